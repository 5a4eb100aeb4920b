"""Parties still to come that use the same shape, each choosing the cheapest start it would take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Row = list[float]
"""One number for each priced quarter hour in which somebody may start."""
Parts = tuple[tuple[int, float], ...]
"""Quarter hours by which guests would come earlier or later, ascending, with their shares."""


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """Parties of one size still to come, by the start they wish."""

    party_size: int
    paced: bool
    parts: Parts
    wished: Row


class _Alike(NamedTuple):
    """Sizes that are equally flexible."""

    parts: Parts
    total: Row
    covers: Row
    """Of those who count against pacing."""
    by_size: list[tuple[int, int, Row]]
    """(party size, covers of each that count against pacing, how many)."""


class Crowd:
    """The parties of one shape, put together where they choose alike."""

    def __init__(self, askings: Sequence[Asking], *, limited: bool) -> None:
        """`limited`: whether the house limits the covers that start in a quarter hour."""
        self._least_size = min(asking.party_size for asking in askings)
        self._all = _alike(askings, limited=limited)
        self._unpaced = _alike([a for a in askings if not a.paced], limited=False)
        self._paced = [(a.party_size, _alike([a], limited=True)) for a in askings if a.paced]

    def choose(self, costs: Row, starting: Row | None, wanted: Row, arriving: Row) -> None:
        """Add the parties to what is wanted, and their covers to those who arrive.

        `costs` are those of the tables for each start, `starting` what each cover costs besides.
        """
        if starting is None:
            self._add(self._all, costs, wanted, arriving)
            return
        self._add(self._unpaced, costs, wanted, arriving)
        for size, alike in self._paced:
            own = [cost + size * more for cost, more in zip(costs, starting, strict=True)]
            self._add(alike, own, wanted, arriving)

    def _add(self, those: list[_Alike], costs: Row, wanted: Row, arriving: Row) -> None:
        least_size = self._least_size
        for parts, total, covers, by_size in those:
            choices = cheapest_within(costs, [flex for flex, _ in parts])
            for (least, chosen), (_, part) in zip(choices, parts, strict=True):
                for place, amount in enumerate(total):
                    if not amount:
                        continue
                    price, at = least[place], chosen[place]
                    if price < least_size:
                        wanted[at] += part * amount
                        arriving[at] += part * covers[place]
                        continue
                    for size, weight, row in by_size:
                        if price < size:
                            wanted[at] += part * row[place]
                            arriving[at] += part * weight * row[place]


def cheapest_within(costs: Row, flexes: Iterable[int]) -> list[tuple[Row, list[int]]]:
    """For each flexibility (ascending) give the least cost around each place, and where it is.

    Of equally cheap places the nearest is chosen, the earlier before the later.
    """
    found: list[tuple[Row, list[int]]] = []
    count, done = len(costs), 0
    least, chosen = costs, list(range(count))
    for flex in flexes:
        if flex > done:
            least, chosen = list(least), list(chosen)
        for off in range(done + 1, flex + 1):
            for place, cost in enumerate(costs[: count - off], off):
                if cost < least[place]:
                    least[place], chosen[place] = cost, place - off
            for place, cost in enumerate(costs[off:]):
                if cost < least[place]:
                    least[place], chosen[place] = cost, place + off
        done = max(done, flex)
        found.append((least, chosen))
    return found


def _alike(askings: Iterable[Asking], *, limited: bool) -> list[_Alike]:
    by_parts: dict[Parts, list[tuple[int, int, Row]]] = {}
    for asking in askings:
        weight = asking.party_size if asking.paced and limited else 0
        by_size = by_parts.setdefault(asking.parts, [])
        by_size.append((asking.party_size, weight, asking.wished))
    return [_Alike(parts, *_totals(by_size), by_size) for parts, by_size in by_parts.items()]


def _totals(by_size: list[tuple[int, int, Row]]) -> tuple[Row, Row]:
    total = [sum(amounts) for amounts in zip(*(row for _, _, row in by_size), strict=True)]
    covers = [0.0] * len(total)
    for _, weight, row in by_size:
        if weight:
            covers = [more + weight * amount for more, amount in zip(covers, row, strict=True)]
    return total, covers
