"""A number that may be how many or the hour: by what was talked about last, else asked back with two buttons."""

import datetime as dt

import pytest
import time_machine

from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel("2026-07-01 10:00:00+00:00", tick=False):
        yield


def held() -> tuple[int, str]:
    """How many and when the one table is held for."""
    row = Reservation.objects.get()
    return row.party_size, f"{row.starts_at + dt.timedelta(hours=2):%H:%M}"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (["Tisch für 4 morgen", "19 Uhr", "nein, 8"], (4, "20:00")),
        (["Tisch morgen um 19 Uhr", "4", "nein, 6"], (6, "19:00")),
        (["table for 4 tomorrow", "7pm", "make it 8"], (4, "20:00")),
        (["table tomorrow at 7pm", "4", "no 6"], (6, "19:00")),
    ],
)
def test_what_was_told_last_is_corrected(said, kept):
    talk = Talk.begin(
        make_house(max_party_size=10), said[0], lang="en" if "table" in said[0] else "de"
    )
    talk.answers()

    for each in said[1:]:
        talk.say(each)

    assert held() == kept


def test_behind_a_tapped_time_a_number_is_another_time():
    talk = Talk.begin(make_house(max_party_size=10), "Tisch für 4 morgen Abend")
    talk.answers()
    talk.tap("pick", option="1")

    talk.say("lieber 9")

    assert held() == (4, "21:00")


def test_where_both_may_be_meant_it_is_asked_with_two_buttons():
    talk = Talk.begin(make_house(max_party_size=10), "Tisch für 5 morgen um 19 Uhr")
    talk.answers()

    asked = talk.say("lieber 8")
    before = held()
    talk.tap("fill", option="2")

    assert texts(asked) == ["Meinen Sie 8 Personen oder 20:00 Uhr?"]
    assert [a["label"] for a in cards(asked, "picker")[0]["actions"]] == [
        "8 Personen",
        "20:00 Uhr",
    ]
    assert before == (5, "19:00")
    assert held() == (5, "20:00")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("people", (6, "19:00")),
        ("the time", (5, "18:00")),
        ("6 people", (6, "19:00")),
        ("at 6pm", (5, "18:00")),
        ("the first", (6, "19:00")),
        ("neither, 7 people", (7, "19:00")),
    ],
)
def test_the_answer_in_words_settles_it(said, kept):
    talk = Talk.begin(make_house(tables=(4, 4, 6, 8)), "table for 5 tomorrow at 7pm", lang="en")
    talk.answers()
    talk.say("make it 6")

    talk.say(said)

    assert held() == kept


def test_a_stored_table_is_not_changed_before_it_is_clear():
    talk = Talk.begin(
        make_house(tables=(4, 4, 6, 8)), "Tisch für 5 morgen um 19 Uhr, Anna Lang, 0171 3920042"
    )
    talk.answers()
    talk.say("ja")

    asked = talk.say("doch 6")
    before = held()
    proposed = talk.say("Personen")
    talk.say("ja")

    assert texts(asked)[-1] == "Meinen Sie 6 Personen oder 18:00 Uhr?"
    assert before == (5, "19:00")
    assert cards(proposed, "confirm")[0]["party_size"] == 6
    assert held() == (6, "19:00")
