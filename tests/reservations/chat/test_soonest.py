"""Whoever wants a table at once is shown the first that are free, today's first."""

import pytest
import time_machine

from assistant.models import Memory
from businesses.models import HouseText
from messenger.enums import Voice
from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def in_the_evening():
    with time_machine.travel("2026-07-01 17:20:00+00:00", tick=False):
        yield


def first_offered(said) -> str:
    return cards(said, "offers")[0]["options"][0]["starts_at"][:16]


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("so schnell wie möglich, 2 Personen", "de"),
        ("Haben Sie gleich was für 2?", "de"),
        ("jetzt noch ein Tisch für 2?", "de"),
        ("Tisch für 2 heute, so früh wie möglich", "de"),
        ("a table for 2 as soon as possible", "en"),
        ("earliest possible table for 2", "en"),
    ],
)
def test_the_first_tables_of_today_are_offered(said, lang):
    talk = Talk.begin(make_house(), said, lang=lang)

    assert first_offered(talk.answers()) == "2026-07-01T19:30"


def test_on_a_day_that_is_said_it_is_when_the_house_opens():
    talk = Talk.begin(make_house(), "Saturday for 3, as early as possible", lang="en")

    assert first_offered(talk.answers()) == "2026-07-04T18:00"


def test_it_answers_which_day():
    talk = Talk.begin(make_house(), "Tisch für 2")
    talk.answers()

    assert first_offered(talk.say("so bald wie möglich")) == "2026-07-01T19:30"


def test_it_takes_the_place_of_a_time_that_was_said():
    talk = Talk.begin(make_house(), "table for 2 tomorrow 9pm", lang="en")
    talk.answers()

    assert first_offered(talk.say("or rather as soon as possible")) == "2026-07-01T19:30"


def test_a_table_by_its_number_is_noted_for_the_team_and_the_party_asked_for():
    talk = Talk.begin(make_house(), "Können wir Tisch 5 haben? Morgen um 19 Uhr")

    asked = talk.answers()
    held = talk.say("2")

    assert texts(asked)[-1] == "Notiert: Tisch 5. Gern. Zu wievielt kommen Sie?"
    assert cards(held, "contact")[0]["notes"] == "Tisch 5"
    assert Reservation.objects.get().party_size == 2


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("Darf mein Hund mit?", "de"),
        ("Dürfen wir eine eigene Torte mitbringen?", "de"),
        ("can I bring my dog?", "en"),
        ("may we bring our own cake?", "en"),
    ],
)
def test_a_question_that_the_house_leaves_open_goes_to_the_team_with_the_note(said, lang):
    begins = "Tisch für 2 morgen um 19 Uhr" if lang == "de" else "table for 2 tomorrow at 7pm"
    talk = Talk.begin(make_house(), begins, lang=lang)
    talk.answers()

    answer = texts(talk.say(said))[-1]

    known = "Das weiß ich selbst nicht." if lang == "de" else "I do not know that myself."
    card = "Die Karte oben gilt weiter." if lang == "de" else "the card above still works."
    assert answer.startswith(known)
    assert answer.endswith(card)
    assert talk.conversation.voice != Voice.ASSISTANT
    assert said.rstrip("?") in Memory.objects.get().drafts["tables"]


@pytest.mark.parametrize(
    ("said", "topic"), [("Darf mein Hund mit?", "dogs"), ("Haben Sie Kuchen?", "menu")]
)
def test_what_the_house_has_written_answers_it(said, topic):
    house = make_house()
    HouseText.objects.create(business=house, topic=topic, body={"de": "Ja, gern."})

    talk = Talk.begin(house, said)

    assert texts(talk.answers())[-1] == "Ja, gern."
    assert talk.conversation.voice == Voice.ASSISTANT


def test_a_wish_for_the_table_that_is_asked_calls_nothing_off():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen um 19 Uhr")
    talk.answers()

    card = cards(talk.say("Können Sie eine Kerze auf den Tisch stellen?"), "contact")[0]

    assert card["notes"] == "Können Sie eine Kerze auf den Tisch stellen"
