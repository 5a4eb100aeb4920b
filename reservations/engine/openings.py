"""All free starts of a day at once: how long each table stays free, worked out once for a length of stay."""

from collections.abc import Mapping

from reservations.engine.floor import Choice
from reservations.engine.grid import QUARTERS
from reservations.engine.seats import Need

EVERY = (1 << QUARTERS) - 1
Key = tuple[Choice, int, int, int]


class Openings:
    """Answers for every quarter hour whether a party could sit down then with nobody moved.

    It holds for the occupancy it was made of; make another one when that changes.
    """

    def __init__(self, taken: Mapping[int, int]) -> None:
        self._taken = taken
        self._free: dict[tuple[int, int], int] = {}
        self._seatable: dict[Key, int] = {}

    def has(self, need: Need) -> bool:
        """Tell whether a unit is free for the party; the same as trying each of them."""
        busy, seated = need.busy, need.seated
        if not busy:
            return bool(need.choice.units)
        key = need.choice, id(need.shut), busy.bit_count(), seated.bit_count()
        starts = self._seatable.get(key)
        if starts is None:
            starts = self._seatable[key] = self._starts(need)
        return bool(starts & busy & -busy)

    def _starts(self, need: Need) -> int:
        """Mark the quarters from which one of the units is free long enough."""
        lasting, sitting = need.busy.bit_count(), need.seated.bit_count()
        shut, found = need.shut, 0
        for unit in need.choice.units:
            starts = EVERY
            for table in unit.tables:
                starts &= self._free_from(table, lasting)
                if sitting and shut[table]:
                    starts &= free_for(sitting, shut[table])
            found |= starts
        return found

    def _free_from(self, table: int, quarters: int) -> int:
        key = table, quarters
        found = self._free.get(key)
        if found is None:
            found = self._free[key] = free_for(quarters, self._taken[table])
        return found


def free_for(quarters: int, taken: int) -> int:
    """Mark every quarter from which on so many quarters are free in a row."""
    free, have = EVERY & ~taken, 1
    while have < quarters:
        step = min(have, quarters - have)
        free &= free >> step
        have += step
    return free
