"""Whoever says "now" of how many they are means no time; whoever wants to come now does."""

import pytest
import time_machine

from reservations.models import Reservation
from tests.assistant.talk import Talk, cards
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def in_the_evening():
    with time_machine.travel("2026-05-05 16:30:00+00:00", tick=False):
        yield


def reserved(lang: str = "de") -> Talk:
    """A table for four the day after tomorrow at 19:00."""
    wish = {
        "de": "Tisch für 4 übermorgen um 19 Uhr, Klaus Meier, 0171 3920015",
        "en": "Table for 4 on 7 May at 7 pm, my name is Klaus Meier, 0171 3920015",
    }
    talk = Talk.begin(make_house(tables=(2, 4, 6)), wish[lang], lang)
    talk.answers()
    talk.say({"de": "ja", "en": "yes"}[lang])
    assert Reservation.objects.get().status == "confirmed"
    return talk


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("Wir sind jetzt fünf", "de"),
        ("wir sind jetzt zu fünft", "de"),
        ("Wir sind jetzt doch 5", "de"),
        ("Jetzt sind wir fünf", "de"),
        ("wir wären jetzt 5 Personen", "de"),
        ("Wir kommen jetzt zu fünft", "de"),
        ("we are five now", "en"),
        ("there are five of us right now", "en"),
    ],
)
def test_how_many_they_are_now_changes_what_is_reserved(said, lang):
    talk = reserved(lang)

    asked = talk.say(said)

    card = cards(asked, "confirm")[0]
    assert (card["about"], card["party_size"]) == ("change", 5)
    assert card["starts_at"] == "2026-05-07T19:00:00+02:00"
    assert Reservation.objects.get().party_size == 4


def test_how_many_they_are_now_names_no_day_of_a_new_wish():
    talk = Talk.begin(make_house(), "Haben Sie einen Tisch für 4?")
    talk.answers()

    asked = talk.say("Wir sind jetzt fünf")

    assert cards(asked, "picker")[0]["need"][0] == "date"
    assert not Reservation.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        "können wir jetzt kommen?",
        "Können wir jetzt zu zweit kommen?",
        "Können wir zu zweit jetzt kommen?",
        "Wir sind jetzt da, 2 Personen",
        "Sind jetzt zwei Plätze frei?",
        "Are you open right now for two?",
    ],
)
def test_who_wants_to_come_now_means_today(said):
    talk = Talk.begin(make_house(), "Haben Sie einen Tisch für 2?")
    talk.answers()

    talk.say(said)
    held = talk.say("um 20 Uhr")

    assert cards(held, "contact")[0]["starts_at"] == "2026-05-05T20:00:00+02:00"
