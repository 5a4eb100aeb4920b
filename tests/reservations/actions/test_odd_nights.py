"""Nights on which the clock is changed, and stays past midnight."""

import datetime as dt

import pytest
import time_machine

from reservations.actions import reserve_table
from reservations.enums import Source
from reservations.errors import NoSuchTime, NoTable
from reservations.models import Reservation, TableSlot
from reservations.queries import availability, day_book, house_instant, local_instant
from tests.factories import BERLIN, a_contact, key_of, make_house

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SPRING, AUTUMN = dt.date(2027, 3, 27), dt.date(2027, 10, 30)
"""The evenings before; the clocks change at two in the morning after."""


def night_house(date, **policy):
    """One table of two, open from eight in the evening until four in the morning."""
    house = make_house(tables=(2,), **policy)
    house.service_periods.update(opens=20 * 60, last_seating=27 * 60, step_minutes=30)
    house.turn_times.update(minutes=60)
    return house


def reserve(house, at, number=1):
    return reserve_table(
        business=house,
        starts_at=at,
        party_size=2,
        contact=a_contact(number),
        source=Source.API,
        by=key_of(house),
    )


@pytest.fixture(autouse=True)
def _in_the_same_year():
    with time_machine.travel(dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC), tick=False):
        yield


def test_missing_hour_of_spring_is_not_offered_and_has_no_instant():
    house = night_house(SPRING)

    slots = availability(house, SPRING, 2).slots

    shown = [slot.starts_at.astimezone(BERLIN).strftime("%H:%M") for slot in slots]
    assert "01:30" in shown
    assert "03:00" in shown
    assert "02:00" not in shown
    assert "02:30" not in shown
    with pytest.raises(NoSuchTime):
        local_instant(house, SPRING, 26 * 60 + 30)
    with pytest.raises(NoSuchTime):
        house_instant(house, dt.datetime.fromisoformat("2027-03-28T02:30:00+01:00"))
    with pytest.raises(NoSuchTime):
        house_instant(house, dt.datetime.fromisoformat("2027-03-28T02:30:00"))


def test_both_half_past_twos_of_autumn_can_be_reserved_one_after_the_other():
    house = night_house(AUTUMN)
    first = local_instant(house, AUTUMN, 26 * 60 + 30)
    second = local_instant(house, AUTUMN, 26 * 60 + 30, second=True)

    rows = [reserve(house, first), reserve(house, second, number=2)]

    assert second - first == dt.timedelta(hours=1)
    assert [row.promised_local for row in rows] == [
        "2027-10-31T02:30:00+02:00",
        "2027-10-31T02:30:00+01:00",
    ]
    assert {row.service_date for row in rows} == {AUTUMN}
    assert TableSlot.objects.count() == 8


def test_stay_past_midnight_takes_the_table_from_the_next_day_too():
    date = dt.date(2027, 6, 4)
    house = night_house(date)
    house.service_periods.create(names={}, weekdays=127, opens=0, last_seating=60, step_minutes=15)
    late = local_instant(house, date, 23 * 60 + 30)
    row = reserve(house, late)

    with pytest.raises(NoTable):
        reserve(house, late + dt.timedelta(minutes=30), number=2)
    after = reserve(house, late + dt.timedelta(minutes=60), number=2)

    assert row.service_date == after.service_date == date
    assert after.starts_at == local_instant(house, date + dt.timedelta(days=1), 30)


def test_evening_that_runs_past_midnight_shows_on_its_own_page():
    date = dt.date(2027, 6, 4)
    house = night_house(date)
    reserve(house, local_instant(house, date, 25 * 60))

    book = day_book(house, date)
    following = day_book(house, date + dt.timedelta(days=1))

    assert len(book.parties) == 1
    assert following.parties == ()
    assert Reservation.objects.get().service_date == date
