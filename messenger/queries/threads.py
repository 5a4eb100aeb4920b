"""Conversations and their entries, as pages and clients read them."""

from uuid import UUID

from businesses.models import Business
from messenger.models import Entry, Participant


def service_head(business: Business, diner_id: UUID) -> tuple[UUID, int] | None:
    """The diner's open service conversation with this house, and its head."""
    return (
        Participant.objects.filter(service_of=business, person_uuid=diner_id)
        .values_list("conversation_id", "conversation__head")
        .first()
    )


def was_said(conversation_id: UUID, cid: UUID) -> bool:
    """Whether an entry with this client id stands in the conversation."""
    return Entry.objects.filter(conversation=conversation_id, cid=cid).exists()
