"""Tables are searched for before the lock; what was found is given out only while the day is still as it was."""

from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from reservations.actions import cancel_by_staff, reserve_table
from reservations.actions.asked import Asked, wish_of
from reservations.actions.booking import decide_alone
from reservations.actions.foresight import (
    SEARCHES_BEFORE_LOCK,
    SEARCHES_OF_ONE_DECISION,
    Foresight,
    MustSearch,
    Sought,
    searching_first,
)
from reservations.actions.locked import lock_days
from reservations.enums import ReservationStatus, Source
from reservations.errors import NoTable
from reservations.models import Reservation, ReservationTable
from reservations.queries.day_rows import forget_days
from reservations.queries.house_plan import house_plan
from reservations.queries.invariants import violations
from tests.factories import a_contact, evening, key_of, make_house, staff_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


@pytest.fixture(autouse=True)
def _nothing_kept():
    forget_days()
    yield
    forget_days()


def asked(house, size=2):
    return Asked(
        business=house,
        by=key_of(house),
        starts_at=evening(),
        party_size=size,
        status=ReservationStatus.CONFIRMED,
        source=Source.API,
        contact=a_contact(),
    )


def reserve(house):
    return reserve_table(
        business=house,
        starts_at=evening(),
        party_size=2,
        contact=a_contact(2),
        source=Source.API,
        by=key_of(house),
    )


def rows_read(decide):
    """How often the day's reservations were read with their tables."""
    with CaptureQueriesContext(connection) as queries:
        decide()
    return sum(
        query["sql"].startswith("SELECT") and ReservationTable._meta.db_table in query["sql"]
        for query in queries
    )


def sought(house, size=2):
    wish = wish_of(asked(house, size), house_plan(house))
    date = house_plan(house).service_date(evening())
    return Sought(business=house, date=date, wishes=(wish,))


def foresight_for(house, size=2):
    foresight = Foresight()
    foresight.search(sought(house, size))
    return foresight


@transaction.atomic
def decide_with(foresight, house, size=2):
    with foresight.in_use():
        return decide_alone(asked(house, size))


def test_rows_of_an_unchanged_day_are_not_read_again_under_the_lock():
    house = make_house(tables=(2, 2, 2))
    reserve(house)
    foresight = foresight_for(house)

    assert rows_read(lambda: decide_with(foresight, house)) == 0
    assert rows_read(lambda: decide_with(Foresight(), house)) == 1
    assert Reservation.objects.count() == 3
    assert not any(violations().as_dict().values())


def test_table_that_was_foreseen_and_is_taken_meanwhile_is_refused():
    house = make_house(tables=(2,))
    foresight = foresight_for(house)
    first = reserve(house)

    with pytest.raises(NoTable):
        decide_with(foresight, house)

    assert list(Reservation.objects.all()) == [first]


def test_refusal_that_was_foreseen_is_no_refusal_once_a_table_is_free():
    house = make_house(tables=(2,))
    first = reserve(house)
    foresight = foresight_for(house)
    cancel_by_staff(business=house, reservation_id=first.pk, by=staff_of(house))

    row = decide_with(foresight, house)

    assert row.status == ReservationStatus.CONFIRMED


def test_search_that_became_long_is_made_before_the_lock_again():
    house = make_house(tables=(2, 4))
    first, second = reserve(house), reserve(house)
    foresight = foresight_for(house, 4)
    cancel_by_staff(business=house, reservation_id=first.pk, by=staff_of(house))

    with pytest.raises(MustSearch) as must:
        decide_with(foresight, house, 4)
    foresight.search(must.value.sought)
    row = decide_with(foresight, house, 4)

    assert row.assignments.get().table.max_party == 4
    assert second.assignments.get().table.max_party == 2


def test_where_the_day_moves_on_again_and_again_the_search_is_made_under_the_lock(monkeypatch):
    house = make_house(tables=(2, 4))
    first, _second = reserve(house), reserve(house)
    cancel_by_staff(business=house, reservation_id=first.pk, by=staff_of(house))
    searches = []

    def overtaken(self, sought):
        found(self, sought)
        searches.append(sought)
        reserve_table(
            business=house,
            starts_at=evening(hour=21, minute=15 * len(searches)),
            party_size=2,
            contact=a_contact(3),
            source=Source.API,
            by=key_of(house),
        )

    found = Foresight.search
    monkeypatch.setattr(Foresight, "search", overtaken)

    row = decide_alone(asked(house, 4))

    assert row.assignments.get().table.max_party == 4
    assert len(searches) == SEARCHES_BEFORE_LOCK


def test_search_on_a_day_that_only_a_stranger_to_it_touches_is_kept():
    house = make_house(tables=(2, 4))
    first, _second = reserve(house), reserve(house)
    cancel_by_staff(business=house, reservation_id=first.pk, by=staff_of(house))
    foresight = foresight_for(house, 4)
    reserve_table(
        business=house,
        starts_at=evening(days=20),
        party_size=2,
        contact=a_contact(3),
        source=Source.API,
        by=key_of(house),
    )

    assert decide_with(foresight, house, 4).status == ReservationStatus.CONFIRMED


def test_decision_that_asks_for_something_else_each_time_is_made_in_the_end():
    """As one that names a row which it stores itself would: the row is another one each time."""
    house = make_house(tables=(2, 4))
    first, _second = reserve(house), reserve(house)
    cancel_by_staff(business=house, reservation_id=first.pk, by=staff_of(house))
    begun = []

    @searching_first
    @transaction.atomic
    def decide():
        begun.append(len(begun))
        day = lock_days(house, [evening().date()])
        wish = wish_of(asked(house, 4), house_plan(house))
        return day.give_out(evening().date(), replace(wish, turn_minutes=60 + 15 * len(begun)))

    given = decide()

    assert len(given.moves) == 1
    assert len(begun) == SEARCHES_OF_ONE_DECISION + 1
