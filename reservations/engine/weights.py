"""Weights for tables, made once for a floor plan, with which `bounds` proves that nothing fits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement

from reservations.engine.model import Table

Weighting = Mapping[int, int]
"""Table id to weight; tables that are missing weigh nothing."""

HEAVIEST = 2
"""Weights 0, 1, 2 by size prove nearly all that the best weights do; 3 and 4 added nothing."""
MOST_SIZES = 5
MOST_WEIGHTINGS = 150


def weight_of(tables: Iterable[int], weighting: Weighting) -> int:
    """Add up the weights of tables."""
    weight = 0
    for table in tables:
        weight += weighting.get(table, 0)
    return weight


def least_weight(units: Iterable[Iterable[int]], weighting: Weighting) -> int:
    """Give the weight of the lightest of these units; 0 of none."""
    least = None
    for tables in units:
        weight = weight_of(tables, weighting)
        if not weight:
            return 0
        if least is None or weight < least:
            least = weight
    return least or 0


def weightings(tables: Sequence[Table], sharers: Iterable[Iterable[int]]) -> tuple[Weighting, ...]:
    """List weightings by table size and of sets of tables that some parties have to share.

    `sharers` are, for one kind of party each, all tables that it can come to use.
    """
    found: dict[tuple[tuple[int, int], ...], None] = {}
    for weighting in (*_of_sets(sharers), *_by_size(tables)):
        heavy = tuple(sorted((table, weight) for table, weight in weighting.items() if weight))
        if heavy:
            found[heavy] = None
    return tuple(dict(heavy) for heavy in list(found)[:MOST_WEIGHTINGS])


def _of_sets(sharers: Iterable[Iterable[int]]) -> Iterator[Weighting]:
    for tables in sharers:
        yield dict.fromkeys(tables, 1)


def _by_size(tables: Sequence[Table]) -> Iterator[Weighting]:
    sizes = sorted({table.max_party for table in tables})
    level = {size: number * MOST_SIZES // len(sizes) for number, size in enumerate(sizes)}
    if len(sizes) <= MOST_SIZES:
        level = {size: number for number, size in enumerate(sizes)}
    levels = len(set(level.values()))
    rank = {number: place for place, number in enumerate(sorted(set(level.values())))}
    for area in (None, *sorted({t.area for t in tables if t.area is not None})):
        inside = [table for table in tables if area is None or table.area == area]
        yield {table.id: table.max_party for table in inside}
        for steps in combinations_with_replacement(range(HEAVIEST + 1), levels):
            yield {table.id: steps[rank[level[table.max_party]]] for table in inside}
