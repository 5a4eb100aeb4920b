"""Questions beside the wish: how long the table waits, the rules for cancelling, two things in one breath."""

import pytest
import time_machine

from businesses.models import HouseText
from messenger.enums import Voice
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def in_the_morning():
    with time_machine.travel("2026-05-05 08:00:00+00:00", tick=False):
        yield


@pytest.mark.parametrize(
    ("begins", "asks", "answer"),
    [
        (
            "Tisch für 2 morgen um 20 Uhr",
            "und wie lange wird der Tisch gehalten, wenn wir zu spät sind?",
            "Verspäten Sie sich, halten wir den Tisch 20 Minuten frei.",
        ),
        (
            "table for 2 tomorrow at 8pm",
            "how long do you keep the table if we are late?",
            "If you are late, we keep the table for 20 minutes.",
        ),
    ],
)
def test_how_long_a_table_waits_for_those_who_are_late(begins, asks, answer):
    talk = Talk.begin(make_house(grace_minutes=20), begins)
    talk.answers()

    said = talk.say(asks)

    assert texts(said)[-1].startswith(answer)
    assert not cards(said, "offers")


def test_what_the_house_has_not_written_of_two_things_asked_goes_to_the_team():
    house = make_house()
    HouseText.objects.create(business=house, topic="parking", body={"en": "Behind the house."})
    talk = Talk.begin(house, "Do you have parking? And are dogs allowed?", lang="en")

    said = texts(talk.answers())

    assert said[-2] == "Behind the house."
    assert said[-1].startswith("The rest I do not know myself. I will ask the team.")
    assert talk.conversation.voice != Voice.ASSISTANT


def test_the_rules_for_cancelling_are_told_and_nobody_is_fetched():
    talk = Talk.begin(make_house(), "table for two tomorrow 19:00", lang="en")
    talk.answers()

    said = texts(talk.say("what's the cancellation policy?"))

    assert said[-1].startswith("Free to cancel until")
    assert talk.conversation.voice == Voice.ASSISTANT
