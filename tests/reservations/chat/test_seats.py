"""Inside or outside, as it is said in a house that has both."""

import pytest

from businesses.models import Business
from reservations.models import Reservation
from tests.assistant.talk import Talk, cards
from tests.factories import make_area, make_house, make_table

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture
def house() -> Business:
    """One area inside, "stube", and one outside."""
    house = make_house()
    make_table(house, make_area(house, "hof", is_outdoor=True), "H1")
    return house


def test_who_would_rather_sit_inside_is_held_no_table_outside(house):
    talk = Talk.begin(house, "Tisch für 4 morgen um 19 Uhr, draußen")
    outside = cards(talk.answers(), "contact")

    inside = cards(talk.say("ne, lieber drinnen"), "contact")

    assert [card["area_name"] for card in (*outside, *inside)] == ["Hof", "Stube"]
    assert Reservation.objects.get(status="held").notes == ""


def test_where_all_is_inside_the_wish_is_noted():
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr, gern drinnen")

    (card,) = cards(talk.answers(), "contact")

    assert "drinnen" in card["text"]
