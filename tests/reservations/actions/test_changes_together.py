"""Changes that go to one day in one go: what comes of them is what came of them one by one."""

import datetime as dt
import itertools
import random

import pytest
import time_machine
from django.db import transaction

from common.errors import Conflict, DomainError, NotFound
from common.together import NotTogether
from reservations.actions import (
    Change,
    cancel_by_staff,
    change_within,
    hold_table,
    pin_tables,
)
from reservations.actions.change import change_alone, change_together
from reservations.actions.foresight import Foresight, MustSearch
from reservations.enums import Source
from reservations.errors import NoTable, TooFar, TooLarge
from reservations.models import Reservation, ReservationChange, ServiceDay, Table, TableSlot
from reservations.queries.invariants import violations
from tests.factories import (
    booked,
    evening,
    key_of,
    make_combination,
    make_house,
    staff_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
HOUR = dt.timedelta(hours=1)


def a_change(house, row, **wanted):
    return Change(business=house, reservation_id=row.pk, by=key_of(house), **wanted)


def kinds(outcomes):
    return [type(each) for each in outcomes]


def tables(row):
    return sorted(row.tables.values_list("name", flat=True))


def some_house(chance):
    """A house with joins and about as many parties on two evenings as it can seat; one is pinned, one only holds."""
    house = make_house(tables=tuple(chance.choice((2, 2, 4, 4, 6)) for _ in range(5)))
    rows = list(Table.objects.filter(business=house).order_by("pk"))
    for one, next_one in itertools.pairwise(rows):
        make_combination(house, [one, next_one], 3, one.max_party + next_one.max_party)
    parties = []
    for number in range(14):
        at = evening(7 + number % 2, chance.choice((18, 19, 20, 21)), chance.choice((0, 30)))
        try:
            parties.append(booked(house, at, chance.choice((1, 2, 2, 3, 4, 6)), number))
        except NoTable:
            continue
    pin_tables(business=house, reservation_id=parties[0].pk, by=staff_of(house))
    held = hold_table(
        business=house,
        starts_at=evening(9),
        party_size=2,
        source=Source.API,
        by=key_of(house),
    )
    return house, [*parties, held]


def some_changes(house, parties, chance):
    """To the first evening, and one that nobody can have among them; the same party may change twice."""
    changes = []
    for row in chance.choices(parties, k=7):
        here = row.service_date == evening(7).date()
        wanted = {"party_size": chance.choice((1, 2, 3, 4, 5, 8))} if chance.random() < 0.5 else {}
        if not here or chance.random() < 0.7:
            wanted["starts_at"] = evening(
                7, chance.choice((18, 19, 20, 21)), chance.choice((0, 45))
            )
        changes.append(a_change(house, row, version=chance.choice((None, None, 1)), **wanted))
    return [*changes[:3], a_change(house, parties[0], party_size=19), *changes[3:]]


def one_by_one(changes):
    outcomes = []
    for change in changes:
        try:
            outcomes.append(change_alone(change))
        except DomainError as refused:
            outcomes.append(refused)
    return outcomes


def what_came_of(make, changes):
    """What each was told, and all that is stored; then it is as if nothing had been."""
    with transaction.atomic():
        outcomes = make(changes)
        found = (
            [each if isinstance(each, Reservation) else type(each) for each in outcomes],
            sorted(TableSlot.objects.values_list("table", "starts_at", "reservation")),
            sorted(
                Reservation.objects.values_list("pk", "version", "status", "pinned", "starts_at")
            ),
            [
                (str(row.reservation_id), row.version, row.what, row.actor, row.before, row.after)
                for row in ReservationChange.objects.order_by("reservation_id", "version")
            ],
            violations().as_dict(),
        )
        transaction.set_rollback(True)
    return found


@time_machine.travel(evening(0, 8), tick=False)
def test_group_ends_as_its_changes_one_after_the_other_would():
    seen = set()
    for seed in range(12):
        chance = random.Random(seed)
        house, parties = some_house(chance)
        changes = some_changes(house, parties, chance)

        together = what_came_of(change_within, changes)

        assert together == what_came_of(one_by_one, changes), seed
        assert not any(together[-1].values())
        seen.update(each if isinstance(each, type) else Reservation for each in together[0])
        seen.update(what for _, _, what, *_ in together[3])
    # Otherwise the evenings would show less than they shall.
    assert {Reservation, NoTable, Conflict, "moved", "changed"} <= seen


def test_one_who_is_refused_in_their_midst_stays_as_it_was_and_takes_nothing_from_the_others():
    house, at = make_house(tables=(2, 2, 4)), evening(hour=18)
    first, second, third = (booked(house, at + n * 2 * HOUR, 2, n) for n in range(3))
    booked(house, second.starts_at, 4, 9)
    before = (second.starts_at, second.version, tables(second))
    group = [
        a_change(house, first, starts_at=at + HOUR / 2),
        a_change(house, second, party_size=4, notes="with a dog"),
        a_change(house, third, party_size=4),
    ]

    outcomes = change_within(group)

    assert kinds(outcomes) == [Reservation, NoTable, Reservation]
    second.refresh_from_db()
    assert (second.starts_at, second.version, tables(second)) == before
    assert second.notes == ""
    assert (tables(third), outcomes[0].starts_at) == (["T3"], at + HOUR / 2)
    assert {row.reservation_id for row in ReservationChange.objects.filter(what="changed")} == {
        first.pk,
        third.pk,
    }


def test_what_nobody_can_have_or_see_is_said_to_each():
    house, at = make_house(), evening()
    mine, foreign = booked(house, at), booked(make_house(), at)
    far = at + dt.timedelta(days=5000)
    group = [
        a_change(house, mine, party_size=10_000),
        a_change(house, mine, starts_at=far),
        a_change(house, foreign, party_size=3),
        a_change(house, mine, party_size=3),
    ]

    assert kinds(change_within(group)) == [TooLarge, TooFar, NotFound, Reservation]


def test_second_change_of_one_version_comes_too_late():
    house, at = make_house(), evening()
    row = booked(house, at)
    group = [a_change(house, row, version=1, party_size=size) for size in (3, 4)]

    first, second = change_within(group)

    assert (first.party_size, first.version) == (3, 2)
    assert isinstance(second, Conflict)


@pytest.fixture
def full_house():
    """Two at the table for four, so that four can come only if they move; and two parties on the next day."""
    house, at = make_house(tables=(2, 4)), evening()
    small, _at_a_table_for_four = booked(house, at, 2, 1), booked(house, at, 2, 2)
    cancel_by_staff(business=house, reservation_id=small.pk, by=staff_of(house))
    late = booked(house, at + dt.timedelta(days=1, hours=3), 2, 3)
    other = booked(house, at + dt.timedelta(days=1), 4, 4)
    return house, late, other


def test_search_is_made_before_the_lock_for_the_first_and_for_others_when_they_come_alone(
    full_house,
):
    house, late, other = full_house
    needs_none = a_change(house, late, starts_at=evening() + 3 * HOUR)
    needs_search = a_change(house, other, starts_at=evening())

    with Foresight().in_use():
        behind = change_within([needs_none, needs_search])
        with pytest.raises(MustSearch):
            change_within([needs_search, needs_none])

    assert kinds(behind) == [Reservation, NotTogether]


def test_one_that_has_gone_to_another_day_meanwhile_is_decided_after_the_others(
    full_house, monkeypatch
):
    house, late, other = full_house
    group = [a_change(house, late, party_size=1), a_change(house, other, party_size=3)]
    monkeypatch.setattr("reservations.actions.change.dates_of", lambda *_: {late.service_date})
    Reservation.objects.filter(pk=other.pk).update(service_date=evening(9).date())

    assert kinds(change_together(group)) == [Reservation, NotTogether]


def versions(house):
    days = ServiceDay.objects.filter(business=house)
    return list(days.order_by("date").values_list("version", flat=True))


def test_change_raises_the_version_of_the_days_it_touches_and_of_no_other():
    house, at = make_house(), evening()
    rows = [booked(house, at + dt.timedelta(days=n), 2, n) for n in range(3)]
    group = [a_change(house, row, starts_at=at + HOUR) for row in rows[:2]]
    group.append(a_change(house, rows[2], starts_at=at + HOUR, version=9))
    before = versions(house)

    change_within(group)

    assert [now - then for now, then in zip(versions(house), before, strict=True)] == [2, 1, 0]
