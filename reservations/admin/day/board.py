"""The day as a grid of tables and quarter hours, ready to be drawn."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reservations.queries.day_model import Cell as BookCell
from reservations.queries.day_model import Quarter

QUARTER = dt.timedelta(minutes=15)
HALF_HOUR = 2 * QUARTER
PACE_HEIGHT = 30
PACE_ROOM = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Something that takes a table for a while; its tone is never told by colour alone."""

    key: str
    tone: str
    icon: str
    size: int | None
    name: str
    told: str
    """All of it in words, for those who do not see the bar."""
    selected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Some quarters of one table's row: free to be given out, closed, or taken by a bar."""

    kind: str
    at: dt.datetime
    span: int
    offset: int
    """Quarters since the last full hour, so that the hour lines can be drawn through it."""
    bar: Bar | None = None
    selected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One table."""

    table_id: int
    name: str
    seats: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The tables of one area."""

    name: str
    slug: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Guests who arrive in one quarter hour, with the bar that shows them."""

    covers: int
    full: bool
    top: str
    height: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Quarters of one table side by side with the same use."""

    kind: str
    at: dt.datetime
    span: int
    cell: BookCell


def stretches(
    cells: Sequence[BookCell], open_quarters: frozenset[dt.datetime]
) -> Iterator[Stretch]:
    """The cells of a row, with free quarters put together to half hours that a finger can hit."""
    for (kind, _), run in groupby(cells, key=lambda cell: _group_of(cell, open_quarters)):
        same = list(run)
        yield Stretch(
            kind=kind, at=same[0].starts_at, span=sum(c.span for c in same), cell=same[0]
        )


def _group_of(cell: BookCell, open_quarters: frozenset[dt.datetime]) -> tuple[str, object]:
    if cell.kind in {"party", "block"}:
        return "bar", cell.starts_at
    if cell.kind == "closed" or cell.starts_at not in open_quarters:
        return "closed", None
    return "free", cell.starts_at.replace(minute=cell.starts_at.minute // 30 * 30)


def paces(quarters: Sequence[Quarter]) -> list[Pace]:
    """How many guests arrive in each quarter, against its limit."""
    highest = max([*(q.limit or 0 for q in quarters), *(q.arrivals for q in quarters), 1])
    return [
        Pace(
            covers=quarter.arrivals,
            full=bool(quarter.arrivals) and quarter.is_full,
            top=f"{PACE_HEIGHT - PACE_ROOM * quarter.arrivals / highest:.1f}",
            height=f"{PACE_ROOM * quarter.arrivals / highest:.1f}",
        )
        for quarter in quarters
    ]


def offset_of(at: dt.datetime) -> int:
    """Quarters since the last full hour."""
    return at.minute // 15


def covered(
    spans: Iterable[tuple[dt.datetime, dt.datetime]], quarters: Iterable[Quarter]
) -> frozenset[dt.datetime]:
    """The quarters that begin within one of these spans."""
    found = list(spans)
    return frozenset(
        quarter.starts_at
        for quarter in quarters
        if any(begins <= quarter.starts_at < ends for begins, ends in found)
    )
