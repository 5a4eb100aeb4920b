"""From a hold, or a request, to a promise."""

from uuid import UUID

from businesses.models import Business
from reservations.actions.asked import check_notes
from reservations.actions.by import By
from reservations.actions.contact import Contact, clean_contact
from reservations.actions.deciding import deciding
from reservations.actions.ledger import Ledger
from reservations.actions.locked import LockedDays, lock_reservation
from reservations.actions.regulars import guest_of
from reservations.actions.steps import must_allow, promised_status
from reservations.enums import ReservationStatus
from reservations.errors import BadTransition, HoldExpired
from reservations.models import Reservation

S = ReservationStatus


def confirm_reservation(
    *,
    business: Business,
    reservation_id: UUID,
    contact: Contact,
    by: By,
    notes: str | None = None,
) -> Reservation:
    """Turn a hold into a reservation in this name, or raise HoldExpired; repeated, nothing changes.

    Where the house approves by hand it becomes a request.
    """
    clean = clean_contact(contact, business, required=not by.is_staff)
    if notes is not None:
        check_notes(notes)
    return _confirm(business, reservation_id, clean, by, notes)


@deciding
def approve_request(*, business: Business, reservation_id: UUID, by: By) -> Reservation:
    """Staff say yes to a request; repeated, nothing changes."""
    days, reservation = lock_reservation(business, reservation_id, by)
    if reservation.status == S.CONFIRMED:
        return reservation
    if reservation.status != S.REQUESTED:
        raise BadTransition(extra={"state": reservation.status})
    ledger = Ledger(days=days, by=by)
    line = ledger.open(reservation)
    reservation.status = S.CONFIRMED
    ledger.close(line, "confirmed")
    ledger.write()
    return reservation


@deciding
def _confirm(
    business: Business, reservation_id: UUID, contact: Contact, by: By, notes: str | None
) -> Reservation:
    days, reservation = lock_reservation(business, reservation_id, by)
    if reservation.status in {S.CONFIRMED, S.REQUESTED}:
        return reservation
    check_hold_stands(days, reservation)
    target = promised_status(days.plan.policy, by)
    must_allow(reservation, target)
    ledger = Ledger(days=days, by=by)
    line = ledger.open(reservation)
    reservation.guest = guest_of(business, by, contact, reservation.diner_id)
    reservation.name, reservation.phone, reservation.email = (
        contact.name,
        contact.phone,
        contact.email,
    )
    if notes is not None:
        reservation.notes = notes
    reservation.status = target
    reservation.hold_expires_at = None
    reservation.address_hash = ""
    ledger.close(line, target)
    ledger.write()
    return reservation


def check_hold_stands(days: LockedDays, reservation: Reservation) -> None:
    """Raise HoldExpired when its time is up, swept or not."""
    expired = reservation.status == S.EXPIRED
    until = reservation.hold_expires_at
    if expired or (reservation.status == S.HELD and until is not None and until <= days.now):
        raise HoldExpired
