"""Which Friday is "next Friday", and days that are past: asked back in one line, never guessed."""

import datetime as dt
import uuid

import pytest
import time_machine

from businesses.enums import Role
from reservations.chat.by_hand import Hand, Wanted, send_form
from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house, make_member, make_user

pytestmark = [pytest.mark.both, pytest.mark.django_db]

WEDNESDAY = dt.datetime(2026, 7, 1, 12, 0, tzinfo=dt.UTC)
NEAR, FAR = dt.date(2026, 7, 3), dt.date(2026, 7, 10)


@pytest.fixture(autouse=True)
def _on_wednesday():
    with time_machine.travel(WEDNESDAY, tick=False):
        yield


def asked(body="Tisch für 2 nächsten Freitag um 19 Uhr", lang="de", **policy):
    talk = Talk.begin(make_house(**policy), body, lang=lang)
    return talk, talk.answers()


def held_on():
    """The day of the one hold there is, or None."""
    rows = list(Reservation.objects.all())
    assert len(rows) < 2
    return rows[0].service_date if rows else None


def test_next_friday_is_asked_back_with_a_button_for_each():
    _talk, said = asked()

    assert texts(said)[-1] == "Meinen Sie Freitag, 3. Juli, oder Freitag, 10. Juli?"
    card = cards(said, "picker")[0]
    assert [a["label"] for a in card["actions"]] == ["Freitag, 3. Juli", "Freitag, 10. Juli"]
    assert held_on() is None


@pytest.mark.parametrize(
    ("answer", "day"),
    [
        ("den 3.", NEAR),
        ("den ersten", NEAR),
        ("diese Woche", NEAR),
        ("der frühere", NEAR),
        ("den zehnten bitte", FAR),
        ("in zwei Wochen", FAR),
        ("nächste Woche", FAR),
    ],
)
def test_the_answer_in_words_settles_it(answer, day):
    talk, _said = asked()

    talk.say(answer)

    assert held_on() == day


def test_a_tap_settles_it_with_or_without_script():
    talk, _said = asked("Table for 2 next Friday at 7pm", "en")

    talk.tap("fill", option="2")

    assert held_on() == FAR


def test_another_day_than_both_counts():
    talk, _said = asked()

    talk.say("ach, dann lieber Samstag")

    assert held_on() == dt.date(2026, 7, 4)


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Tisch für 2 diesen Freitag um 19 Uhr", NEAR),
        ("Tisch für 2 am Freitag um 19 Uhr", NEAR),
        ("Tisch für 2 nächsten Montag um 19 Uhr", dt.date(2026, 7, 6)),
        ("Tisch für 2 Freitag nächste Woche um 19 Uhr", FAR),
    ],
)
def test_what_has_one_reading_is_not_asked(body, day):
    asked(body)

    assert held_on() == day


def test_where_only_the_near_one_can_be_had_it_is_not_asked():
    asked(max_advance_days=5)

    assert held_on() == NEAR


def test_a_stored_table_is_not_moved_before_the_day_is_clear():
    talk, _said = asked("Tisch für 2 morgen um 19 Uhr, Anna Lang, 0171 3920042")
    talk.tap("confirm")

    said = talk.say("bitte auf nächsten Freitag verschieben")
    talk.say("den 10.")
    moved_before_yes = held_on()
    talk.say("ja")

    assert "oder Freitag, 10. Juli?" in texts(said)[-1]
    assert moved_before_yes == dt.date(2026, 7, 2)
    assert held_on() == FAR


def test_the_day_that_staff_chose_settles_it():
    talk, _said = asked()
    house = talk.conversation.business
    hand = Hand(
        member=make_member(house, Role.HOST, make_user()),
        conversation_id=talk.conversation_id,
        cid=uuid.uuid4(),
    )
    send_form(hand, Wanted(party_size=2, date=dt.date(2026, 7, 2), time=dt.time(19)))

    talk.tap("change")
    held = talk.tap("fill", time="20:00")

    assert cards(held, "contact")[0]["starts_at"].startswith("2026-07-02T20:00")


@pytest.mark.parametrize(
    ("body", "lang", "words"),
    [
        ("Tisch für 4 gestern um 19 Uhr", "de", "Dienstag, 30. Juni ist leider schon vorbei."),
        ("gestern Abend zu viert", "de", "Dienstag, 30. Juni ist leider schon vorbei."),
        ("Tisch für 4 letzten Freitag", "de", "Freitag, 26. Juni ist leider schon vorbei."),
        ("Tisch für 4 am 28.6. um 19 Uhr", "de", "Sonntag, 28. Juni ist leider schon vorbei."),
        ("a table for 4 on June 28th 2025", "en", "Saturday, 28 June is already past."),
    ],
)
def test_a_day_gone_by_is_said_kindly_and_the_rest_is_kept(body, lang, words):
    talk, said = asked(body, lang, max_advance_days=60)

    assert texts(said)[-1].startswith(words)
    assert cards(said, "picker")[0]["need"] == ["date"]
    offered = talk.say("Samstag um 19 Uhr" if lang == "de" else "Saturday at 7pm")
    assert cards(offered, "contact")[0]["party_size"] == 4


@pytest.mark.parametrize(
    ("said", "is_over"),
    [
        ("27.10.", True),
        ("27. Oktober", True),
        ("27.10.27", False),
        ("27.10.2027", False),
        ("27. Oktober 2027", False),
    ],
)
def test_a_year_is_said_by_its_own_figures_only(said, is_over):
    with time_machine.travel("2026-11-10 12:00:00+00:00", tick=False):
        _talk, answer = asked(f"Tisch für 2 am {said} um 19 Uhr", max_advance_days=180)

    over = texts(answer)[-1].startswith("Dienstag, 27. Oktober ist leider schon vorbei.")
    assert over == is_over


def test_a_time_gone_by_today_is_said_and_a_free_one_offered():
    _talk, said = asked("Tisch für 2 heute um 13:30 Uhr")

    assert texts(said)[-1].startswith("Mittwoch, 1. Juli um 13:30 Uhr ist schon vorbei.")
    assert cards(said, "offers")[0]["options"]


def test_telling_of_yesterday_asks_for_no_table():
    _talk, said = asked("Wir waren gestern bei euch, es war wunderbar")

    assert not cards(said, "picker")


@pytest.mark.parametrize(
    ("body", "need"),
    [
        ("19:30", ["party_size", "date"]),
        ("4", ["date", "time"]),
        ("vier", ["date", "time"]),
        ("morgen", ["party_size", "time"]),
        ("Freitag 20 Uhr", ["party_size"]),
    ],
)
def test_a_bare_value_opens_a_wish(body, need):
    _talk, said = asked(body)

    assert cards(said, "picker")[0]["need"] == need
