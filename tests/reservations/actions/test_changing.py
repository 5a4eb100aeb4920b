"""What a change does to promised tables, and what can no longer be changed or called off."""

import datetime as dt
import uuid

import pytest
import time_machine

from reservations.actions import (
    By,
    approve_request,
    cancel_by_diner,
    cancel_by_staff,
    change_reservation,
    expire_holds,
    hold_table,
    move_party,
    reserve_table,
)
from reservations.enums import Source
from reservations.errors import (
    BadTransition,
    HoldExpired,
    NoTable,
    TooFar,
    TooLate,
    TooManyHolds,
    TooSoon,
)
from reservations.models import Reservation, ReservationChange, Table
from reservations.queries import availability
from tests.factories import a_contact, evening, key_of, make_area, make_house, make_table, staff_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LATER = dt.timedelta(hours=1)


def reserve(house, at, number=1, size=2):
    return reserve_table(
        business=house,
        starts_at=at,
        party_size=size,
        contact=a_contact(number),
        source=Source.API,
        by=key_of(house),
    )


def pin(house, row, name):
    table = Table.objects.get(business=house, name=name)
    move_party(
        business=house, reservation_id=row.pk, tables=[table.pk], by=staff_of(house), pin=True
    )


def seat(row):
    """Where it sits, whether that is promised, and what would have to be looked at."""
    row = Reservation.objects.get(pk=row.pk)
    return sorted(row.tables.values_list("name", flat=True)), row.pinned, row.exceptions


def test_a_pinned_party_keeps_its_table_at_another_time():
    house, at = make_house(tables=(2, 2, 4)), evening()
    row = reserve(house, at)
    pin(house, row, "T2")

    change_reservation(
        business=house, reservation_id=row.pk, by=key_of(house), starts_at=at + LATER
    )

    assert seat(row)[:2] == (["T2"], True)


def test_a_guest_whose_promised_table_is_taken_then_gets_another_and_no_promise():
    house, at = make_house(tables=(2, 2)), evening()
    row, other = reserve(house, at), reserve(house, at + 2 * LATER, number=2)
    pin(house, row, "T2")
    pin(house, other, "T2")

    change_reservation(
        business=house, reservation_id=row.pk, by=key_of(house), starts_at=at + LATER
    )

    assert seat(row) == (["T1"], False, [])
    assert ReservationChange.objects.get(reservation=row, version=3).after["pinned"] is False


def test_staff_are_told_that_the_promised_table_is_taken_then():
    house, at = make_house(tables=(2, 2)), evening()
    row, other = reserve(house, at), reserve(house, at + 2 * LATER, number=2)
    pin(house, row, "T2")
    pin(house, other, "T2")

    with pytest.raises(NoTable):
        change_reservation(
            business=house, reservation_id=row.pk, by=staff_of(house), starts_at=at + LATER
        )

    row.refresh_from_db()
    assert (row.starts_at, seat(row)[:2]) == (at, (["T2"], True))


@pytest.mark.parametrize("hands", [key_of, staff_of])
def test_another_area_is_another_table(hands):
    house, at = make_house(tables=(2,)), evening()
    make_table(house, make_area(house, "garten"), "G1", 2)
    row = reserve(house, at)
    pin(house, row, "T1")

    change_reservation(business=house, reservation_id=row.pk, by=hands(house), area="garten")

    assert seat(row) == (["G1"], False, [])


def test_an_unproven_diners_hold_does_not_grow_beyond_the_fifth_of_the_seats():
    house, at = make_house(tables=(4,) * 5), evening()
    given = {"business": house, "starts_at": at, "party_size": 2, "source": Source.CHAT}
    hold_table(**given, by=By.diner(uuid.uuid4()))
    diner = By.diner(uuid.uuid4())
    row = hold_table(**given, by=diner)

    with pytest.raises(TooManyHolds):
        change_reservation(business=house, reservation_id=row.pk, by=diner, party_size=4)
    alone = change_reservation(
        business=house,
        reservation_id=row.pk,
        by=diner,
        party_size=4,
        starts_at=at + 2 * LATER,
    )

    assert (alone.party_size, alone.starts_at) == (4, at + 2 * LATER)


