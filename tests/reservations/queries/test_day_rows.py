"""What is stored of a day is kept in memory, and read again after any action on it."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from reservations.actions import block_tables, cancel_by_staff, hold_table, reserve_table
from reservations.enums import Source
from reservations.models import Block, Reservation, ServiceDay, Table
from reservations.queries import availability
from reservations.queries.day_rows import forget_days
from tests.factories import a_contact, evening, key_of, make_house, staff_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


@pytest.fixture(autouse=True)
def _nothing_kept():
    forget_days()
    yield
    forget_days()


def starts(house):
    return [each.starts_at for each in availability(house, evening().date(), 2).slots]


def reserve(house):
    return reserve_table(
        business=house,
        starts_at=evening(),
        party_size=2,
        contact=a_contact(),
        source=Source.API,
        by=key_of(house),
    )


def test_second_look_at_a_day_reads_its_versions_only():
    house = make_house(tables=(2,))
    first = starts(house)

    with CaptureQueriesContext(connection) as asked:
        second = starts(house)

    assert second == first
    assert evening() in first
    asked_for = " ".join(query["sql"] for query in asked)
    assert Reservation._meta.db_table not in asked_for
    assert Block._meta.db_table not in asked_for
    assert ServiceDay._meta.db_table in asked_for


def test_a_reservation_and_its_end_are_seen_at_once():
    house = make_house(tables=(2,))
    before = starts(house)

    reservation = reserve(house)
    taken = starts(house)
    cancel_by_staff(business=house, reservation_id=reservation.pk, by=staff_of(house))

    assert evening() in before
    assert evening() not in taken
    assert starts(house) == before


def test_a_block_that_begins_in_the_night_before_is_seen_at_once():
    house = make_house(tables=(2,))
    before = starts(house)

    block_tables(
        business=house,
        tables=[Table.objects.get(business=house).pk],
        starts_at=evening() - dt.timedelta(hours=18),
        ends_at=evening() + dt.timedelta(hours=6),
        reason="Parkett",
        by=staff_of(house),
    )

    assert before
    assert starts(house) == []


def test_a_hold_runs_out_though_no_row_has_changed():
    house = make_house(tables=(2,))
    hold_table(
        business=house, starts_at=evening(), party_size=2, source=Source.API, by=key_of(house)
    )
    assert evening() not in starts(house)

    with time_machine.travel(clock.now() + dt.timedelta(hours=1), tick=False):
        assert evening() in starts(house)
