"""Who may take part: the house blocks a diner, and lets them in again."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from businesses.access import require_role
from businesses.enums import Role
from businesses.models import Membership
from common import clock
from common.errors import NotFound
from messenger.enums import ParticipantRole
from messenger.live.doorbell import Rings
from messenger.live.runtime import tell
from messenger.models import Participant


@transaction.atomic
def block_diner(*, conversation_id: UUID, by: Membership) -> None:
    """Refuse what the diner of this conversation writes to this house; their sockets close at once. Managers only."""
    require_role(by, Role.MANAGER)
    _diner(conversation_id, by).filter(blocked_at=None).update(blocked_at=clock.now())
    transaction.on_commit(lambda: tell(Rings(recheck=True)))


@transaction.atomic
def unblock_diner(*, conversation_id: UUID, by: Membership) -> None:
    """Let the diner write to this house again. Managers only."""
    require_role(by, Role.MANAGER)
    _diner(conversation_id, by).update(blocked_at=None)


def _diner(conversation_id: UUID, by: Membership) -> "QuerySet[Participant]":
    found = Participant.objects.filter(
        conversation_id=conversation_id,
        business_id=by.business_id,
        role=ParticipantRole.DINER,
    )
    if not found.exists():
        raise NotFound
    return found
