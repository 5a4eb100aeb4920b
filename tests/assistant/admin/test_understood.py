"""Staff see on the diner's own words what the assistant understood, and the sum of it beside the thread."""

import datetime as dt

import pytest
from django.utils import translation

from assistant.admin import ReadingMarks, UnderstoodPanel
from assistant.models import Memory, Reading
from businesses.enums import Role
from businesses.models import Business, Membership
from common import clock
from tests.assistant.talk import Talk
from tests.factories import make_house, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Business:
    return make_house()


@pytest.fixture
def member(house: Business) -> Membership:
    return make_member(house, Role.HOST)


def shown(talk: Talk, member: Membership) -> str:
    with translation.override("en"):
        return UnderstoodPanel().render(talk.conversation_id, member)


def marked(talk: Talk) -> dict[int, list[tuple[str, str, str]]]:
    """By sequence: the words, what they are, and their meaning."""
    bodies = {entry.seq: entry.body for entry in talk.entries()}
    with translation.override("en"):
        found = ReadingMarks().marks(talk.conversation_id, 1, max(bodies))
    return {
        seq: [(bodies[seq][m.start : m.end], m.label, m.value) for m in marks]
        for seq, marks in found.items()
    }


def test_the_marks_lie_on_the_diners_own_words(house: Business) -> None:
    talk = Talk.begin(house, "Morgen um 19 Uhr zu viert, bitte")
    talk.answers()

    words = {word.strip(): (label, value) for word, label, value in marked(talk)[1]}

    tomorrow = clock.now().astimezone(house.zone).date() + dt.timedelta(days=1)
    assert words["Morgen"] == ("Day", f"{tomorrow:%a}, {tomorrow.day} {tomorrow:%b}")
    assert ("Time", "19:00") in words.values()
    assert ("Guests", "4 guests") in words.values()


def test_messages_heard_together_keep_their_marks_apart(house: Business) -> None:
    talk = Talk.begin(house, "Guten Tag")
    talk.post("morgen um 19 Uhr")
    talk.post("zu viert")
    talk.answers()

    found = marked(talk)

    assert 1 not in found
    assert ("Time", "19:00") in [(label, value) for _words, label, value in found[2]]
    assert [(label, value) for _words, label, value in found[3]] == [("Guests", "4 guests")]


def test_the_panel_keeps_the_last_word_and_names_what_is_doubtful(
    house: Business, member: Membership
) -> None:
    talk = Talk.begin(house, "Morgen um 19 Uhr zu viert")
    talk.answers()
    talk.say("doch lieber zu fünft")
    Reading.objects.create(
        conversation_id=talk.conversation_id,
        business=house,
        seq=900,
        understood={
            "marks": [
                {
                    "name": "time",
                    "value": "07:00:00",
                    "other": "19:00:00",
                    "start": 0,
                    "end": 2,
                    "confidence": 0.6,
                    "negated": False,
                }
            ]
        },
    )

    html = shown(talk, member)

    assert "5 guests" in html
    assert "4 guests" not in html
    assert "07:00" in html
    assert "or 19:00?" in html


def test_the_panel_says_why_a_person_is_wanted(house: Business, member: Membership) -> None:
    talk = Talk.begin(house, "Ich möchte mit einem Menschen sprechen")
    talk.answers()

    assert Memory.objects.get().wanted_because == "wish"
    assert "The guest wants to speak with a person." in shown(talk, member)


def test_strangers_see_nothing(house: Business) -> None:
    talk = Talk.begin(house, "Morgen um 19 Uhr zu viert")
    talk.answers()

    assert shown(talk, make_member(make_house(), Role.OWNER)) == ""
