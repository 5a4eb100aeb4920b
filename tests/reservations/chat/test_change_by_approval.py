"""A change is promised no more than the house lets the chat promise."""

import pytest

from reservations.models import Reservation
from tests.assistant.talk import Talk, cards
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]
KEEPS = "Ihr bisheriger Tisch bleibt, bis der neue sicher ist."
GIVES_UP = "Sie fragen den neuen Tisch an und geben den bisherigen frei."


@pytest.mark.parametrize(
    ("by_hand", "told", "becomes"), [(False, KEEPS, "confirmed"), (True, GIVES_UP, "requested")]
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
