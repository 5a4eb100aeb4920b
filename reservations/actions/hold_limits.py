"""How many tables may be held by people of whom nothing is proven."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, Sum

from reservations.actions.by import By
from reservations.actions.locked import LockedDays
from reservations.actions.regulars import diner_of
from reservations.engine import Wish
from reservations.enums import Actor, ReservationStatus
from reservations.errors import TooManyHolds
from reservations.models import Reservation

PER_DINER = 2
PER_ADDRESS = 6
SHARE_OF_SEATS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who wants to hold a table; `address` is a hash of the network address."""

    by: By
    diner_id: UUID | None
    address: str

    @property
    def is_limited(self) -> bool:
        """Whether nothing is proven of them."""
        return self.by.actor == Actor.DINER and not self.by.verified

    @property
    def diner(self) -> UUID | None:
        """Whose holds are counted; None where no diner is behind it, and nobody's are."""
        return diner_of(self.by, self.diner_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    by_diner: int
    from_address: int
    guests_then: int


Mates = Iterable[tuple[Holder, Wish]]


def check_hold_limits(
    days: LockedDays,
    wish: Wish,
    holder: Holder,
    *,
    replaces: UUID | None = None,
    mates: Mates = (),
) -> None:
    """Raise TooManyHolds when an unverified diner would hold too much.

    At most two holds for a diner, six for a network address (times LIMITS_SCALE, since load comes
    from one machine), and a fifth of the seats at one time; the first hold at a time is always allowed, so that
    small houses stay open. A hold that is changed (`replaces`) does not count beside itself. `mates` are decided in
    the same transaction and count as if they got their tables.
    """
    if not holder.is_limited:
        return
    held, near = _held(days, wish, holder, replaces), _held_by_mates(wish, holder, mates)
    if held.by_diner + near.by_diner >= PER_DINER:
        raise TooManyHolds
    most_from_address = PER_ADDRESS * settings.LIMITS_SCALE
    if holder.address and held.from_address + near.from_address >= most_from_address:
        raise TooManyHolds
    date = days.plan.service_date(wish.starts_at)
    seats = sum(table.max_party for table in days.plan.floor(date).tables if table.online)
    guests = held.guests_then + near.guests_then
    if guests and guests + wish.party_size > seats * SHARE_OF_SEATS:
        raise TooManyHolds


def _held(days: LockedDays, wish: Wish, holder: Holder, replaces: UUID | None) -> _Held:
    by_diner, from_address = Q(diner_id=holder.diner), Q(address_hash=holder.address)
    then = Q(
        starts_at__lte=wish.starts_at,
        occupied_until__gt=wish.starts_at,
        business_id=days.business.pk,
    )
    held = Reservation.objects.filter(
        by_diner | from_address | then,
        status=ReservationStatus.HELD,
        hold_expires_at__gt=days.now,
        diner_id__isnull=False,
    )
    if replaces is not None:
        held = held.exclude(pk=replaces)
    counted = held.aggregate(
        by_diner=Count("pk", filter=by_diner),
        from_address=Count("pk", filter=from_address),
        guests_then=Sum("party_size", filter=then),
    )
    return _Held(**{name: number or 0 for name, number in counted.items()})


def _held_by_mates(wish: Wish, holder: Holder, mates: Mates) -> _Held:
    """As `_held` would count them once they are stored, of diners of whom something is proven, too.

    How long they will stay is not known yet: whoever comes within a day before is taken to be there still.
    """
    counted = [(each, its) for each, its in mates if each.diner is not None]
    return _Held(
        by_diner=sum(each.diner == holder.diner for each, _ in counted),
        from_address=sum(each.address == holder.address for each, _ in counted),
        guests_then=sum(its.party_size for _, its in counted if _may_overlap(its, wish)),
    )


def _may_overlap(earlier: Wish, wish: Wish) -> bool:
    return dt.timedelta(0) <= wish.starts_at - earlier.starts_at < dt.timedelta(days=1)
