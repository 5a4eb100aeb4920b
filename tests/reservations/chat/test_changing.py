"""A change is made as its card says it, whatever was said between the card and the yes."""

import datetime as dt

import msgspec
import pytest
import time_machine

from assistant.by_hand import recall_draft, remember_draft
from reservations.chat import TableSkill
from reservations.chat.draft import read_draft, write_draft
from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import BERLIN, make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def in_the_morning():
    with time_machine.travel("2026-05-05 08:00:00+00:00", tick=False):
        yield


def an_hour_later() -> Talk:
    """A table for four tomorrow at seven, which is to be an hour later: the card asks."""
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr, Klaus Meier, klaus@example.org")
    talk.answers()
    talk.say("ja")
    assert cards(talk.say("eine Stunde später bitte"), "confirm")
    return talk


def stored() -> tuple[str, int]:
    """Where the one reservation stands on the house's clock, and for how many."""
    row = Reservation.objects.get()
    return f"{row.starts_at.astimezone(BERLIN):%d.%m. %H:%M}", row.party_size


def draft_says(talk: Talk, **other: object) -> None:
    """Let the talk have come to something else since the card was shown."""
    key, skill = talk.conversation_id, TableSkill.name
    draft = msgspec.structs.replace(
        read_draft(recall_draft(conversation_id=key, skill=skill)), **other
    )
    house = talk.conversation.business
    remember_draft(conversation_id=key, business=house, skill=skill, draft=write_draft(draft))


def test_hours_asked_for_in_the_middle_of_a_change_move_nothing():
    talk = an_hour_later()

    hours = talk.say("Habt ihr am Sonntag offen?")
    talk.say("ja")

    assert texts(hours)[0].startswith("Tische am Sonntag, 10. Mai: ")
    assert stored() == ("06.05. 20:00", 4)


def test_a_tap_changes_to_what_its_own_card_says():
    talk = an_hour_later()
    draft_says(talk, date=dt.date(2026, 5, 10), party_size=2)

    talk.tap("confirm")

    assert stored() == ("06.05. 20:00", 4)


def test_a_yes_changes_to_what_the_open_card_says():
    talk = an_hour_later()
    draft_says(talk, date=dt.date(2026, 5, 10), party_size=2)

    talk.say("ja")

    assert stored() == ("06.05. 20:00", 4)


def test_a_note_said_together_with_the_yes_is_kept():
    talk = an_hour_later()

    talk.say("ja, und wir haben eine Nussallergie dabei")

    assert stored() == ("06.05. 20:00", 4)
    assert "Nussallergie" in Reservation.objects.get().notes


def test_next_friday_is_not_asked_about_a_stored_table():
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr, Klaus Meier, klaus@example.org")
    talk.answers()
    talk.say("ja")
    talk.say("Noch ein Tisch für 2 nächsten Freitag um 19 Uhr")

    talk.tap("change")
    proposed = talk.tap("fill", time="20:00")

    assert cards(proposed, "confirm")[0]["starts_at"].startswith("2026-05-06T20:00")


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("Können wir zu fünft kommen?", ("06.05. 19:00", 5)),
        ("Geht auch 20 Uhr?", ("06.05. 20:00", 4)),
        ("Können wir auch um 20 Uhr kommen?", ("06.05. 20:00", 4)),
        ("Wir sind dann fünf", ("06.05. 19:00", 5)),
        ("Could we be five?", ("06.05. 19:00", 5)),
    ],
)
def test_a_size_or_a_time_alone_is_about_the_table_that_is_reserved(said, then):
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr, Klaus Meier, klaus@example.org")
    talk.answers()
    talk.say("ja")

    proposed = cards(talk.say(said), "confirm")
    talk.say("ja")

    assert [card["about"] for card in proposed] == ["change"]
    assert stored() == then


@pytest.mark.parametrize(
    "said", ["Habt ihr auch einen Tisch für 5?", "Ist um 20 Uhr noch was frei?"]
)
def test_who_asks_for_a_table_wants_another_one(said):
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr, Klaus Meier, klaus@example.org")
    talk.answers()
    talk.say("ja")

    asked = cards(talk.say(said), "picker")

    assert len(asked) == 1
    assert stored() == ("06.05. 19:00", 4)
