"""A house's reservations as integrators read them."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import Prefetch, Q

from businesses.models import Business
from common.errors import NotFound
from reservations.enums import ReservationStatus
from reservations.models import Reservation, Table
from reservations.models.reservation import ReservationQuerySet

S = ReservationStatus


def reservations_of_house(
    business: Business,
    *,
    now: dt.datetime,
    date: dt.date | None = None,
    statuses: Collection[str] = (),
) -> ReservationQuerySet:
    """Those of a service day and of some statuses, with area and tables; a lapsed hold counts as expired."""
    found = Reservation.objects.for_business(business.pk)
    if date is not None:
        found = found.on_day(date)
    if statuses:
        found = found.filter(_has_status(statuses, now))
    return _with_floor(found)


def reservation_of_house(business: Business, reservation_id: UUID) -> Reservation:
    """The reservation, with area and tables; raise NotFound alike for foreign and missing ones."""
    found = Reservation.objects.for_business(business.pk).filter(pk=reservation_id)
    reservation = _with_floor(found).first()
    if reservation is None:
        raise NotFound
    return reservation


def shown_status(reservation: Reservation, now: dt.datetime) -> str:
    """The status as it is true now: a hold past its time is expired, swept or not."""
    until = reservation.hold_expires_at
    if reservation.status == S.HELD and until is not None and until <= now:
        return S.EXPIRED.value
    return str(reservation.status)


def _with_floor(found: ReservationQuerySet) -> ReservationQuerySet:
    tables = Prefetch("tables", Table.objects.order_by("position", "name", "id"))
    return found.select_related("area").prefetch_related(tables)


def _has_status(statuses: Collection[str], now: dt.datetime) -> Q:
    condition = Q(status__in=[status for status in statuses if status != S.HELD])
    if S.HELD in statuses:
        condition |= Q(status=S.HELD, hold_expires_at__gt=now)
    if S.EXPIRED in statuses:
        condition |= Q(status=S.HELD, hold_expires_at__lte=now)
    return condition
