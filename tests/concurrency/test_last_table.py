"""32 bookers on the last table: exactly one wins, the others are told what they can have instead."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.concurrency.arena import Arena, arena, copy_of, deadlocks

pytestmark = [pytest.mark.race, pytest.mark.slow]
BOOKERS = 32
ROUNDS = 3


@pytest.fixture(scope="module")
def postgres() -> Iterator[Arena]:
    with arena(on="postgresql") as made:
        yield made


@pytest.fixture(scope="module")
def sqlite() -> Iterator[Arena]:
    with arena(on="sqlite") as made:
        yield made


def evenings(house, rounds=ROUNDS):
    first = dt.datetime.fromisoformat(house["starts_at"])
    return [(first + dt.timedelta(days=number)).isoformat() for number in range(rounds)]


def raced(made: Arena, *, processes: int) -> None:
    house = made.run("seed", tables=[2])
    starts = evenings(house)

    results = made.race(
        business=house["business"], starts=starts, bookers=BOOKERS, processes=processes
    )

    for start in starts:
        outcomes = Counter(each["outcome"] for each in results if each["start"] == start)
        assert outcomes == {"reserved": 1, "no_table": BOOKERS - 1}
    losers = [each for each in results if each["outcome"] == "no_table"]
    assert all(1 <= len(each["told"]) <= 3 for each in losers)
    told = {(offer["starts_at"], offer["area"]) for each in losers for offer in each["told"]}
    offers = [{"starts_at": at, "area": area} for at, area in sorted(told, key=str)]
    found = made.run("judge", business=house["business"], told=offers)
    assert found["reservations"] == ROUNDS
    # What was offered while other evenings raced may have gone since; of the last evening all must be there.
    assert len(found["empty_promises"]) <= ROUNDS
    assert not any(found["violations"].values()), found


@pytest.mark.parametrize("processes", [1, 3])
def test_one_booker_wins_on_postgresql(postgres, processes):
    before = deadlocks()

    raced(postgres, processes=processes)

    assert deadlocks() == before


def test_one_booker_wins_on_sqlite(sqlite):
    raced(sqlite, processes=1)


@pytest.mark.parametrize(("on", "processes"), [("postgres", 3), ("sqlite", 1)])
def test_control_without_lock_and_constraint_double_books(request, on, processes):
    with copy_of(request.getfixturevalue(on)) as made:
        house = made.run("seed", tables=[2])
        made.run("without_unique_slots")

        results = made.race(
            business=house["business"],
            starts=evenings(house),
            bookers=BOOKERS,
            processes=processes,
            guarded=False,
        )

        winners = sum(each["outcome"] == "reserved" for each in results)
        found = made.run("judge", business=house["business"], told=[])
    assert winners > ROUNDS
    assert found["violations"]["double_booked"] > 0
