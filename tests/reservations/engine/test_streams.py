"""Evenings as they go: whatever is asked, cancelled and seated, the plan is valid at every moment."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reservations.engine import Assignment, Day, Stay, Wish, assign
from tests.reservations.engine import oracle
from tests.reservations.engine.houses import AREAS, PARTY_SIZES, days, instants, with_wish

STEPS = st.sampled_from(("ask", "ask", "ask", "cancel", "seat"))


def faults(day: Day, before: Day) -> Iterator[str]:
    """What is wrong with a plan, by its plainest rules; `before` is the plan one step earlier."""
    units = {unit.tables: unit for unit in oracle.units(day)}
    homes = {stay.id: stay for stay in before.stays}
    for stay in day.stays:
        home = homes.get(stay.id)
        if home is not None and home.tables == stay.tables:
            continue
        unit = units.get(stay.tables)
        if unit is None:
            yield f"{stay.id}: no such join"
        elif not unit.smallest <= stay.party_size <= unit.largest:
            yield f"{stay.id}: wrong size"
        elif stay.area not in (None, unit.area):
            yield f"{stay.id}: lost its area"
        if home is not None and (home.locked or not day.reassign):
            yield f"{stay.id}: was not to be moved"
    yield from overlaps(day.stays)


def overlaps(stays: tuple[Stay, ...]) -> Iterator[str]:
    for number, one in enumerate(stays):
        for other in stays[:number]:
            meet = one.starts_at < other.occupied_until and other.starts_at < one.occupied_until
            if meet and set(one.tables) & set(other.tables):
                yield f"{one.id} and {other.id}: one table at one time"


def covers_that_start(day: Day, starts_at: dt.datetime) -> int:
    return sum(s.party_size for s in day.stays if s.paced and s.starts_at == starts_at)


def ask(draw: st.DrawFn, day: Day, name: str) -> Day:
    """One party asks online; it is refused exactly where the definition has no room for it."""
    wish = Wish(party_size=draw(PARTY_SIZES), starts_at=draw(instants(day.date)), area=draw(AREAS))
    answer = assign(day, wish)
    could_be = (
        oracle.starts_in(day, wish.party_size, wish.area)
        if wish.area is not None
        else oracle.starts(day, wish.party_size)
    )
    assert isinstance(answer, Assignment) == (wish.starts_at in could_be)
    if not isinstance(answer, Assignment):
        return day
    after = with_wish(day, wish, answer, name)
    limits = [p.pacing_covers for p in day.periods]
    if None not in limits:
        assert covers_that_start(after, wish.starts_at) <= max(limit or 0 for limit in limits)
    return after


@settings(max_examples=60, deadline=None)
@given(days(most_tables=4, most_stays=3), st.lists(STEPS, min_size=1, max_size=5), st.data())
def test_a_plan_stays_valid_whatever_comes(
    day: Day, steps: list[str], data: st.DataObject
) -> None:
    for number, step in enumerate(steps):
        before = day
        if step == "ask":
            day = ask(data.draw, day, f"n{number}")
        elif day.stays:
            chosen = data.draw(st.integers(0, len(day.stays) - 1))
            stays = list(day.stays)
            if step == "cancel":
                del stays[chosen]
            else:
                stays[chosen] = replace(stays[chosen], locked=True)
            day = replace(day, stays=tuple(stays))

        assert list(faults(day, before)) == []


@settings(max_examples=60, deadline=None)
@given(days(most_tables=6, most_stays=10), PARTY_SIZES, st.data())
def test_the_same_question_has_the_same_answer_in_whatever_order_the_day_was_read(
    day: Day, party_size: int, data: st.DataObject
) -> None:
    wish = Wish(party_size=party_size, starts_at=data.draw(instants(day.date)))
    shuffled = replace(day, stays=tuple(data.draw(st.permutations(day.stays))))

    answers = [assign(each, wish) for each in (day, day, shuffled)]

    assert answers[0] == answers[1] == answers[2]
