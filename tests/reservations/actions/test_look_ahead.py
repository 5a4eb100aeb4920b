"""Prices are made from the house's own history, steer what is offered, and refuse only where the owner says so."""

import datetime as dt

import pytest

from common import clock
from reservations.actions import (
    Contact,
    look_ahead,
    make_prices,
    price_days_ahead,
    prune_prices,
    reserve_table,
)
from reservations.enums import ReservationStatus, Source
from reservations.errors import NoTable
from reservations.models import DayPrices, Policy, Reservation, ServiceDay
from reservations.queries import availability
from tests.factories import key_of, make_house, make_table

FRIDAY = dt.date(2030, 5, 3)
NOW = dt.datetime(2030, 4, 30, 12, tzinfo=dt.UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.both, pytest.mark.time_machine(NOW, tick=False)]


def add_past_fridays(house, *, party_size, wall, count, weeks=4):
    """So many parties on each of the last Fridays, who asked a week before they came."""
    hours = dt.timedelta(minutes=wall)
    for back in range(1, weeks + 1):
        date = FRIDAY - dt.timedelta(weeks=back)
        at = dt.datetime.combine(date, dt.time(), tzinfo=house.zone) + hours
        Reservation.objects.bulk_create(
            Reservation(
                business=house,
                reference=f"{back}-{party_size}-{wall}-{n}",
                status=ReservationStatus.COMPLETED,
                source=Source.CHAT,
                starts_at=at,
                ends_at=at + dt.timedelta(minutes=120),
                occupied_until=at + dt.timedelta(minutes=120),
                service_date=date,
                party_size=party_size,
                created_at=at - dt.timedelta(days=7),
                updated_at=at,
            )
            for n in range(count)
        )


def price_at(house, wall, party_size=2):
    for slot in availability(house, FRIDAY, party_size).slots:
        if slot.starts_at.astimezone(house.zone).strftime("%H:%M") == wall:
            return slot.price
    return None


def at(house, wall):
    hours, minutes = wall.split(":")
    return dt.datetime.combine(FRIDAY, dt.time(int(hours), int(minutes)), tzinfo=house.zone)


def book(house, wall, party_size=2):
    return reserve_table(
        business=house,
        starts_at=at(house, wall),
        party_size=party_size,
        contact=Contact(name="Ida", email="ida@example.org"),
        source=Source.API,
        by=key_of(house),
    )


def test_times_that_many_will_still_ask_for_cost_guests_and_others_nothing():
    house = make_house(tables=(2, 2))
    add_past_fridays(house, party_size=2, wall=19 * 60 + 30, count=9)

    make_prices(business=house, date=FRIDAY)

    assert price_at(house, "19:30") > 1
    assert price_at(house, "18:00") > 0
    assert price_at(house, "21:30") == 0


def test_without_history_nothing_costs_anything():
    house = make_house(tables=(2, 2))
    add_past_fridays(house, party_size=2, wall=19 * 60 + 30, count=5, weeks=2)

    row = make_prices(business=house, date=FRIDAY)

    assert row.prices is None
    assert price_at(house, "19:30") == 0


def test_a_small_party_is_refused_the_large_table_only_where_the_owner_protects_it():
    house = make_house(tables=(6,))
    add_past_fridays(house, party_size=6, wall=19 * 60, count=3)
    make_prices(business=house, date=FRIDAY)

    assert price_at(house, "19:00") > 2
    Policy.objects.filter(business=house).update(protect_large_tables=True)

    assert price_at(house, "19:00") is None
    with pytest.raises(NoTable):
        book(house, "19:00")
    assert Reservation.objects.filter(service_date=FRIDAY).count() == 0
    assert book(house, "19:00", party_size=6).status == ReservationStatus.CONFIRMED


def test_prices_of_another_floor_plan_say_nothing():
    house = make_house(tables=(2, 2))
    add_past_fridays(house, party_size=2, wall=19 * 60 + 30, count=9)
    make_prices(business=house, date=FRIDAY)

    assert price_at(house, "19:30") > 1
    make_table(house, house.areas.get(), "T9", 8)

    assert price_at(house, "19:30") == 0


def priced():
    return {row.date: row.day_version for row in DayPrices.objects.all()}


def price_all():
    """Let the job run until it finds nothing more; how many days it priced."""
    return sum(iter(lambda: price_days_ahead(clock.now()), 0))


def test_every_day_ahead_is_priced_before_anybody_asks_for_it():
    house = make_house(tables=(2, 2))
    add_past_fridays(house, party_size=2, wall=19 * 60 + 30, count=9)

    assert price_days_ahead(NOW) == look_ahead.DAYS_A_RUN
    price_all()

    assert not ServiceDay.objects.exists()
    assert len(priced()) == look_ahead.DAYS_AHEAD + 2
    assert price_at(house, "19:30") > 1


def test_days_are_priced_again_after_they_changed_and_not_before():
    house = make_house(tables=(2, 2))
    add_past_fridays(house, party_size=2, wall=19 * 60 + 30, count=9)
    price_all()

    book(house, "20:00")
    runs = [price_days_ahead(NOW), price_days_ahead(NOW)]
    book(house, "20:00")
    runs.append(price_days_ahead(NOW))

    assert runs == [1, 0, 1]
    assert priced()[FRIDAY] == 2


def test_a_day_that_somebody_asked_for_is_priced_more_often(time_machine):
    house = make_house(tables=(2, 2))
    add_past_fridays(house, party_size=2, wall=19 * 60 + 30, count=9)
    book(house, "20:00")
    price_all()

    time_machine.move_to(NOW + look_ahead.LASTS)
    after_an_hour = price_all()
    time_machine.move_to(NOW + look_ahead.LASTS_UNTOUCHED)

    assert after_an_hour == 1
    assert price_all() > look_ahead.DAYS_AHEAD


def test_houses_that_do_not_heed_prices_get_none():
    house = make_house(tables=(2, 2))
    Policy.objects.filter(business=house).update(steer=False)

    assert price_days_ahead(NOW) == 0


def test_a_house_that_cannot_be_priced_holds_up_no_other(monkeypatch):
    broken, sound = make_house(tables=(2,)), make_house(tables=(2,))
    real = look_ahead.house_plan

    def plan(house):
        if house == broken:
            raise RuntimeError("a fault of ours")
        return real(house)

    monkeypatch.setattr(look_ahead, "house_plan", plan)
    price_all()

    days = look_ahead.DAYS_AHEAD + 2
    assert DayPrices.objects.filter(business=sound).count() == days
    assert DayPrices.objects.filter(business=broken, prices__isnull=True).count() == days


def test_prices_of_days_gone_by_are_deleted():
    house = make_house(tables=(2, 2))
    make_prices(business=house, date=FRIDAY)
    make_prices(business=house, date=FRIDAY - dt.timedelta(days=7))

    assert prune_prices(NOW) == 1
    assert set(priced()) == {FRIDAY}


def test_the_nearest_offers_leave_the_hour_that_many_want():
    house = make_house(tables=(2,))
    add_past_fridays(house, party_size=2, wall=19 * 60 + 30, count=4)
    make_prices(business=house, date=FRIDAY)
    book(house, "18:15")

    with pytest.raises(NoTable) as refused:
        book(house, "18:00")

    assert refused.value.alternatives[0].starts_at == at(house, "20:15")
