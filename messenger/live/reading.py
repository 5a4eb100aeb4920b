"""Entries by position, for whoever has no socket."""

from collections.abc import Sequence
from uuid import UUID

from businesses.models import Business
from common.errors import NotFound
from messenger.enums import ConversationKind
from messenger.live.posts import Row
from messenger.live.store import store
from messenger.models import Conversation


def entries_of_house(
    business: Business, conversation_id: UUID, *, after: int, limit: int
) -> Sequence[Row]:
    """Entries above a position, ascending, one more than asked for where there are more; or raise NotFound."""
    found = Conversation.objects.filter(pk=conversation_id, business=business)
    if not found.filter(kind=ConversationKind.SERVICE).exists():
        raise NotFound
    return store().after([(conversation_id, after)], limit + 1)
