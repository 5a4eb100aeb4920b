"""One step back, when the wrong button was tapped."""

from uuid import UUID

from businesses.models import Business
from reservations.actions.again import tables_again
from reservations.actions.by import By
from reservations.actions.deciding import deciding
from reservations.actions.ledger import Ledger
from reservations.actions.locked import LockedDays, lock_reservation
from reservations.actions.repack import write_and_repack
from reservations.actions.state import restore
from reservations.enums import OCCUPYING, Actor, ReservationStatus
from reservations.errors import BadTransition
from reservations.models import Reservation, ReservationChange

UNDOABLE = frozenset(
    {"seated", "completed", "no_show", "cancelled", "reseated", "pinned", "unpinned"}
)
PASSED_OVER = frozenset({"extended", "moved"})
"""What happens by itself in between does not end the way back."""


@deciding
def undo_last_step(*, business: Business, reservation_id: UUID, by: By) -> Reservation:
    """Take back the last step that staff took with a reservation, or raise BadTransition.

    A freed party gets its tables again, or, unless they were pinned or it sat there, others of its area; NoTable
    when there are none. A party that came without a reservation and was just seated never was there.
    """
    days, reservation = lock_reservation(business, reservation_id, by)
    step = _last_step(reservation)
    if step is None:
        raise BadTransition(extra={"state": reservation.status})
    ledger = Ledger(days=days, by=by)
    line = ledger.open(reservation)
    if not step.before:
        reservation.status, reservation.seated_at = ReservationStatus.CANCELLED, None
        ledger.close(line, "undone", reason=step.what)
        write_and_repack(ledger)
        return reservation
    restore(reservation, step.before)
    if _is_stale_hold(days, reservation):
        raise BadTransition(extra={"state": ReservationStatus.EXPIRED})
    tables = line.tables_before
    if "tables" in step.before:
        tables = tuple(table["id"] for table in step.before["tables"])
    if reservation.status in OCCUPYING and (
        line.before["status"] not in OCCUPYING or tables != line.tables_before
    ):
        given = tables_again(days, line, tables)
        tables = given.tables
        reservation.occupied_until = max(given.occupied_until, reservation.ends_at)
        ledger.close(line, "undone", tables=tables, reason=step.what)
        ledger.move(given.moves)
    else:
        ledger.close(line, "undone", tables=tables, reason=step.what)
    ledger.write()
    return reservation


def can_undo(changes: list[ReservationChange]) -> bool:
    """Whether the last of these changes, oldest first, is a step that staff may take back."""
    return _step_of(changes[::-1]) is not None


def _last_step(reservation: Reservation) -> ReservationChange | None:
    return _step_of(list(reservation.changes.order_by("-version")))


def _step_of(newest_first: list[ReservationChange]) -> ReservationChange | None:
    for change in newest_first:
        if change.actor == Actor.SYSTEM and change.what in PASSED_OVER:
            continue
        is_step = change.actor == Actor.STAFF and change.what in UNDOABLE
        return change if is_step else None
    return None


def _is_stale_hold(days: LockedDays, reservation: Reservation) -> bool:
    until = reservation.hold_expires_at
    return reservation.status == ReservationStatus.HELD and (until is None or until <= days.now)
