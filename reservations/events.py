"""What has happened to reservations: facts with ids, published inside the transaction that made them true."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationEvent:
    """Something happened to one reservation; `version` is its version afterwards."""

    business_id: int
    reservation_id: UUID
    version: int
    conversation_id: UUID | None = None


class ReservationHeld(ReservationEvent):
    """Tables are held while the diner decides."""


class ReservationRequested(ReservationEvent):
    """The house has to approve it by hand."""


class ReservationConfirmed(ReservationEvent):
    """A promise was given."""


class ReservationChanged(ReservationEvent):
    """Time, party size, area, notes, contact, lateness or pinning changed."""


class ReservationMoved(ReservationEvent):
    """It was given other tables; time, size and area stand."""


class ReservationSeated(ReservationEvent):
    """The party sits."""


class ReservationCompleted(ReservationEvent):
    """The party has left."""


class ReservationCancelled(ReservationEvent):
    """Called off, by diner, staff or key."""


class ReservationNoShow(ReservationEvent):
    """Nobody came."""


class ReservationExpired(ReservationEvent):
    """A hold ran out."""


class ReservationReopened(ReservationEvent):
    """Staff took their last step back."""


class TableFreed(ReservationEvent):
    """A table came free and is held for somebody who waited for it."""


class ReservationOverstays(ReservationEvent):
    """A seated party is past its end and the next one has no other table: somebody must look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChanged:
    """Something on the floor of this service day changed; open day pages look again."""

    business_id: int
    date: dt.date
    version: int
