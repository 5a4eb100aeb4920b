"""From offers to one table: what counts as a choice, and what is a new wish."""

import datetime as dt

import pytest
import time_machine

from reservations.actions import reserve_table
from reservations.enums import Source
from reservations.models import Reservation, WaitlistEntry
from tests.assistant.talk import Talk, cards, texts
from tests.factories import a_contact, evening, key_of, make_closure, make_house, make_period

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def offered(house, body="Tisch für 2 morgen Abend"):
    talk = Talk.begin(house, body)
    card = cards(talk.answers(), "offers")[0]
    return talk, card


def test_the_second_one_is_held():
    talk, card = offered(make_house())

    talk.say("das zweite bitte")

    assert Reservation.objects.get().starts_at == dt.datetime.fromisoformat(
        card["options"][1]["starts_at"]
    )


def test_a_mere_yes_is_asked_which_time():
    talk, _card = offered(make_house())

    said = talk.say("ja")

    assert texts(said) == ["Welche dieser Zeiten darf ich für Sie halten?"]
    assert not Reservation.objects.exists()


def test_an_impossible_time_holds_nothing():
    talk, _card = offered(make_house())

    talk.say("morgen um 25 Uhr")

    assert not Reservation.objects.exists()


def test_another_part_of_the_day_overrides_the_time():
    house = make_house()
    make_period(house, opens=11 * 60, last_seating=14 * 60)
    talk = Talk.begin(house, "Tisch für 2 morgen um 19 Uhr")
    talk.answers()

    said = talk.say("doch lieber mittags")

    assert not cards(said, "contact")
    assert all(each["starts_at"][11:13] < "17" for each in cards(said, "offers")[0]["options"])


def test_something_else_without_a_day_asks_for_the_day():
    talk = Talk.begin(make_house(), "Ein Tisch für zwei bitte")
    talk.answers()

    said = talk.say("lieber was anderes")

    assert cards(said, "picker")
    assert not cards(said, "waitlist")


@pytest.fixture
def full_evening():
    house = make_house(tables=(2,))
    reserve_table(
        business=house,
        starts_at=evening(1),
        party_size=2,
        source=Source.API,
        by=key_of(house),
        contact=a_contact(),
    )
    talk = Talk.begin(house, "Tisch für 2 morgen um 19 Uhr")
    assert cards(talk.answers(), "waitlist")
    return talk


def test_the_waitlist_is_joined_and_left_in_words(full_evening):
    said = full_evening.say("Setzen Sie uns bitte auf die Warteliste")

    assert cards(said, "waitlist")[0]["joined"] is True
    assert WaitlistEntry.objects.count() == 1
    left = full_evening.say("Bitte streichen Sie mich von der Warteliste")
    assert texts(left) == ["Sie stehen nicht mehr auf der Warteliste."]


@pytest.mark.parametrize(
    "said",
    [
        "Dann bitte von der Warteliste nehmen",
        "Nehmen Sie mich bitte wieder von der Warteliste",
        "Ich möchte die Warteliste verlassen",
        "take me off the waitlist please",
    ],
)
def test_the_waitlist_is_left_in_the_words_of_its_button_and_in_others(full_evening, said):
    full_evening.say("auf die Warteliste bitte")

    full_evening.say(said)

    assert WaitlistEntry.objects.get().state == "left"


@pytest.mark.parametrize(
    "said", ["Stehe ich noch auf der Warteliste?", "Bitte nehmen Sie mich auf die Warteliste"]
)
def test_who_asks_of_the_waitlist_keeps_the_place_and_is_told(full_evening, said):
    full_evening.say("auf die Warteliste bitte")

    told = full_evening.say(said)

    assert texts(told)[0].startswith("Sie stehen auf der Warteliste für ")
    assert WaitlistEntry.objects.get().state == "waiting"


def test_whichever_is_nobodys_name():
    talk, _card = offered(make_house())

    card = cards(talk.say("egal"), "contact")[0]

    assert card["prefill"]["name"] == ""


def test_what_is_still_missing_of_the_contact_is_asked_for_by_itself():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    other = Talk.begin(make_house(), "Tisch für 2 morgen um 19 Uhr")
    other.answers()

    assert texts(talk.say("Ich heiße Lena")) == ["Wie erreichen wir Sie, per Telefon oder E-Mail?"]
    assert texts(other.say("0171 3920042")) == ["Auf welchen Namen darf ich reservieren?"]


def test_more_people_may_be_asked_for_as_a_question():
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr, Klaus Meier, k@example.org")
    talk.answers()
    talk.say("ja")

    proposed = talk.say("können wir auch 5 sein?")

    assert cards(proposed, "confirm")[0]["party_size"] == 5


def other_days() -> Talk:
    """On Tuesday a table is wanted for Wednesday, which is closed: the next days are on offer, one time each."""
    house, wednesday = make_house(), dt.date(2026, 5, 6)
    make_closure(house, from_on=wednesday, to_on=wednesday)
    talk, card = offered(house)
    assert card["options"][0]["starts_at"].startswith("2026-05-07")
    return talk


@pytest.mark.parametrize(
    "said",
    [
        "Was wäre am Donnerstag frei?",
        "Welche Zeiten gibt es am Donnerstag?",
        "What is free on Thursday?",
    ],
)
@time_machine.travel("2026-05-05 08:00:00+00:00", tick=False)
def test_who_asks_what_is_free_on_a_day_is_shown_it_and_nothing_is_held(said):
    talk = other_days()

    shown = cards(talk.say(said), "offers")

    assert {each["starts_at"][:10] for each in shown[0]["options"]} == {"2026-05-07"}
    assert len(shown[0]["options"]) > 1
    assert not Reservation.objects.exists()


@time_machine.travel("2026-05-05 08:00:00+00:00", tick=False)
def test_who_names_the_day_of_an_offer_takes_it():
    other_days().say("Donnerstag bitte")

    assert Reservation.objects.get().service_date == dt.date(2026, 5, 7)
