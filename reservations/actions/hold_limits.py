"""How many tables may be held by people of whom nothing is proven."""

from uuid import UUID

from django.conf import settings
from django.db.models import Q, Sum

from reservations.actions.by import By
from reservations.actions.locked import LockedDays
from reservations.engine import Wish
from reservations.enums import Actor, ReservationStatus
from reservations.errors import TooManyHolds
from reservations.models import Reservation

PER_DINER = 2
PER_ADDRESS = 6
SHARE_OF_SEATS = 0.2


def check_hold_limits(
    days: LockedDays,
    wish: Wish,
    *,
    by: By,
    diner_id: UUID | None,
    address: str,
    replaces: UUID | None = None,
) -> None:
    """Raise TooManyHolds when an unverified diner would hold too much.

    At most two holds for a diner, six for a network address (times LIMITS_SCALE, since load comes
    from one machine), and a fifth of the seats at one time;
    the first hold at a time is always allowed, so that small houses stay open. A hold that is
    changed (`replaces`) does not count beside itself.
    """
    if by.actor != Actor.DINER or by.verified:
        return
    held = Reservation.objects.filter(
        status=ReservationStatus.HELD, hold_expires_at__gt=days.now, diner_id__isnull=False
    )
    if replaces is not None:
        held = held.exclude(pk=replaces)
    if held.filter(diner_id=diner_id or by.uuid).count() >= PER_DINER:
        raise TooManyHolds
    if (
        address
        and held.filter(address_hash=address).count() >= PER_ADDRESS * settings.LIMITS_SCALE
    ):
        raise TooManyHolds
    at_that_time = Q(starts_at__lte=wish.starts_at, occupied_until__gt=wish.starts_at)
    taken = (
        held.filter(at_that_time, business_id=days.business.pk).aggregate(n=Sum("party_size"))["n"]
        or 0
    )
    date = days.plan.service_date(wish.starts_at)
    seats = sum(table.max_party for table in days.plan.floor(date).tables if table.online)
    if taken and taken + wish.party_size > seats * SHARE_OF_SEATS:
        raise TooManyHolds
