"""Where to put a party if tables are free: the best fit in seats, then in time."""

from collections.abc import Collection

from reservations.engine.floor import Unit
from reservations.engine.seats import Need, Seats


def best_fit(seats: Seats, need: Need) -> Unit | None:
    """Give the best unit that is free as things are.

    Best are single tables, then the fewest seats, then the house's priority; of such equals that
    which leaves the least time too short for another party, then that with the fewest joins.
    """
    best: Unit | None = None
    least = 0
    for unit in need.choice.units:
        if best is not None and unit.grade != best.grade:
            break
        if is_free(seats, need, unit):
            waste = sum(_waste(seats, need.busy, table) for table in unit.tables)
            if best is None or waste < least:
                best, least = unit, waste
    return best


def is_free(seats: Seats, need: Need, unit: Unit, held: Collection[int] = ()) -> bool:
    """Tell whether a party can have a unit with nobody moved; `held` are tables that it holds itself."""
    for table in unit.tables:
        if (seats.busy[table] & need.busy and table not in held) or need.shut[table] & need.seated:
            return False
    return True


def _waste(seats: Seats, wanted: int, table: int) -> int:
    """Count ten for each quarter lost beside a stay, and one for each gap that it leaves."""
    busy, span = seats.busy[table], seats.span
    starts = (wanted & -wanted).bit_length() - 1
    ends = wanted.bit_length()
    before = starts - max((busy & (1 << starts) - 1).bit_length(), span.opens)
    waste = _lost(before, span.shortest_turn)
    later = busy >> ends
    if ends > span.last_start:
        return waste
    if not later:
        return waste + 1
    after = (later & -later).bit_length() - 1
    return waste + _lost(after, span.shortest_turn)


def _lost(gap: int, shortest_turn: int) -> int:
    if gap <= 0:
        return 0
    return 1 + 10 * gap if gap < shortest_turn else 1
