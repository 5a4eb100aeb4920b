"""The shortest chain of moves: a party takes the tables of one that takes those of another."""

from reservations.engine.draft import Draft
from reservations.engine.floor import Choice, Unit
from reservations.engine.seats import Need

Step = tuple[Need, Unit]


def seat_by_chain(draft: Draft, first: Need) -> bool:
    """Settle a party by the chain with the fewest moves, or tell that none was found.

    Each step displaces one party, the last none. Breadth first; where no chain is found within
    the work that is left the draft is unchanged.
    """
    came_by: dict[str, Step] = {}
    queue = [first]
    seen = {first.id}
    tried: dict[Choice, list[int]] = {}
    for need in queue:
        if draft.work <= 0:
            break
        # Where a party that needs no more than this one found nothing, this one finds nothing new.
        masks = tried.setdefault(need.choice, [])
        if any(mask & need.busy == mask for mask in masks):
            continue
        masks.append(need.busy)
        draft.work -= len(need.choice.units)
        for unit in need.choice.units:
            blocker = only_blocker(draft, need, unit)
            if blocker is need:
                if _settle_all(draft, _steps(came_by, need, unit)):
                    return True
            elif blocker is not None and blocker.id not in seen:
                seen.add(blocker.id)
                came_by[blocker.id] = (need, unit)
                queue.append(blocker)
    return False


def only_blocker(draft: Draft, need: Need, unit: Unit) -> Need | None:
    """Give the one party to lift so that `need` can sit there, `need` itself if there is none.

    None if there are several, or one that cannot be lifted.
    """
    wanted, seats, settled = need.busy, draft.seats, draft.settled
    found = need
    for table in unit.tables:
        if settled[table] & wanted or need.shut[table] & need.seated:
            return None
        if not seats.busy[table] & wanted:
            continue
        for other in seats.parties[table]:
            if other.busy & wanted and other is not found and other is not need:
                if found is not need:
                    return None
                found = other
    return found


def _steps(came_by: dict[str, Step], last: Need, unit: Unit) -> list[Step]:
    steps = [(last, unit)]
    while steps[-1][0].id in came_by:
        steps.append(came_by[steps[-1][0].id])
    return steps


def _settle_all(draft: Draft, steps: list[Step]) -> bool:
    """Make all moves of a chain, or none where two of its steps meet at one table."""
    wanted: dict[int, int] = {}
    for need, unit in steps:
        for table in unit.tables:
            others = wanted.get(table, 0)
            if others & need.busy:
                return False
            wanted[table] = others | need.busy
    for need, _ in steps[:-1]:
        draft.lift(need)
    for need, unit in steps:
        draft.settle(need, unit.tables)
    return True
