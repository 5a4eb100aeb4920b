"""Re-packing: of the parties that sit worse than they could at freed tables, one is given those."""

from collections.abc import Iterator

from reservations.engine.daybook import DayBook
from reservations.engine.draft import Seating
from reservations.engine.fit import is_free
from reservations.engine.floor import Unit
from reservations.engine.model import Stay
from reservations.engine.seats import Need

WORTH = 1.0
"""Covers; what a move has to spare the house by the prices known if it dissolves no join."""

Worth = tuple[int, float, int]
"""Tables given back beyond those taken, covers spared, seats spared."""


def repack(book: DayBook, freed: Stay) -> Seating:
    """Move one party to tables that a stay gave up, if that is worth it, and say where; the book is changed by it.

    `freed` is the stay as it was; the book is without it, or has it as it is now. The party has not come,
    may be moved and stays in its area, and nobody else moves for it. Worth it is to end a join, at tables
    that cost less by the prices known, or as much with no more seats; or else to spare `WORTH`.
    """
    span = book.grid.mask(freed.starts_at, freed.occupied_until)
    gains = [
        # A rank and a party name a move, so that the order of the day's stays makes no difference.
        (tuple(-each for each in worth), unit.rank, need.id, unit.tables)
        for need in book.seats.movable.values()
        if need.busy & span and book.stays[need.id].starts_at > book.now
        for unit, worth in _better(book, need, set(freed.tables))
    ]
    if not gains:
        return {}
    *_, party, tables = min(gains)
    book.move({party: tables})
    return {party: tables}


def _better(book: DayBook, need: Need, freed: set[int]) -> Iterator[tuple[Unit, Worth]]:
    """List the free units with a freed table that are worth a move."""
    held = set(book.seats.at[need.id])
    own = next((unit for unit in need.choice.units if set(unit.tables) == held), None)
    if own is None:  # staff put it where it does not suit, and know why
        return
    price = book.price_at(own, need)
    for unit in need.choice.units:
        if unit.area != own.area or freed.isdisjoint(unit.tables):
            continue
        fewer, spared = len(own.tables) - len(unit.tables), own.max_party - unit.max_party
        covers = price - book.price_at(unit, need)
        is_worth_it = covers >= WORTH if fewer == 0 else fewer > 0 and (covers, spared) >= (0, 0)
        if is_worth_it and is_free(book.seats, need, unit, held):
            yield unit, (fewer, covers, spared)
