"""Which event each step of the history publishes."""

from reservations import events
from reservations.events import ReservationEvent

EVENTS: dict[str, type[ReservationEvent]] = {
    "held": events.ReservationHeld,
    "requested": events.ReservationRequested,
    "confirmed": events.ReservationConfirmed,
    "changed": events.ReservationChanged,
    "moved": events.ReservationMoved,
    "reseated": events.ReservationMoved,
    "pinned": events.ReservationChanged,
    "unpinned": events.ReservationChanged,
    "late": events.ReservationChanged,
    "extended": events.ReservationChanged,
    "seated": events.ReservationSeated,
    "completed": events.ReservationCompleted,
    "cancelled": events.ReservationCancelled,
    "no_show": events.ReservationNoShow,
    "expired": events.ReservationExpired,
    "undone": events.ReservationReopened,
}
"""By the `what` of the history row."""
