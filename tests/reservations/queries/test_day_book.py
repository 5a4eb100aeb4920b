"""The day page shows each table's quarters, who has them, and what needs a look."""

import datetime as dt

import pytest
import time_machine

from reservations.actions import (
    block_tables,
    cancel_by_staff,
    hold_table,
    note_late,
    seat_party,
    stop_online_offers,
)
from reservations.enums import Source
from reservations.models import Reservation, Table
from reservations.queries import Misfit, day_book, misfits
from tests.factories import (
    booked,
    evening,
    key_of,
    make_closure,
    make_combination,
    make_house,
    staff_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def row_of(book, name):
    return next(row for area in book.areas for row in area.rows if row.name == name)


def test_cells_of_a_row_fill_the_day_and_name_who_sits_there():
    house, at = make_house(tables=(2, 4)), evening()
    booked(house, at)
    block_tables(
        business=house,
        tables=[Table.objects.get(name="T2").pk],
        starts_at=at,
        ends_at=at + dt.timedelta(hours=1),
        by=staff_of(house),
        reason="Tafel wird gedeckt",
    )

    book = day_book(house, at.date())

    assert book.quarters[0].starts_at.strftime("%H:%M") == "18:00"
    assert len(book.quarters) == 6 * 4
    first, second = row_of(book, "T1"), row_of(book, "T2")
    assert sum(cell.span for cell in first.cells) == sum(c.span for c in second.cells) == 24
    assert [(c.kind, c.span) for c in first.cells if c.kind != "free"] == [("party", 8)]
    blocked = next(cell for cell in second.cells if cell.kind == "block")
    assert (blocked.span, blocked.reason) == (4, "Tafel wird gedeckt")


def test_arrivals_are_counted_by_quarter_and_full_ones_marked():
    house, at = make_house(tables=(4, 4)), evening()
    house.service_periods.update(pacing_covers=6)
    booked(house, at, 4)
    booked(house, at, 2, number=2)

    quarter = next(q for q in day_book(house, at.date()).quarters if q.starts_at == at)

    assert (quarter.arrivals, quarter.limit, quarter.is_full) == (6, 6, True)


def test_party_is_late_after_the_tolerated_minutes_unless_it_said_so():
    house, at = make_house(), evening()
    row = booked(house, at)
    quarter_past = at + dt.timedelta(minutes=16)

    [party] = day_book(house, at.date(), now=quarter_past).parties
    assert party.is_late
    with time_machine.travel(at, tick=False):
        note_late(
            business=house,
            reservation_id=row.pk,
            expected_at=at + dt.timedelta(minutes=30),
            by=staff_of(house),
        )
    [party] = day_book(house, at.date(), now=quarter_past).parties
    assert not party.is_late


def test_sums_count_guests_who_sit_and_holds():
    house, at = make_house(tables=(2, 4, 4)), evening()
    row = booked(house, at, 3)
    booked(house, at, 2, number=2)
    with time_machine.travel(at, tick=False):
        seat_party(business=house, reservation_id=row.pk, by=staff_of(house))
        hold_table(business=house, starts_at=at, party_size=4, source=Source.API, by=key_of(house))
        stop_online_offers(business=house, until=at + dt.timedelta(hours=2), by=staff_of(house))

        book = day_book(house, at.date())

    assert (book.covers, book.seated, book.held) == (9, 3, 1)
    assert book.now_quarter == 4.0
    assert [stop.until for stop in book.stops] == [at + dt.timedelta(hours=2)]


def test_cancelled_parties_are_listed_apart():
    house, at = make_house(), evening()
    row = booked(house, at)
    cancel_by_staff(business=house, reservation_id=row.pk, by=staff_of(house))

    book = day_book(house, at.date())

    assert book.parties == ()
    assert [party.reference for party in book.gone] == [row.reference]


@pytest.mark.parametrize("parties", [1, 8])
def test_day_page_takes_no_more_queries_when_it_is_busier(django_assert_max_num_queries, parties):
    house, at = make_house(tables=(2,) * 10), evening()
    for number in range(parties):
        booked(house, at, number=number)

    with django_assert_max_num_queries(12):
        day_book(house, at.date())


def test_reservation_needs_attention_when_its_table_is_taken_out_of_use():
    house, at = make_house(tables=(4,)), evening()
    row = booked(house, at, 4)
    Table.objects.filter(business=house).update(valid_to=at.date())

    [stranded] = misfits(house)

    assert (stranded.reservation_id, stranded.misfits) == (row.pk, (Misfit.TABLE_GONE,))
    [party] = day_book(house, at.date()).needs_attention
    assert party.misfits == (Misfit.TABLE_GONE,)


def test_reservation_needs_attention_when_its_combination_is_given_up():
    house, at = make_house(tables=(2, 2)), evening()
    join = make_combination(house, list(Table.objects.filter(business=house)), 3, 4)
    booked(house, at, 4)
    assert misfits(house) == ()

    join.delete()

    assert [each.misfits for each in misfits(house)] == [(Misfit.PARTY_RANGE,)]


def test_reservation_needs_attention_when_hours_or_closures_change():
    house, at = make_house(), evening()
    booked(house, at)
    house.service_periods.update(opens=20 * 60)
    make_closure(house, from_on=at.date(), to_on=at.date())

    assert [each.misfits for each in misfits(house)] == [(Misfit.HOURS, Misfit.CLOSED)]


def test_a_party_that_stays_past_the_end_is_not_stranded_by_the_hours():
    house, at = make_house(), evening()
    row = booked(house, at)
    house.service_periods.update(must_end=22 * 60 + 30)
    over = Reservation.objects.filter(pk=row.pk)
    over.update(ends_at=at + dt.timedelta(hours=4), occupied_until=at + dt.timedelta(hours=4))
    before = [each.misfits for each in misfits(house)]

    over.update(status="seated", seated_at=at)

    assert before == [(Misfit.HOURS,)]
    assert misfits(house) == ()


def test_what_staff_set_aside_knowingly_is_no_alarm():
    house, at = make_house(tables=(2, 2)), evening(hour=15)
    both = list(Table.objects.filter(business=house).values_list("pk", flat=True))

    booked(house, at, 4, by=staff_of(house), tables=both)

    assert misfits(house) == ()
