"""`manage.py check_invariants` finds each kind of violation, and nothing where all is well."""

import datetime as dt
import io
import json

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from reservations.actions import (
    block_tables,
    cancel_by_staff,
    move_party,
    seat_party,
    seat_walk_in,
)
from reservations.enums import ReservationStatus
from reservations.models import Reservation, ReservationTable, Table, TableSlot
from reservations.queries.invariants import violations
from tests.factories import booked, evening, make_house, staff_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def counts(**wrong):
    sound = {
        "double_booked": 0,
        "gaps": 0,
        "promises_broken": 0,
        "cross_tenant": 0,
        "orphans": 0,
    }
    return sound | wrong


def test_an_evening_of_ordinary_work_breaks_nothing():
    house, at = make_house(tables=(2, 2, 4)), evening()
    by = staff_of(house)
    first, second, third = (booked(house, at, number=number) for number in range(3))
    cancel_by_staff(business=house, reservation_id=second.pk, by=by)
    block_tables(
        business=house,
        tables=[Table.objects.get(name="T3").pk],
        starts_at=at + dt.timedelta(hours=3),
        ends_at=at + dt.timedelta(hours=4),
        by=by,
    )
    with time_machine.travel(at, tick=False):
        seat_party(business=house, reservation_id=first.pk, by=by)
    with time_machine.travel(at + dt.timedelta(minutes=65), tick=False):
        free = Table.objects.exclude(reservations=first).exclude(reservations=third).get()
        move_party(business=house, reservation_id=first.pk, tables=[free.pk], by=by)
        seat_walk_in(business=house, party_size=2, by=by)

        assert violations().as_dict() == counts()


def test_command_prints_one_line_and_succeeds_on_an_empty_database():
    out = io.StringIO()

    call_command("check_invariants", stdout=out)

    assert json.loads(out.getvalue()) == counts()


def test_two_parties_at_one_table_are_found_although_slots_look_fine():
    house, at = make_house(tables=(2, 2)), evening()
    first, second = booked(house, at), booked(house, at + dt.timedelta(hours=1), number=2)
    TableSlot.objects.filter(reservation=second).delete()
    ReservationTable.objects.filter(reservation=second).update(
        table_id=first.assignments.get().table_id
    )

    assert violations().double_booked == 1


def test_confirmed_party_without_table_or_slots_is_a_broken_promise():
    house, at = make_house(tables=(2, 2)), evening()
    first, second = booked(house, at), booked(house, at, number=2)
    TableSlot.objects.filter(reservation=first)[0].delete()
    ReservationTable.objects.filter(reservation=second).delete()

    found = violations()

    assert (found.promises_broken, found.orphans) == (2, 8)


def test_the_database_refuses_a_table_of_another_house():
    house, other, at = make_house(tables=(2,)), make_house(tables=(2,)), evening()
    row = booked(house, at)
    foreign = Table.objects.get(business=other)

    def give(rows):
        with transaction.atomic():
            rows.update(table=foreign)
            connection.check_constraints()

    for model in (ReservationTable, TableSlot):
        with pytest.raises(IntegrityError):
            give(model.objects.filter(reservation=row))

    assert row.tables.get().business == house


def test_slots_of_a_cancelled_reservation_are_orphans_and_the_command_fails():
    house, at = make_house(tables=(2,)), evening()
    row = booked(house, at)
    Reservation.objects.filter(pk=row.pk).update(status=ReservationStatus.CANCELLED)
    out = io.StringIO()

    with pytest.raises(SystemExit) as failed:
        call_command("check_invariants", stdout=out)

    assert failed.value.code == 1
    assert json.loads(out.getvalue()) == counts(orphans=8)
