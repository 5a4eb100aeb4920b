"""A table that comes free is offered to those who wait, in turn, in their own thread."""

import datetime as dt

import pytest
import time_machine

from common import clock
from reservations.actions import (
    cancel_by_staff,
    expire_holds,
    promote,
    promote_waitlist,
    reserve_table,
)
from reservations.chat.freed import tell_freed
from reservations.enums import Source
from reservations.models import Reservation, WaitlistEntry
from reservations.queries import Availability, Slot
from tests.assistant.talk import Talk, cards
from tests.factories import a_contact, evening, key_of, make_house, staff_of

pytestmark = [pytest.mark.both, pytest.mark.django_db]
NOON = dt.datetime(2026, 5, 5, 10, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def house():
    return make_house(tables=(4,))


@pytest.fixture
def taken(house):
    return [
        reserve_table(
            business=house,
            starts_at=evening(1, hour=hour),
            party_size=4,
            source=Source.API,
            by=key_of(house),
            contact=a_contact(hour),
        )
        for hour in (18, 20)
    ]


def waits(house, party_size: int) -> Talk:
    talk = Talk.begin(house, f"Tisch für {party_size} morgen um 20 Uhr")
    talk.answers()
    talk.tap("join")
    return talk


def states() -> list[str]:
    return list(WaitlistEntry.objects.order_by("created_at", "id").values_list("state", flat=True))


def free(house, taken):
    cancel_by_staff(business=house, reservation_id=taken[1].pk, by=staff_of(house))


def test_nothing_is_promised_while_nothing_is_free(house, taken):
    waits(house, 2)

    assert promote_waitlist(clock.now()) == 0
    assert states() == ["waiting"]


def test_the_first_who_fits_is_held_a_table_and_told(house, taken):
    too_many = WaitlistEntry.objects.create(
        business=house,
        party_size=6,
        earliest_at=evening(1, hour=19),
        latest_at=evening(1, hour=21),
        conversation_id=Talk.begin(house, "Hallo").conversation_id,
        created_at=clock.now() - dt.timedelta(hours=1),
    )
    first, second = waits(house, 3), waits(house, 2)
    free(house, taken)

    offered = promote_waitlist(clock.now())

    held = Reservation.objects.get(status="held")
    assert offered == 1
    assert held.conversation_id == first.conversation_id
    assert (held.party_size, held.starts_at) == (3, evening(1, hour=20))
    too_many.refresh_from_db()
    assert too_many.state == "waiting"
    tell_freed.call(str(held.pk))
    tell_freed.call(str(held.pk))
    assert len(cards(first.entries(), "contact")) == 1
    assert first.entries()[-2].body.startswith(
        "Ein Tisch ist frei geworden: Mittwoch, 6. Mai um 20:00 Uhr."
    )
    assert not cards(second.entries(), "contact")


def test_within_the_window_the_time_is_offered_that_leaves_room_for_others(house, monkeypatch):
    many_want_it, few_want_it = evening(1, hour=20), evening(1, hour=20, minute=15)
    slots = (
        Slot(starts_at=many_want_it, areas=(), price=1.0),
        Slot(starts_at=few_want_it, areas=(), price=0.0),
    )
    found = Availability(
        date=many_want_it.date(), party_size=2, slots=slots, reason=None, alternatives=()
    )
    monkeypatch.setattr(promote, "availability", lambda *_asked, **_more: found)
    WaitlistEntry.objects.create(
        business=house,
        party_size=2,
        earliest_at=evening(1, hour=19),
        latest_at=evening(1, hour=21),
        conversation_id=Talk.begin(house, "Hallo").conversation_id,
        created_at=clock.now(),
    )

    assert promote_waitlist(clock.now()) == 1
    assert Reservation.objects.get(status="held").starts_at == few_want_it


def test_the_offer_is_taken_with_one_tap(house, taken):
    talk = waits(house, 2)
    free(house, taken)
    promote_waitlist(clock.now())
    tell_freed.call(str(Reservation.objects.get(status="held").pk))

    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")
    promote_waitlist(clock.now())

    row = Reservation.objects.get(name="Ida Neumann")
    assert row.status == "confirmed"
    assert states() == ["seated"]


def test_an_offer_that_is_not_taken_passes_to_the_next(house, taken):
    waits(house, 2)
    second = waits(house, 2)
    free(house, taken)
    promote_waitlist(clock.now())

    with time_machine.travel(NOON + dt.timedelta(minutes=11), tick=False):
        expire_holds(clock.now())
        promote_waitlist(clock.now())

    assert states() == ["passed", "offered"]
    assert Reservation.objects.get(status="held").conversation_id == second.conversation_id


def test_nobody_is_woken_at_night(house, taken):
    waits(house, 2)
    free(house, taken)

    with time_machine.travel(NOON.replace(hour=23), tick=False):
        assert promote_waitlist(clock.now()) == 0
    assert states() == ["waiting"]
