"""Proofs of no: counting arguments that show at once that a party cannot be seated.

Give every table a weight. A party, wherever it may still be put, uses at least the weight of its
lightest unit. Where the parties of one quarter hour need more than its free tables weigh, no
arrangement exists: the weights are a dual solution of seating that quarter hour. A small family
of weightings, made once for a floor plan, finds nearly all that the best weights would.
"""

from functools import lru_cache

from reservations.engine.floor import Choice, Floor
from reservations.engine.grid import QUARTERS
from reservations.engine.seats import Need, Seats
from reservations.engine.weights import weight_of

LANE_BITS = 16
"""One number for each quarter hour, side by side in one integer."""
ONES = sum(1 << LANE_BITS * quarter for quarter in range(QUARTERS))
SIGNS = ONES << LANE_BITS - 1


@lru_cache(maxsize=8192)
def lanes(mask: int) -> int:
    """Put a one into the lane of every quarter that is marked."""
    return int(f"{mask:b}".replace("0", "000o").replace("1", "0001").replace("o", "0"), 16)


class Bounds:
    """How much weight is left in every quarter hour, for the stays as they are."""

    def __init__(self, floor: Floor, seats: Seats) -> None:
        self._floor, self._seats = floor, seats
        self._loads: dict[Choice, int] = {}
        self._elsewhere: list[Need] = []
        for need in seats.movable.values():
            if seats.at[need.id] in need.choice.tables:
                self._loads[need.choice] = self._loads.get(need.choice, 0) + lanes(need.busy)
            else:
                self._elsewhere.append(need)
        self._fixed = [(table, lanes(mask)) for table, mask in seats.fixed.items() if mask]
        self._left: dict[int, int] = {}

    def forbid(self, need: Need) -> bool:
        """Tell whether it is proven that no arrangement seats this party besides all others."""
        if not need.choice.units:
            return True
        wanted = lanes(need.busy)
        signs = wanted << LANE_BITS - 1
        return any(
            weight and (self._weight_left(number) - weight * wanted) & signs != signs
            for number, weight in enumerate(need.choice.lightest)
        )

    def _weight_left(self, number: int) -> int:
        """Give the weight left in each lane, with the sign bit set while it is not negative."""
        left = self._left.get(number)
        if left is None:
            weighting = self._floor.weightings[number]
            left = sum(weighting.values()) * ONES + SIGNS
            for table, taken in self._fixed:
                left -= weighting.get(table, 0) * taken
            for choice, load in self._loads.items():
                left -= choice.lightest[number] * load
            for need in self._elsewhere:
                left -= self._lightest_with_home(need, number) * lanes(need.busy)
            self._left[number] = left
        return left

    def _lightest_with_home(self, need: Need, number: int) -> int:
        """Weigh a party at tables that it would not be given today, but where it may stay."""
        home = weight_of(self._seats.at[need.id], self._floor.weightings[number])
        return min(need.choice.lightest[number], home) if need.choice.units else home
