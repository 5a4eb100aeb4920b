"""Free starts found for a whole day at once are those found by trying each table at each start."""

import random

import pytest

from reservations.engine.floor import Choice, Unit
from reservations.engine.grid import QUARTERS
from reservations.engine.openings import Openings
from reservations.engine.seats import Need


def unit(*tables: int) -> Unit:
    return Unit(tables=tables, min_party=1, max_party=9, area=None, online=True, rank=tables)


@pytest.mark.parametrize("seed", range(8))
def test_free_starts_of_a_day_are_those_of_single_questions(seed: int) -> None:
    chance = random.Random(seed)
    spans = [(1 << chance.randrange(1, 9)) - 1 << chance.randrange(QUARTERS) for _ in range(400)]
    taken = dict.fromkeys(range(4), 0)
    shut = dict(taken)
    for span in spans:
        held = shut if chance.random() < 0.1 else taken
        held[chance.randrange(4)] |= span & (1 << QUARTERS) - 1
    choice = Choice((unit(0), unit(1), unit(2, 3)), ())
    openings = Openings(taken)

    answers = set()
    for lasting, sitting in ((6, 6), (7, 6), (5, 5)):
        for start in range(QUARTERS - lasting):
            busy, seated = (1 << lasting) - 1 << start, (1 << sitting) - 1 << start
            need = Need("", 2, busy, seated, shut, choice)
            tried = any(
                not any(taken[table] & busy or shut[table] & seated for table in each.tables)
                for each in choice.units
            )
            assert openings.has(need) == tried
            answers.add(tried)

    assert answers == {True, False}
