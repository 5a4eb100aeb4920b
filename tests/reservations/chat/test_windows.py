"""A span of time is when the diner can come: they are shown what is free in it, and nothing is held unasked."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine

from reservations.models import Reservation
from tests.assistant.talk import Talk, cards
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]
TUESDAY = dt.datetime(2026, 12, 1, 16, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _tuesday():
    with time_machine.travel(TUESDAY, tick=False):
        yield


def times(entries):
    """What is offered, as the clock shows it."""
    [card] = cards(entries, "offers")
    return [option["label"] for option in card["options"] if option["group"] == "near"]


@pytest.mark.parametrize(
    ("said", "lang", "first", "last"),
    [
        ("Tisch für 2 morgen zwischen 19 und 20 Uhr", "de", "19:00", "20:00"),
        ("Tisch für 2 morgen von 19 bis 20 Uhr", "de", "19:00", "20:00"),
        ("Tisch für 2 morgen nach 21 Uhr", "de", "21:00", "22:00"),
        ("Tisch für 2 morgen frühestens um 21 Uhr", "de", "21:00", "22:00"),
        ("Tisch für 2 morgen spätestens um 19 Uhr", "de", "18:00", "19:00"),
        ("table for 2 tomorrow between 7 and 8", "en", "19:00", "20:00"),
        ("table for 2 tomorrow after 9pm", "en", "21:00", "22:00"),
        ("table for 2 tomorrow, not before 9pm", "en", "21:00", "22:00"),
        ("table for 2 tomorrow before 7pm", "en", "18:00", "19:00"),
        ("what do you have for 2 tomorrow from 9pm?", "en", "21:00", "22:00"),
        ("Was habt ihr morgen für 2 ab 21 Uhr?", "de", "21:00", "22:00"),
    ],
)
def test_what_is_free_within_it_is_shown(said, lang, first, last):
    offered = times(Talk.begin(make_house(), said, lang=lang).answers())

    assert (offered[0], offered[-1]) == (first, last)
    assert not Reservation.objects.exists()


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("Tisch für 2 morgen ab 19 Uhr", "de"),
        ("Tisch für 2 morgen von 19 bis 21 Uhr", "de"),
        ("table for 2 tomorrow from 7pm", "en"),
        ("table for 2 tomorrow from 7 to 9 pm", "en"),
    ],
)
def test_whoever_names_their_arrival_has_it_held(said, lang):
    held = cards(Talk.begin(make_house(), said, lang=lang).answers(), "contact")

    assert len(held) == 1
    assert Reservation.objects.get().starts_at == TUESDAY + dt.timedelta(days=1, hours=3)


def test_over_offers_it_narrows_them_and_chooses_none():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen")
    talk.answers()

    narrowed = times(talk.say("nach 21 Uhr bitte"))
    talk.say("halb zehn")

    assert narrowed[0] == "21:00"
    assert Reservation.objects.get().starts_at == TUESDAY + dt.timedelta(days=1, hours=5.5)


def test_of_a_held_table_it_asks_for_others_and_the_hold_moves_with_the_choice():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen um 19 Uhr")
    talk.answers()

    offered = times(talk.say("geht es auch zwischen 20 und 21 Uhr?"))
    talk.say("20:30")

    assert (offered[0], offered[-1]) == ("20:00", "21:00")
    assert Reservation.objects.get().starts_at == TUESDAY + dt.timedelta(days=1, hours=4.5)


def test_nothing_left_in_it_is_said_of_it():
    house = make_house(tables=(2,))
    first = Talk.begin(house, "Tisch für 2 morgen um 19:30 Uhr, Ida Neumann, 0171 3920015")
    first.answers()
    first.say("ja")

    said = Talk.begin(house, "Tisch für 2 morgen zwischen 19 und 20 Uhr").answers()

    assert "zwischen 19:00 und 20:00 Uhr ist für 2 Personen leider alles vergeben" in " ".join(
        e.body for e in said
    )
