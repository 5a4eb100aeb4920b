"""Holding, reserving, confirming, changing and calling off; a refusal leaves everything as it was."""

import datetime as dt
import uuid

import pytest
import time_machine

from businesses.models import Guest
from common.errors import Conflict, Invalid, NotFound
from reservations.actions import (
    By,
    Contact,
    approve_request,
    cancel_by_diner,
    cancel_by_staff,
    change_reservation,
    confirm_reservation,
    expire_holds,
    hold_table,
    reserve_table,
)
from reservations.actions import refused as refused_module
from reservations.enums import ReservationStatus, Source
from reservations.errors import (
    BadTransition,
    Closed,
    HoldExpired,
    InPast,
    NoTable,
    TooFar,
    TooLarge,
    TooLate,
    TooManyHolds,
    TooSoon,
)
from reservations.models import (
    Reservation,
    ReservationChange,
    ReservationTable,
    ServiceDay,
    Table,
    TableSlot,
)
from tests.factories import (
    a_contact,
    evening,
    key_of,
    make_area,
    make_closure,
    make_house,
    make_member,
    make_table,
    staff_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
S = ReservationStatus


def reserve(house, at, size=2, number=1, **given):
    given.setdefault("by", key_of(house))
    given.setdefault("contact", a_contact(number))
    return reserve_table(business=house, starts_at=at, party_size=size, source=Source.API, **given)


def hold(house, at, size=2, **given):
    given.setdefault("by", By.diner(uuid.uuid4()))
    return hold_table(business=house, starts_at=at, party_size=size, source=Source.CHAT, **given)


def everything():
    return [
        list(model.objects.order_by("pk").values())
        for model in (
            Reservation,
            ReservationTable,
            TableSlot,
            ReservationChange,
            ServiceDay,
            Guest,
        )
    ]


def test_reservation_promises_time_and_takes_its_quarters():
    house, at = make_house(tables=(2,)), evening()

    row = reserve(house, at)

    assert row.status == S.CONFIRMED
    assert (row.ends_at, row.occupied_until) == (at + dt.timedelta(hours=2),) * 2
    assert row.promised_local == at.astimezone(house.zone).isoformat()
    assert row.service_date == at.date()
    assert row.reference[:3] in {"BX-", "RB-"} or row.reference[2] == "-"
    assert TableSlot.objects.filter(reservation=row).count() == 8
    assert [change.what for change in row.changes.all()] == ["confirmed"]
    assert ServiceDay.objects.get(business=house).version == 1


@pytest.mark.parametrize(
    ("size", "when", "refusal"),
    [
        (5, {}, NoTable),
        (21, {}, TooLarge),
        (10**9, {}, TooLarge),
        (2, {"hour": 12}, Closed),
        (2, {"minute": 7}, Closed),
        (2, {"days": 500}, TooFar),
        (2, {"days": -1}, InPast),
        (2, {"days": 4000}, TooFar),
    ],
)
def test_wish_that_cannot_be_had_is_refused_and_nothing_changes(size, when, refusal):
    house, at = make_house(tables=(2,)), evening()
    reserve(house, at)
    make_table(house, make_area(house, "bar"), "B1", 21, min_party=20)
    before = everything()

    with pytest.raises(refusal):
        reserve(house, evening(**when), size, number=2)

    assert everything() == before


@pytest.mark.parametrize("size", [0, -1])
def test_party_of_nobody_is_invalid(size):
    house = make_house()

    with pytest.raises(Invalid) as refused:
        reserve(house, evening(), size)

    assert refused.value.errors[0].pointer == "/party_size"


def test_short_notice_is_refused_to_guests_and_granted_to_staff():
    house, at = make_house(min_notice_minutes=120), evening(days=1)

    with time_machine.travel(at - dt.timedelta(minutes=60), tick=False):
        with pytest.raises(TooSoon):
            reserve(house, at)
        row = reserve(house, at, by=staff_of(house))

    assert row.status == S.CONFIRMED


def test_other_starts_are_looked_up_only_for_whoever_tells_them(monkeypatch):
    """The refused turn of a chat plans anew once its lock is gone: under the lock nothing is searched for nobody."""
    looked_up = []
    find = refused_module.other_starts
    monkeypatch.setattr(
        refused_module, "other_starts", lambda *asked: looked_up.append(asked) or find(*asked)
    )
    house, at = make_house(tables=(2,)), evening()
    reserve(house, at)

    with pytest.raises(NoTable) as refused:
        reserve(house, at, number=2)
    before = len(looked_up)
    offers = refused.value.alternatives

    assert (before, len(looked_up)) == (0, 1)
    assert refused.value.alternatives is offers


def test_refused_guest_is_told_starts_that_can_be_had():
    house, at = make_house(tables=(2,)), evening()
    reserve(house, at)

    with pytest.raises(NoTable) as refused:
        reserve(house, at, number=2)

    offers = refused.value.alternatives
    assert 1 <= len(offers) <= 3
    assert refused.value.extra["alternatives"][0]["starts_at"].endswith(("+01:00", "+02:00"))
    for number, offer in enumerate(offers, 3):
        taken = reserve(house, offer.starts_at, number=number, area=offer.area)
        cancel_by_staff(business=house, reservation_id=taken.pk, by=staff_of(house))


def test_full_evening_offers_other_days():
    house, at = make_house(tables=(2,)), evening()
    for number, hour in enumerate((18, 20, 22)):
        reserve(house, evening(hour=hour), number=number)

    with pytest.raises(NoTable) as refused:
        reserve(house, at, number=9)

    assert {offer.starts_at.date() for offer in refused.value.alternatives} == {
        at.date() + dt.timedelta(days=1),
        at.date() - dt.timedelta(days=1),
        at.date() + dt.timedelta(days=7),
    }


def test_closure_refuses_and_names_no_table():
    house, at = make_house(), evening()
    make_closure(house, from_on=at.date(), to_on=at.date())

    with pytest.raises(Closed):
        reserve(house, at)


def test_area_is_promised_and_unknown_ones_are_named():
    house, at = make_house(tables=(2,)), evening()
    make_table(house, make_area(house, "terrasse"), "G1", 2)

    row = reserve(house, at, area="terrasse")
    with pytest.raises(Invalid) as refused:
        reserve(house, at, area="keller", number=2)

    assert row.tables.get().name == "G1"
    assert refused.value.errors[0].pointer == "/area"


def test_smaller_party_moves_so_that_a_larger_one_fits():
    house, at = make_house(tables=(2, 4)), evening()
    small = reserve(house, at, 2, by=staff_of(house), tables=[Table.objects.get(name="T2").pk])

    large = reserve(house, at, 4, number=2)

    assert (large.tables.get().name, small.tables.get().name) == ("T2", "T1")
    assert [change.what for change in small.changes.all()] == ["confirmed", "moved"]


def test_tables_of_another_house_do_not_exist_here():
    house, other = make_house(), make_house()
    foreign = Table.objects.filter(business=other)[0].pk

    with pytest.raises(NotFound):
        reserve(house, evening(), by=staff_of(house), tables=[foreign])


def test_hands_of_another_house_find_nothing():
    house, other = make_house(), make_house()
    row = reserve(house, evening())
    stranger = By.member(make_member(other))
    before = everything()

    for act in (cancel_by_staff, approve_request):
        with pytest.raises(NotFound):
            act(business=house, reservation_id=row.pk, by=stranger)
    with pytest.raises(NotFound):
        reserve(house, evening(), by=key_of(other))
    with pytest.raises(NotFound):
        cancel_by_staff(business=other, reservation_id=row.pk, by=stranger)

    assert everything() == before


def test_diner_reaches_only_own_reservations():
    house, me, you = make_house(), By.diner(uuid.uuid4()), By.diner(uuid.uuid4())
    row = hold(house, evening(), by=me)

    with pytest.raises(NotFound):
        cancel_by_diner(business=house, reservation_id=row.pk, by=you)
    opened = By.diner(you.uuid, reaches=frozenset({row.pk}))
    cancelled = cancel_by_diner(business=house, reservation_id=row.pk, by=opened)

    assert cancelled.status == S.CANCELLED


def test_hold_becomes_a_reservation_with_a_guest():
    house, diner = make_house(), By.diner(uuid.uuid4())
    row = hold(house, evening(), by=diner)
    contact = Contact(name="Ida Neumann", phone="0341 1234567")

    done = confirm_reservation(business=house, reservation_id=row.pk, contact=contact, by=diner)
    again = confirm_reservation(business=house, reservation_id=row.pk, contact=contact, by=diner)

    assert (done.status, done.hold_expires_at) == (S.CONFIRMED, None)
    assert (done.name, done.phone) == ("Ida Neumann", "+493411234567")
    assert done.guest == Guest.objects.get(diner_id=diner.uuid)
    assert again.version == done.version == 2


def test_guest_is_known_again_by_diner_and_by_contact_but_not_across_the_two():
    house, diner = make_house(), By.diner(uuid.uuid4())
    ida = Contact(name="Ida", email="ida@example.org")
    first = reserve(house, evening(), contact=ida)
    second = reserve(house, evening(days=8), contact=ida)
    chat = hold(house, evening(days=9), by=diner)
    chat = confirm_reservation(business=house, reservation_id=chat.pk, contact=ida, by=diner)

    assert first.guest_id == second.guest_id
    assert chat.guest_id != first.guest_id


@pytest.mark.parametrize(
    ("contact", "pointer"),
    [
        (Contact(name="", email="a@example.org"), "/name"),
        (Contact(name="Ida"), "/phone"),
        (Contact(name="Ida", phone="12"), "/phone"),
        (Contact(name="Ida", email="nicht@"), "/email"),
    ],
)
def test_contact_that_reaches_nobody_is_refused(contact, pointer):
    house = make_house()
    before = everything()

    with pytest.raises(Invalid) as refused:
        reserve(house, evening(), contact=contact)

    assert pointer in [error.pointer for error in refused.value.errors]
    assert everything() == before


def test_hold_past_its_time_cannot_be_confirmed_and_its_table_is_free_at_once():
    house, at = make_house(tables=(2,)), evening()
    row = hold(house, at)
    ten = row.hold_expires_at

    with time_machine.travel(ten, tick=False):
        with pytest.raises(HoldExpired):
            confirm_reservation(
                business=house, reservation_id=row.pk, contact=a_contact(), by=key_of(house)
            )
        other = reserve(house, at, number=2)

    row.refresh_from_db()
    assert (row.status, other.status) == (S.EXPIRED, S.CONFIRMED)
    assert [change.what for change in row.changes.all()] == ["held", "expired"]


def test_sweep_marks_expired_holds_once():
    house, at = make_house(tables=(2,)), evening()
    row = hold(house, at)

    with time_machine.travel(row.hold_expires_at, tick=False):
        first = expire_holds(row.hold_expires_at)
        second = expire_holds(row.hold_expires_at)

    assert (first, second) == (1, 0)
    assert TableSlot.objects.count() == 0


def test_house_that_approves_by_hand_is_asked():
    house, at = make_house(approve_by_hand=True), evening()

    row = reserve(house, at)
    approved = approve_request(business=house, reservation_id=row.pk, by=staff_of(house))
    by_phone = reserve(house, at, by=staff_of(house), number=2)

    assert (row.status, approved.status, by_phone.status) == (
        S.REQUESTED,
        S.CONFIRMED,
        S.CONFIRMED,
    )


def test_change_swaps_tables_and_time_in_one_step():
    house, at = make_house(tables=(2, 4)), evening()
    row = reserve(house, at)

    changed = change_reservation(
        business=house,
        reservation_id=row.pk,
        by=key_of(house),
        version=1,
        starts_at=at + dt.timedelta(days=1, hours=1),
        party_size=4,
        notes="Kinderstuhl",
    )

    assert (changed.version, changed.party_size, changed.notes) == (2, 4, "Kinderstuhl")
    assert changed.service_date == at.date() + dt.timedelta(days=1)
    assert changed.tables.get().name == "T2"
    assert TableSlot.objects.earliest("starts_at").starts_at == at + dt.timedelta(days=1, hours=1)
    assert TableSlot.objects.count() == 8


def test_change_that_cannot_be_had_leaves_the_old_reservation():
    house, at = make_house(tables=(2,)), evening()
    row = reserve(house, at)
    reserve(house, at + dt.timedelta(hours=2), number=2)
    before = everything()

    with pytest.raises(NoTable):
        change_reservation(
            business=house,
            reservation_id=row.pk,
            by=key_of(house),
            starts_at=at + dt.timedelta(hours=1),
        )

    assert everything() == before


def test_party_may_move_within_its_own_time():
    house, at = make_house(tables=(2,)), evening()
    row = reserve(house, at)

    changed = change_reservation(
        business=house,
        reservation_id=row.pk,
        by=key_of(house),
        starts_at=at + dt.timedelta(minutes=15),
    )

    assert changed.starts_at == at + dt.timedelta(minutes=15)


def test_stale_version_is_a_conflict():
    house, at = make_house(), evening()
    row = reserve(house, at)
    given = {"business": house, "reservation_id": row.pk, "by": key_of(house), "version": 1}
    change_reservation(**given, party_size=3)

    with pytest.raises(Conflict):
        change_reservation(**given, party_size=4)

    assert Reservation.objects.get().party_size == 3


def test_diner_is_too_late_after_the_window_and_staff_are_not():
    house, at = make_house(cancel_until_minutes=240), evening()
    diner = By.diner(uuid.uuid4())
    row = hold(house, at, by=diner)
    confirm_reservation(business=house, reservation_id=row.pk, contact=a_contact(), by=diner)
    given = {"business": house, "reservation_id": row.pk}

    with time_machine.travel(at - dt.timedelta(minutes=239), tick=False):
        with pytest.raises(TooLate):
            cancel_by_diner(**given, by=diner)
        with pytest.raises(TooLate):
            change_reservation(**given, by=diner, party_size=3)
        cancelled = cancel_by_staff(**given, by=staff_of(house))

    assert cancelled.status == S.CANCELLED


def test_cancelling_twice_is_once():
    house, at = make_house(), evening()
    row = reserve(house, at)

    first = cancel_by_staff(business=house, reservation_id=row.pk, by=key_of(house))
    second = cancel_by_staff(business=house, reservation_id=row.pk, by=key_of(house))

    assert first.version == second.version == 2
    assert TableSlot.objects.count() == 0


def test_finished_visit_cannot_be_called_off():
    house, at = make_house(), evening()
    row = reserve(house, at)
    Reservation.objects.filter(pk=row.pk).update(status=S.COMPLETED)

    with pytest.raises(BadTransition):
        cancel_by_staff(business=house, reservation_id=row.pk, by=staff_of(house))


def test_unproven_diner_holds_two_tables_at_most():
    house, diner = make_house(tables=(2,) * 30), By.diner(uuid.uuid4())
    hold(house, evening(days=1), by=diner)
    hold(house, evening(days=2), by=diner)

    with pytest.raises(TooManyHolds) as refused:
        hold(house, evening(days=3), by=diner)
    proven = hold(house, evening(days=3), by=By.diner(diner.uuid, verified=True))

    assert refused.value.code == "throttled"
    assert proven.status == S.HELD


def test_unproven_diners_of_one_address_hold_six_tables_at_most():
    house = make_house(tables=(2,) * 60)
    for number in range(6):
        hold(house, evening(days=number + 1), address="a" * 64)

    with pytest.raises(TooManyHolds):
        hold(house, evening(days=9), address="a" * 64)
    hold(house, evening(days=9), address="b" * 64)


def test_unproven_diners_hold_a_fifth_of_the_seats_at_a_time_at_most():
    house, at = make_house(tables=(2,) * 10), evening()
    hold(house, at)
    hold(house, at)

    with pytest.raises(TooManyHolds):
        hold(house, at)
    hold(house, at + dt.timedelta(hours=2))
