"""A change is promised no more than the house lets the chat promise."""

import pytest

from messenger.models import Entry
from reservations.actions import approve_request, decline_change
from reservations.chat.told import tell_thread
from reservations.models import Reservation
from tests.assistant.talk import Talk, cards
from tests.factories import make_house, staff_of

pytestmark = [pytest.mark.both, pytest.mark.django_db]
KEEPS = "Ihr bisheriger Tisch bleibt, bis der neue sicher ist."
GETS_BACK = "Lehnt es ab, bekommen Sie Ihren bisherigen Tisch zurück, solange ihn niemand anderes genommen hat."


@pytest.mark.parametrize(
    ("by_hand", "told", "becomes"), [(False, KEEPS, "confirmed"), (True, GETS_BACK, "requested")]
)
def test_the_card_says_what_becomes_of_the_present_table(by_hand, told, becomes):
    talk = Talk.begin(make_house(approve_by_hand=by_hand), "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")
    Reservation.objects.update(status="confirmed")

    card = cards(talk.say("wir kommen 30 Minuten später"), "confirm")[0]
    talk.tap("confirm")

    assert told in card["text"]
    assert card["assurance"] in card["text"]
    assert Reservation.objects.get().status == becomes


def test_a_diner_hears_that_the_change_is_declined_and_keeps_the_table():
    house = make_house(approve_by_hand=True)
    talk = Talk.begin(house, "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")
    row = Reservation.objects.get()
    approve_request(business=house, reservation_id=row.pk, by=staff_of(house))
    talk.say("wir kommen 30 Minuten später")
    talk.tap("confirm")

    decline_change(business=house, reservation_id=row.pk, by=staff_of(house))
    change = row.changes.get(what="declined")
    tell_thread.call(str(row.pk), change.version, "ReservationChanged")

    *_, notice, card = Entry.objects.filter(conversation_id=row.conversation_id).order_by("seq")
    assert (
        notice.body
        == "Das Haus kann die Änderung nicht möglich machen. Ihre Reservierung bleibt, wie sie war."
    )
    assert (card.card["status"], card.card["starts_at"][11:16]) == ("confirmed", "19:00")
