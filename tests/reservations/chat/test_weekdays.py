"""A weekday alone: of the week that is talked about, the later of two that were asked about, or somebody's name."""

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


def held_on():
    return Reservation.objects.get().starts_at.date()


@pytest.mark.parametrize(
    ("first", "then", "day"),
    [
        ("Tisch für 4 am 9.12. um 19 Uhr", "lieber Donnerstag", 10),
        ("Tisch für 4 am 9.12. um 19 Uhr", "Montag wäre doch besser", 7),
        ("table for 4 on 9 December at 7pm", "on Friday instead, please", 11),
        ("Tisch für 4 am Freitag um 19 Uhr", "lieber Mittwoch", 2),
        ("Tisch für 4 am 9.12. um 19 Uhr", "doch lieber diesen Donnerstag", 3),
    ],
)
def test_it_is_of_the_week_that_is_talked_about(first, then, day):
    talk = Talk.begin(make_house(), first, lang="en" if "table" in first else "de")
    talk.answers()

    talk.say(then)

    assert held_on() == dt.date(2026, 12, day)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Der Freitag danach", 11),
        ("den Freitag darauf bitte", 11),
        ("the friday after", 11),
        ("diesen Freitag", 4),
        ("am Freitag, später geht es nicht", 4),
    ],
)
def test_the_one_after_is_the_later_of_the_two_that_were_asked_about(said, day):
    talk = Talk.begin(make_house(), "Tisch für 4 nächsten Freitag um 19 Uhr")
    assert cards(talk.answers(), "picker")

    talk.say(said)

    assert held_on() == dt.date(2026, 12, day)


def test_asked_for_a_name_another_weekday_is_another_day():
    talk = Talk.begin(make_house(), "Tisch für 4 am Mittwoch um 19 Uhr")
    talk.answers()

    said = talk.say("Donnerstag")

    assert held_on() == dt.date(2026, 12, 3)
    assert "name" in cards(said, "contact")[0]["fields"]


def test_and_the_weekday_of_the_table_is_the_guests_name():
    talk = Talk.begin(make_house(), "Tisch für 4 am Sonntag um 19 Uhr")
    talk.answers()

    talk.say("Sonntag")
    talk.say("0171 3920015")
    talk.say("ja")

    assert Reservation.objects.get().name == "Sonntag"
    assert held_on() == dt.date(2026, 12, 6)
