"""Who sits where and when: the tables of a service day as bit masks, changed step by step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reservations.engine.floor import Choice, Floor
from reservations.engine.grid import Grid
from reservations.engine.ground import Ground
from reservations.engine.model import Stay


@dataclass(
    slots=True, eq=False
)  # not frozen: hundreds are made for one question, and that triples the cost
class Need:
    """A party that needs tables: `busy` quarters hold them, in `seated` ones it sits there."""

    id: str
    party_size: int
    busy: int
    seated: int
    shut: Mapping[int, int]
    """The quarters in which it may not sit, by table."""
    choice: Choice


class Seats:
    """The occupancy of every table, and which parties may still be moved."""

    def __init__(
        self, floor: Floor, grid: Grid, ground: Ground, stays: Iterable[Stay], *, reassign: bool
    ) -> None:
        self._floor, self._grid = floor, grid
        self.buffer, self.span = ground.buffer, ground.span
        self.closed, self.offline = ground.closed, ground.offline
        self._blocked = ground.blocked
        self.fixed = dict(self._blocked)
        """Taken for good: blocks and parties that keep their tables."""
        self.busy = dict(self._blocked)
        self.parties: dict[int, list[Need]] = {table: [] for table in floor.tables}
        """The movable parties at each table."""
        self.movable: dict[str, Need] = {}
        self.at: dict[str, tuple[int, ...]] = {}
        """The tables of the movable parties."""
        self._kept: dict[str, tuple[int, tuple[int, ...]]] = {}
        for stay in stays:
            self.add(stay, may_move=reassign and not stay.locked)

    def add(self, stay: Stay, *, may_move: bool) -> None:
        """Put a stay at its tables."""
        tables = tuple([table for table in stay.tables if table in self.busy])
        need = self.need_of(stay) if may_move and tables else None
        busy = need.busy if need else self._grid.mask(stay.starts_at, stay.occupied_until)
        # Where two stays overlap already, the later one is kept, so that no move frees its time.
        if need and not any(self.busy[table] & busy for table in tables):
            self.put(need, tables)
            return
        self._kept[stay.id] = busy, tables
        for table in tables:
            self.fixed[table] |= busy
            self.busy[table] |= busy

    def remove(self, stay: Stay) -> None:
        """Take a stay away from its tables."""
        if stay.id in self._kept:
            self._let_go(*self._kept.pop(stay.id))
            return
        self.take_out(self.movable[stay.id])

    def put(self, need: Need, tables: tuple[int, ...]) -> None:
        """Seat a movable party."""
        self.movable[need.id] = need
        self.at[need.id] = tables
        for table in tables:
            self.busy[table] |= need.busy
            self.parties[table].append(need)

    def take_out(self, need: Need) -> tuple[int, ...]:
        """Free the tables of a movable party and name them."""
        del self.movable[need.id]
        tables = self.at.pop(need.id)
        for table in tables:
            self.busy[table] = self.busy[table] & ~need.busy | self.fixed[table]
            self.parties[table].remove(need)
        return tables

    def sitting(self, tables: Iterable[int], busy: int) -> list[Need]:
        """List the movable parties that hold one of the tables in these quarters."""
        found: dict[str, Need] = {}
        for table in tables:
            if self.busy[table] & busy:
                for need in self.parties[table]:
                    if need.busy & busy:
                        found[need.id] = need
        # In order of ids: the answer may not depend on the order in which the day was filled.
        return [found[party] for party in sorted(found)] if len(found) > 1 else [*found.values()]

    def need_of(self, stay: Stay) -> Need:
        """State a stay of the day as a need for tables; a promised area is kept."""
        if stay.area is None:
            choice = self._floor.anywhere(stay.party_size)
        else:
            choice = self._floor.within(stay.party_size, stay.area, online=False)
        busy = seated = self._grid.mask(stay.starts_at, stay.occupied_until)
        if self.buffer:
            until = max(stay.occupied_until - self.buffer, stay.starts_at)
            seated = self._grid.mask(stay.starts_at, until)
        return Need(stay.id, stay.party_size, busy, seated, self.offline, choice)

    def _let_go(self, busy: int, tables: tuple[int, ...]) -> None:
        for table in tables:
            kept = self._blocked[table]
            for other, others in self._kept.values():
                if table in others:
                    kept |= other
            self.fixed[table] = kept
            self.busy[table] = self.busy[table] & ~busy | kept
            for need in self.parties[table]:
                self.busy[table] |= need.busy
