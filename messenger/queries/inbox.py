"""The inbox of a house as staff see it: rows ready to be shown."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from businesses.models import Business, Guest
from common.localized import localized
from messenger.enums import (
    ConversationKind,
    ConversationState,
    EntryKind,
    ParticipantRole,
    SenderKind,
    Voice,
)
from messenger.extensions import namer
from messenger.models import BusinessPulse, CannedResponse, Conversation, Entry, Participant

PAGE = 50


class InboxView(StrEnum):
    """Which conversations."""

    OPEN = "open"
    MINE = "mine"
    WAITING = "waiting"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One conversation of the list."""

    id: UUID
    diner_id: UUID | None
    diner_name: str
    """As the house knows this guest, else as the diner is called or was named in the chat."""
    state: str
    voice: str
    head: int
    unread: int
    last_at: dt.datetime | None
    last_body: str
    last_kind: str
    last_name: str
    """Who said the last words."""
    waiting_since: dt.datetime | None
    assignee_uuid: UUID | None
    snoozed_until: dt.datetime | None
    is_blocked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """Some rows, newest first (waiting: longest first), and where to read on."""

    rows: tuple[InboxRow, ...]
    pulse: int
    """The house's pulse read before the rows: where a socket goes on from."""
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxCounts:
    """How many conversations each view holds."""

    open: int
    mine: int
    waiting: int
    unread: int


def inbox_page(
    business: Business,
    view: InboxView,
    *,
    member_uuid: UUID,
    before: dt.datetime | None = None,
    limit: int = PAGE,
) -> InboxPage:
    """The next rows of a view; `before` is the last row's `last_at` (waiting: its `waiting_since`)."""
    pulse = (
        BusinessPulse.objects.filter(pk=business.pk).values_list("value", flat=True).first() or 0
    )
    queryset = _view(business, view, member_uuid)
    if view == InboxView.WAITING:
        queryset = queryset.order_by("waiting_since")
        queryset = queryset.filter(waiting_since__gt=before) if before else queryset
    else:
        queryset = queryset.order_by("-last_at")
        queryset = queryset.filter(last_at__lt=before) if before else queryset
    found = list(queryset[: limit + 1])
    return InboxPage(
        rows=rows_of(business, found[:limit]), pulse=pulse, has_more=len(found) > limit
    )


def inbox_row(business: Business, conversation_id: UUID) -> InboxRow | None:
    """One row, fresh; None for what is not this house's."""
    found = _service(business).filter(pk=conversation_id).first()
    return rows_of(business, [found])[0] if found else None


def inbox_counts(business: Business, *, member_uuid: UUID) -> InboxCounts:
    """The numbers beside the views."""
    is_open = Q(state=ConversationState.OPEN)
    counts = (
        _service(business)
        .exclude(state=ConversationState.CLOSED)
        .aggregate(
            open=Count("pk", filter=is_open),
            mine=Count("pk", filter=Q(assignee_uuid=member_uuid)),
            waiting=Count("pk", filter=_WAITING),
            unread=Count("pk", filter=is_open & Q(unread__gt=0)),
        )
    )
    return InboxCounts(**counts)


def waiting_count(business: Business) -> int:
    """How many conversations wait for a person."""
    return _service(business).filter(_WAITING).count()


def canned_responses(business: Business, lang: str) -> list[tuple[int, str, str]]:
    """The house's prepared texts in this language: id, title, text."""
    return [
        (each.pk, each.title, localized(each.body, lang))
        for each in CannedResponse.objects.filter(business=business)
    ]


_WAITING = Q(state=ConversationState.OPEN, voice=Voice.STAFF, waiting_since__isnull=False)


def _service(business: Business) -> "QuerySet[Conversation]":
    return Conversation.objects.filter(
        business=business, kind=ConversationKind.SERVICE, head__gt=0
    )


def _view(business: Business, view: InboxView, member_uuid: UUID) -> "QuerySet[Conversation]":
    queryset = _service(business)
    match view:
        case InboxView.OPEN:
            return queryset.filter(state=ConversationState.OPEN)
        case InboxView.MINE:
            return queryset.filter(assignee_uuid=member_uuid).exclude(
                state=ConversationState.CLOSED
            )
        case InboxView.WAITING:
            return queryset.filter(_WAITING)
        case InboxView.CLOSED:
            return queryset.filter(state=ConversationState.CLOSED)


def rows_of(business: Business, conversations: Sequence[Conversation]) -> tuple[InboxRow, ...]:
    """These conversations of the house as rows; the rest is read in a few queries, however many there are."""
    ids = [each.pk for each in conversations]
    diners = {
        each.conversation_id: each
        for each in Participant.objects.filter(conversation__in=ids, role=ParticipantRole.DINER)
    }
    names = _names(business, ids, diners)
    last = _last_words(ids)
    return tuple(
        _row(each, diners.get(each.pk), names.get(each.pk, ""), last.get(each.pk))
        for each in conversations
    )


def _names(
    business: Business, ids: Sequence[UUID], diners: Mapping[UUID, Participant]
) -> dict[UUID, str]:
    """By conversation: what the house calls its diner, else the name shown in the chat, else the one told there."""
    known: dict[UUID | None, str] = dict(
        Guest.objects.filter(
            business=business,
            diner_id__in=[each.person_uuid for each in diners.values() if each.person_uuid],
        ).values_list("diner_id", Coalesce("merged_into__name", "name"))
    )
    names = {key: known.get(each.person_uuid) or each.name for key, each in diners.items()}
    nameless = [key for key in ids if not names.get(key)]
    asked = namer()
    return {**names, **asked.names(business, nameless)} if asked and nameless else names


def _last_words(ids: Sequence[UUID]) -> dict[UUID, tuple[str, str]]:
    """By whom the last message of each was: kind and name."""
    messages = Entry.objects.filter(
        conversation=OuterRef("pk"), kind__in=(EntryKind.TEXT, EntryKind.CARD, EntryKind.FILE)
    ).order_by("-seq")
    newest = Conversation.objects.filter(pk__in=ids).values(
        newest=Subquery(messages.values("pk")[:1])
    )
    rows = Entry.objects.filter(pk__in=newest)
    return {
        conversation: (kind, name)
        for conversation, kind, name in rows.values_list(
            "conversation_id", "sender_kind", "sender__name"
        )
    }


def _row(
    conversation: Conversation,
    diner: Participant | None,
    name: str,
    last: tuple[str, str] | None,
) -> InboxRow:
    kind, speaker = last or (SenderKind.SYSTEM, "")
    return InboxRow(
        id=conversation.pk,
        diner_id=diner.person_uuid if diner else None,
        diner_name=name,
        state=conversation.state,
        voice=conversation.voice,
        head=conversation.head,
        unread=conversation.unread,
        last_at=conversation.last_at,
        last_body=conversation.last_body,
        last_kind=kind,
        last_name=speaker,
        waiting_since=conversation.waiting_since,
        assignee_uuid=conversation.assignee_uuid,
        snoozed_until=conversation.snoozed_until,
        is_blocked=diner is not None and diner.blocked_at is not None,
    )
