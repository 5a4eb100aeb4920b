"""What a diner mentions beside the wish: allergies, wheelchairs, high chairs. Never lost, always read back."""

import pytest
import time_machine

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


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("Habt ihr am Sonntag offen? Wir bringen einen Kinderwagen mit", "Tische am "),
        ("Bis wann kann ich absagen? Wir bringen einen Kinderwagen mit", "Kostenlos absagen"),
        ("nein, zu früh, und wir bringen einen Kinderwagen mit", "Später ist auch etwas frei:"),
        (
            "Gibt es Parkplätze? Und wir bringen einen Kinderwagen mit",
            "Das weiß ich selbst nicht.",
        ),
    ],
)
def test_what_is_told_beside_a_question_is_kept_for_the_table_talked_of(said, answered):
    talk = Talk.begin(make_house(), WISH)
    talk.answers()

    answer = talk.say(said)
    if offers := cards(answer, "offers"):
        talk.tap("pick", option=offers[0]["options"][0]["id"])
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")

    assert texts(answer)[0].startswith(answered)
    assert "Kinderwagen" in Reservation.objects.get().notes


@pytest.mark.parametrize(
    "said",
    [
        "Bis wann kann ich absagen? Und meine Frau ist schwanger",
        "wir kommen 20 Minuten später, und meine Frau ist schwanger",
    ],
)
def test_what_is_told_beside_a_question_is_noted_for_the_stored_table(said):
    with time_machine.travel("2026-05-05 08:00:00+00:00", tick=False):
        talk = Talk.begin(make_house(), "Tisch für 2 heute um 19 Uhr, Ida Neumann, 0171 3920015")
        talk.answers()
        talk.say("ja")

        answer = talk.say(said)

    assert texts(answer)[-1] == "Das ist notiert."
    assert "schwanger" in Reservation.objects.get().notes


def test_what_is_told_with_a_choice_is_kept():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen Abend")
    talk.answers()

    card = cards(talk.say("egal, mein Sohn hat eine Nussallergie"), "contact")[0]

    assert "Nussallergie" in card["text"]
