"""The only place that writes entries: numbers them without gaps and stores each client id once.

One call is one transaction's worth of posts. Each post keeps a contract of its own: stored, the same answer
again, or refused. Locks: conversations (sorted), participants (sorted), then the pulses of the houses.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from random import getrandbits
from uuid import UUID

from common import clock
from common.text import without_bidi_controls
from messenger.enums import ConversationKind, ConversationState, SenderKind, Voice
from messenger.live.posts import (
    MESSAGES,
    JsonObject,
    NewEntry,
    Outcome,
    Receipt,
    Refused,
    Row,
    Stored,
    Thread,
    Written,
)
from messenger.live.store import card_at, count_unread, staff_spoke_since, store
from messenger.live.store.values import Key
from messenger.protocol import WINDOW_ENTRIES, Code

LAST_BODY_CHARS = 160
Wanted = tuple[UUID, NewEntry]


def write(
    wanted: Sequence[Wanted],
    receipts: Sequence[Receipt] = (),
    *,
    wait: bool = False,
    look_up: bool = True,
) -> Written:
    """Store these entries and receipts; the caller holds the transaction and rings the doorbell after it.

    Conversations locked elsewhere are skipped unless `wait`. Without `look_up` a repeated client id raises
    IntegrityError: the caller then asks again with it.
    """
    ids = {conv for conv, _ in wanted} | {r.conversation_id for r in receipts if r.is_staff}
    threads = store().lock(sorted(ids), wait=wait) if ids else {}
    known = _known(wanted) if look_up and wanted else {}
    written = Written()
    for index, (conversation_id, entry) in enumerate(wanted):
        thread = threads.get(conversation_id)
        if thread is None:
            written.skipped.append(index)
        else:
            written.outcomes[index] = admit(thread, entry, known)
    finish(threads.values(), receipts, written)
    return written


def admit(thread: Thread, entry: NewEntry, known: dict[Key, Row]) -> Outcome:
    """Number this entry and put it into the thread, or say why not."""
    key = (thread.id, entry.author.participant_id, entry.cid)
    before = known.get(key)
    if before is not None:
        return _again(before, entry)
    missed = _missed(thread, entry)
    if missed:
        return Refused(
            code=Code.STALE, detail="A colleague has written in the meantime.", missed=missed
        )
    body = entry.body
    if entry.tap is not None:
        label = _label(card_at(thread.id, entry.tap["card"]), entry.tap)
        if label is None:
            return Refused(code=Code.BAD, detail="There is no such button.")
        body = label
    row = _append(thread, entry, body)
    known[key] = row
    return Stored(seq=row.seq, id=row.id, at=row.at, is_new=True)


def finish(threads: Iterable[Thread], receipts: Sequence[Receipt], written: Written) -> None:
    """Write what `admit` has put into the threads, and the receipts; the pulses come last."""
    locked = {thread.id: thread for thread in threads}
    due = [r for r in receipts if not r.is_staff or r.conversation_id in locked]
    written.put_off.extend(r for r in receipts if r.is_staff and r.conversation_id not in locked)
    moved = store().advance(due) if due else []
    for receipt in moved:
        thread = locked.get(receipt.conversation_id)
        if receipt.is_staff and thread is not None and thread.unread:
            thread.unread = _unread_above(thread, receipt.read)
    written.receipts.extend(moved)
    changed = [locked[conv] for conv in sorted(locked) if locked[conv].is_changed]
    stamp(changed)
    written.threads.extend(changed)


def _unread_above(thread: Thread, read: int) -> int:
    """What the house has not read of the diner's messages, those included that are about to be written."""
    if read >= thread.head:
        return 0
    new = sum(
        row.seq > read and row.author.kind == SenderKind.DINER and row.kind in MESSAGES
        for row in thread.rows
    )
    return count_unread(thread.id, read) + new


def stamp(threads: Sequence[Thread]) -> None:
    """Write the threads and their new entries; raise the pulse of each house once, and mark the threads with it."""
    if not threads:
        return
    pulses = store().save([row for thread in threads for row in thread.rows], threads)
    for thread in threads:
        thread.pulse = pulses[thread.id]


def _known(wanted: Sequence[Wanted]) -> dict[Key, Row]:
    keys = {(conv, entry.author.participant_id, entry.cid) for conv, entry in wanted}
    return {
        (row.conversation_id, row.author.participant_id, row.cid): row
        for row in store().known(sorted(keys))
    }