def test_no_house_offers_what_is_too_far_for_every_calendar():
    house = make_house(max_advance_days=2_000)
    far = evening(days=3 * 365 + 2)

    found = availability(house, far.date(), 2)

    assert (found.slots, found.reason) == ((), "too_far")
    with pytest.raises(TooFar):
        reserve(house, far)


@pytest.mark.parametrize("swept", [False, True])
@pytest.mark.parametrize("cancel", [cancel_by_diner, cancel_by_staff])
def test_a_hold_past_its_time_cannot_be_called_off_swept_or_not(cancel, swept):
    house = make_house()
    row = hold_table(
        business=house,
        starts_at=evening(),
        party_size=2,
        source=Source.CHAT,
        by=By.diner(uuid.uuid4()),
    )

    with time_machine.travel(row.hold_expires_at, tick=False):
        if swept:
            expire_holds(row.hold_expires_at)
        with pytest.raises(HoldExpired):
            cancel(business=house, reservation_id=row.pk, by=key_of(house))


def test_notes_of_what_is_called_off_are_for_staff_alone():
    house = make_house()
    row = reserve(house, evening())
    cancel_by_staff(business=house, reservation_id=row.pk, by=staff_of(house))
    given = {"business": house, "reservation_id": row.pk}

    with pytest.raises(BadTransition):
        change_reservation(**given, by=key_of(house), notes="Doch mit Hund")
    noted = change_reservation(**given, by=staff_of(house), notes="Wollte umbuchen")

    assert (noted.status, noted.notes) == ("cancelled", "Wollte umbuchen")


def test_a_party_that_keeps_its_start_is_not_held_to_notice():
    house = make_house(tables=(2, 4), min_notice_minutes=120, cancel_until_minutes=30)
    at = evening()
    row = reserve(house, at)

    with time_machine.travel(at - LATER, tick=False):
        offered = availability(house, at.date(), 4, replaces=row.pk).slots
        changed = change_reservation(
            business=house, reservation_id=row.pk, by=key_of(house), party_size=4
        )
        with pytest.raises(TooSoon):
            change_reservation(
                business=house,
                reservation_id=row.pk,
                by=key_of(house),
                starts_at=at + dt.timedelta(minutes=15),
            )

    assert changed.party_size == 4
    assert at in {slot.starts_at for slot in offered}
    assert at + dt.timedelta(minutes=15) not in {slot.starts_at for slot in offered}


def test_nobody_but_staff_changes_a_table_after_the_cancellation_window():
    house, at = make_house(tables=(2, 4), cancel_until_minutes=240), evening()
    row = reserve(house, at)
    change = {"business": house, "reservation_id": row.pk}

    with time_machine.travel(at - LATER, tick=False):
        with pytest.raises(TooLate):
            change_reservation(**change, by=key_of(house), party_size=4)
        noted = change_reservation(**change, by=key_of(house), notes="Kinderstuhl")
        grown = change_reservation(**change, by=staff_of(house), party_size=4)

    assert (noted.party_size, noted.notes) == (2, "Kinderstuhl")
    assert grown.party_size == 4


def test_a_house_that_approves_by_hand_is_asked_again():
    house, at = make_house(tables=(2, 4), approve_by_hand=True), evening()
    row = reserve(house, at)
    step = {"business": house, "reservation_id": row.pk}
    approve_request(**step, by=staff_of(house))

    noted = change_reservation(**step, by=key_of(house), notes="Kinderstuhl")
    changed = change_reservation(**step, by=key_of(house), party_size=4)
    approved = approve_request(**step, by=staff_of(house))
    by_staff = change_reservation(**step, by=staff_of(house), party_size=3)

    statuses = [each.status for each in (noted, changed, approved, by_staff)]
    assert statuses == ["confirmed", "requested", "confirmed", "confirmed"]
