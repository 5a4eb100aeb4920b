"""When a table is surely free again, a party that sits worse moves there, and it is told where that is told."""

import datetime as dt

import pytest
import time_machine

from common import clock
from reservations.actions import (
    By,
    cancel_by_diner,
    cancel_by_staff,
    change_reservation,
    complete_visit,
    hold_table,
    mark_no_show,
    pin_tables,
    release_hold,
    seat_party,
    undo_last_step,
)
from reservations.engine import Prices
from reservations.enums import Actor, Source
from reservations.models import DayPrices, Reservation, ServiceDay, Table, TableSlot
from reservations.queries.invariants import violations
from reservations.queries.prices import stored_form
from tests.factories import (
    booked,
    evening,
    key_of,
    make_combination,
    make_house,
    make_turn_time,
    staff_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def a_party(house, at, number=1, size=4, **given):
    return booked(house, at, size, number, **given)


def a_house(**policy):
    """T1 and T2 can be joined for four; T3 is for four."""
    house = make_house(tables=(2, 2, 4), **policy)
    pair = list(Table.objects.filter(business=house, max_party=2))
    make_combination(house, pair, 3, 4)
    return house


def a_full_house(**policy):
    """One party of four at T3 at seven, and one at the joined T1 and T2 an hour later."""
    house, at = a_house(**policy), evening()
    first = a_party(house, at)
    joined = a_party(house, at + dt.timedelta(hours=1), 2)
    assert (names(first), names(joined)) == (["T3"], ["T1", "T2"])
    return house, first, joined


def names(reservation):
    return sorted(reservation.tables.values_list("name", flat=True))


def cancel(house, row):
    cancel_by_staff(business=house, reservation_id=row.pk, by=staff_of(house))


def later(minutes, row):
    return time_machine.travel(row.starts_at + dt.timedelta(minutes=minutes), tick=False)


def called_off(house, row):
    cancel_by_diner(business=house, reservation_id=row.pk, by=key_of(house))


def stays_away(house, row):
    with later(15, row):
        mark_no_show(business=house, reservation_id=row.pk, by=staff_of(house))


def leaves_early(house, row):
    with later(0, row):
        seat_party(business=house, reservation_id=row.pk, by=staff_of(house))
    with later(20, row):
        complete_visit(business=house, reservation_id=row.pk, by=staff_of(house))


def changed(house, row, **wanted):
    change_reservation(business=house, reservation_id=row.pk, by=key_of(house), **wanted)


def comes_another_day(house, row):
    changed(house, row, starts_at=row.starts_at + dt.timedelta(days=1))


def comes_later(house, row):
    changed(house, row, starts_at=row.starts_at + dt.timedelta(hours=3))


def stays_shorter(house, row):
    """A party of three sits for an hour here, and keeps its table."""
    make_turn_time(house, up_to=3, minutes=60)
    changed(house, row, party_size=3)
    assert names(row) == ["T3"]


@pytest.mark.parametrize(
    "frees",
    [
        cancel,
        called_off,
        stays_away,
        leaves_early,
        comes_another_day,
        comes_later,
        stays_shorter,
    ],
)
def test_a_join_ends_when_a_table_is_freed(frees):
    house, first, joined = a_full_house()

    frees(house, first)

    assert names(joined) == ["T3"]
    assert TableSlot.objects.filter(reservation=joined).count() == 8
    moved = joined.changes.get(what="moved")
    assert [table["name"] for table in moved.before["tables"]] == ["T1", "T2"]
    assert [table["name"] for table in moved.after["tables"]] == ["T3"]
    assert moved.actor == Actor.SYSTEM
    assert not any(violations(first.starts_at).as_dict().values())


def test_the_day_is_newer_after_it():
    house, first, _joined = a_full_house()
    day = ServiceDay.objects.get(business=house, date=first.service_date)

    cancel(house, first)

    assert ServiceDay.objects.get(pk=day.pk).version > day.version


def test_nobody_moves_where_the_house_moves_nobody():
    house, first, joined = a_full_house(reassign=False)

    cancel(house, first)

    assert names(joined) == ["T1", "T2"]


def test_a_pinned_party_stays():
    house, first, joined = a_full_house()
    pin_tables(business=house, reservation_id=joined.pk, by=staff_of(house))

    cancel(house, first)

    assert names(joined) == ["T1", "T2"]


def test_a_party_about_to_come_stays():
    house, first, joined = a_full_house(freeze_minutes=60)

    stays_away(house, first)

    assert names(joined) == ["T1", "T2"]


def test_a_seated_party_stays():
    house, first, joined = a_full_house()
    with later(-10, joined):
        seat_party(business=house, reservation_id=joined.pk, by=staff_of(house))
        seat_party(business=house, reservation_id=first.pk, by=staff_of(house))
        complete_visit(business=house, reservation_id=first.pk, by=staff_of(house))

    assert names(joined) == ["T1", "T2"]


def held(house, at, **given):
    return hold_table(
        business=house, starts_at=at, party_size=4, source=Source.CHAT, by=By.system(), **given
    )


def test_a_hold_does_not_move():
    house, at = a_house(), evening()
    first, second = a_party(house, at), held(house, at)

    cancel(house, first)

    assert names(second) == ["T1", "T2"]


@pytest.mark.parametrize("end", [release_hold, cancel_by_staff])
def test_nobody_moves_for_a_hold_that_ends(end):
    house, at = a_house(), evening()
    first, second = held(house, at), a_party(house, at)

    end(business=house, reservation_id=first.pk, by=staff_of(house))

    assert names(second) == ["T1", "T2"]


def test_a_hold_whose_time_is_up_keeps_its_table_until_it_is_swept():
    house, at = a_house(), evening()
    first = a_party(house, at)
    joined = a_party(house, at + dt.timedelta(minutes=90), 2)
    after = held(house, at + dt.timedelta(hours=2))
    assert (names(joined), names(after)) == (["T1", "T2"], ["T3"])

    with time_machine.travel(clock.now() + dt.timedelta(hours=1), tick=False):
        cancel(house, first)

    assert names(joined) == ["T1", "T2"]


def price(house, date, *each):
    """What the tables of a house cost each quarter hour, table by table; no two may be alike."""
    tables = Table.objects.filter(business=house).order_by("id")
    DayPrices.objects.create(
        business=house,
        date=date,
        made_at=clock.now(),
        prices=stored_form(
            Prices(
                classes=tuple((t.area_id, t.min_party, t.max_party, t.online) for t in tables),
                first=0,
                tables=tuple((covers,) * 400 for covers in each),
                starting=(),
            )
        ),
    )


def test_a_table_is_left_that_guests_are_expected_for():
    house, at = make_house(tables=(2, 6)), evening()
    first, second = a_party(house, at, size=2), a_party(house, at, 2, size=2)
    price(house, first.service_date, 0.0, 0.5)

    cancel(house, first)

    assert names(second) == ["T1"]


def test_a_party_that_changes_its_time_does_not_move_twice():
    house, at = make_house(tables=(2, 4)), evening()
    [four] = Table.objects.filter(business=house, max_party=4)
    row = a_party(house, at, size=2, tables=[four.pk])
    price(house, row.service_date, 0.5, 0.0)

    wanted = at + dt.timedelta(minutes=30)
    answer = change_reservation(
        business=house, reservation_id=row.pk, by=key_of(house), starts_at=wanted
    )

    assert names(row) == ["T1"]
    assert answer.version == Reservation.objects.get(pk=row.pk).version == 2


def test_a_step_taken_back_gives_both_their_tables():
    house, first, joined = a_full_house()
    cancel(house, first)

    undo_last_step(business=house, reservation_id=first.pk, by=staff_of(house))

    assert (names(first), names(joined)) == (["T3"], ["T1", "T2"])


def test_what_is_over_moves_nobody():
    house, first, joined = a_full_house()
    with later(0, first):
        seat_party(business=house, reservation_id=first.pk, by=staff_of(house))
    with later(121, first):
        complete_visit(business=house, reservation_id=first.pk, by=staff_of(house))

    assert names(joined) == ["T1", "T2"]
