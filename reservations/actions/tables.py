"""Other tables for a party, and tables that are promised."""

from collections.abc import Sequence
from uuid import UUID

from businesses.models import Business
from reservations.actions.asked import own_tables
from reservations.actions.by import By
from reservations.actions.deciding import deciding
from reservations.actions.ledger import Ledger
from reservations.actions.locked import lock_reservation
from reservations.actions.quarters import minutes_between, quarter_begun
from reservations.engine import SLOT_STEP, Wish
from reservations.enums import OCCUPYING, ReservationStatus
from reservations.errors import BadTransition
from reservations.models import Reservation

Tables = Sequence[int]


@deciding
def move_party(
    *, business: Business, reservation_id: UUID, tables: Tables, by: By, pin: bool = False
) -> Reservation:
    """Give a party these tables, moving others if they can be moved; NoTable when they cannot.

    With `pin` it keeps them. Onto the tables it has, nothing changes.
    """
    days, row = lock_reservation(business, reservation_id, by)
    wanted = own_tables(days.plan, tuple(tables)) or ()
    must_occupy(row)
    ledger = Ledger(days=days, by=by)
    line = ledger.open(row)
    if set(wanted) == set(line.tables_before) and row.pinned == (row.pinned or pin):
        return row
    seated = row.status == ReservationStatus.SEATED
    begins = quarter_begun(days.now) if seated else row.starts_at
    given = days.give_out(
        row.service_date,
        Wish(
            party_size=row.party_size,
            starts_at=begins,
            tables=wanted,
            by_staff=True,
            turn_minutes=minutes_between(begins, max(row.ends_at, begins + SLOT_STEP)),
            replaces=str(row.pk),
        ),
    )
    row.pinned = row.pinned or pin
    row.occupied_until = max(given.occupied_until, row.ends_at)
    ledger.close(line, "reseated", tables=given.tables)
    ledger.move(given.moves)
    ledger.write()
    return row


@deciding
def pin_tables(*, business: Business, reservation_id: UUID, by: By) -> Reservation:
    """Promise the party the tables it has: nothing moves it any more. Repeated, nothing changes."""
    return _pin(business, reservation_id, by, pinned=True)


@deciding
def unpin_tables(*, business: Business, reservation_id: UUID, by: By) -> Reservation:
    """Let the party be moved again until it sits. Repeated, nothing changes."""
    return _pin(business, reservation_id, by, pinned=False)


def must_occupy(reservation: Reservation) -> None:
    """Raise BadTransition for a reservation that has no tables any more."""
    if reservation.status not in OCCUPYING:
        raise BadTransition(extra={"state": reservation.status})


def _pin(business: Business, reservation_id: UUID, by: By, *, pinned: bool) -> Reservation:
    days, reservation = lock_reservation(business, reservation_id, by)
    if reservation.pinned == pinned:
        return reservation
    must_occupy(reservation)
    ledger = Ledger(days=days, by=by)
    line = ledger.open(reservation)
    reservation.pinned = pinned
    ledger.close(line, "pinned" if pinned else "unpinned")
    ledger.write()
    return reservation
