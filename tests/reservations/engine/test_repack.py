"""What is freed is used for a party that sits worse than it could now, if that is worth a move."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reservations.engine import (
    Closing,
    Combination,
    Day,
    DayBook,
    Expected,
    Forecast,
    Table,
    price_day,
    repack,
)
from tests.reservations.engine.houses import at, days, house, stay
from tests.reservations.engine.test_streams import faults

ONE, TWO = Table(id=1, min_party=1, max_party=2), Table(id=2, min_party=1, max_party=2)
FOUR, SIX = Table(id=3, min_party=1, max_party=4), Table(id=4, min_party=1, max_party=6)
JOINED = Combination(id=9, tables=(1, 2), min_party=3, max_party=4)
SIXES_AT_SEVEN = Forecast(
    expected=(Expected(party_size=6, reserving=5.0, lead_days=1.0),),
    starts=((19 * 60, 1.0),),
    flexible=((0, 1.0),),
)
GONE = stay("gone", "19:00", 4, 3)


def moves(day, freed=GONE):
    return repack(DayBook(day), freed)


def priced(day):
    return replace(day, prices=price_day(day, SIXES_AT_SEVEN))


def joined_house(*tables, **party):
    """A house in which four people sit at two joined tables."""
    party = stay("four", "19:30", 4, 1, 2, **party)
    return house(ONE, TWO, *tables, combinations=(JOINED,), stays=(party,))


def test_a_join_ends_when_a_table_for_the_whole_party_is_freed():
    assert moves(joined_house(FOUR)) == {"four": (3,)}


def test_a_join_stays_where_the_freed_table_is_taken_for_a_part_of_the_time():
    day = joined_house(FOUR)

    assert moves(replace(day, stays=(*day.stays, stay("late", "21:00", 4, 3)))) == {}


def test_a_party_moves_to_what_was_freed_and_to_nothing_else():
    assert moves(joined_house(FOUR), replace(GONE, tables=(1,))) == {}
    assert moves(joined_house(FOUR), stay("gone", "17:00", 4, 3)) == {}


def test_a_party_stays_in_its_area():
    assert moves(joined_house(replace(FOUR, area=7))) == {}


def test_who_is_locked_or_has_come_stays():
    day = joined_house(FOUR)

    assert moves(joined_house(FOUR, locked=True)) == {}
    assert moves(replace(day, now=day.stays[0].starts_at)) == {}
    assert moves(replace(day, reassign=False)) == {}


def test_no_join_ends_at_a_table_with_more_seats_where_no_price_is_known():
    assert moves(joined_house(SIX), replace(GONE, tables=(4,))) == {}


def test_a_join_ends_at_a_larger_table_only_while_nobody_else_is_expected_for_it():
    wide = replace(JOINED, max_party=6)
    day = joined_house(SIX)
    day = replace(day, plan=replace(day.plan, combinations=(wide,)))
    freed = replace(GONE, tables=(4,))

    assert moves(day, freed) == {"four": (4,)}
    narrow = replace(day, plan=replace(day.plan, combinations=(JOINED,)))
    assert moves(priced(narrow), freed) == {}


def test_a_larger_table_is_left_for_a_smaller_one_only_where_guests_are_expected_for_it():
    party = stay("two", "19:00", 2, 4)
    day = house(ONE, SIX, stays=(party,))
    freed = stay("gone", "19:00", 2, 1)

    assert moves(day, freed) == {}
    assert moves(priced(day), freed) == {"two": (1,)}


def test_one_party_moves_for_one_that_is_gone_and_the_longest_join_ends_first():
    third = Table(id=5, min_party=1, max_party=2)
    sixth = (Table(id=6, min_party=1, max_party=2), Table(id=7, min_party=1, max_party=2))
    day = joined_house(FOUR, third, *sixth)
    three = Combination(id=10, tables=(5, 6, 7), min_party=3, max_party=6)
    day = replace(
        day,
        plan=replace(day.plan, combinations=(JOINED, three)),
        stays=(*day.stays, stay("zoe", "19:30", 4, 5, 6, 7)),
    )

    assert moves(day) == {"zoe": (3,)}


def test_a_party_may_keep_a_part_of_its_join():
    of_three = Combination(id=9, tables=(1, 2, 5), min_party=3, max_party=6)
    of_two = Combination(id=10, tables=(2, 3), min_party=3, max_party=6)
    day = house(
        ONE,
        TWO,
        FOUR,
        Table(id=5, min_party=1, max_party=2),
        combinations=(of_three, of_two),
        stays=(stay("six", "19:30", 6, 1, 2, 5),),
    )

    assert moves(day) == {"six": (2, 3)}


def test_nobody_moves_to_a_closed_table():
    shut = Closing(starts_at=at("20:00"), ends_at=at("21:00"), table=3)

    assert moves(replace(joined_house(FOUR), closings=(shut,))) == {}


def test_what_staff_joined_by_hand_stays():
    day = joined_house(FOUR)

    assert moves(replace(day, plan=replace(day.plan, combinations=()))) == {}


@pytest.mark.parametrize("with_prices", [False, True])
@settings(max_examples=100, deadline=None)
@given(days(most_tables=6, most_stays=10), st.data())
def test_a_plan_stays_valid_and_hardly_anybody_moves(with_prices, day: Day, data) -> None:
    if with_prices:
        day = priced(day)
    if not day.stays:
        return
    gone = data.draw(st.sampled_from(day.stays))
    before = replace(day, stays=tuple(each for each in day.stays if each is not gone))
    shuffled = replace(before, stays=tuple(data.draw(st.permutations(before.stays))))
    book = DayBook(before)

    moved = repack(book, gone)

    assert len(moved) <= 1
    assert moved == repack(DayBook(shuffled), gone)
    assert {key: book.stays[key].tables for key in moved} == moved
    after = replace(before, stays=tuple(book.stays.values()))
    assert list(faults(after, before)) == []
    for party, tables in moved.items():
        assert set(tables) & set(gone.tables)
        assert next(each for each in before.stays if each.id == party).starts_at > day.now
