"""What the assistant needs to read before it speaks."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from businesses.models import Business
from messenger.enums import EntryKind, ParticipantRole, SenderKind, Voice
from messenger.models import Conversation, Entry, Participant

HISTORY = 8
CARDS_LOOKED_AT = 40
MOST_WORDS = 200
LOOKED_BACK = 150
"""So many entries before the head are read at most; what is not answered yet is read however far back it lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidEntry:
    """One message of the thread, as much of it as matters for understanding the next."""

    seq: int
    sender_kind: str
    body: str
    tap: Mapping[str, Any] | None
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCard:
    """A card with the state that later changes gave it."""

    seq: int
    card: Mapping[str, Any]
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingTurn:
    """A conversation in which the assistant owes an answer: what was said since, and what came before."""

    conversation_id: UUID
    business: Business
    lang: str
    voice: str
    answered_seq: int
    assistant_id: int
    diner_participant_id: int
    diner_id: UUID
    pending: tuple[SaidEntry, ...]
    history: tuple[SaidEntry, ...]
    cards: tuple[StoredCard, ...]
    spoken: tuple[SaidEntry, ...]
    """What the diner wrote of late, answered or not; `spoken_since` lies before the first of it."""
    spoken_since: int

    @property
    def business_id(self) -> int:
        """The house whose conversation this is."""
        return self.business.pk


def pending_turn(conversation_id: UUID) -> PendingTurn | None:
    """What the assistant has to answer now, or None when it owes nothing; where a person leads, only taps."""
    turn = standing(conversation_id)
    return turn if turn and turn.pending else None


def standing(conversation_id: UUID) -> PendingTurn | None:
    """Where a service conversation stands, whoever leads it; None when there is none with a diner."""
    people = {
        person.role: person
        for person in Participant.objects.filter(
            conversation_id=conversation_id,
            role__in=(ParticipantRole.DINER, ParticipantRole.ASSISTANT),
        ).select_related("conversation__business")
    }
    diner, assistant = people.get(ParticipantRole.DINER), people.get(ParticipantRole.ASSISTANT)
    if diner is None or assistant is None or diner.person_uuid is None:
        return None
    conversation = diner.conversation
    since = min(conversation.answered_seq, conversation.head - LOOKED_BACK)
    tail = _tail(conversation, since)
    # Compare messenger.live.flush.owes.
    leads = conversation.voice == Voice.ASSISTANT
    pending = tuple(
        _said(entry)
        for entry in tail
        if entry.seq > conversation.answered_seq
        and entry.kind != EntryKind.CHANGE
        and entry.sender_kind == SenderKind.DINER
        and (leads or entry.tap)
    )
    history = [
        _said(entry)
        for entry in tail
        if entry.seq <= conversation.answered_seq
        and entry.kind in (EntryKind.TEXT, EntryKind.CARD)
    ]
    return PendingTurn(
        voice=conversation.voice,
        conversation_id=conversation_id,
        business=conversation.business,
        lang=conversation.lang,
        answered_seq=conversation.answered_seq,
        assistant_id=assistant.pk,
        diner_participant_id=diner.pk,
        diner_id=diner.person_uuid,
        pending=pending,
        history=tuple(history[-HISTORY:]),
        cards=_cards(tail),
        spoken=tuple(_said(entry) for entry in tail if _is_spoken(entry)),
        spoken_since=since,
    )


def words_since(turn: PendingTurn, seq: int) -> list[SaidEntry]:
    """All that the diner has written after `seq`, at most the latest MOST_WORDS messages of it, oldest first."""
    if seq >= turn.spoken_since:
        found = [said for said in turn.spoken if said.seq > seq]
    else:
        # Somebody has talked with people for long: only then is it read once more.
        entries = _entries(turn.conversation_id, seq).filter(
            sender_kind=SenderKind.DINER, kind=EntryKind.TEXT, tap__isnull=True
        )
        found = [_said(entry) for entry in entries.reverse()[:MOST_WORDS]][::-1]
    return found[-MOST_WORDS:]


def _tail(conversation: Conversation, since: int) -> list[Entry]:
    """The latest entries, oldest first: one query for all that a turn looks at."""
    return list(_entries(conversation.pk, since))


def _entries(conversation_id: UUID, since: int) -> QuerySet[Entry]:
    found = Entry.objects.filter(conversation_id=conversation_id, seq__gt=since).order_by("seq")
    return found.only("seq", "sender_kind", "kind", "body", "card", "tap", "change", "at")


def _is_spoken(entry: Entry) -> bool:
    return entry.sender_kind == SenderKind.DINER and entry.kind == EntryKind.TEXT and not entry.tap


def _cards(tail: Sequence[Entry]) -> tuple[StoredCard, ...]:
    """The latest cards with the states that later changes gave them, oldest first."""
    states = {
        entry.change["target"]: entry.change["data"]["state"]
        for entry in tail
        if entry.change and entry.change.get("what") == "card"
    }
    cards = [entry for entry in tail if entry.kind == EntryKind.CARD]
    return tuple(
        StoredCard(seq=entry.seq, card=entry.card or {}, state=states.get(entry.seq, "open"))
        for entry in cards[-CARDS_LOOKED_AT:]
    )


def _said(entry: Entry) -> SaidEntry:
    return SaidEntry(
        seq=entry.seq,
        sender_kind=entry.sender_kind,
        body=entry.body or (entry.card or {}).get("text", ""),
        tap=entry.tap,
        at=entry.at,
    )


def owed_conversations(before: dt.datetime, limit: int = 100) -> list[UUID]:
    """Conversations in which the assistant has owed an answer since before this instant, the oldest first."""
    tapped = Entry.objects.filter(
        conversation=OuterRef("pk"),
        seq__gt=OuterRef("answered_seq"),
        sender_kind=SenderKind.DINER,
        tap__isnull=False,
    )
    return list(
        Conversation.objects.filter(answered_seq__lt=F("head"), last_at__lt=before)
        .filter(Q(voice=Voice.ASSISTANT) | Exists(tapped))
        .order_by("last_at")
        .values_list("pk", flat=True)[:limit]
    )
