"""A service day before any party is weighed: buffer, span, closings, blocks and what is taken, as bit masks.

Most questions are answered by this alone; who could be moved for whom (`seats`) is worked out when it is asked for.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reservations.engine.calendar import instant_of
from reservations.engine.floor import Floor
from reservations.engine.grid import Grid
from reservations.engine.model import Closing, Day, Stay


@dataclass(frozen=True, slots=True)
class Span:
    """When parties may start on this day, and how soon a table is free again; in quarters."""

    opens: int
    last_start: int
    shortest_turn: int


class Ground:
    """What stands about the tables of a day whoever sits where; nothing in it changes."""

    def __init__(self, day: Day, floor: Floor, grid: Grid) -> None:
        self._floor, self._grid = floor, grid
        self.buffer = dt.timedelta(minutes=day.buffer_minutes)
        self.span = _span(day, grid)
        self.closed = dict.fromkeys(floor.tables, 0)
        self.offline = self.closed
        """Closed for everything that an online wish causes."""
        self._close(day.closings)
        self.blocked = dict.fromkeys(floor.tables, 0)
        for taken in day.taken:
            if taken.table in self.blocked:
                self.blocked[taken.table] |= grid.mask(taken.starts_at, taken.ends_at)

    def taken_with(self, stays: Iterable[Stay]) -> dict[int, int]:
        """Give the quarters in which each table is blocked or held by one of these."""
        taken, mask = dict(self.blocked), self._grid.mask
        for stay in stays:
            busy = mask(stay.starts_at, stay.occupied_until)
            for table in stay.tables:
                if table in taken:
                    taken[table] |= busy
        return taken

    def _close(self, closings: Iterable[Closing]) -> None:
        for closing in closings:
            tables = self._floor.tables_of(closing)
            if not tables:
                continue
            if self.offline is self.closed:
                self.offline = dict(self.closed)
            mask = self._grid.mask(closing.starts_at, closing.ends_at)
            for table in tables:
                self.offline[table] |= mask
                if not closing.online_only:
                    self.closed[table] |= mask


def _span(day: Day, grid: Grid) -> Span:
    opens = [instant_of(day.date, period.opens, day.zone) for period in day.periods]
    closes = [instant_of(day.date, period.last_seating, day.zone) for period in day.periods]
    turns = [minutes for rows in _turns(day) for _, minutes in rows]
    return Span(
        grid.quarter(min(opens)) if opens else 0,
        grid.quarter(max(closes)) if closes else 0,
        -(-(min(turns) + day.buffer_minutes) // 15),
    )


def _turns(day: Day) -> Iterator[tuple[tuple[int, int], ...]]:
    yield day.turns
    for period in day.periods:
        if period.turns:
            yield period.turns