def _again(row: Row, entry: NewEntry) -> Outcome:
    same = (row.kind, row.card, row.tap, row.change) == (
        entry.kind,
        entry.card,
        entry.tap,
        entry.change,
    )
    if not same or (entry.tap is None and row.body != entry.body):
        return Refused(
            code=Code.CONFLICT, detail="This client id was used for another message before."
        )
    return Stored(seq=row.seq, id=row.id, at=row.at, is_new=False)


def _missed(thread: Thread, entry: NewEntry) -> list[Row]:
    if entry.seen is None or entry.author.kind != SenderKind.STAFF or entry.seen >= thread.head:
        return []
    me = entry.author.participant_id
    stored = staff_spoke_since(thread.id, entry.seen, me, WINDOW_ENTRIES)
    just_now = [
        row
        for row in thread.rows
        if row.author.kind == SenderKind.STAFF and row.author.participant_id != me
    ]
    return [row for row in (*stored, *just_now) if row.kind in MESSAGES]


def _label(card: JsonObject | None, tap: JsonObject) -> str | None:
    """What stands on the tapped button: the option's label where an option was picked, else the action's."""
    if card is None:
        return None
    action = next((a for a in card.get("actions", ()) if a.get("id") == tap["action"]), None)
    if action is None:
        return None
    picked = (tap.get("data") or {}).get("option")
    if picked is not None:
        option = next((o for o in card.get("options", ()) if o.get("id") == picked), None)
        return None if option is None else str(option.get("label", ""))
    return str(action.get("label", ""))


def _append(thread: Thread, entry: NewEntry, body: str) -> Row:
    at = clock.now()
    row = Row(
        conversation_id=thread.id,
        seq=thread.head + 1,
        id=_ordered_id(at),
        cid=entry.cid,
        author=entry.author,
        kind=entry.kind,
        body=body,
        card=entry.card,
        tap=entry.tap,
        change=entry.change,
        at=at,
    )
    is_dealt_with = thread.answered_seq == thread.head and not owes(thread.voice, entry)
    thread.head = row.seq
    if is_dealt_with:
        thread.answered_seq = row.seq
    thread.rows.append(row)
    if entry.is_message:
        _said(thread, row)
    return row


def owes(voice: str, entry: NewEntry | Row) -> bool:
    """Whether the assistant has to deal with this: with all that a diner says while it leads, and always with taps.

    A card's button does what it says whoever leads the conversation; where a person leads, it is done without a word
    of the assistant.
    """
    return entry.author.kind == SenderKind.DINER and (
        voice == Voice.ASSISTANT or entry.tap is not None
    )


def silence(thread: Thread) -> None:
    """A person answers from now on; what was said before is left to them, but a button already tapped is still done."""
    if thread.voice == Voice.STAFF:
        return
    thread.voice = Voice.STAFF
    tapped = owed_after(thread, thread.answered_seq)
    thread.answered_seq = thread.answered_seq if tapped else thread.head
    thread.owes_turn = tapped


def owed_after(thread: Thread, seq: int) -> bool:
    """Whether something above this sequence is owed by the assistant, as the voice stands now."""
    if seq >= thread.head:
        return False
    stored = store().after([(thread.id, seq)], thread.head - seq)
    return any(owes(thread.voice, row) for row in (*stored, *thread.rows) if row.seq > seq)


def _is_served_alone(thread: Thread, row: Row) -> bool:
    """A tap where a person leads: nobody needs to come for it."""
    return row.tap is not None and thread.voice == Voice.STAFF


def _ordered_id(at: dt.datetime) -> UUID:
    """An id that sorts by time (UUID version 7): new entries lie side by side in the index."""
    millis = int(at.timestamp() * 1000) & ((1 << 48) - 1)
    return UUID(int=millis << 80 | 7 << 76 | getrandbits(12) << 64 | 2 << 62 | getrandbits(62))


def _said(thread: Thread, row: Row) -> None:
    """What a message changes in its conversation: who waits, who answers, whether it is open."""
    thread.last_at = row.at
    words = row.body or (row.card or {}).get("text", "")
    thread.last_body = " ".join(without_bidi_controls(words).split())[:LAST_BODY_CHARS]
    if thread.kind != ConversationKind.SERVICE:
        return
    match row.author.kind:
        case SenderKind.DINER:
            thread.unread += 1
            if not _is_served_alone(thread, row):
                thread.waiting_since = thread.waiting_since or row.at
            thread.state = ConversationState.OPEN
            thread.owes_turn = thread.owes_turn or owes(thread.voice, row)
        case SenderKind.STAFF:
            thread.unread = 0
            thread.waiting_since = None
            silence(thread)
            if thread.state == ConversationState.CLOSED:
                thread.state = ConversationState.OPEN
        case SenderKind.ASSISTANT:
            thread.waiting_since = None
        case SenderKind.SYSTEM:
            pass
