"""Prices say what a table is worth to guests still to come, and order what is offered."""

from dataclasses import replace

from reservations.engine import (
    Assignment,
    Expected,
    Forecast,
    Period,
    Reason,
    Refusal,
    Table,
    Wish,
    alternatives,
    assign,
    open_slots,
    price_day,
)
from reservations.engine.crowd import cheapest_within
from reservations.engine.steering import INCONVENIENCE
from tests.reservations.engine.houses import at, clock, house

SMALL = Table(id=1, min_party=1, max_party=2)
LARGE = Table(id=2, min_party=1, max_party=6)
DINNER = Period(opens=18 * 60, last_seating=21 * 60, step=30)
SIXES_AT_SEVEN = Forecast(
    expected=(Expected(party_size=6, reserving=5.0, lead_days=1.0),),
    starts=((19 * 60, 1.0),),
    flexible=((0, 1.0),),
)
FEW = Forecast(
    expected=(Expected(party_size=2, reserving=0.5, lead_days=1.0),), starts=((19 * 60, 1.0),)
)


def prices(day, party_size):
    return {clock(s.starts_at): round(s.price, 1) for s in open_slots(day, party_size)}


def test_a_table_that_many_will_ask_for_costs_what_they_would_bring():
    day = house(LARGE)

    day = replace(day, prices=price_day(day, SIXES_AT_SEVEN))

    assert prices(day, 6)["19:00"] >= 5.5
    assert prices(day, 6)["21:00"] == 0


def test_where_there_is_enough_for_all_nothing_costs_anything():
    day = house(SMALL, LARGE)

    day = replace(day, prices=price_day(day, FEW))

    assert set(prices(day, 2).values()) == {0.0}


def test_the_price_is_that_of_the_cheapest_table_which_suits():
    day = house(SMALL, LARGE)

    day = replace(day, prices=price_day(day, SIXES_AT_SEVEN))

    assert prices(day, 2)["19:00"] == 0
    assert prices(day, 4)["19:00"] >= 5.5


def test_the_same_forecast_gives_the_same_prices():
    day = house(SMALL, LARGE)

    assert price_day(day, SIXES_AT_SEVEN) == price_day(day, SIXES_AT_SEVEN)


def test_guests_to_come_are_expected_where_steering_would_send_them():
    worth_one_quarter = 1.5 * INCONVENIENCE

    exact, flexible, very_flexible = cheapest_within(
        [worth_one_quarter * 2, worth_one_quarter * 2 - INCONVENIENCE / 2, 0.0, 0.0], (0, 1, 2)
    )

    assert exact == [0, 1, 2, 3]
    assert flexible == [0, 2, 2, 3]
    assert very_flexible == [2, 2, 2, 3]


def test_a_small_party_is_refused_a_dear_table_only_where_the_house_protects_it():
    day = house(LARGE)
    day = replace(day, prices=price_day(day, SIXES_AT_SEVEN))
    couple, six = (Wish(party_size=size, starts_at=at("19:00")) for size in (2, 6))

    taken = assign(day, couple)
    day = replace(day, protect=True)

    assert isinstance(taken, Assignment)
    assert assign(day, couple) == Refusal(reason=Reason.FULL)
    assert "19:00" not in prices(day, 2)
    assert isinstance(assign(day, replace(couple, by_staff=True)), Assignment)
    assert isinstance(assign(replace(day, prices=None), six), Assignment)


def test_alternatives_leave_the_hour_that_many_want():
    day = house(LARGE)
    wish = Wish(party_size=4, starts_at=at("20:15"))

    plain = alternatives(day, wish, 2)
    steered = alternatives(replace(day, prices=price_day(day, SIXES_AT_SEVEN)), wish, 2)

    assert [clock(each.starts_at) for each in plain] == ["20:30", "20:00"]
    assert [clock(each.starts_at) for each in steered] == ["20:30", "21:00"]
