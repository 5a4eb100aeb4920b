"""The complete search: every arrangement is tried in the end, if the budget of nodes allows."""

from reservations.engine.draft import Draft
from reservations.engine.floor import Unit
from reservations.engine.seats import Need

MOVE_LIMITS = (2, 4, 60)
WORK_OF_CLEARING = 3
"""To list and weigh who sits at a unit costs as much as to look at so many units."""


def seat_by_search(draft: Draft, need: Need) -> bool:
    """Settle a party, and all who have to move for it, with few moves, or tell that it failed.

    It fails, and changes nothing, where no arrangement exists or the work left does not suffice.
    """
    search = _Search(draft)
    for limit in MOVE_LIMITS:
        if search.place([need], limit):
            return True
        if not search.was_cut:
            return False
    return False


class _Search:
    """Depth first over the units of the party with the least choice; nobody moves twice.

    Who was settled stays there for the rest of the branch, so that a branch follows one possible
    arrangement; trying all units of one waiting party at a time then loses none.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.was_cut = False

    def place(self, waiting: list[Need], moves_left: int) -> bool:
        """Settle all who wait, lifting at most so many; `was_cut` if a limit was in the way."""
        self.was_cut = False
        return self._place(waiting, moves_left)

    def _place(self, waiting: list[Need], moves_left: int) -> bool:
        if not waiting:
            return True
        need, options = self._least_choice(waiting)
        rest = [other for other in waiting if other is not need]
        for unit, displaced in self._cheapest_first(need, options):
            if len(displaced) > moves_left or self._draft.work <= 0:
                self.was_cut = True
                continue
            if self._try(need, unit, displaced, rest, moves_left):
                return True
        return False

    def _try(
        self, need: Need, unit: Unit, displaced: list[Need], rest: list[Need], moves_left: int
    ) -> bool:
        mark = self._draft.mark()
        for other in displaced:
            self._draft.lift(other)
        self._draft.settle(need, unit.tables)
        if self._place(rest + displaced, moves_left - len(displaced)):
            return True
        self._draft.back_to(mark)
        return False

    def _least_choice(self, waiting: list[Need]) -> tuple[Need, list[Unit]]:
        self._draft.work -= sum(len(need.choice.units) for need in waiting)
        choices = [(need, self._draft.open_units(need)) for need in waiting]
        return min(choices, key=lambda choice: (len(choice[1]), -choice[0].party_size))

    def _cheapest_first(self, need: Need, options: list[Unit]) -> list[tuple[Unit, list[Need]]]:
        self._draft.work -= WORK_OF_CLEARING * len(options)
        found = [(unit, self._draft.seats.sitting(unit.tables, need.busy)) for unit in options]
        found.sort(key=lambda option: _cost(option[1]))
        return found


def _cost(displaced: list[Need]) -> tuple[int, int]:
    return len(displaced), sum(need.party_size for need in displaced)
