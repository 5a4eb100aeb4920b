"""What a diner may see of their own."""

import datetime as dt
from uuid import UUID

from django.db.models import Q

from businesses.models import Business
from reservations.enums import ReservationStatus
from reservations.models import Reservation

_LIVE = (ReservationStatus.REQUESTED, ReservationStatus.CONFIRMED, ReservationStatus.SEATED)


def coming_of_diner(
    business: Business, diner_id: UUID, now: dt.datetime, reached: frozenset[UUID] = frozenset()
) -> list[Reservation]:
    """Reservations made by this diner in this house that have not ended, soonest first; holds are not among them."""
    own = Q(diner_id=diner_id) | Q(pk__in=reached) if reached else Q(diner_id=diner_id)
    found = Reservation.objects.for_business(business.pk).filter(
        own, status__in=_LIVE, ends_at__gt=now
    )
    # Asked in every turn, and mostly there are none: that is cheaper to find out without all their columns.
    if not found.exists():
        return []
    return list(found.select_related("area").order_by("starts_at", "id"))


def live_hold_of_diner(
    business: Business, diner_id: UUID, reservation_id: UUID, now: dt.datetime
) -> Reservation | None:
    """The diner's hold of that id while it lasts."""
    return (
        Reservation.objects.for_business(business.pk)
        .filter(
            pk=reservation_id,
            diner_id=diner_id,
            status=ReservationStatus.HELD,
            hold_expires_at__gt=now,
        )
        .first()
    )
