"""Making room: a party is seated by moving others, as few as can be found within some work."""

from dataclasses import dataclass

from reservations.engine.chains import seat_by_chain
from reservations.engine.draft import Draft, Seating
from reservations.engine.floor import Unit
from reservations.engine.search import seat_by_search
from reservations.engine.seats import Need, Seats

WORK_OF_CHAINS = 2_000
"""Units looked at in search of a chain; a unit costs about a microsecond."""
WORK_OF_CLEARING = 1_000
WORK_OF_SEARCH = 1_000
"""For the complete search, to which the chains have left the hard cases only: most end in no."""
FULL_PATIENCE = WORK_OF_CHAINS + WORK_OF_CLEARING + WORK_OF_SEARCH
MOST_CLEARED = 16
"""Units with several parties in the way that are tried before the complete search."""


@dataclass(slots=True)
class Patience:
    """How much work may still be done for a request that could be met in several ways."""

    left: int
    ran_out: bool = False
    """Whether a search was given less work than it may take."""

    @property
    def is_full(self) -> bool:
        """Whether the next search may go as far as any."""
        return self.left >= FULL_PATIENCE

    def take(self, most: int) -> int:
        """Set aside at most so much for one search."""
        self.ran_out |= self.left < most
        return max(0, min(most, self.left))


def make_room(seats: Seats, need: Need, patience: Patience) -> Seating | None:
    """Find tables for the party and new ones for those who have to move for it.

    The answer names the party itself and all who move. The seats are left as they were.
    """
    for search, most in (
        (seat_by_chain, WORK_OF_CHAINS),
        (_seat_by_clearing, WORK_OF_CLEARING),
        (seat_by_search, WORK_OF_SEARCH),
    ):
        work = patience.take(most)
        draft = Draft(seats, work)
        found = _outcome(draft, found=search(draft, need))
        patience.left -= work - draft.work
        if found:
            return found
    return None


def _outcome(draft: Draft, *, found: bool) -> Seating | None:
    """Take an arrangement out of the draft, which is then empty again."""
    seating = dict(draft.seating) if found else None
    draft.back_to(0)
    return seating


def _seat_by_clearing(draft: Draft, need: Need) -> bool:
    """Lift all parties from a unit and seat each by a chain."""
    for unit, displaced in _crowded(draft, need):
        if draft.work <= 0:
            break
        if _clear(draft, need, unit, displaced):
            return True
        draft.back_to(0)
    return False


def _clear(draft: Draft, need: Need, unit: Unit, displaced: list[Need]) -> bool:
    for other in displaced:
        draft.lift(other)
    draft.settle(need, unit.tables)
    displaced.sort(key=lambda other: (len(draft.open_units(other)), other.id))
    return all(seat_by_chain(draft, other) for other in displaced)


def _crowded(draft: Draft, need: Need) -> list[tuple[Unit, list[Need]]]:
    units = draft.open_units(need)
    found = [(unit, draft.seats.sitting(unit.tables, need.busy)) for unit in units]
    crowded = [(unit, displaced) for unit, displaced in found if len(displaced) > 1]
    crowded.sort(key=lambda option: (len(option[1]), sum(n.party_size for n in option[1])))
    return crowded[:MOST_CLEARED]
