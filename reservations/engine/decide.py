"""Giving out tables: one wish, or several that wait for the same day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reservations.engine import gates
from reservations.engine.daybook import NEWCOMER, DayBook
from reservations.engine.draft import Seating
from reservations.engine.fit import best_fit
from reservations.engine.floor import Choice
from reservations.engine.gates import Start
from reservations.engine.model import Assignment, Day, Reason, Refusal, Stay, Wish
from reservations.engine.room import Patience


def assign(day: Day, wish: Wish, patience: Patience | None = None) -> Assignment | Refusal:
    """Give a wish tables, and new ones to the stays that have to move for it, or refuse it.

    With `patience` no more work is done than it has left; it tells whether that was too little.
    """
    return decide(DayBook(day), wish, patience)


def assign_many(
    day: Day, wishes: Sequence[Wish], patience: Patience | None = None
) -> tuple[Assignment | Refusal, ...]:
    """Decide wishes that wait together, in order, each seeing what the former ones were given.

    The assignments are to be written together: all name the tables that hold after the last one,
    also for parties moved twice and for wishes moved by a later wish.
    """
    book = DayBook(day)
    names = [f"{NEWCOMER} {number}" for number in range(len(wishes))]
    answers = [
        give(book, wish, name, patience=patience) for wish, name in zip(wishes, names, strict=True)
    ]
    return tuple(
        _as_it_ended(book, answer, name) for answer, name in zip(answers, names, strict=True)
    )


def decide(book: DayBook, wish: Wish, patience: Patience | None = None) -> Assignment | Refusal:
    """Decide one wish on a loaded day and leave the day unchanged.

    `patience` is shared by the wishes of a party that would take any of several.
    """
    replaced = book.take_out(wish.replaces) if wish.replaces else None
    try:
        return _decide(book, wish, replaced, patience)
    finally:
        if replaced:
            book.put(replaced)


def give(
    book: DayBook,
    wish: Wish,
    name: str,
    *,
    patience: Patience | None = None,
    paced: bool = True,
) -> Assignment | Refusal:
    """Decide one wish and, where it can be had, change the loaded day by it: the party stays under this name.

    Whoever is replaced goes, and hands on whether they count against pacing; refused, all is as before.
    """
    replaced = book.take_out(wish.replaces) if wish.replaces else None
    answer = _decide(book, wish, replaced, patience)
    if isinstance(answer, Refusal):
        if replaced:
            book.put(replaced)
        return answer
    book.move(answer.moves)
    book.put(
        Stay(
            id=name,
            starts_at=answer.starts_at,
            occupied_until=answer.occupied_until,
            party_size=wish.party_size,
            tables=answer.tables,
            area=wish.area,
            locked=wish.tables is not None,
            paced=replaced.paced if replaced else paced,
        )
    )
    return answer


def price_of(book: DayBook, wish: Wish) -> float:
    """Give the covers that a wish is expected to cost where it is cheapest; 0 if nothing is known."""
    if not book.has_prices:
        return 0.0
    choices = _choices(book, wish)
    return min(
        [
            book.price(need, paced=not wish.by_staff)
            for start in _starts_for(book, wish)
            for need in book.needs(start, wish.party_size, choices, by_staff=wish.by_staff)
        ],
        default=0.0,
    )


def _decide(
    book: DayBook, wish: Wish, replaced: Stay | None, patience: Patience | None
) -> Assignment | Refusal:
    party = None if wish.by_staff else book.party_obstacle(wish.party_size)
    if party:
        return Refusal(reason=party)
    reasons = []
    kept = replaced.starts_at if replaced else None
    for start in _starts_for(book, wish):
        obstacle = book.obstacle(start, wish.party_size, by_staff=wish.by_staff, kept=kept)
        seating = None if obstacle else _seat(book, start, wish, patience)
        if seating:
            return _assignment(book, start, seating)
        reasons.append(obstacle or Reason.FULL)
    return Refusal(reason=gates.nearest_miss(reasons))


def _starts_for(book: DayBook, wish: Wish) -> Iterator[Start]:
    """Walk the ways in which the wished start is possible: one for each period that has it."""
    if wish.by_staff:
        start = gates.start_for_staff(book.day, wish.starts_at, wish.party_size)
        start = _with_own_turn(start, wish)
        if book.grid.covers(start.starts_at, start.ends_at + book.ground.buffer):
            yield start
        return
    for start in book.starts(wish.party_size).get(wish.starts_at, ()):
        yield _with_own_turn(start, wish)


def _with_own_turn(start: Start, wish: Wish) -> Start:
    return replace(start, minutes=wish.turn_minutes) if wish.turn_minutes else start


def _seat(book: DayBook, start: Start, wish: Wish, patience: Patience | None) -> Seating | None:
    """Take the best free unit of all areas, or else make room where it takes the fewest moves."""
    choices = _choices(book, wish)
    groups = book.needs(start, wish.party_size, choices, by_staff=wish.by_staff)
    if not wish.by_staff:
        groups = [group for group in groups if not book.is_too_dear(group)]
    free = [unit for group in groups if (unit := best_fit(book.seats, group))]
    if free:
        return {NEWCOMER: min(free, key=lambda unit: unit.rank).tables}
    found = [seating for group in groups if (seating := book.make_room(group, patience))]
    return min(found, key=len, default=None)


def _choices(book: DayBook, wish: Wish) -> list[Choice]:
    """Part the allowed units by area, as availability does, so that both search alike."""
    size, by_staff = wish.party_size, wish.by_staff
    if wish.tables is not None:
        return [book.pinned(wish.tables, size, by_staff=by_staff)]
    areas = book.areas(wish.area)
    return [book.floor.within(size, area, online=not by_staff) for area in areas]


def _assignment(book: DayBook, start: Start, seating: Seating) -> Assignment:
    return Assignment(
        tables=seating[NEWCOMER],
        starts_at=start.starts_at,
        ends_at=start.ends_at,
        occupied_until=start.ends_at + book.ground.buffer,
        moves={stay: tables for stay, tables in seating.items() if stay != NEWCOMER},
    )


def _as_it_ended(book: DayBook, answer: Assignment | Refusal, name: str) -> Assignment | Refusal:
    if isinstance(answer, Refusal):
        return answer
    moves = {
        stay: book.stays[stay].tables
        for stay in answer.moves
        if stay in book.stays and not stay.startswith(NEWCOMER)
    }
    return replace(answer, tables=book.stays[name].tables, moves=moves)
