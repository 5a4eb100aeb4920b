"""Calling a reservation off."""

import datetime as dt
from uuid import UUID

from businesses.models import Business
from common.text import clean_line
from reservations.actions.by import By
from reservations.actions.confirm import check_hold_stands
from reservations.actions.deciding import deciding
from reservations.actions.ledger import Ledger
from reservations.actions.locked import LockedDays, lock_reservation
from reservations.actions.repack import write_and_repack
from reservations.actions.steps import must_allow
from reservations.enums import ReservationStatus
from reservations.errors import TooLate
from reservations.models import Reservation

S = ReservationStatus
MAX_REASON_CHARS = 200


@deciding
def cancel_by_diner(
    *, business: Business, reservation_id: UUID, by: By, reason: str = ""
) -> Reservation:
    """Free the tables at the party's own wish, or raise TooLate after the cancellation window.

    A hold can be let go until its time is up, then HoldExpired. Repeated, nothing changes.
    """
    reason = clean_line(reason, pointer="/reason", max_chars=MAX_REASON_CHARS)
    days, reservation = lock_reservation(business, reservation_id, by)
    if reservation.status in {S.CONFIRMED, S.REQUESTED}:
        check_in_window(days, reservation)
    return _cancelled(days, reservation, by, reason)


@deciding
def cancel_by_staff(
    *, business: Business, reservation_id: UUID, by: By, reason: str = ""
) -> Reservation:
    """Free the tables because the house says so, at any time before the party sits. Repeated, nothing changes."""
    reason = clean_line(reason, pointer="/reason", max_chars=MAX_REASON_CHARS)
    days, reservation = lock_reservation(business, reservation_id, by)
    return _cancelled(days, reservation, by, reason)


@deciding
def release_hold(*, business: Business, reservation_id: UUID, by: By) -> Reservation:
    """Let a hold go before its time; it never was a promise, so it counts as expired, not as cancelled.

    Raises BadTransition for anything but a hold. Repeated, nothing changes.
    """
    days, reservation = lock_reservation(business, reservation_id, by)
    if reservation.status == S.EXPIRED:
        return reservation
    must_allow(reservation, S.EXPIRED)
    ledger = Ledger(days=days, by=by)
    line = ledger.open(reservation)
    reservation.status = S.EXPIRED
    ledger.close(line, "expired")
    ledger.write()
    return reservation


def free_to_cancel_until(reservation: Reservation, window_minutes: int) -> dt.datetime:
    """The last moment at which a diner may call off or change this reservation."""
    return reservation.starts_at - dt.timedelta(minutes=window_minutes)


def check_in_window(days: LockedDays, reservation: Reservation) -> None:
    """Raise TooLate once the cancellation window has closed."""
    window = days.plan.policy.cancel_until_minutes
    if days.now > free_to_cancel_until(reservation, window):
        raise TooLate


def _cancelled(days: LockedDays, reservation: Reservation, by: By, reason: str) -> Reservation:
    if reservation.status == S.CANCELLED:
        return reservation
    check_hold_stands(days, reservation)
    must_allow(reservation, S.CANCELLED)
    ledger = Ledger(days=days, by=by)
    line = ledger.open(reservation)
    reservation.status = S.CANCELLED
    reservation.hold_expires_at = None
    ledger.close(line, "cancelled", reason=reason)
    write_and_repack(ledger)
    return reservation
