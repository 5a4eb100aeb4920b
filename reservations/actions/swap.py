"""One change of a reservation under the locks of its days: the old tables go only when the new ones are certain."""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from businesses.models import Business
from common.errors import Conflict
from reservations.actions.asked import check_not_past, promised_local
from reservations.actions.by import By
from reservations.actions.cancel import check_in_window
from reservations.actions.confirm import check_hold_stands
from reservations.actions.deciding import Overtaken
from reservations.actions.hold_limits import Holder, check_hold_limits
from reservations.actions.ledger import Ledger, Line
from reservations.actions.locked import LockedDays, lock_in
from reservations.actions.refused import Refused
from reservations.actions.repack import write_and_repack
from reservations.actions.steps import promised_status
from reservations.actions.unset import UNSET, UnsetType
from reservations.engine import Assignment, Wish
from reservations.enums import Actor, ReservationStatus
from reservations.errors import BadTransition
from reservations.models import Reservation
from reservations.queries.availability import area_of

S = ReservationStatus
CHANGEABLE = frozenset({S.HELD, S.REQUESTED, S.CONFIRMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of a reservation as it was asked for; what is UNSET stays."""

    business: Business
    reservation_id: UUID
    by: By
    version: int | None = None
    starts_at: dt.datetime | UnsetType = UNSET
    party_size: int | UnsetType = UNSET
    area: str | UnsetType | None = UNSET
    notes: str | UnsetType = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """The reservation as it shall be."""

    starts_at: dt.datetime
    party_size: int
    area: int | None
    notes: str

    def is_same_table_time(self, reservation: Reservation) -> bool:
        """Whether tables need not be looked at."""
        return (self.starts_at, self.party_size, self.area) == (
            reservation.starts_at,
            reservation.party_size,
            reservation.area_id,
        )


def swap(locked: LockedDays, change: Change) -> Reservation:
    """Make a change, or raise why not with nothing written; the days are read as they are now.

    Overtaken is raised where one of its days is not locked.
    """
    by = change.by
    reservation = lock_in(locked, change.reservation_id, by)
    days = _days_of(locked, change, reservation)
    if change.version is not None and change.version != reservation.version:
        raise Conflict
    check_hold_stands(days, reservation)
    wanted = _wanted(days, change, reservation)
    if wanted.is_same_table_time(reservation) and wanted.notes == reservation.notes:
        return reservation
    if reservation.status not in CHANGEABLE | {S.SEATED} and not by.is_staff:
        raise BadTransition(extra={"state": reservation.status})
    ledger = Ledger(days=days, by=by)
    line = ledger.open(reservation)
    reservation.notes = wanted.notes
    if wanted.is_same_table_time(reservation):
        ledger.close(line, "changed")
    else:
        _swap(days, ledger, line, wanted)
    write_and_repack(ledger)
    return reservation


def _days_of(locked: LockedDays, change: Change, reservation: Reservation) -> LockedDays:
    """Those of the locked days that this change touches."""
    dates = {reservation.service_date}
    if change.starts_at is not UNSET:
        dates.add(locked.plan.service_date(change.starts_at))
    if not dates.issubset(locked.rows):
        raise Overtaken
    return locked.only(dates)


def _wanted(days: LockedDays, change: Change, reservation: Reservation) -> _Wanted:
    starts_at, party_size, notes = change.starts_at, change.party_size, change.notes
    area = reservation.area_id if change.area is UNSET else area_of(days.plan, change.area)
    return _Wanted(
        starts_at=reservation.starts_at if starts_at is UNSET else starts_at,
        party_size=reservation.party_size if party_size is UNSET else party_size,
        area=area,
        notes=reservation.notes if notes is UNSET else notes,
    )


def _swap(days: LockedDays, ledger: Ledger, line: Line, wanted: _Wanted) -> None:
    reservation, by = line.reservation, ledger.by
    _check_may_change(days, reservation, wanted, by)
    if reservation.status == S.SEATED:
        reservation.party_size = wanted.party_size
        ledger.close(line, "changed")
        return
    date = days.plan.service_date(wanted.starts_at)
    if date not in days.rows:
        raise Overtaken
    given = _new_tables(days, date, line, wanted)
    if wanted.starts_at != reservation.starts_at:
        reservation.expected_at = None
    reservation.starts_at, reservation.ends_at = given.starts_at, given.ends_at
    reservation.occupied_until, reservation.service_date = given.occupied_until, date
    reservation.promised_local = promised_local(days.plan, given.starts_at)
    reservation.party_size, reservation.area_id = wanted.party_size, wanted.area
    if reservation.status == S.CONFIRMED:
        reservation.status = promised_status(days.plan.policy, by)
    if reservation.status == S.HELD:
        lifetime = dt.timedelta(minutes=days.plan.policy.hold_minutes)
        reservation.hold_expires_at = days.now + lifetime
    ledger.close(line, "changed", tables=given.tables)
    ledger.move(given.moves)


def _new_tables(days: LockedDays, date: dt.date, line: Line, wanted: _Wanted) -> Assignment:
    """Tables for what is wanted, or raise Refused.

    A pinned party keeps its tables. A guest for whom they are not free then gives up the pin rather than the wish,
    as does whoever asks for another area; staff decide for themselves.
    """
    reservation, by = line.reservation, line.by
    wish = Wish(
        party_size=wanted.party_size,
        starts_at=wanted.starts_at,
        area=wanted.area,
        by_staff=by.is_staff,
        replaces=str(reservation.pk),
    )
    if reservation.status == S.HELD:
        holder = Holder(by=by, diner_id=reservation.diner_id, address=reservation.address_hash)
        check_hold_limits(days, wish, holder, replaces=reservation.pk)
    areas = {row.area_id for row in days.plan.table_rows if row.pk in line.tables_before}
    if reservation.pinned and wanted.area in {None, *areas}:
        try:
            return days.give_out(date, replace(wish, tables=line.tables_before))
        except Refused:
            if by.is_staff:
                raise
    given = days.give_out(date, wish)
    reservation.pinned = False
    return given


def _check_may_change(days: LockedDays, reservation: Reservation, wanted: _Wanted, by: By) -> None:
    seated_as_it_was = (
        reservation.status == S.SEATED
        and by.actor != Actor.DINER
        and (wanted.starts_at, wanted.area) == (reservation.starts_at, reservation.area_id)
    )
    if reservation.status not in CHANGEABLE and not seated_as_it_was:
        raise BadTransition(extra={"state": reservation.status})
    if not by.is_staff and reservation.status in {S.REQUESTED, S.CONFIRMED}:
        check_in_window(days, reservation)
    if wanted.starts_at != reservation.starts_at:
        check_not_past(wanted.starts_at, by, days.now)
