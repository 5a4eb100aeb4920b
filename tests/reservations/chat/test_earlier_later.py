"""Too early, too late: times on the other side of what was talked about, and only true words about them."""

import datetime as dt

import pytest
import time_machine

from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def in_the_morning():
    with time_machine.travel("2026-05-05 08:00:00+00:00", tick=False):
        yield


def held(lang: str = "de") -> Talk:
    """A table for two tomorrow at eight, held."""
    body = "Tisch für 2 morgen um 20 Uhr" if lang == "de" else "table for 2 tomorrow at 8pm"
    talk = Talk.begin(make_house(), body, lang=lang)
    assert cards(talk.answers(), "contact")
    return talk


def offered(said: list) -> list[str]:
    return [option["starts_at"][11:16] for option in cards(said, "offers")[0]["options"]]


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("nein, zu früh", "de"),
        ("das ist uns zu früh", "de"),
        ("nicht so früh", "de"),
        ("20 Uhr ist zu früh", "de"),
        ("später bitte", "de"),
        ("no, too early", "en"),
        ("8pm is too early for us", "en"),
    ],
)
def test_what_is_too_early_is_answered_by_later_times(said, lang):
    answer = held(lang).say(said)

    assert min(offered(answer)) > "20:00"
    assert texts(answer) == [
        "Später ist auch etwas frei:" if lang == "de" else "There is something later:"
    ]


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("zu spät", "de"),
        ("das wird mit den Kindern zu spät", "de"),
        ("gibt es was früheres?", "de"),
        ("that's too late", "en"),
        ("earlier please", "en"),
    ],
)
def test_what_is_too_late_is_answered_by_earlier_times(said, lang):
    answer = held(lang).say(said)

    assert max(offered(answer)) < "20:00"


def test_too_early_of_several_offers_means_all_of_them():
    talk = held()
    first = offered(talk.tap("other"))

    assert min(offered(talk.say("zu früh"))) > max(first)


def test_where_nothing_is_later_the_house_says_when_it_seats():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen um 22 Uhr")
    talk.answers()

    answer = talk.say("zu früh")

    assert texts(answer)[0].startswith(
        "Zu dieser Zeit vergeben wir keine Tische. Tische am Mittwoch, 6. Mai: 18:00–22:00 Uhr."
    )
    assert not cards(answer, "waitlist")
    assert offered(answer)[0] == "22:00"


def test_a_time_before_opening_is_not_called_taken_and_has_no_waitlist():
    answer = Talk.begin(make_house(), "Tisch für 2 morgen um 15 Uhr").answers()

    assert "vergeben wir keine Tische" in texts(answer)[-1]
    assert not cards(answer, "waitlist")


def test_a_span_that_is_full_is_told_with_its_span():
    house = make_house(tables=(2,))
    for time in ("18 Uhr", "20 Uhr", "22 Uhr"):
        Talk.begin(house, f"Tisch für 2 morgen um {time}").answers()

    answer = Talk.begin(house, "Tisch für 2 morgen Abend").answers()

    assert texts(answer)[-1].startswith(
        "Am Mittwoch, 6. Mai am Abend ist für 2 Personen leider alles vergeben."
    )


def test_is_it_too_late_is_a_question_and_moves_nothing():
    talk = held("en")

    answer = talk.say("is it too late to order a cake?")

    assert not cards(answer, "offers")


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("ich sag später Bescheid", "de"),
        ("das weiß ich erst später", "de"),
        ("I'll let you know later", "en"),
    ],
)
def test_an_answer_that_will_come_later_is_no_wish_for_later_times(said, lang):
    answer = held(lang).say(said)

    assert not cards(answer, "offers")


def test_what_is_not_too_early_is_held():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen Abend")
    talk.answers()

    answer = talk.say("18:30 ist nicht zu früh")

    assert cards(answer, "contact")[0]["starts_at"].startswith("2026-05-06T18:30")


def test_a_day_that_is_too_late_says_nothing_of_times():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen Abend")
    talk.answers()

    answer = talk.say("morgen ist zu spät, lieber heute")

    assert "vergeben wir keine Tische" not in texts(answer)[-1]
    assert max(offered(answer)) >= "21:00"


def test_a_long_sentence_about_a_time_that_is_too_late_is_heard():
    answer = held().say("20 Uhr ist uns leider zu spät, haben Sie noch etwas früheres?")

    assert max(offered(answer)) < "20:00"


def test_an_offer_chosen_for_a_stored_table_changes_it_instead_of_holding_another():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen um 19 Uhr, Klaus Meier, k@example.org")
    talk.answers()
    talk.say("ja")
    talk.say("bitte ändern")
    talk.say("19 Uhr ist uns zu früh")

    asked = talk.say("das zweite")
    talk.say("ja")

    assert cards(asked, "confirm")[0]["about"] == "change"
    row = Reservation.objects.get()
    assert row.starts_at == dt.datetime(2026, 5, 6, 17, 30, tzinfo=dt.UTC)


def test_no_hold_is_promised_while_a_stored_table_is_changed():
    house = make_house(tables=(2,))
    talk = Talk.begin(house, "Tisch für 2 morgen um 19 Uhr, Klaus Meier, k@example.org")
    talk.answers()
    talk.say("ja")
    Talk.begin(house, "Tisch für 2 morgen um 21:30 Uhr").answers()

    answer = talk.say("bitte auf 21 Uhr ändern")

    assert texts(answer) == [
        "Um 21:00 Uhr geht es leider nicht, aber zu einer ähnlichen Zeit. Welche Zeit passt Ihnen?"
    ]


def test_a_choice_with_more_people_is_held_for_them():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen Abend")
    second = cards(talk.answers(), "offers")[0]["options"][1]["starts_at"]

    card = cards(talk.say("das zweite, aber für 3 und auf den Namen Huber"), "contact")[0]

    assert (card["starts_at"], card["party_size"]) == (second, 3)
    assert card["prefill"]["name"] == "Huber"
