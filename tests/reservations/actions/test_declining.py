"""Staff say no to a change: the promise before it stands again, or says that it cannot."""

import datetime as dt

import pytest

from reservations.actions import (
    approve_request,
    change_reservation,
    decline_change,
    move_party,
    reserve_table,
)
from reservations.enums import Source
from reservations.errors import BadTransition, NoTable
from reservations.models import Reservation, ReservationChange, Table, TableSlot
from tests.factories import a_contact, evening, key_of, make_house, staff_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LATER = dt.timedelta(hours=1)


def approved(house, at, *, number=1, size=2):
    """A reservation that the house has said yes to."""
    row = reserve_table(
        business=house,
        starts_at=at,
        party_size=size,
        contact=a_contact(number),
        source=Source.API,
        by=key_of(house),
    )
    return approve_request(business=house, reservation_id=row.pk, by=staff_of(house))


def ask(house, row, **change):
    return change_reservation(business=house, reservation_id=row.pk, by=key_of(house), **change)


def decline(house, row):
    return decline_change(business=house, reservation_id=row.pk, by=staff_of(house))


def promise(row):
    """All that was promised."""
    row = Reservation.objects.get(pk=row.pk)
    tables = sorted(row.tables.values_list("name", flat=True))
    return (
        row.status,
        row.starts_at,
        row.ends_at,
        row.occupied_until,
        row.service_date,
        row.party_size,
        tables,
    )


def slots(row):
    return set(TableSlot.objects.filter(reservation=row).values_list("table__name", "starts_at"))


@pytest.mark.parametrize(
    "changes",
    [
        [{"starts_at": LATER}],
        [{"party_size": 4}],
        [{"starts_at": dt.timedelta(days=1)}],
        [{"starts_at": LATER}, {"party_size": 4}, {"starts_at": dt.timedelta(days=2)}],
    ],
    ids=["later", "more", "another day", "again and again"],
)
def test_what_was_promised_stands_again(changes):
    house, at = make_house(tables=(2, 4), approve_by_hand=True), evening()
    row = approved(house, at)
    before, taken = promise(row), slots(row)
    for change in changes:
        moved = {"starts_at": at + change["starts_at"]} if "starts_at" in change else {}
        ask(house, row, **(change | moved))
    assert promise(row) != before

    decline(house, row)
    decline(house, row)

    assert (promise(row), slots(row)) == (before, taken)
    assert ReservationChange.objects.filter(reservation=row, what="declined").count() == 1


def test_notes_told_with_the_change_are_kept():
    house, at = make_house(approve_by_hand=True), evening()
    row = approved(house, at)
    ask(house, row, starts_at=at + LATER, notes="Nussallergie")

    assert decline(house, row).notes == "Nussallergie"


def test_another_table_is_given_where_the_old_one_is_taken():
    house, at = make_house(tables=(2, 2), approve_by_hand=True), evening()
    row = approved(house, at)
    [old] = promise(row)[-1]
    ask(house, row, starts_at=at + dt.timedelta(days=1))
    other = approved(house, at, number=2)
    table = Table.objects.get(business=house, name=old)
    move_party(
        business=house, reservation_id=other.pk, tables=[table.pk], by=staff_of(house), pin=True
    )

    decline(house, row)

    [given] = promise(row)[-1]
    assert (promise(row)[:2], given != old) == (("confirmed", at), True)


def test_where_nothing_is_free_the_request_stays_and_staff_hear_why():
    house, at = make_house(tables=(2,), approve_by_hand=True), evening()
    row = approved(house, at)
    ask(house, row, starts_at=at + dt.timedelta(days=1))
    approved(house, at, number=2)
    asked = promise(row)

    with pytest.raises(NoTable):
        decline(house, row)

    assert promise(row) == asked


def test_only_a_change_of_a_promise_can_be_declined():
    house, at = make_house(tables=(2, 2), approve_by_hand=True), evening()
    promised = approved(house, at)
    asked_for = reserve_table(
        business=house,
        starts_at=at,
        party_size=2,
        contact=a_contact(2),
        source=Source.API,
        by=key_of(house),
    )
    ask(house, asked_for, starts_at=at + LATER)

    for row in (promised, asked_for):
        with pytest.raises(BadTransition):
            decline(house, row)
