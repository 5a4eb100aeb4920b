"""What a party can be given: single tables and listed combinations, best fit first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reservations.engine.model import Closing, Combination, FloorPlan, Table
from reservations.engine.weights import Weighting, least_weight, weightings


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unit:
    """A single table or a listed combination; `tables` are ids in the listed order."""

    tables: tuple[int, ...]
    min_party: int
    max_party: int
    area: int | None
    online: bool
    rank: tuple[int, ...]
    """Best fit: singles first, then fewest seats, priority, fewest joins, lowest id."""

    @property
    def grade(self) -> tuple[int, ...]:
        """Give how well it fits in tables, seats and priority, apart from its place."""
        return self.rank[:3]

    def suits(self, party_size: int) -> bool:
        """Tell whether the party is within the range of this unit."""
        return self.min_party <= party_size <= self.max_party


Units = tuple[Unit, ...]

LARGEST_WEIGHED = 16


class Choice:
    """What a party may be given, best fit first."""

    def __init__(self, units: Units, weightings: Sequence[Weighting]) -> None:
        self.units = units
        self.tables = frozenset(unit.tables for unit in units)
        self._weightings = weightings

    @cached_property
    def lightest(self) -> tuple[int, ...]:
        """Give the least weight that the party uses, by weighting; only proofs of no ask for it."""
        joined = [unit.tables for unit in self.units]
        return tuple(least_weight(joined, weights) for weights in self._weightings)


class Floor:
    """The units of one floor plan, with the choice for each kind of party remembered."""

    def __init__(self, plan: FloorPlan) -> None:
        self.tables = {table.id: table for table in plan.tables}
        joins = dict.fromkeys(self.tables, 0)
        listed = [c for c in plan.combinations if all(t in self.tables for t in c.tables)]
        for combination in listed:
            for table in combination.tables:
                joins[table] += 1
        singles = [_single(table, joins[table.id]) for table in plan.tables]
        joined = [self._joined(combination, joins) for combination in listed]
        self.units = tuple(sorted(singles + joined, key=lambda unit: unit.rank))
        self.areas = _areas(unit.area for unit in self.units)
        self.largest_party = max((unit.max_party for unit in self.units), default=0)
        self.weightings = weightings(plan.tables, self._shared_tables())
        self._choices: dict[tuple[int, int | None, bool, bool], Choice] = {}

    def anywhere(self, party_size: int) -> Choice:
        """Give all units that suit a party."""
        return self._choice(party_size, None, in_area=False, online=False)

    def within(self, party_size: int, area: int | None, *, online: bool) -> Choice:
        """Give the units of one area (None: those that belong to no area) that suit a party."""
        return self._choice(party_size, area, in_area=True, online=online)

    def exactly(self, units: Units) -> Choice:
        """Give a choice of these units only."""
        return Choice(units, self.weightings)

    def _choice(self, party_size: int, area: int | None, *, in_area: bool, online: bool) -> Choice:
        key = (party_size, area, in_area, online)
        found = self._choices.get(key)
        if found is None:
            units = tuple(
                unit
                for unit in self.units
                if unit.suits(party_size)
                and (unit.area == area or not in_area)
                and (unit.online or not online)
            )
            found = self._choices[key] = self.exactly(units)
        return found

    def _shared_tables(self) -> Iterator[list[int]]:
        """For each party size, anywhere and in each area, list the tables it can come to use."""
        for party_size in range(1, min(self.largest_party, LARGEST_WEIGHED) + 1):
            for area in {None: 0, **dict.fromkeys(self.areas)}:
                yield [
                    table
                    for unit in self.units
                    if unit.suits(party_size) and area in (None, unit.area)
                    for table in unit.tables
                ]

    def joined_by_hand(self, tables: tuple[int, ...]) -> Unit:
        """Make a unit of tables that staff chose, whatever its range; one area or none."""
        areas = {self.tables[table].area for table in tables}
        return Unit(
            tables=tables,
            min_party=1,
            max_party=sum(self.tables[table].max_party for table in tables),
            area=self.tables[tables[0]].area if len(areas) == 1 else None,
            online=False,
            rank=(len(tables),),
        )

    def tables_of(self, closing: Closing) -> tuple[int, ...]:
        """List the tables that a closing of an area or a table names (none for the house)."""
        return tuple(
            table.id
            for table in self.tables.values()
            if closing.table == table.id
            or (closing.area is not None and closing.area == table.area)
        )

    def _joined(self, combination: Combination, joins: dict[int, int]) -> Unit:
        tables = [self.tables[table] for table in combination.tables]
        areas = {table.area for table in tables}
        joined = sum(joins[table.id] for table in tables)
        priority = sum(table.priority for table in tables)
        return Unit(
            tables=combination.tables,
            min_party=combination.min_party,
            max_party=combination.max_party,
            area=tables[0].area if len(areas) == 1 else None,
            online=all(table.online for table in tables),
            rank=(len(tables), combination.max_party, -priority, joined, combination.id),
        )


def _single(table: Table, joins: int) -> Unit:
    return Unit(
        tables=(table.id,),
        min_party=table.min_party,
        max_party=table.max_party,
        area=table.area,
        online=table.online,
        rank=(1, table.max_party, -table.priority, joins, table.id),
    )


def _areas(areas: Iterable[int | None]) -> tuple[int | None, ...]:
    found = set(areas)
    named = sorted(area for area in found if area is not None)
    return (*named, None) if None in found else tuple(named)


@lru_cache(maxsize=2048)
def floor_of(plan: FloorPlan) -> Floor:
    """Give the floor of a plan; equal plans share it."""
    return Floor(plan)
