"""Another time, size or area. Changes to one day that wait in one process share the lock and the transaction."""

import datetime as dt
from collections.abc import Hashable, Sequence
from uuid import UUID

from django.conf import settings
from django.db import connection

from businesses.models import Business
from common.errors import DomainError
from common.together import NotTogether, Together
from reservations.actions.asked import check_notes, check_party_size, check_reachable
from reservations.actions.booking import Outcome, day_waited_for
from reservations.actions.by import By
from reservations.actions.deciding import Overtaken, deciding
from reservations.actions.foresight import MustSearch
from reservations.actions.locked import LockedDays, dates_of, lock_days
from reservations.actions.refused import Refused, refusal
from reservations.actions.swap import Change, swap
from reservations.actions.unset import UNSET, UnsetType
from reservations.models import Reservation
from reservations.queries.house_plan import house_plan


def change_reservation(  # noqa: PLR0913 -- keyword-only, most may be left out
    *,
    business: Business,
    reservation_id: UUID,
    by: By,
    version: int | None = None,
    starts_at: dt.datetime | UnsetType = UNSET,
    party_size: int | UnsetType = UNSET,
    area: str | UnsetType | None = UNSET,
    notes: str | UnsetType = UNSET,
) -> Reservation:
    """Swap a reservation for another time, size or area, all or nothing; what is UNSET stays.

    Raises Conflict for a stale version, TooLate for all but staff after the cancellation window (a change frees
    the old tables as a cancellation does), and what `reserve_table` raises; then the old reservation stands
    untouched. A house that approves by hand is asked again.
    """
    change = Change(
        business=business,
        reservation_id=reservation_id,
        by=by,
        version=version,
        starts_at=starts_at,
        party_size=party_size,
        area=area,
        notes=notes,
    )
    _check(change)
    if connection.in_atomic_block or not settings.TABLES_ARE_LOCKED:
        return change_alone(change)
    return _waiting.decide(change_waits_for(change), change)


def change_within(group: Sequence[Change]) -> list[Outcome]:
    """Make several changes to one service day of one house in turn, within the caller's transaction.

    Each gets its reservation or the refusal that `change_reservation` would raise, as if it had come alone after
    the ones before it. NotTogether is the answer to whoever has to be decided after the others, never to the first.
    """
    outcomes: list[Outcome | None] = [_fault(change) for change in group]
    sound = [change for change, fault in zip(group, outcomes, strict=True) if fault is None]
    made = iter(_made_or_refused(sound))
    return [outcome or next(made) for outcome in outcomes]


def change_waits_for(change: Change) -> Hashable:
    """What a change waits for, the same for all that should be made together: the day that it goes to."""
    if change.starts_at is not UNSET:
        return "change", day_waited_for(change.business, change.starts_at)
    dates = dates_of(change.business, [change.reservation_id])
    return "change", (str(connection.settings_dict["NAME"]), change.business.pk, *dates)


@deciding
def change_alone(change: Change) -> Reservation:
    """One change in a transaction of its own, or within the caller's."""
    return swap(_lock([change]), change)


@deciding
def change_together(group: Sequence[Change]) -> list[Outcome]:
    """Several changes to one day of one house in one transaction; each reads what the former ones have written."""
    days = _lock(group)
    return [_outcome(days, change, is_first=not number) for number, change in enumerate(group)]


# Each reads and writes for itself, so that a longer group would keep everybody else from the day for long.
_waiting: Together[Change, Reservation] = Together(one=change_alone, many=change_together, most=8)


def _made_or_refused(group: Sequence[Change]) -> list[Outcome]:
    try:
        return change_together(group) if group else []
    except DomainError as refused:
        return [refused] * len(group)


def _outcome(days: LockedDays, change: Change, *, is_first: bool) -> Outcome:
    """What came of one; nobody waits for a search for another than the first, nor for days that are not locked."""
    try:
        return swap(days, change)
    except (MustSearch, Overtaken):
        if is_first:
            raise
        return NotTogether()
    except Refused as refused:
        return refusal(refused)
    except DomainError as refused:
        return refused


def _lock(group: Sequence[Change]) -> LockedDays:
    """Lock the days that the reservations are on and those they go to, in the order of dates as everybody does."""
    business = group[0].business
    plan = house_plan(business)
    dates = dates_of(business, [change.reservation_id for change in group])
    dates.update(plan.service_date(c.starts_at) for c in group if c.starts_at is not UNSET)
    return lock_days(business, dates, plan=plan)


def _fault(change: Change) -> DomainError | None:
    try:
        _check(change)
    except DomainError as fault:
        return fault
    return None


def _check(change: Change) -> None:
    change.by.must_serve(change.business.pk)
    if change.party_size is not UNSET:
        check_party_size(change.party_size)
    if change.notes is not UNSET:
        check_notes(change.notes)
    if change.starts_at is not UNSET:
        check_reachable(change.starts_at)
