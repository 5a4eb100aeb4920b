"""From the door to the bill."""

import datetime as dt
from uuid import UUID

from businesses.models import Business
from common import clock
from reservations.actions.again import own_or_others
from reservations.actions.asked import Asked
from reservations.actions.booking import store_reservation
from reservations.actions.by import By
from reservations.actions.contact import Contact, clean_contact
from reservations.actions.deciding import deciding
from reservations.actions.ledger import Ledger, Line
from reservations.actions.locked import LockedDays, lock_reservation
from reservations.actions.quarters import quarter_begun
from reservations.actions.repack import write_and_repack
from reservations.actions.steps import must_allow
from reservations.actions.tables import Tables
from reservations.engine import Assignment
from reservations.enums import ReservationStatus, Source
from reservations.errors import BadTransition
from reservations.models import Reservation

S = ReservationStatus
EARLIEST = dt.timedelta(hours=6)
"""Nobody is seated longer before the promised time than this."""


@deciding
def seat_party(*, business: Business, reservation_id: UUID, by: By) -> Reservation:
    """Note that the party sits, now; a table that is still taken is swapped for a free one, or NoTable.

    Repeated, nothing changes.
    """
    days, reservation = lock_reservation(business, reservation_id, by)
    if reservation.status == S.SEATED:
        return reservation
    must_allow(reservation, S.SEATED)
    if days.now < reservation.starts_at - EARLIEST:
        raise BadTransition(extra={"state": reservation.status})
    ledger = Ledger(days=days, by=by)
    line = ledger.open(reservation)
    given = _tables_from_now(days, line)
    reservation.status, reservation.seated_at = S.SEATED, days.now
    reservation.expected_at = None
    reservation.ends_at = max(reservation.ends_at, given.ends_at)
    reservation.occupied_until = max(reservation.occupied_until, given.occupied_until)
    ledger.close(line, "seated", tables=given.tables)
    ledger.move(given.moves)
    ledger.write()
    return reservation


@deciding
def complete_visit(*, business: Business, reservation_id: UUID, by: By) -> Reservation:
    """Note that the party has left; its tables are free at once. Repeated, nothing changes."""
    days, reservation = lock_reservation(business, reservation_id, by)
    return completed(days, reservation, by)


@deciding
def mark_no_show(*, business: Business, reservation_id: UUID, by: By) -> Reservation:
    """Give up waiting for a party whose time has come; its tables are free at once. Repeated, nothing changes."""
    days, reservation = lock_reservation(business, reservation_id, by)
    if reservation.status == S.NO_SHOW:
        return reservation
    must_allow(reservation, S.NO_SHOW)
    if days.now < reservation.starts_at:
        raise BadTransition(extra={"state": reservation.status})
    ledger = Ledger(days=days, by=by)
    line = ledger.open(reservation)
    reservation.status = S.NO_SHOW
    ledger.close(line, "no_show")
    write_and_repack(ledger)
    return reservation


def seat_walk_in(
    *,
    business: Business,
    party_size: int,
    by: By,
    tables: Tables | None = None,
    name: str = "",
    turn_minutes: int | None = None,
) -> Reservation:
    """Seat a party that stands at the door: not paced, from this minute on; NoTable when nothing is free."""
    contact = clean_contact(Contact(name=name), business, required=False)
    return store_reservation(
        Asked(
            business=business,
            by=by,
            starts_at=clock.now().replace(second=0, microsecond=0),
            party_size=party_size,
            status=S.SEATED,
            source=Source.WALK_IN,
            contact=contact,
            tables=tuple(tables) if tables is not None else None,
            turn_minutes=turn_minutes,
        )
    )


def completed(days: LockedDays, reservation: Reservation, by: By) -> Reservation:
    """Complete a visit under the day's lock."""
    if reservation.status == S.COMPLETED:
        return reservation
    must_allow(reservation, S.COMPLETED)
    ledger = Ledger(days=days, by=by)
    line = ledger.open(reservation)
    reservation.status, reservation.left_at = S.COMPLETED, days.now
    ledger.close(line, "completed")
    write_and_repack(ledger)
    return reservation


def _tables_from_now(days: LockedDays, line: Line) -> Assignment:
    """The party's own tables from this quarter hour on; other ones while these are still taken."""
    row = line.reservation
    begins = quarter_begun(days.now)
    ends_at = row.ends_at if row.ends_at > days.now else days.now + (row.ends_at - row.starts_at)
    return own_or_others(days, line, line.tables_before, (begins, ends_at), only_own=row.pinned)
