"""A tentative arrangement on top of the seats, of which every step can be taken back."""

from reservations.engine.floor import Unit
from reservations.engine.seats import Need, Seats

Seating = dict[str, tuple[int, ...]]
"""Party to tables."""


class Draft:
    """Parties lifted from their tables, and parties settled at new ones, where they stay."""

    def __init__(self, seats: Seats, work: int) -> None:
        self.seats = seats
        self.work = work
        """How many units may still be looked at."""
        self.settled = dict(seats.fixed)
        """Quarters that nobody can be lifted from, by table."""
        self.seating: Seating = {}
        self._trail: list[tuple[Need, tuple[int, ...], bool]] = []

    def lift(self, need: Need) -> None:
        """Take a movable party from its tables; it has to be settled again."""
        self._trail.append((need, self.seats.take_out(need), True))

    def settle(self, need: Need, tables: tuple[int, ...]) -> None:
        """Seat a lifted or new party for good; the tables have to be open to it."""
        self.seating[need.id] = tables
        for table in tables:
            self.settled[table] |= need.busy
        self._trail.append((need, tables, False))

    def mark(self) -> int:
        """Name the present state for `back_to`."""
        return len(self._trail)

    def back_to(self, mark: int) -> None:
        """Take back all steps since the mark."""
        while len(self._trail) > mark:
            need, tables, was_lifted = self._trail.pop()
            if was_lifted:
                self.seats.put(need, tables)
                continue
            del self.seating[need.id]
            for table in tables:
                self.settled[table] &= ~need.busy

    def is_open(self, unit: Unit, need: Need) -> bool:
        """Tell whether only parties that can be lifted stand in the way."""
        settled, shut = self.settled, need.shut
        for table in unit.tables:
            if settled[table] & need.busy or shut[table] & need.seated:
                return False
        return True

    def open_units(self, need: Need) -> list[Unit]:
        """List the units that could be cleared for the party."""
        return [unit for unit in need.choice.units if self.is_open(unit, need)]
