"""Which of several reservations is meant, in the guest's own words; and what is said after reserving that asks for none."""

import pytest

from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]
CONTACT = "Ida Meier, 0171 3920015"


def two_reserved() -> Talk:
    """Tomorrow at 19:00 for two, and at 20:00 for four the day after."""
    talk = Talk.begin(make_house(), f"Tisch für 2 morgen um 19 Uhr, {CONTACT}")
    talk.answers()
    talk.say("ja")
    talk.say("Tisch für 4 übermorgen um 20 Uhr")
    talk.say("ja")
    assert Reservation.objects.filter(status="confirmed").count() == 2
    return talk


def one_reserved() -> Talk:
    talk = Talk.begin(make_house(), f"Tisch für 4 morgen um 19 Uhr, {CONTACT}")
    talk.answers()
    talk.say("ja")
    return talk


def stored() -> list[tuple[str, int, str, str]]:
    """What is stored, soonest first: status, people, time and notes."""
    rows = Reservation.objects.select_related("business").order_by("starts_at")
    return [
        (
            row.status,
            row.party_size,
            f"{row.starts_at.astimezone(row.business.zone):%H:%M}",
            row.notes,
        )
        for row in rows
    ]


@pytest.mark.parametrize(
    ("which", "after"),
    [
        ("die erste auf 21 Uhr", ["21:00", "20:00"]),
        ("die zweite bitte auf 21 Uhr", ["19:00", "21:00"]),
        ("die übermorgen auf 21 Uhr", ["19:00", "21:00"]),
        ("die spätere auf 21 Uhr", ["19:00", "21:00"]),
        ("die für 2 auf 21 Uhr", ["21:00", "20:00"]),
    ],
)
def test_one_is_named_and_changed_in_one_breath(which, after):
    talk = two_reserved()
    talk.say("ich möchte meine Reservierung ändern")

    proposed = talk.say(which)
    talk.say("ja")

    assert cards(proposed, "confirm")[0]["starts_at"][11:16] == "21:00"
    assert [row[2] for row in stored()] == after


def test_both_are_changed_one_after_the_other():
    talk = two_reserved()
    talk.say("ich möchte meine Reservierung ändern")

    said = talk.say("beide auf 21 Uhr")
    proposed = talk.say("die erste auf 21 Uhr")

    assert texts(said) == ["Eine nach der anderen, bitte: Welche soll ich zuerst ändern?"]
    assert cards(proposed, "confirm")[0]["party_size"] == 2


@pytest.mark.parametrize(
    "words", [("ich möchte stornieren", "beide"), ("bitte beide stornieren",)]
)
def test_both_are_cancelled_each_with_a_yes_of_its_own(words):
    talk = two_reserved()
    for each in words:
        asked = talk.say(each)

    first = talk.say("ja")
    after_one = [row[0] for row in stored()]
    talk.say("ja")

    assert [card["party_size"] for card in cards(asked, "sure")] == [2, 4]
    assert texts(first)[-1] == "Und diese?"
    assert after_one == ["cancelled", "confirmed"]
    assert [row[0] for row in stored()] == ["cancelled", "cancelled"]


def test_a_no_to_both_keeps_both():
    talk = two_reserved()
    talk.say("bitte beide stornieren")

    talk.say("nein")

    assert [row[0] for row in stored()] == ["confirmed", "confirmed"]


@pytest.mark.parametrize(
    ("which", "notes"),
    [
        ("beide", ["Meine Frau ist schwanger", "Meine Frau ist schwanger"]),
        ("die zweite", ["", "Meine Frau ist schwanger"]),
        ("die morgen", ["Meine Frau ist schwanger", ""]),
    ],
)
def test_a_note_goes_to_those_that_are_named(which, notes):
    talk = two_reserved()
    talk.say("Meine Frau ist schwanger")

    said = talk.say(which)

    assert texts(said)[0] == "Das ist notiert."
    assert [row[3] for row in stored()] == notes


