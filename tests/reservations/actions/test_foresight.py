"""Tables are searched for before the lock; what was found is given out only while the day is still as it was."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reservations.actions import cancel_by_staff, reserve_table
from reservations.actions.asked import Asked
from reservations.actions.booking import _alone, _foreseen, decide_alone
from reservations.actions.foresight import MustSearch
from reservations.enums import ReservationStatus, Source
from reservations.errors import NoTable
from reservations.models import Reservation, ReservationTable
from reservations.queries.day_rows import forget_days
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


def test_rows_of_an_unchanged_day_are_not_read_again_under_the_lock():
    house = make_house(tables=(2, 2, 2))
    reserve(house)
    foreseen = _foreseen([asked(house)])

    with_foresight = rows_read(lambda: _alone(asked(house), foreseen, may_search=False))

    assert with_foresight == 0
    assert rows_read(lambda: _alone(asked(house), None, may_search=True)) == 1
    assert Reservation.objects.count() == 3
    assert not any(violations().as_dict().values())


def test_table_that_was_foreseen_and_is_taken_meanwhile_is_refused():
    house = make_house(tables=(2,))
    foreseen = _foreseen([asked(house)])
    first = reserve(house)

    with pytest.raises(NoTable):
        _alone(asked(house), foreseen, may_search=False)

    assert list(Reservation.objects.all()) == [first]


def test_refusal_that_was_foreseen_is_no_refusal_once_a_table_is_free():
    house = make_house(tables=(2,))
    first = reserve(house)
    foreseen = _foreseen([asked(house)])
    cancel_by_staff(business=house, reservation_id=first.pk, by=staff_of(house))

    row = _alone(asked(house), foreseen, may_search=False)

    assert row.status == ReservationStatus.CONFIRMED


def test_search_that_became_long_is_made_before_the_lock_again():
    house = make_house(tables=(2, 4))
    first, second = reserve(house), reserve(house)
    foreseen = _foreseen([asked(house, 4)])
    cancel_by_staff(business=house, reservation_id=first.pk, by=staff_of(house))

    with pytest.raises(MustSearch):
        _alone(asked(house, 4), foreseen, may_search=False)
    row = decide_alone(asked(house, 4))

    assert row.assignments.get().table.max_party == 4
    assert second.assignments.get().table.max_party == 2
