"""Prices from a forecast: the dual of seating all who are expected, found by subgradient steps.

Every party, those who have a table and those who are expected, takes the cheapest it can use; a
class of tables that is asked for more often than it is there becomes dearer, another one cheaper.
Parties with a table always take part, where it suits them best: they may be moved. Those expected
take part while they bring more covers than they cost.
"""

import datetime as dt
import math
from collections.abc import Sequence
from itertools import accumulate
from operator import add, sub

from reservations.engine.crowd import Crowd, Row
from reservations.engine.daybook import DayBook
from reservations.engine.demand import Demand, places_of, wished_starts
from reservations.engine.forecast import Forecast
from reservations.engine.market import Shape, market_of
from reservations.engine.model import Day
from reservations.engine.prices import Prices

FAR = 1e9
"""A price that nobody pays."""
FIRST_STEP, LEAST_STEP = 0.35, 0.06
MEMORY = 0.12
"""How much the latest step counts in the prices that are given out."""
LEAST_ROOM = 6
"""Covers; a quarter with less pacing left is priced in steps as if it had so much."""
LONGEST_STAY = 64
"""Quarters."""
ENOUGH_STEPS = 200
"""From nothing to prices within a few percent of the best."""
STALE_PART = 0.05
STALE_AFTER = dt.timedelta(minutes=5)
"""Who is still to ask is reckoned anew when so much of the time until the first start has gone by."""


def price_day(day: Day, forecast: Forecast) -> Prices:
    """Give the prices of a day from scratch; takes well under a second for 80 tables."""
    pricing = Pricing(DayBook(day), forecast)
    pricing.refine(ENOUGH_STEPS)
    return pricing.prices()


