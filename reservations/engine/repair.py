"""Finding tables for stays that have none, or cannot keep those they have."""

from dataclasses import replace

from reservations.engine.daybook import DayBook
from reservations.engine.fit import best_fit
from reservations.engine.model import Day, Stay


def find_tables(day: Day) -> Day | None:
    """Give a day in which every stay has tables of its own, or None if that cannot be.

    Parties that are not locked get other tables where they have none, where two parties hold the
    same, or where the party does not suit them; as few as possible move besides.
    """
    book = DayBook(replace(day, stays=tuple(stay for stay in day.stays if _is_fixed(day, stay))))
    if _any_overlap(book):
        return None
    movable = [stay for stay in day.stays if not _is_fixed(day, stay)]
    homeless = [stay for stay in movable if not _keeps_tables(book, stay)]
    for stay in sorted(homeless, key=lambda stay: (-stay.party_size, stay.starts_at, stay.id)):
        if not _finds_tables(book, stay):
            return None
    return replace(day, stays=tuple(book.stays[stay.id] for stay in day.stays))


def _is_fixed(day: Day, stay: Stay) -> bool:
    return bool(stay.tables) and (stay.locked or not day.reassign)


def _any_overlap(book: DayBook) -> bool:
    """Tell whether parties that keep their tables stand in each other's way."""
    held: dict[int, int] = {}
    for stay in book.stays.values():
        busy = book.grid.mask(stay.starts_at, stay.occupied_until)
        for table in stay.tables:
            if held.get(table, 0) & busy:
                return True
            held[table] = held.get(table, 0) | busy
    return False


def _keeps_tables(book: DayBook, stay: Stay) -> bool:
    need = book.seats.need_of(stay)
    own = tuple(unit for unit in need.choice.units if set(unit.tables) == set(stay.tables))
    if best_fit(book.seats, replace(need, choice=book.floor.exactly(own))) is None:
        return False
    book.put(stay)
    return True


def _finds_tables(book: DayBook, stay: Stay) -> bool:
    need = book.seats.need_of(stay)
    free = best_fit(book.seats, need)
    seating = {stay.id: free.tables} if free else book.make_room(need)
    if seating is None:
        return False
    book.put(replace(stay, tables=seating.pop(stay.id)))
    book.move(seating)
    return True