@pytest.mark.parametrize(
    "asked",
    ["abends Parken möglich?", "gibt es morgen Rouladen?", "Habt ihr am Freitag Live-Musik?"],
)
def test_a_question_about_the_house_after_reserving_begins_no_booking(asked):
    talk = one_reserved()

    said = talk.say(asked)

    assert texts(said)[0].startswith("Das weiß ich selbst nicht.")
    assert cards(said, "picker") == []


@pytest.mark.parametrize(
    "asked", ["Habt ihr am Freitag noch was frei?", "Gibt es übermorgen noch Plätze?"]
)
def test_a_question_for_a_table_after_reserving_begins_one(asked):
    talk = one_reserved()

    said = talk.say(asked)

    assert cards(said, "picker") != []


@pytest.mark.parametrize("told", ["Auf den Namen Meier", "Der Name ist Ida Meier"])
def test_the_name_it_is_reserved_under_asks_for_nothing_new(told):
    talk = one_reserved()

    said = talk.say(told)

    assert texts(said)[0] == "Das ist für Sie reserviert."
    assert cards(said, "reservation")[0]["name"] == "Ida Meier"
    assert cards(said, "picker") == []


def test_another_name_still_goes_to_the_team():
    talk = one_reserved()
    talk.say("Auf den Namen Meier")

    said = talk.say("Auf den Namen Huber bitte")

    assert "ändert das Team" in texts(said)[0]


def test_whose_day_is_said_along_is_changed_without_asking_which():
    talk = two_reserved()

    proposed = talk.say("bitte die übermorgen auf 21 Uhr ändern")
    talk.say("ja")

    assert cards(proposed, "confirm")[0]["party_size"] == 4
    assert [row[2] for row in stored()] == ["19:00", "21:00"]


def test_the_day_that_one_is_moved_to_does_not_say_which():
    talk = two_reserved()

    said = talk.say("bitte auf übermorgen verschieben")

    assert texts(said) == ["Welche meinen Sie?"]


def test_asked_which_to_change_one_may_be_cancelled_instead():
    talk = two_reserved()
    talk.say("ich möchte meine Reservierung ändern")

    asked = talk.say("die übermorgen bitte stornieren")
    talk.say("ja")

    assert [card["party_size"] for card in cards(asked, "sure")] == [4]
    assert [row[0] for row in stored()] == ["confirmed", "cancelled"]


def test_a_no_with_another_day_corrects_what_was_just_reserved():
    talk = one_reserved()

    proposed = talk.say("nein, übermorgen")
    talk.say("ja")

    assert cards(proposed, "confirm")[0]["about"] == "change"
    assert [row[:3] for row in stored()] == [("confirmed", 4, "19:00")]


def test_a_yes_to_what_shall_be_different_proposes_no_change_to_the_same():
    talk = one_reserved()
    talk.say("ich möchte meine Reservierung ändern")

    said = talk.say("ja")

    assert cards(said, "confirm") == []
    assert texts(said)[0].startswith("Gern. Was darf anders sein?")


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("cancel tomorrow for all of us please", 2),
        ("übermorgen kommen wir alle nicht, bitte stornieren", 4),
    ],
)
def test_one_whose_day_is_said_is_cancelled_alone_though_all_is_said_too(said, size):
    talk = two_reserved()

    asked = talk.say(said)

    assert [card["party_size"] for card in cards(asked, "sure")] == [size]


def test_asked_about_both_the_diner_may_cancel_one_only():
    talk = two_reserved()
    talk.say("bitte beide stornieren")

    asked = talk.say("nur die zweite")
    talk.say("ja")

    assert [card["party_size"] for card in cards(asked, "sure")] == [4]
    assert [row[0] for row in stored()] == ["confirmed", "cancelled"]


def test_yes_both_cancels_the_first_and_asks_for_the_next():
    talk = two_reserved()
    talk.say("bitte beide stornieren")

    said = talk.say("ja, beide")

    assert texts(said)[-1] == "Und diese?"
    assert [row[0] for row in stored()] == ["cancelled", "confirmed"]
