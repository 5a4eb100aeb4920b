"""Prices asked: what a start costs a house, and which of a guest's starts to offer first."""

import datetime as dt
from collections.abc import Iterable
from itertools import accumulate

from reservations.engine.market import Kind, Market
from reservations.engine.model import SLOT_STEP
from reservations.engine.prices import Prices
from reservations.engine.seats import Need

INCONVENIENCE = 0.45
"""Covers; what it has to spare the house to offer a guest a start a quarter hour off the wish."""
CLOSE = 0.01
"""Covers; starts that differ by less than this are as good as each other."""


class PriceList:
    """The prices of a day, ready to be asked."""

    def __init__(self, prices: Prices, market: Market) -> None:
        self._first, self._market = prices.first, market
        self._quarters = len(prices.tables[0]) if prices.tables else 0
        self._sums = [[0.0, *accumulate(row)] for row in prices.tables]
        self._by_class: dict[tuple[int, int], list[float]] = {}
        """What a table of each class costs from one quarter to another."""
        self._starting = prices.starting

    def of(self, need: Need, *, paced: bool) -> float:
        """Give the covers that are expected to be lost if the party is given what it needs."""
        begins = (need.busy & -need.busy).bit_length() - 1
        price = self._of_tables(self._market.kinds(need.choice), begins, need.busy.bit_length())
        return price + need.party_size * self._of_start(begins) if paced else price

    def of_unit(self, tables: tuple[int, ...], need: Need) -> float:
        """Give the covers that are expected to be lost if the party has just these tables."""
        begins = (need.busy & -need.busy).bit_length() - 1
        return self._of_tables([self._market.kind(tables)], begins, need.busy.bit_length())

    def _of_tables(self, kinds: Iterable[Kind], begins: int, ends: int) -> float:
        first = min(max(begins - self._first, 0), self._quarters)
        after = min(max(ends - self._first, first), self._quarters)
        by_class = self._by_class.get((first, after))
        if by_class is None:
            by_class = [row[after] - row[first] for row in self._sums]
            self._by_class[first, after] = by_class
        return min([_price(by_class, kind) for kind in kinds], default=0.0)

    def _of_start(self, begins: int) -> float:
        place = begins - self._first
        return self._starting[place] if 0 <= place < len(self._starting) else 0.0


def _price(by_class: list[float], kind: Kind) -> float:
    return by_class[kind[0]] if len(kind) == 1 else sum([by_class[each] for each in kind])


def reluctance(price: float, quarters_off: float) -> float:
    """Weigh a start for the order of offers: what it costs the house, and the guest; less is better."""
    return round((price + INCONVENIENCE * quarters_off) / CLOSE) * CLOSE


def as_time(price: float) -> dt.timedelta:
    """Give how far from the wish a start may be to be as good as one that costs so much."""
    return round(price / INCONVENIENCE, 1) * SLOT_STEP
