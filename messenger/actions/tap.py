"""A tap on a card's button that comes over HTTP: from a page without scripts, or where no socket gets through."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import Diner
from businesses.models import Business
from common.errors import Forbidden, Invalid, NotFound
from messenger.actions.outcomes import stored_or_raise
from messenger.enums import SenderKind
from messenger.live.posts import Author, NewEntry, Stored
from messenger.live.runtime import post_and_wait
from messenger.live.tapped import is_tap_data
from messenger.models import Participant


@transaction.atomic
def tap_card(
    *,
    business: Business,
    diner: Diner,
    cid: UUID,
    card: int,
    action: str,
    data: Mapping[str, Any] | None,
) -> Stored:
    """Store the tap in the diner's thread with this house; raise NotFound where there is no thread, or Invalid."""
    if not is_tap_data(data):
        raise Invalid
    me = Participant.objects.filter(service_of=business, person_uuid=diner.pk).first()
    if me is None:
        raise NotFound
    if me.blocked_at is not None:
        raise Forbidden
    author = Author(participant_id=me.pk, kind=SenderKind.DINER, name=me.name)
    tap = {"card": card, "action": action, "data": data}
    return stored_or_raise(
        post_and_wait(me.conversation_id, NewEntry(cid=cid, author=author, tap=tap))
    )
