"""Which step a reservation may take."""

from reservations.actions.by import By
from reservations.enums import ALLOWED, ReservationStatus
from reservations.errors import BadTransition
from reservations.models import Policy, Reservation


def promised_status(policy: Policy, by: By) -> ReservationStatus:
    """Confirmed, unless this house wants to approve what others than staff ask for."""
    by_hand = policy.approve_by_hand and not by.is_staff
    return ReservationStatus.REQUESTED if by_hand else ReservationStatus.CONFIRMED


def must_allow(reservation: Reservation, target: str) -> None:
    """Raise BadTransition unless the table of allowed steps has this one."""
    if target not in ALLOWED[reservation.status]:
        raise BadTransition(extra={"state": reservation.status})
