"""Turns that fail: tried again, and in the end left to people."""

import pytest
from django.db import OperationalError

from assistant import running
from assistant.models import Memory
from common.errors import Unavailable
from messenger.models import Conversation, Entry
from tests.assistant.talk import Talk
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def failing(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    def take_turns(_conversation_id: object) -> int:
        raise failure

    monkeypatch.setattr(running, "take_turns", take_turns)


def said(talk: Talk) -> list[tuple[str, str]]:
    rows = Entry.objects.filter(conversation_id=talk.conversation_id, seq__gt=1).order_by("seq")
    return [(entry.sender_kind, entry.kind) for entry in rows]


def test_a_turn_that_fails_for_the_third_time_is_left_to_the_team(monkeypatch):
    talk = Talk.begin(make_house(), "Guten Tag")
    failing(monkeypatch, ValueError("a fault of ours"))

    running._run(talk.conversation_id)
    running._run(talk.conversation_id)
    before = said(talk)
    running._run(talk.conversation_id)

    conversation = Conversation.objects.get(pk=talk.conversation_id)
    assert (before, said(talk)) == ([], [("assistant", "text")])
    assert (conversation.voice, conversation.answered_seq, conversation.head) == ("staff", 2, 2)
    assert conversation.waiting_since is not None
    assert Memory.objects.get().wanted_because == "misunderstood"


@pytest.mark.parametrize(
    "failure", [OperationalError("gone"), Unavailable()], ids=["gone", "busy"]
)
def test_while_the_database_is_away_or_busy_nobody_is_handed_over(monkeypatch, failure):
    talk = Talk.begin(make_house(), "Guten Tag")
    failing(monkeypatch, failure)

    for _ in range(5):
        running._run(talk.conversation_id)

    assert said(talk) == []
    assert Conversation.objects.get(pk=talk.conversation_id).voice == "assistant"


@pytest.mark.parametrize(
    "text",
    [
        "Tisch für 99999999999999999999999999999 Personen morgen um 19 Uhr",
        "Tisch für 4 am 31.12.9999 um 19 Uhr",
        "Tisch für 4 am 1.1.0001 um 19 Uhr",
        "in 99999999999 Tagen für 4",
        "9" * 4000,
    ],
)
def test_odd_numbers_are_answered(text):
    talk = Talk.begin(make_house(), text)

    assert talk.answers()
