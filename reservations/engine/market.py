"""The floor of a house as a market: tables that are alike are one good, with a stock of them.

A party buys a kind of unit (one table of this class, or one of each of these) for some quarters.
"""

from functools import lru_cache
from typing import NamedTuple

from reservations.engine.floor import Choice, Floor, Units
from reservations.engine.prices import TableClass

Kind = tuple[int, ...]
"""The classes of the tables of a unit, sorted."""


class Shape(NamedTuple):
    """What parties of some sizes can use: kinds of units, for so many quarters."""

    kinds: tuple[Kind, ...]
    length: int


class Market:
    """The classes of tables of a floor, and which kinds of units a choice comes down to."""

    def __init__(self, floor: Floor) -> None:
        keys = {
            table.id: (table.area, table.min_party, table.max_party, table.online)
            for table in floor.tables.values()
        }
        numbers: dict[TableClass, int] = {}
        self.class_of = {t: numbers.setdefault(key, len(numbers)) for t, key in keys.items()}
        self.stock = [0] * len(numbers)
        """How many tables there are of each class."""
        self.classes = tuple(numbers)
        """(area, smallest party, largest party, online) of each class."""
        for number in self.class_of.values():
            self.stock[number] += 1
        self._kinds: dict[Choice, tuple[Kind, ...]] = {}

    def kinds(self, choice: Choice) -> tuple[Kind, ...]:
        """List the kinds that a party may be given, without those that only add tables."""
        found = self._kinds.get(choice)
        if found is None:
            found = self._kinds[choice] = _least(self.kinds_of(choice.units))
        return found

    def kinds_of(self, units: Units) -> set[Kind]:
        """List the kinds of these units."""
        return {self.kind(unit.tables) for unit in units}

    def kind(self, tables: tuple[int, ...]) -> Kind:
        """Give the kind of these tables."""
        return tuple(sorted(self.class_of[table] for table in tables))


def _least(kinds: set[Kind]) -> tuple[Kind, ...]:
    """Leave out a kind that holds another one and more: it is never cheaper."""
    return tuple(
        sorted(kind for kind in kinds if not any(_holds(kind, less) for less in kinds - {kind}))
    )


def _holds(kind: Kind, less: Kind) -> bool:
    rest = list(kind)
    for each in less:
        if each not in rest:
            return False
        rest.remove(each)
    return True


@lru_cache(maxsize=512)
def market_of(floor: Floor) -> Market:
    """Give the market of a floor."""
    return Market(floor)
