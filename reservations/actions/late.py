"""A party that comes later than promised."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from businesses.models import Business
from common.errors import FieldError, Invalid
from reservations.actions.by import By
from reservations.actions.deciding import deciding
from reservations.actions.ledger import Ledger
from reservations.actions.locked import lock_reservation
from reservations.enums import ReservationStatus
from reservations.errors import BadTransition
from reservations.models import Reservation

LATEST = dt.timedelta(hours=4)


@deciding
def note_late(
    *, business: Business, reservation_id: UUID, expected_at: dt.datetime, by: By
) -> Reservation:
    """Keep when the party now expects to come; at or before the promised time the note is taken back."""
    days, reservation = lock_reservation(business, reservation_id, by)
    if reservation.status not in {ReservationStatus.CONFIRMED, ReservationStatus.REQUESTED}:
        raise BadTransition(extra={"state": reservation.status})
    if expected_at > reservation.starts_at + LATEST:
        detail = _("That is more than four hours after the reserved time.")
        raise Invalid(errors=[FieldError(pointer="/expected_at", code="max_value", detail=detail)])
    expected = expected_at if expected_at > reservation.starts_at else None
    if reservation.expected_at == expected:
        return reservation
    ledger = Ledger(days=days, by=by)
    line = ledger.open(reservation)
    reservation.expected_at = expected
    ledger.close(line, "late")
    ledger.write()
    return reservation
