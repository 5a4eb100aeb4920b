"""When the assistant speaks, what it says of itself, and when it steps aside."""

import datetime as dt
import uuid

import pytest
import time_machine

from assistant.models import Memory, Reading
from common import clock
from messenger.actions import answer, give_back, take_over
from messenger.queries.turns import owed_conversations
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house, make_member

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def test_it_says_at_the_start_that_it_is_a_program():
    talk = Talk.begin(make_house(), "Guten Tag")

    said = talk.answers()

    assert said[0].kind == "system"
    assert "Ich bin der Assistent des Hauses, ein Programm." in said[0].body


def test_one_word_of_greeting_changes_no_language():
    hi = Talk.begin(make_house(), "Hi").answers()
    hello = Talk.begin(make_house(), "Hello there").answers()

    assert "ein Programm" in hi[0].body
    assert "a program" in hello[0].body


def test_it_says_so_again_only_after_a_long_pause():
    talk = Talk.begin(make_house(), "Guten Tag")
    talk.answers()

    soon = talk.say("Danke!")
    with time_machine.travel(clock.now() + dt.timedelta(hours=13)):
        later = talk.say("Hallo")

    assert [entry.kind for entry in soon] == ["text"]
    assert "ein Programm" in later[0].body


def test_it_says_so_again_after_a_person_has_given_back():
    house = make_house()
    member = make_member(house)
    talk = Talk.begin(house, "Guten Tag")
    talk.answers()
    answer(conversation_id=talk.conversation_id, by=member, cid=uuid.uuid4(), body="Hier Maria.")

    give_back(conversation_id=talk.conversation_id, by=member)
    said = talk.say("Habt ihr morgen um 19 Uhr einen Tisch für 2?")

    assert "Ich bin wieder da, der Assistent, ein Programm." in said[0].body


def test_it_is_silent_where_the_house_has_switched_it_off():
    house = make_house()
    house.assistant_enabled = False
    house.save()
    talk = Talk.begin(house, "Guten Tag")

    assert talk.answers() == []


def test_it_is_silent_after_a_person_has_taken_over():
    house = make_house()
    talk = Talk.begin(house, "Guten Tag")
    talk.answers()
    take_over(conversation_id=talk.conversation_id, by=make_member(house))

    assert talk.say("Tisch für 2 morgen 19 Uhr") == []


def test_messages_in_pieces_are_answered_together_and_once():
    talk = Talk.begin(make_house(), "Hallo")
    talk.post("einen Tisch bitte")
    talk.post("morgen um 19 Uhr")
    talk.post("zu viert")

    first = talk.answers()
    second = talk.answers()

    assert len(cards(first, "contact")) == 1
    assert second == []
    assert talk.conversation.answered_seq == talk.conversation.head


def test_what_was_understood_of_a_message_is_kept_for_staff():
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19:30")
    talk.answers()

    marks = Reading.objects.get(conversation_id=talk.conversation_id).understood["marks"]

    assert {(mark["name"], mark["value"]) for mark in marks if mark["name"] != "date"} == {
        ("party_size", 4),
        ("time", "19:30:00"),
    }


def test_two_misunderstandings_bring_a_person():
    talk = Talk.begin(make_house(), "xqzt blorf")
    first = talk.answers()
    second = talk.say("wrmpf knarz")

    assert "Das habe ich nicht verstanden." in texts(first)[-1]
    assert "Ich frage das Team" in texts(second)[-1]
    assert talk.conversation.voice == "staff"


def test_a_yes_to_the_offer_of_a_person_brings_one():
    talk = Talk.begin(make_house(), "xqzt blorf")
    asked = texts(talk.answers())[-1]

    said = talk.say("ja bitte")

    assert "soll ich jemanden aus dem Team holen?" in asked
    assert "ich hole jemanden aus dem Team" in texts(said)[-1]
    assert talk.conversation.voice == "staff"


def test_a_yes_after_something_else_was_understood_brings_nobody():
    talk = Talk.begin(make_house(), "xqzt blorf")
    talk.answers()
    talk.say("Guten Tag")

    talk.say("ja")

    assert talk.conversation.voice == "assistant"


def test_a_wish_for_a_person_hands_over_what_is_known():
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19:30")
    talk.answers()

    talk.say("Ich möchte lieber mit einem Menschen sprechen")

    memory = Memory.objects.get(conversation_id=talk.conversation_id)
    assert talk.conversation.voice == "staff"
    assert memory.wanted_because == "wish"
    assert "4 Personen" in memory.known
    assert "19:30" in memory.known


def test_a_question_the_house_has_not_answered_goes_to_people():
    talk = Talk.begin(make_house(), "Kann ich meinen Hund mitbringen?")

    said = talk.answers()

    assert "Das weiß ich selbst nicht." in texts(said)[-1]
    assert talk.conversation.voice == "staff"


def held_and_led_by_a_person() -> Talk:
    """A held table with its form open; then Maria writes."""
    house = make_house()
    talk = Talk.begin(house, "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    answer(
        conversation_id=talk.conversation_id,
        by=make_member(house),
        cid=uuid.uuid4(),
        body="Hier Maria.",
    )
    return talk


def test_a_button_does_what_it_says_while_a_person_leads_without_a_word_of_the_assistant():
    talk = held_and_led_by_a_person()

    said = talk.tap("submit", name="Ida Neumann", phone="0171 3920015")

    assert cards(said, "reservation")[0]["status"] == "confirmed"
    assert {entry.sender_kind for entry in said} == {"system"}
    assert talk.conversation.voice == "staff"
    assert talk.conversation.waiting_since is None


def test_words_are_left_to_the_person_who_leads():
    talk = held_and_led_by_a_person()

    assert talk.say("Und einen Kinderstuhl, bitte") == []
    assert owed_conversations(clock.now() + dt.timedelta(minutes=1)) == []


def test_a_button_tapped_just_before_a_person_takes_over_is_still_done_once():
    house = make_house()
    member = make_member(house)
    talk = Talk.begin(house, "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    card = next(entry.seq for entry in talk.entries() if entry.kind == "card")
    data = {"name": "Ida Neumann", "phone": "0171 3920015"}
    talk.post("", tap={"card": card, "action": "submit", "data": data})
    talk.post("Danke!")
    take_over(conversation_id=talk.conversation_id, by=member)

    owed = owed_conversations(clock.now() + dt.timedelta(minutes=1))
    said, again = talk.answers(), talk.answers()

    assert owed == [talk.conversation_id]
    assert len(cards(said, "reservation")) == 1
    assert {entry.sender_kind for entry in said} == {"system"}
    assert again == []
    assert owed_conversations(clock.now() + dt.timedelta(minutes=1)) == []


def test_words_said_just_before_a_person_takes_over_are_theirs():
    house = make_house()
    talk = Talk.begin(house, "Guten Tag")
    take_over(conversation_id=talk.conversation_id, by=make_member(house))

    assert talk.answers() == []
    assert talk.conversation.answered_seq == talk.conversation.head
    assert talk.conversation.waiting_since is not None
