"""What the day page shows, as plain values. Times are in the house's zone."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from reservations.enums import ReservationStatus
from reservations.queries.misfits import Misfit

S = ReservationStatus
Kind = Literal["free", "party", "block", "closed"]
Span = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A reservation as the day page shows it; times are in the house's zone."""

    id: UUID
    reference: str
    version: int
    status: str
    source: str
    name: str
    phone: str
    email: str
    notes: str
    party_size: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    occupied_until: dt.datetime
    expected_at: dt.datetime | None
    hold_expires_at: dt.datetime | None
    seated_at: dt.datetime | None
    left_at: dt.datetime | None
    tables: tuple[int, ...]
    table_names: tuple[str, ...]
    area: str | None
    pinned: bool
    guest_id: int | None
    visits: int
    """Visits of this guest that were completed before."""
    conversation_id: UUID | None
    is_late: bool
    """Past the promised, or announced, time and the tolerated minutes, and not here."""
    is_overdue: bool
    """Sits there past its end."""
    misfits: tuple[Misfit, ...]

    @property
    def needs_attention(self) -> bool:
        """Whether somebody has to decide something."""
        return bool(self.misfits) or self.is_overdue or self.status == S.REQUESTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupant:
    """What takes a table for a while."""

    kind: Kind
    span: Span
    party: Party | None = None
    block_id: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Neighbouring quarters of one table with the same use; a free cell is one quarter."""

    kind: Kind
    starts_at: dt.datetime
    span: int
    party: Party | None = None
    block_id: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One table through the day; the spans of its cells add up to the number of quarters."""

    table: int
    name: str
    min_party: int
    max_party: int
    online: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRows:
    """A seating area with its tables."""

    slug: str
    names: dict[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """A quarter hour with the guests that begin in it, and how many may."""

    starts_at: dt.datetime
    arrivals: int
    limit: int | None

    @property
    def is_full(self) -> bool:
        """Whether the kitchen takes nobody more who begins then."""
        return self.limit is not None and self.arrivals >= self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Online offers stopped by staff."""

    id: int
    area: str | None
    until: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBook:
    """All reservations of a service day, ready to be drawn."""

    business_id: int
    date: dt.date
    version: int
    now: dt.datetime
    now_quarter: float | None
    """Where the now-line stands, in quarters from the first; None when it is not on this page."""
    quarters: tuple[Quarter, ...]
    areas: tuple[AreaRows, ...]
    parties: tuple[Party, ...]
    """With tables, in order of time."""
    gone: tuple[Party, ...]
    """Cancelled, no-shows and holds that ran out."""
    stops: tuple[Stop, ...]
    covers: int
    seated: int
    held: int

    @property
    def needs_attention(self) -> tuple[Party, ...]:
        """Parties about which somebody has to decide something."""
        return tuple(party for party in self.parties if party.needs_attention)
