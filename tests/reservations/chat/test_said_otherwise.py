"""What strangers said otherwise than expected: times from now, exact times in a refusal, names behind "call me"."""

import pytest
import time_machine

from messenger.enums import Voice
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]

MORNING = "2026-05-05 08:00:00+00:00"
"""Ten o'clock in Berlin, a Tuesday."""


@pytest.fixture(autouse=True)
def in_the_morning():
    with time_machine.travel(MORNING, tick=False):
        yield


def held(lang: str = "de") -> Talk:
    """A table for two tomorrow at eight, held."""
    body = "Tisch für 2 morgen um 20 Uhr" if lang == "de" else "table for 2 tomorrow at 8pm"
    talk = Talk.begin(make_house(), body, lang=lang)
    assert cards(talk.answers(), "contact")
    return talk


@pytest.mark.parametrize(
    ("now", "said", "start"),
    [
        ("2026-05-05 16:11", "Tisch für 2 in einer Stunde", "2026-05-05T19:15"),
        ("2026-05-05 16:15", "Tisch für 2 in einer Stunde", "2026-05-05T19:15"),
        ("2026-05-05 16:16", "table for 2 in half an hour", "2026-05-05T19:00"),
    ],
)
def test_a_time_counted_from_now_is_the_next_quarter_hour(now, said, start):
    with time_machine.travel(f"{now}:00+00:00", tick=False):
        card = cards(Talk.begin(make_house(), said).answers(), "contact")[0]

    assert card["starts_at"].startswith(start)


def test_an_exact_time_that_is_on_no_quarter_is_not_moved():
    said = Talk.begin(make_house(), "Tisch für 2 morgen um 19:11 Uhr").answers()

    assert "19:11" in texts(said)[-1]


@pytest.mark.parametrize(
    ("said", "lang"),
    [("no thanks, too late. 6?", "en"), ("nein, zu spät. 18 Uhr?", "de"), ("zu spät, 6?", "de")],
)
def test_an_exact_time_beside_too_late_is_held(said, lang):
    card = cards(held(lang).say(said), "contact")[0]

    assert card["starts_at"].startswith("2026-05-06T18:00")


@pytest.mark.parametrize(
    ("said", "lang", "name"),
    [
        ("call me Mr Bean, 0171 3920042", "en", "Bean"),
        ("just call me Ida Bean, 0171 3920042", "en", "Ida Bean"),
        ("nennen Sie mich Bohn, 0171 3920042", "de", "Bohn"),
    ],
)
def test_who_says_what_to_be_called_gives_a_name(said, lang, name):
    talk = held(lang)

    card = cards(talk.say(said), "confirm")[0]

    assert (card["name"], card["phone"]) == (name, "+491713920042")
    assert talk.conversation.voice == Voice.ASSISTANT


def test_who_wants_to_be_called_is_called():
    talk = held("en")

    talk.say("please call me, 0171 3920042")

    assert talk.conversation.voice != Voice.ASSISTANT


@pytest.mark.parametrize(
    "said", ["An einem Wochenende im Juni", "Im Juni an einem Wochenende", "am Wochenende im Juni"]
)
def test_a_weekend_of_a_month_is_not_the_coming_one(said):
    talk = Talk.begin(make_house(), "Tisch für 4")
    talk.answers()

    asked = talk.say(said)

    assert texts(asked)[-1] == "Gern. An welchem Tag möchten Sie kommen?"
    assert cards(talk.say("am 20. um 19 Uhr"), "contact")[0]["starts_at"].startswith("2026-06-20")


def test_an_answer_that_comes_in_ten_minutes_is_no_wish_for_a_time():
    talk = held()

    talk.say("in 10 Minuten sag ich Bescheid")
    card = cards(talk.say("Ida Bohn, 0171 3920042"), "confirm")[0]

    assert card["starts_at"].startswith("2026-05-06T20:00")


def test_ok_belongs_to_both_languages():
    assert texts(held().say("ok dann lass es"))[-1].startswith("Gut, ich halte nichts mehr")


@pytest.mark.parametrize(
    ("said", "people"),
    [("Tisch für 1000", 1000), ("Tisch für 600 Personen morgen um 19 Uhr", 600)],
)
def test_hundreds_are_handed_over_as_a_large_party(said, people):
    talk = Talk.begin(make_house(), said)

    answer = texts(talk.answers())[-1]

    assert answer.startswith(f"Eine Runde mit {people} Personen plant das Team")
    assert talk.conversation.voice != Voice.ASSISTANT
