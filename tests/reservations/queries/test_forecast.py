"""What a house expects of a day is told by what was asked of it, and how flexible by what guests said."""

import datetime as dt

import pytest

from reservations.engine import USUALLY_FLEXIBLE
from reservations.enums import ReservationStatus, Source
from reservations.models import Reservation, WaitlistEntry, WaitlistState
from reservations.queries.forecast import forecast
from reservations.queries.house_plan import house_plan
from tests.factories import make_house

FRIDAY = dt.date(2030, 5, 3)
NOW = dt.datetime(2030, 4, 30, 12, tzinfo=dt.UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.both, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def house():
    """A house to which four parties came on each of the last four Fridays at half past seven."""
    made = make_house(tables=(2, 2))
    for back in range(1, 5):
        for number in range(4):
            add_visit(made, back, number)
    return made


def half_past_seven(house, back):
    date = FRIDAY - dt.timedelta(weeks=back)
    return dt.datetime.combine(date, dt.time(19, 30), tzinfo=house.zone)


def add_visit(house, back, number, source=Source.CHAT):
    at = half_past_seven(house, back)
    leaves = at + dt.timedelta(minutes=120)
    return Reservation.objects.create(
        business=house,
        reference=f"{back}-{number}",
        status=ReservationStatus.COMPLETED,
        source=source,
        starts_at=at,
        ends_at=leaves,
        occupied_until=leaves,
        service_date=at.date(),
        party_size=2,
        created_at=at - dt.timedelta(days=7),
        updated_at=at,
    )


def wait(house, back, minutes, state=WaitlistState.PASSED, reservation=None):
    """Somebody waited for a window of so many minutes around half past seven."""
    middle, half = half_past_seven(house, back), dt.timedelta(minutes=minutes / 2)
    return WaitlistEntry.objects.create(
        business=house,
        state=state,
        party_size=2,
        earliest_at=middle - half,
        latest_at=middle + half,
        reservation=reservation,
        created_at=middle - dt.timedelta(days=3),
    )


def flexible(house):
    found = forecast(house_plan(house), FRIDAY, NOW.date())
    return {quarters: round(share, 4) for quarters, share in found.flexible}


def test_where_nobody_said_so_the_usual_is_taken(house):
    assert flexible(house) == dict(USUALLY_FLEXIBLE)


def test_who_waited_in_vain_counts_as_flexible_as_they_said(house):
    for number in range(4):
        wait(house, back=number + 1, minutes=90)

    # 16 who said nothing, and 4 who would have come three quarters of an hour off.
    assert flexible(house) == {0: 0.48, 2: 0.32, 3: 0.2}


def test_who_waited_and_got_a_table_is_counted_once_and_as_they_said(house):
    wait(house, 1, 60, WaitlistState.SEATED, Reservation.objects.get(reference="1-0"))
    found = forecast(house_plan(house), FRIDAY, NOW.date())

    assert flexible(house) == {0: 0.5625, 2: 0.4375}
    assert [each.reserving for each in found.expected] == [4.0]


def test_a_whole_evening_counts_as_an_hour_either_way(house):
    for number in range(4):
        wait(house, back=number + 1, minutes=6 * 60)

    assert flexible(house) == {0: 0.48, 2: 0.32, 4: 0.2}


def test_walk_ins_say_nothing_of_who_reserves(house):
    add_visit(house, 1, 9, source=Source.WALK_IN)

    assert flexible(house) == dict(USUALLY_FLEXIBLE)


def test_another_house_is_none_of_ours(house):
    other = make_house(tables=(2,))
    wait(other, 1, 90)

    assert flexible(house) == dict(USUALLY_FLEXIBLE)
