"""Parties still to come that use the same shape, each given the start that steering would offer first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reservations.engine.steering import INCONVENIENCE

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
    wishes: list[list[tuple[int, float, float]]]
    """For each part: (place, how many wish it, their covers that count against pacing)."""
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
        for parts, wishes, by_size in those:
            choices = cheapest_within(costs, [flex for flex, _ in parts])
            for chosen, (_, part), wished in zip(choices, parts, wishes, strict=True):
                for place, amount, covers in wished:
                    at = chosen[place]
                    price = costs[at]
                    if price < least_size:
                        wanted[at] += amount
                        arriving[at] += covers
                        continue
                    for size, weight, row in by_size:
                        if price < size:
                            wanted[at] += part * row[place]
                            arriving[at] += part * weight * row[place]


def cheapest_within(costs: Row, flexes: Iterable[int]) -> list[list[int]]:
    """For each flexibility (ascending) give the place that is offered to who wishes each place.

    As in steering a quarter hour off the wish has to be worth it. Of equally good places the
    nearest is chosen, the earlier before the later.
    """
    found: list[list[int]] = []
    done = 0
    spread = max(costs) - min(costs)
    least = list(costs)
    chosen = list(range(len(costs)))
    for flex in flexes:
        if flex > done:
            chosen = chosen.copy()
        for off in range(done + 1, flex + 1):
            more = off * INCONVENIENCE
            if more >= spread:
                break
            _send(costs, off, more, least, chosen)
        done = max(done, flex)
        found.append(chosen)
    return found


def _send(costs: Row, off: int, more: float, least: Row, chosen: list[int]) -> None:
    """Send those who gain by it so many places earlier or later, which counts as so much more."""
    for place, cost in enumerate(costs[: max(len(costs) - off, 0)], off):
        if cost + more < least[place]:
            least[place], chosen[place] = cost + more, place - off
    for place, cost in enumerate(costs[off:]):
        if cost + more < least[place]:
            least[place], chosen[place] = cost + more, place + off


def _alike(askings: Iterable[Asking], *, limited: bool) -> list[_Alike]:
    by_parts: dict[Parts, list[tuple[int, int, Row]]] = {}
    for asking in askings:
        weight = asking.party_size if asking.paced and limited else 0
        by_size = by_parts.setdefault(asking.parts, [])
        by_size.append((asking.party_size, weight, asking.wished))
    return [_Alike(parts, _wishes(parts, by_size), by_size) for parts, by_size in by_parts.items()]


def _wishes(
    parts: Parts, by_size: list[tuple[int, int, Row]]
) -> list[list[tuple[int, float, float]]]:
    totals = [
        (place, sum(amounts), sum(w * a for (_, w, _), a in zip(by_size, amounts, strict=True)))
        for place, amounts in enumerate(zip(*(row for _, _, row in by_size), strict=True))
    ]
    return [
        [(place, part * amount, part * covers) for place, amount, covers in totals if amount]
        for _, part in parts
    ]
