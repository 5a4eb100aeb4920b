"""The values that go into and come out of the engine. Instants are aware and in UTC."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from zoneinfo import ZoneInfo

from reservations.engine.prices import Prices

SLOT_STEP = dt.timedelta(minutes=15)


class Reason(StrEnum):
    """Why a start is not offered, or a request refused; the values are the API's codes."""

    CLOSED = "closed"
    FULL = "full"
    TOO_LARGE = "too_large"
    TOO_SOON = "too_soon"
    TOO_FAR = "too_far"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One physical table; `online` says whether a diner may be given it without staff."""

    id: int
    min_party: int
    max_party: int
    area: int | None = None
    online: bool = True
    priority: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """Tables that may be joined, with a range of their own (not the sum of their seats)."""

    id: int
    tables: tuple[int, ...]
    min_party: int
    max_party: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorPlan:
    """The tables and listed combinations of one day. Equal plans may share caches."""

    tables: tuple[Table, ...]
    combinations: tuple[Combination, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A service period on one date, in wall-clock minutes since midnight of that date.

    Minutes from 1440 on are the next day's.
    """

    opens: int
    last_seating: int
    step: int = 15
    must_end: int | None = None
    min_party: int = 1
    max_party: int = 1_000_000
    pacing_covers: int | None = None
    pacing_parties: int | None = None
    turns: tuple[tuple[int, int], ...] | None = None
    """[(largest party, minutes), ...] of this period; None means the house's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """During [starts_at, ends_at) nobody sits here: the house (both None), an area, or a table."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    area: int | None = None
    table: int | None = None
    online_only: bool = False
    """Staff have only stopped online offers; they may still seat there themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A party with tables in [starts_at, occupied_until): held, requested, confirmed or seated.

    `locked` parties (seated, pinned, or too near their start) keep their tables.
    `area` is an area that was promised and may not be lost by a move.
    """

    id: str
    starts_at: dt.datetime
    occupied_until: dt.datetime
    party_size: int
    tables: tuple[int, ...]
    area: int | None = None
    locked: bool = False
    paced: bool = True
    """Whether it counts against pacing (walk-ins do not)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Table time that is simply gone: a block by staff."""

    table: int
    starts_at: dt.datetime
    ends_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """All that is needed to decide about one service day of one house."""

    date: dt.date
    zone: ZoneInfo
    now: dt.datetime
    plan: FloorPlan
    periods: tuple[Period, ...]
    turns: tuple[tuple[int, int], ...]
    buffer_minutes: int = 0
    min_notice_minutes: int = 0
    max_advance_days: int = 365
    max_party_size: int = 1_000_000
    closings: tuple[Closing, ...] = ()
    stays: tuple[Stay, ...] = ()
    taken: tuple[Taken, ...] = ()
    reassign: bool = True
    prices: Prices | None = None
    """What its tables are worth to guests still to come; None: nothing is known of them."""
    protect: bool = False
    """Whether diners are refused who would cost more covers than they bring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a party asks for; `by_staff` lifts notice, horizon, pacing, periods and online-only."""

    party_size: int
    starts_at: dt.datetime
    area: int | None = None
    tables: tuple[int, ...] | None = None
    """Exactly these tables (staff pinned them)."""
    by_staff: bool = False
    turn_minutes: int | None = None
    """An own length of stay (staff); None means by the house's turn times."""
    replaces: str | None = None
    """The stay that this wish changes: it is taken out before the question is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSlot:
    """A start that can be had, and the areas (ids; None: tables without area) in which it can."""

    starts_at: dt.datetime
    areas: tuple[int | None, ...]
    price: float = 0.0
    """Covers that it is expected to cost at the cheapest of these areas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Tables for the wish, and the new tables of other stays that have to move for it."""

    tables: tuple[int, ...]
    starts_at: dt.datetime
    ends_at: dt.datetime
    occupied_until: dt.datetime
    moves: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why there is no assignment."""

    reason: Reason