class Pricing:
    """Prices of one service day, refined step by step and kept while the day changes."""

    def __init__(self, book: DayBook, forecast: Forecast) -> None:
        self._book = book
        self._market = market_of(book.floor)
        self._first, self._wished = wished_starts(book, forecast)
        self._demand = Demand(book, self._market, forecast, self._wished)
        self._places = places_of(self._wished)
        self._quarters = self._places + LONGEST_STAY
        stock = self._market.stock
        self._tables: list[Row] = [[0.0] * self._quarters for _ in stock]
        self._starting: Row = [0.0] * self._places
        self._mean_tables: list[Row] = [[0.0] * self._quarters for _ in stock]
        self._mean_starting: Row = [0.0] * self._places
        self._shut = [FAR] * self._places
        for start in self._wished:
            self._shut[start.place] = 0.0
        self._steps = 0
        self._crowds: dict[Shape, Crowd] = {}
        self._stale_from = book.now
        self.look_again()

    def look_again(self) -> None:
        """Take in the day as it is now: who has a table, and who is still to come."""
        self._free = self._tables_left()
        self._room = self._pacing_left()
        self._seated = self._with_tables()
        now = self._book.now
        if now >= self._stale_from:
            limited = self._room is not None
            self._crowds = {
                shape: Crowd(askings, limited=limited)
                for shape, askings in self._demand.left(now).items()
                if askings
            }
            opens = min((start.at for start in self._wished), default=now)
            self._stale_from = now + max((opens - now) * STALE_PART, STALE_AFTER)
        longest = max((shape.length for shape in (*self._seated, *self._crowds)), default=1)
        self._used = min(self._places + longest, self._quarters)

    @property
    def classes(self) -> int:
        """Tell how many classes of tables are priced; a step takes about as long as there are."""
        return len(self._market.classes)

    def refine(self, steps: int) -> None:
        """Make so many steps towards the prices at which nothing is asked for too often."""
        for _ in range(steps if self._wished else 0):
            self._step()

    def prices(self) -> Prices:
        """Give the prices found so far."""
        return Prices(
            classes=self._market.classes,
            first=self._first,
            tables=tuple(tuple(row[: self._used]) for row in self._mean_tables),
            starting=tuple(self._mean_starting),
        )

    def _step(self) -> None:
        self._steps += 1
        sums = [[0.0, *accumulate(row[: self._used])] for row in self._tables]
        changes = [[0.0] * (self._quarters + 1) for _ in self._tables]
        arriving = [0.0] * self._places
        starting = self._starting if any(self._starting) else None
        stays: dict[tuple[int, int], Row] = {}
        for shape in {**self._seated, **self._crowds}:
            wanted = list(self._seated.get(shape) or self._starting_at_nothing())
            by_kind = self._costs(shape, sums, stays)
            costs, kinds = _cheapest(by_kind)
            crowd = self._crowds.get(shape)
            if crowd:
                own = [cost + shut for cost, shut in zip(costs, self._shut, strict=True)]
                crowd.choose(own, starting, wanted, arriving)
            length = shape.length
            for place, amount in enumerate(wanted):
                if amount:
                    for each in shape.kinds[kinds[place]]:
                        change = changes[each]
                        change[place] += amount
                        change[place + length] -= amount
        step = max(FIRST_STEP / math.sqrt(self._steps), LEAST_STEP)
        self._adjust_tables(changes, step)
        self._adjust_starting(arriving, step)

    def _starting_at_nothing(self) -> Row:
        return [0.0] * self._places

    def _costs(
        self, shape: Shape, sums: Sequence[Row], stays: dict[tuple[int, int], Row]
    ) -> list[Row]:
        """Give, for each kind, what it costs to take it from each place on.

        `stays` keeps what one table of a class costs for so many quarters.
        """
        length = shape.length
        found = []
        for kind in shape.kinds:
            total: Row = []
            for each in kind:
                row = stays.get((each, length))
                if row is None:
                    until = sums[each][length : length + self._places]
                    row = stays[each, length] = list(map(sub, until, sums[each]))
                total = list(map(add, total, row)) if total else row
            found.append(total)
        return found

    def _adjust_tables(self, changes: Sequence[Row], step: float) -> None:
        rows = zip(
            self._tables,
            self._mean_tables,
            changes,
            self._free,
            self._market.stock,
            strict=True,
        )
        for row, mean, change, free, stock in rows:
            scale, used = step / stock, self._used
            wanted = zip(row[:used], accumulate(change), free, strict=False)
            row[:used] = prices = [
                max(price + scale * (load - left), 0.0) for price, load, left in wanted
            ]
            known = zip(mean[:used], prices, strict=True)
            mean[:used] = [former + MEMORY * (price - former) for former, price in known]

    def _adjust_starting(self, arriving: Row, step: float) -> None:
        if self._room is None:
            return
        row, mean = self._starting, self._mean_starting
        for place, room in enumerate(self._room):
            scale = step / max(LEAST_ROOM, room)
            price = max(row[place] + scale * (arriving[place] - room), 0.0)
            row[place] = price
            mean[place] += MEMORY * (price - mean[place])

    def _tables_left(self) -> list[list[int]]:
        """Count the tables of each class that can be had in each quarter, but for who may move."""
        free = [[stock] * self._quarters for stock in self._market.stock]
        seats = self._book.seats
        for table, fixed in seats.fixed.items():
            gone = (fixed | seats.offline[table]) >> self._first
            row = free[self._market.class_of[table]]
            for quarter in range(min(gone.bit_length(), self._quarters)):
                row[quarter] -= gone >> quarter & 1
        return free

    def _pacing_left(self) -> Row | None:
        """Give the covers that may still start in each quarter, or None without any limit."""
        periods = [period for period in self._book.day.periods if period.pacing_covers is not None]
        if not periods:
            return None
        room = [FAR] * self._places
        for start in self._wished:
            limits = [
                period.pacing_covers
                for period in periods
                if period.pacing_covers is not None
                and period.opens <= start.wall <= period.last_seating
            ]
            room[start.place] = float(max(limits, default=FAR))
        for stay in self._book.stays.values():
            place = self._book.grid.quarter(stay.starts_at) - self._first
            if stay.paced and 0 <= place < self._places:
                room[place] = max(0.0, room[place] - stay.party_size)
        return room

    def _with_tables(self) -> dict[Shape, Row]:
        """Count the parties that have a table and may be moved, by shape and start."""
        found: dict[Shape, Row] = {}
        for need in self._book.seats.movable.values():
            kinds = self._market.kinds(need.choice)
            begins = (need.busy & -need.busy).bit_length() - 1
            place = begins - self._first
            if not kinds or not 0 <= place < self._places:
                continue
            length = min(need.busy.bit_length() - begins, LONGEST_STAY)
            row = found.setdefault(Shape(kinds, length), [0.0] * self._places)
            row[place] += 1.0
        return found


def _cheapest(by_kind: Sequence[Row]) -> tuple[Row, Sequence[int]]:
    """Give, for each place, what the cheapest kind costs and which it is, the first of equals."""
    least, chosen = by_kind[0], [0] * len(by_kind[0])
    for number, row in enumerate(by_kind[1:], 1):
        pairs = zip(row, least, chosen, strict=True)
        chosen = [number if cost < lowest else former for cost, lowest, former in pairs]
        least = list(map(min, least, row))
    return least, chosen
