"""What has to be done as time goes by. All of it may run twice, and on several machines at once."""

import datetime as dt
import logging
from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from businesses.models import Business
from common.errors import DomainError
from common.events import publish
from reservations.actions.by import By
from reservations.actions.deciding import deciding
from reservations.actions.ledger import Ledger, Line
from reservations.actions.locked import LockedDays, lock_days, lock_reservation
from reservations.actions.quarters import minutes_between, quarter_begun
from reservations.actions.seat import completed
from reservations.engine import SLOT_STEP, Assignment, Refusal, Wish
from reservations.enums import ReservationStatus
from reservations.events import ReservationOverstays
from reservations.models import Reservation, TableSlot
from reservations.queries.house_plan import STAFF_DAY_STARTS

log = logging.getLogger(__name__)
K = TypeVar("K")
SLOTS_KEPT = dt.timedelta(days=7)


def expire_holds(now: dt.datetime) -> int:
    """Mark holds whose time is up, day by day; give back how many service days had some."""
    days = (
        Reservation.objects.filter(status=ReservationStatus.HELD, hold_expires_at__lte=now)
        .order_by("business_id", "service_date")
        .values_list("business_id", "service_date")
        .distinct()
    )
    return sum(_guarded(_expire_day, business_id, date) for business_id, date in list(days))


def extend_overstays(now: dt.datetime) -> int:
    """Let seated parties past their end keep their tables; give back how many were looked at.

    Whoever comes next is moved; where that cannot be, ReservationOverstays is published. A party that nobody
    completed by the small hours is taken to have left.
    """
    over = (
        Reservation.objects.filter(status=ReservationStatus.SEATED, ends_at__lte=now)
        .order_by("business_id", "service_date", "id")
        .values_list("business_id", "pk")
    )
    return sum(_guarded(_extend, business_id, pk) for business_id, pk in list(over))


def prune_slots(now: dt.datetime) -> int:
    """Delete slots of a week ago: they are occupancy only, the assignment is kept elsewhere."""
    return TableSlot.objects.filter(starts_at__lt=now - SLOTS_KEPT).delete()[0]


def _guarded(step: Callable[[Business, K], None], business_id: int, key: K) -> int:
    """One step in its own transaction; what is refused now is found again by the next run."""
    try:
        step(Business.objects.get(pk=business_id), key)
    except DomainError as refused:
        log.warning("upkeep refused", extra={"business_id": business_id, "code": refused.code})
        return 0
    return 1


@deciding
def _expire_day(business: Business, date: dt.date) -> None:
    days = lock_days(business, [date])
    held = Reservation.objects.for_business(business.pk).filter(
        service_date=date, status=ReservationStatus.HELD, hold_expires_at__lte=days.now
    )
    days.expired.update(held.values_list("pk", flat=True))
    if days.expired:
        Ledger(days=days, by=By.system()).write()


@deciding
def _extend(business: Business, reservation_id: UUID) -> None:
    by = By.system()
    days, row = lock_reservation(business, reservation_id, by)
    if row.status != ReservationStatus.SEATED or row.ends_at > days.now:
        return
    if days.now >= _small_hours(days, row):
        completed(days, row, by)
        return
    ledger = Ledger(days=days, by=by)
    line = ledger.open(row)
    until = quarter_begun(days.now) + SLOT_STEP
    given = _kept_tables(days, line, until)
    if given is None:
        publish(
            ReservationOverstays(
                business_id=business.pk,
                reservation_id=row.pk,
                version=row.version,
                conversation_id=row.conversation_id,
            )
        )
        return
    row.ends_at, row.occupied_until = until, given.occupied_until
    ledger.close(line, "extended")
    ledger.move(given.moves)
    ledger.write()


def _small_hours(days: LockedDays, row: Reservation) -> dt.datetime:
    morning = row.service_date + dt.timedelta(days=1)
    return dt.datetime.combine(morning, STAFF_DAY_STARTS, tzinfo=days.plan.zone)


def _kept_tables(days: LockedDays, line: Line, until: dt.datetime) -> Assignment | None:
    """The same tables for longer, with the buffer afterwards if that can be, else without."""
    row = line.reservation
    begins = quarter_begun(days.now)
    wish = Wish(
        party_size=row.party_size,
        starts_at=begins,
        tables=line.tables_before,
        by_staff=True,
        turn_minutes=minutes_between(begins, until),
        replaces=str(row.pk),
    )
    for buffered in (True, False):
        answer = days.make_room(row.service_date, wish, buffered=buffered)
        if not isinstance(answer, Refusal):
            return answer
    return None
