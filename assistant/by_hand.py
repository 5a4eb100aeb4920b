"""Staff speak with the words of a skill: its cards, sent by a person, and what it remembers of the talk."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from assistant.models import Memory
from assistant.overhearing import catch_up, words_missed
from assistant.skills import OpenCard, Outgoing, Thread
from assistant.speaking import entry_of, part
from businesses.models import Business, Membership
from common import clock
from common.errors import NotFound
from messenger.actions import say_all, speaker
from messenger.queries import was_said
from messenger.queries.turns import PendingTurn, SaidEntry, standing

_HEARD_TO, _TOLD = "heard to", "told to people"


def thread_of(business: Business, turn: PendingTurn, draft: bytes | None) -> Thread:
    """Where a conversation stands, as a skill sees it."""
    return Thread(
        business=business,
        conversation_id=turn.conversation_id,
        participant_id=turn.diner_participant_id,
        diner_id=turn.diner_id,
        lang=turn.lang,
        now=clock.now(),
        zone=business.zone,
        draft=draft,
        open_cards=tuple(
            OpenCard(seq=card.seq, card=card.card) for card in turn.cards if card.state == "open"
        ),
    )


def thread_for_staff(*, conversation_id: UUID, by: Membership, skill: str) -> Thread:
    """The thread with what this skill remembers, also of words told to people; raise NotFound for another house's."""
    turn = standing(conversation_id)
    if turn is None or turn.business_id != by.business_id:
        raise NotFound
    memory = Memory.objects.filter(pk=conversation_id).first() or Memory(
        conversation_id=conversation_id, business=by.business, heard_seq=0
    )

    def thread_for(skill: str) -> Thread:
        stored = memory.drafts.get(skill)
        return thread_of(by.business, turn, stored.encode() if stored else None)

    told = words_missed(memory, turn, before=None)
    catch_up(memory, turn, lambda each: thread_for(each.name), before=None)
    thread = thread_for(skill)
    thread.read[_HEARD_TO], thread.read[_TOLD] = memory.heard_seq, told
    return thread


def recall_drafts(
    *, business: Business, conversation_ids: Collection[UUID], skill: str
) -> dict[UUID, bytes]:
    """What this skill remembers of these talks of the house; another house's are left out."""
    rows = Memory.objects.filter(business=business, pk__in=conversation_ids)
    return {row.pk: row.drafts[skill].encode() for row in rows if row.drafts.get(skill)}


def is_said(*, conversation_id: UUID, cid: UUID) -> bool:
    """Whether this was said by hand before: a form sent twice does its work once."""
    return was_said(conversation_id, part(cid, 0))


@transaction.atomic
def say_by_hand(
    *,
    conversation_id: UUID,
    by: Membership,
    said: Sequence[Outgoing],
    cid: UUID,
    seen: int | None,
) -> None:
    """Say it in the member's name, all or nothing; raise Stale when a colleague wrote what `seen` does not cover.

    As with each word of a person, the assistant falls silent; the buttons of the cards work all the same.
    """
    author = speaker(conversation_id=conversation_id, by=by)
    entries = [entry_of(each, author=author, cid=part(cid, i)) for i, each in enumerate(said)]
    say_all(
        conversation_id=conversation_id,
        by=by,
        entries=[replace(entry, seen=seen) if entry.is_message else entry for entry in entries],
    )


def recall_draft(*, conversation_id: UUID, skill: str) -> bytes | None:
    """What this skill remembers of the talk, or None."""
    memory = Memory.objects.filter(pk=conversation_id).first()
    stored = memory.drafts.get(skill) if memory else None
    return stored.encode() if stored else None


def remember_draft(
    *,
    conversation_id: UUID,
    business: Business,
    skill: str,
    draft: bytes,
    heard: int | None = None,
) -> None:
    """Keep what the skill knows now, for the next turn, and how far the diner was `heard` for it."""
    memory, _ = Memory.objects.get_or_create(
        conversation_id=conversation_id, defaults={"business": business, "heard_seq": 0}
    )
    memory.drafts[skill] = draft.decode()
    if heard is not None:
        memory.heard_seq = heard
    memory.save(update_fields=["drafts", "heard_seq"])


def heard_to(thread: Thread) -> int | None:
    """How far the diner was heard for a thread that staff act in."""
    heard: int | None = thread.read.get(_HEARD_TO)
    return heard


def told_to_people(thread: Thread) -> Sequence[SaidEntry]:
    """What the diner wrote, oldest first, since the assistant heard last, for a thread that staff act in."""
    told: Sequence[SaidEntry] = thread.read.get(_TOLD, ())
    return told
