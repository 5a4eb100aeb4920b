"""What a diner mentions beside the wish: allergies, wheelchairs, high chairs. Never lost, always read back."""

import pytest

from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]
WISH = "Tisch für 2 morgen um 19 Uhr"


def test_a_note_while_the_table_is_held_is_read_back_and_stored():
    talk = Talk.begin(make_house(), WISH)
    talk.answers()

    said = talk.say("Eine Person ist übrigens im Rollstuhl, und wir bräuchten einen Hochstuhl")
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")

    assert (
        texts(said)[0]
        == "Das ist notiert. Auf welchen Namen darf ich reservieren, und wie erreichen wir Sie?"
    )
    assert "Rollstuhl" in cards(said, "contact")[0]["text"]
    row = Reservation.objects.get()
    assert "Rollstuhl" in row.notes
    assert "Hochstuhl" in row.notes
    assert row.notes.count("Rollstuhl") == 1


def test_a_note_about_a_stored_reservation_is_added_to_it():
    talk = Talk.begin(make_house(), WISH + ", wir feiern Geburtstag")
    talk.answers()
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")

    said = talk.say("Meine Frau hat eine Nussallergie")

    row = Reservation.objects.get()
    assert texts(said)[0] == "Das ist notiert."
    assert "Nussallergie" in row.notes
    assert "Geburtstag" in row.notes
    assert "Nussallergie" in cards(said, "reservation")[0]["text"]


def test_a_yes_without_a_name_asks_for_it():
    talk = Talk.begin(make_house(), WISH)
    talk.answers()

    said = talk.say("passt")

    assert texts(said) == ["Auf welchen Namen darf ich reservieren, und wie erreichen wir Sie?"]
    assert Reservation.objects.get().status == "held"


def test_twenty_minutes_later_the_day_before_is_a_wish_to_change():
    talk = Talk.begin(make_house(), WISH)
    talk.answers()
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")

    said = talk.say("wir kommen 30 Minuten später")

    assert cards(said, "confirm")[0]["about"] == "change"
    assert cards(said, "confirm")[0]["starts_at"][11:16] == "19:30"


def test_a_cancelled_reservation_says_so_in_words():
    talk = Talk.begin(make_house(), WISH)
    talk.answers()
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")
    talk.tap("cancel")

    said = talk.tap("yes")

    assert cards(said, "reservation")[0]["text"].startswith("Abgesagt: ")


def test_a_contact_in_the_same_clause_is_no_part_of_the_note():
    talk = Talk.begin(make_house(), WISH)
    talk.answers()

    talk.say("Meier 0171 3920042 und eine Nussallergie")
    talk.say("passt")

    row = Reservation.objects.get()
    assert (row.name, row.notes) == ("Meier", "eine Nussallergie")
