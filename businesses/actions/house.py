"""Opening a house."""

from django.db import transaction

from accounts.models import User
from businesses.enums import Role
from businesses.models import Business, Membership
from common.clock import now


@transaction.atomic
def open_house(*, house: Business, owner: User) -> Business:
    """Store a new house and make `owner` its owner, so that it is never without one."""
    house.created_at = now()
    house.save(force_insert=True)
    Membership.objects.create(
        business=house, user=owner, role=Role.OWNER, created_at=house.created_at
    )
    return house
