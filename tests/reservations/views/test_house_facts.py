"""What reservations tells diners about a house."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.utils import translation

from messenger.extensions import FreeTimes, house_facts
from reservations.views.house_facts import ReservationFacts
from tests.factories import BERLIN, make_business, make_house, make_period

pytestmark = pytest.mark.django_db
FACTS = ReservationFacts()


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


def at(hour: int, minute: int = 0, *, day: int = 27) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


def free(house, now: dt.datetime) -> FreeTimes | None:
    with translation.override("de"):
        return FACTS.free_today(house, now)


def test_reservations_answers_the_messengers_questions():
    assert isinstance(house_facts(), ReservationFacts)


def test_many_free_times_are_told_by_the_first():
    assert free(make_house(), at(12)) == FreeTimes(line="Heute frei ab 18:00", is_free=True)


def test_few_free_times_are_all_told():
    assert free(make_house(), at(21, 40)) == FreeTimes(
        line="Heute frei 21:45, 22:00", is_free=True
    )


def test_when_nothing_is_left_the_next_day_is_told():
    assert free(make_house(), at(22, 30)) == FreeTimes(line="Morgen ab 18:00", is_free=False)


def test_an_evening_that_is_over_is_not_called_full():
    house = make_house()
    house.service_periods.update(weekdays=1 << 4)  # Fridays only

    assert free(house, at(22, 30)).line == "Heute nichts mehr frei"


def test_a_house_without_rules_says_it_is_closed():
    house = make_house(tables=())

    assert free(house, at(12)).is_free is False


def test_days_with_the_same_hours_stand_together_and_today_apart():
    house = make_house()
    make_period(house, weekdays=1 << 6, opens=690, last_seating=840)  # Sundays, 11:30 to 14:00

    with translation.override("de"):
        week = FACTS.opening_hours(house, at(12))

    assert [(each.days, each.hours, each.is_today) for each in week] == [
        ("Mo.–Do.", "18:00–22:00", False),
        ("Fr., heute", "18:00–22:00", True),
        ("Sa.", "18:00–22:00", False),
        ("So.", "11:30–14:00, 18:00–22:00", False),
    ]


def test_a_house_without_periods_tells_no_hours():
    house = make_business()

    assert FACTS.opening_hours(house, at(12)) == ()
