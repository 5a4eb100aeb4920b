"""What others do to a reservation appears in its diner's thread, once, and never in the assistant's voice."""

import datetime as dt

import pytest
import time_machine
from django_tasks_db.models import DBTaskResult

from common import clock
from reservations.actions import (
    cancel_by_staff,
    change_reservation,
    expire_holds,
    move_party,
    pin_tables,
)
from reservations.chat.told import tell_thread
from reservations.models import Reservation, Table
from tests.assistant.talk import Talk, cards, texts
from tests.factories import evening, key_of, make_house, staff_of

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def tell(talk: Talk) -> list:
    """Run the stored tellings, as the worker would; return what appeared in the thread."""
    before = talk.conversation.head
    for stored in DBTaskResult.objects.filter(task_path__contains="tell_thread"):
        tell_thread.call(*stored.args_kwargs["args"])
    return [entry for entry in talk.entries() if entry.seq > before]


@pytest.fixture
def house():
    return make_house()


@pytest.fixture
def talk(house) -> Talk:
    """A diner with a confirmed reservation for two, tomorrow at 19:00."""
    talk = Talk.begin(house, "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")
    return talk


def test_what_the_diner_did_is_not_told_back(talk):
    assert tell(talk) == []


def test_a_change_over_rest_is_told_once(talk, house):
    row = Reservation.objects.get()
    change_reservation(
        business=house, reservation_id=row.pk, by=key_of(house), starts_at=evening(1, hour=20)
    )

    first, second = tell(talk), tell(talk)

    assert texts(first) == ["Das Haus hat Ihre Reservierung geändert."]
    assert cards(first, "reservation")[0]["starts_at"][11:16] == "20:00"
    assert {entry.sender_kind for entry in first} == {"system"}
    assert second == []


def test_a_cancellation_by_staff_replaces_the_card(talk, house):
    row = Reservation.objects.get()
    old = next(
        entry.seq for entry in talk.entries() if (entry.card or {}).get("kind") == "reservation"
    )
    cancel_by_staff(business=house, reservation_id=row.pk, by=staff_of(house))

    said = tell(talk)

    changes = [entry.change for entry in said if entry.change]
    assert {"target": old, "what": "card", "data": {"state": "replaced"}} in changes
    assert cards(said, "reservation")[0]["status"] == "cancelled"


def test_another_table_is_the_houses_own_matter(talk, house):
    row = Reservation.objects.get()
    other = Table.objects.filter(business=house, max_party=6).get()
    move_party(business=house, reservation_id=row.pk, tables=[other.pk], by=staff_of(house))
    pin_tables(business=house, reservation_id=row.pk, by=staff_of(house))

    assert tell(talk) == []


def test_an_expired_hold_is_told_kindly_with_a_fresh_offer(house):
    talk = Talk.begin(house, "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    with time_machine.travel(clock.now() + dt.timedelta(minutes=11)):
        expire_holds(clock.now())

        said = tell(talk)

    assert texts(said) == ["Zeit abgelaufen. Noch ist der Tisch frei."]
    assert any(entry.change and entry.change["data"]["state"] == "expired" for entry in said)
    assert any(option["wish"] for option in cards(said, "offers")[0]["options"])
