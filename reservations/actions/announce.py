"""Which event each step of the history publishes."""

from reservations import events
from reservations.enums import ReservationStatus
from reservations.events import ReservationEvent

EVENTS: dict[str, type[ReservationEvent]] = {
    "held": events.ReservationHeld,
    "requested": events.ReservationRequested,
    "confirmed": events.ReservationConfirmed,
    "changed": events.ReservationChanged,
    "declined": events.ReservationChanged,
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


def event_of(what: str, status: str) -> type[ReservationEvent]:
    """The event of a step; a walk-in that was seated by mistake and is undone is called off."""
    is_off = what == "undone" and status == ReservationStatus.CANCELLED
    return events.ReservationCancelled if is_off else EVENTS[what]
