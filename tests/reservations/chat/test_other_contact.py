"""Another name for what is reserved is passed to the team, and nothing says that it was changed."""

import pytest
import time_machine

from businesses.models import HouseText
from messenger.enums import Voice
from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def in_the_morning():
    with time_machine.travel("2026-05-05 08:00:00+00:00", tick=False):
        yield


def reserved() -> Talk:
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr, Klaus Meier, klaus@example.org")
    talk.answers()
    talk.say("ja")
    return talk


@pytest.mark.parametrize(
    "said",
    [
        ("bitte ändern", "Auf den Namen Huber"),
        ("bitte auf den Namen Huber ändern",),
        ("Auf den Namen Huber bitte",),
    ],
    ids=" / ".join,
)
def test_another_name_is_passed_to_the_team(said):
    talk = reserved()

    for body in said:
        heard = talk.say(body)

    assert texts(heard)[-1].startswith("Name und Kontakt einer Reservierung ändert das Team")
    assert "Huber" in texts(heard)[-1]
    assert not cards(heard, "confirm")
    assert talk.conversation.voice != Voice.ASSISTANT


def test_beside_another_time_the_time_is_changed_and_the_name_said_to_stay():
    talk = reserved()

    heard = talk.say("bitte auf den Namen Huber und auf 20 Uhr ändern")
    talk.say("ja")

    assert texts(heard)[-2].startswith("Name und Kontakt bleiben vorerst")
    row = Reservation.objects.get()
    assert (f"{row.starts_at:%H:%M}", row.name) == ("18:00", "Klaus Meier")


def test_the_same_name_beside_another_time_is_no_other():
    heard = reserved().say("bitte auf 20 Uhr ändern, auf den Namen Meier")

    assert texts(heard)[-1] == "Das geht. Soll ich es ändern?"
    assert not any("bleiben vorerst" in said for said in texts(heard))


@pytest.mark.parametrize(
    "said",
    [
        "and how much are the beef roulades?",
        "And how much are the Beef Roulades",
        "Was kosten die Rinderrouladen Hausfrauenart",
        "thanks, and what does the Schnitzel cost, Maria",
    ],
)
def test_a_question_after_reserving_asks_for_no_new_reservation(said):
    talk = reserved()
    HouseText.objects.create(
        business=talk.conversation.business,
        topic="menu",
        body={"de": "Die Karte hängt aus.", "en": "The menu is at the door."},
    )

    heard = talk.say(said)

    assert texts(heard)[0] in ("Die Karte hängt aus.", "The menu is at the door.")
    assert not cards(heard, "picker")
