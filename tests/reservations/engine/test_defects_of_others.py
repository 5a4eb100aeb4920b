"""Five ways in which another system double-booked tables, none of which is possible here."""

import datetime as dt

from reservations.engine import (
    Assignment,
    Reason,
    Refusal,
    Table,
    Wish,
    assign,
    assign_many,
    open_slots,
)
from tests.reservations.engine.houses import at, clock, house, stay

TABLE = Table(id=1, min_party=1, max_party=4)


def starts(day, party_size=2):
    return [clock(slot.starts_at) for slot in open_slots(day, party_size)]


def test_a_start_whose_stay_would_run_into_a_later_party_is_not_offered():
    day = house(TABLE, stays=(stay("later", "20:00", 2, 1),))

    assert starts(day) == ["18:00"]


def test_a_party_that_sits_there_since_before_the_first_start_counts():
    day = house(TABLE, stays=(stay("early", "17:00", 2, 1),))

    assert starts(day)[0] == "19:00"


def test_no_table_is_a_refusal_and_never_a_reservation_without_one():
    day = house(TABLE, stays=(stay("there", "19:00", 2, 1),))

    assert assign(day, Wish(party_size=2, starts_at=at("19:30"))) == Refusal(reason=Reason.FULL)


def test_a_short_stay_wholly_inside_the_new_one_counts():
    day = house(TABLE, stays=(stay("short", "19:00", 2, 1, minutes=30),))

    assert assign(day, Wish(party_size=2, starts_at=at("18:30"))) == Refusal(reason=Reason.FULL)


def test_of_two_who_ask_at_once_for_the_last_table_one_is_refused():
    wish = Wish(party_size=2, starts_at=at("19:00"))

    first, second = assign_many(house(TABLE), [wish, wish])

    assert isinstance(first, Assignment)
    assert first.tables == (1,)
    assert first.ends_at - first.starts_at == dt.timedelta(hours=2)
    assert second == Refusal(reason=Reason.FULL)
