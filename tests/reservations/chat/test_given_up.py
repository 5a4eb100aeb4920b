"""After a no the talk goes on where it was: the same people on the same day, until something else is said."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine

from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]
TUESDAY = dt.datetime(2026, 12, 1, 16, tzinfo=ZoneInfo("Europe/Berlin"))
SATURDAY = dt.date(2026, 12, 5)


@pytest.fixture(autouse=True)
def _tuesday():
    with time_machine.travel(TUESDAY, tick=False):
        yield


def declined(house, first="Tisch für 3 am Samstag um 18 Uhr, meine Frau hat eine Nussallergie"):
    """A hold that the diner does not want."""
    talk = Talk.begin(house, first)
    talk.answers()
    talk.say("Nein")
    return talk


def held():
    return Reservation.objects.get(status="held")


def test_another_time_is_of_the_same_party_and_day_and_its_notes_are_kept():
    talk = declined(make_house())

    card = cards(talk.say("20 Uhr"), "contact")[0]

    assert (held().party_size, held().starts_at.hour) == (3, 19)
    assert held().service_date == SATURDAY
    assert "Nussallergie" in card["text"]


def test_another_day_is_of_the_same_party():
    talk = declined(make_house())

    offered = cards(talk.say("lieber Sonntag"), "offers")

    assert "3 Personen" in offered[0]["text"]


def test_what_is_said_anew_counts():
    talk = declined(make_house())

    talk.say("für 2 am Freitag um 19 Uhr")

    assert (held().party_size, held().service_date) == (2, dt.date(2026, 12, 4))


def test_a_day_gone_by_is_not_remembered():
    talk = declined(make_house())

    with time_machine.travel(TUESDAY + dt.timedelta(days=9), tick=False):
        said = talk.say("Habt ihr um 20 Uhr Platz?")

    assert "Welcher Tag" in " ".join(texts(said)) or "welchem Tag" in " ".join(texts(said))


def test_a_party_larger_than_any_table_is_for_the_team():
    talk = Talk.begin(make_house(tables=(2, 4, 8)), "Tisch für 12 am Samstag Abend")

    said = texts(talk.answers())

    assert "plant das Team persönlich" in said[-1]
    assert "12 Personen" in said[-1]
    assert talk.conversation.voice == "staff"


@pytest.mark.parametrize("word", ["tisch", "Tisch bitte", "Reservierung"])
def test_the_mere_word_is_a_wish_even_after_something_not_understood(word):
    talk = Talk.begin(make_house(), "asdf qwer")
    talk.answers()

    assert cards(talk.say(word), "picker")
    assert talk.conversation.voice == "assistant"


def test_a_smile_is_no_part_of_a_note():
    talk = Talk.begin(
        make_house(), "Tisch für 2 morgen 19 Uhr, es soll ein Heiratsantrag werden :)"
    )

    card = cards(talk.answers(), "contact")[0]

    assert card["text"].endswith("Notiert: es soll ein Heiratsantrag werden.")


def test_another_table_on_the_same_day_and_what_is_reserved_is_told_amid_it():
    talk = Talk.begin(
        make_house(), "Tisch für 2 am Samstag um 19 Uhr, Weber, 0171 3920015", address="10.0.0.1"
    )
    talk.answers()
    talk.say("ja")

    offered = talk.say("und noch einen Tisch für 4 am selben Tag")
    told = talk.say("Welche Reservierungen habe ich?")
    talk.say("20 Uhr")

    assert "4 Personen" in cards(offered, "offers")[0]["text"]
    assert "2 Personen" in cards(told, "reservation")[0]["text"]
    assert (held().party_size, held().service_date) == (4, SATURDAY)
