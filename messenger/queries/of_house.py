"""Conversations of a house as integrators read them."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from businesses.models import Business
from common.errors import NotFound
from messenger.enums import ConversationKind
from messenger.models import Conversation, Participant

SERVICE = ConversationKind.SERVICE


def conversations_of_house(business: Business) -> "QuerySet[Conversation]":
    """Service conversations in which something was said, with their participants in one query."""
    people = Prefetch("participants", Participant.objects.filter(left_at=None).order_by("pk"))
    return Conversation.objects.filter(
        business=business, kind=SERVICE, head__gt=0
    ).prefetch_related(people)


def conversation_of_house(business: Business, conversation_id: UUID) -> Conversation:
    """The conversation of the house; raise NotFound alike for foreign and missing ones."""
    found = conversations_of_house(business).filter(pk=conversation_id).first()
    if found is None:
        raise NotFound
    return found
