"""A stretch of a diner's thread, as the page and its scripts read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from businesses.models import Business
from messenger.enums import ParticipantRole, SenderKind, Voice
from messenger.models import Conversation, Entry, Participant
from messenger.protocol import Sender
from messenger.protocol.server import Entry as WireEntry

PAGE_ENTRIES = 60
NOTES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPage:
    """Consecutive entries of one conversation, ascending, with who takes part; ready to become JSON."""

    conversation: str
    epoch: str
    head: int
    me: str
    voice: Voice
    """Who answers in this conversation: the assistant, or people."""
    is_blocked: bool
    people: list[dict[str, Any]]
    entries: list[dict[str, Any]]
    more: bool

    def as_json(self) -> dict[str, Any]:
        """What the scripts of the chat page read."""
        return {
            "conversation": self.conversation,
            "epoch": self.epoch,
            "head": self.head,
            "me": self.me,
            "people": self.people,
            "entries": self.entries,
            "more": self.more,
        }


def thread_page(
    business: Business,
    diner_id: UUID,
    *,
    before: int | None = None,
    after: int | None = None,
    limit: int = PAGE_ENTRIES,
) -> ThreadPage | None:
    """The newest entries of the diner's thread with this house, or those before or after a sequence.

    With `before`, later changes of what the page shows come along, so that it is folded as it stands today.
    """
    me = Participant.objects.filter(service_of=business, person_uuid=diner_id).first()
    if me is None:
        return None
    conversation = Conversation.objects.get(pk=me.conversation_id)
    return _page(conversation, business.zone, me, before=before, after=after, limit=limit)


def house_thread_page(
    business: Business,
    conversation_id: UUID,
    *,
    before: int | None = None,
    after: int | None = None,
    limit: int = PAGE_ENTRIES,
) -> ThreadPage | None:
    """The same of any conversation of this house, for its staff; None for what is not this house's."""
    conversation = Conversation.objects.filter(pk=conversation_id, business=business).first()
    if conversation is None:
        return None
    return _page(conversation, business.zone, None, before=before, after=after, limit=limit)


def notes_page(business: Business, conversation_id: UUID) -> ThreadPage | None:
    """What colleagues have noted beside this conversation; None where nobody has."""
    notes = Conversation.objects.filter(parent=conversation_id, business=business).first()
    return _page(notes, business.zone, None, limit=NOTES) if notes else None


def _page(
    conversation: Conversation,
    zone: ZoneInfo,
    me: Participant | None,
    *,
    before: int | None = None,
    after: int | None = None,
    limit: int,
) -> ThreadPage:
    people = Participant.objects.filter(conversation=conversation, left_at=None).order_by("pk")
    names = {each.pk: each.name for each in people}
    rows = Entry.objects.filter(conversation=conversation)
    if after is not None:
        found = list(rows.filter(seq__gt=after).order_by("seq")[:limit])
    else:
        upto = rows if before is None else rows.filter(seq__lt=before)
        found = list(upto.order_by("-seq")[:limit])[::-1]
    shown = [*found, *_later_changes(conversation, found)] if before is not None else found
    return ThreadPage(
        conversation=str(conversation.pk),
        epoch=str(conversation.epoch),
        head=conversation.head,
        me=str(me.pk) if me else "",
        voice=Voice(conversation.voice),
        is_blocked=me is not None and me.blocked_at is not None,
        people=[_person(each) for each in people],
        entries=_wire(shown, names, zone),
        more=bool(found) and found[0].seq > 1,
    )


def _later_changes(conversation: Conversation, found: list[Entry]) -> Iterable[Entry]:
    if not found:
        return ()
    return Entry.objects.filter(
        conversation=conversation,
        target_seq__gte=found[0].seq,
        target_seq__lte=found[-1].seq,
        seq__gt=found[-1].seq,
    ).order_by("seq")


def _wire(entries: Iterable[Entry], names: dict[int, str], zone: ZoneInfo) -> list[dict[str, Any]]:
    return [
        msgspec.to_builtins(
            WireEntry(
                seq=each.seq,
                id=each.pk,
                cid=each.cid,
                sender=Sender(
                    id=str(each.sender_id),
                    kind=each.sender_kind,
                    name=names.get(each.sender_id, ""),
                ),
                kind=each.kind,
                body=each.body,
                card=each.card,
                tap=each.tap,
                change=each.change,
                at=each.at.astimezone(zone),
            )
        )
        for each in entries
    ]


def _person(each: Participant) -> dict[str, Any]:
    is_member = each.role == ParticipantRole.MEMBER
    return {
        "id": str(each.pk),
        "kind": SenderKind.STAFF.value if is_member else each.role,
        "name": each.name,
        "delivered": each.delivered,
        "read": each.read,
    }
