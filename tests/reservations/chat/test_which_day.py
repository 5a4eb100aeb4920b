"""Which Friday is "next Friday", and days that are past: asked back in one line, never guessed."""

import datetime as dt
import uuid

import pytest
import time_machine

from businesses.enums import Role
from reservations.chat.by_hand import Hand, Wanted, send_form
from reservations.models import Reservation, ServicePeriod
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


WEEKEND = ["Samstag, 4. Juli", "Sonntag, 5. Juli"]
WEEKEND_AFTER = ["Samstag, 11. Juli", "Sonntag, 12. Juli"]
NEXT_WEEKEND = "nächstes Wochenende für 2 um 19 Uhr"


def days_on_offer(said) -> list[str]:
    return [action["label"] for action in cards(said, "picker")[-1]["actions"]]


def test_next_weekend_is_asked_back_with_the_days_of_both():
    _talk, said = asked(NEXT_WEEKEND)

    assert texts(said)[-1] == "Welchen dieser Tage meinen Sie?"
    assert days_on_offer(said) == [*WEEKEND, *WEEKEND_AFTER]
    assert held_on() is None


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("dieses", WEEKEND),
        ("das nächste", WEEKEND_AFTER),
        ("das zweite", WEEKEND_AFTER),
        ("das erste Wochenende", WEEKEND),
        ("Samstag", [WEEKEND[0], WEEKEND_AFTER[0]]),
    ],
)
def test_an_answer_to_the_weekend_leaves_fewer_days(answer, left):
    talk, _said = asked(NEXT_WEEKEND)

    assert days_on_offer(talk.say(answer)) == left
    assert held_on() is None


@pytest.mark.parametrize(
    ("answers", "day"),
    [
        (["den 12."], dt.date(2026, 7, 12)),
        (["Samstag", "der spätere"], dt.date(2026, 7, 11)),
        (["dieses", "Sonntag"], dt.date(2026, 7, 5)),
        (["das zweite", "Samstag"], dt.date(2026, 7, 11)),
        (["das zweite", "am Sonntag bitte"], dt.date(2026, 7, 12)),
        (["das zweite", "der zweite"], dt.date(2026, 7, 12)),
        (["das zweite", "der frühere"], dt.date(2026, 7, 11)),
        (["this one", "saturday"], dt.date(2026, 7, 4)),
        (["egal"], dt.date(2026, 7, 4)),
    ],
)
def test_the_day_of_the_weekend_is_held_once_it_is_clear(answers, day):
    talk, _said = asked(NEXT_WEEKEND)

    for answer in answers:
        talk.say(answer)

    assert held_on() == day


def test_saturday_of_next_weekend_may_be_either_too():
    _talk, said = asked("Samstag nächstes Wochenende für 2 um 19 Uhr")

    assert texts(said)[-1] == "Meinen Sie Samstag, 4. Juli, oder Samstag, 11. Juli?"


def test_from_friday_on_next_weekend_is_the_one_after():
    with time_machine.travel("2026-07-03 12:00:00+00:00", tick=False):
        _talk, said = asked(NEXT_WEEKEND)

    assert days_on_offer(said) == WEEKEND_AFTER


def test_days_on_which_the_house_is_closed_are_not_asked_about():
    house = make_house()
    ServicePeriod.objects.filter(business=house).update(weekdays=0b0111111)
    talk = Talk.begin(house, "am Wochenende für 2 um 19 Uhr")
    talk.answers()

    assert held_on() == dt.date(2026, 7, 4)


def test_a_week_holds_no_day_by_itself_and_a_weekday_then_is_of_that_week():
    talk, said = asked("nächste Woche für 2 um 19 Uhr")

    assert texts(said)[-1] == "Welcher Tag passt Ihnen?"
    assert len(days_on_offer(said)) == 7
    talk.say("Freitag")
    assert held_on() == FAR


def test_a_stored_table_moved_to_next_week_keeps_its_weekday():
    talk, _said = asked("Tisch für 2 morgen um 19 Uhr, Anna Lang, 0171 3920042")
    talk.tap("confirm")

    card = cards(talk.say("bitte auf nächste Woche verschieben"), "confirm")[0]

    assert card["starts_at"].startswith("2026-07-09T19:00")


@pytest.mark.parametrize(
    ("body", "lang", "noted"),
    [
        (
            "Wir heiraten: 60 Personen am 12. September um 17 Uhr, Anna Huber, 0171 3920031",
            "de",
            "Notiert: 60 Personen, Samstag, 12. September, 17:00, Anna Huber, 0171 3920031, Wir heiraten",
        ),
        (
            "Hochzeitsfeier, ca. 60 Gäste, nächsten Freitag abends",
            "de",
            "Notiert: 60 Personen, Freitag, 3. Juli / Freitag, 10. Juli, am Abend, Hochzeitsfeier.",
        ),
        (
            "Can we celebrate a wedding with 60 people on September 12?",
            "en",
            "Noted: 60 people, Saturday, 12 September, Can we celebrate a wedding.",
        ),
    ],
)
def test_a_wedding_is_handed_over_with_all_that_is_known(body, lang, noted):
    talk, said = asked(body, lang)

    assert noted in texts(said)[-1]
    assert talk.conversation.voice == "staff"
    assert held_on() is None


def test_another_month_takes_the_day_out_of_what_is_handed_over():
    talk, _said = asked("Tisch für 2 am Samstag um 19 Uhr")

    said = talk.say("Wir sind zu 60, eine Hochzeit im September")

    assert "Notiert: 60 Personen, im September, eine Hochzeit." in texts(said)[-1]


@pytest.mark.parametrize(
    ("body", "lang", "answer", "day"),
    [
        ("Tisch für 2 im August um 19 Uhr", "de", "am 12.", dt.date(2026, 8, 12)),
        ("Tisch für 2 Ende August um 19 Uhr", "de", "den 30.", dt.date(2026, 8, 30)),
        ("a table for 2 in August at 7pm", "en", "the 12th", dt.date(2026, 8, 12)),
        ("Tisch für 2 im August um 19 Uhr", "de", "am 12.9.", dt.date(2026, 9, 12)),
    ],
)
def test_a_day_behind_a_month_is_of_that_month(body, lang, answer, day):
    talk, said = asked(body, lang)

    assert cards(said, "picker")[0]["need"] == ["date"]
    talk.say(answer)
    assert held_on() == day


@pytest.mark.parametrize(
    "said",
    [
        ["Tisch für 2 im August um 19 Uhr", "Samstag"],
        ["Tisch für 2 an einem Samstag im August um 19 Uhr"],
    ],
)
def test_a_weekday_of_a_month_is_asked_back(said):
    talk, answer = asked(said[0])
    for body in said[1:]:
        answer = talk.say(body)

    assert days_on_offer(answer)[0] == "Samstag, 1. August"
    assert len(days_on_offer(answer)) == 5
    talk.say("den 15.")
    assert held_on() == dt.date(2026, 8, 15)


@pytest.mark.parametrize(
    ("body", "lang", "answer", "day"),
    [
        ("Tisch für 2 am Freitag oder Samstag um 19 Uhr", "de", "Samstag", dt.date(2026, 7, 4)),
        ("Habt ihr Freitag oder Samstag um 19 Uhr was für 2?", "de", "egal", NEAR),
        ("table for 2 on Friday or Saturday at 7pm", "en", "the second", dt.date(2026, 7, 4)),
    ],
)
def test_two_days_that_the_guest_leaves_open_are_asked_back(body, lang, answer, day):
    talk, said = asked(body, lang)
    options = [option["date"] for option in cards(said, "picker")[0]["options"]]
    held_before = held_on()

    talk.say(answer)

    assert options == ["2026-07-03", "2026-07-04"]
    assert (held_before, held_on()) == (None, day)


def test_of_two_days_left_open_the_one_that_can_be_had_is_taken():
    house = make_house()
    talk = Talk.begin(house, "Tisch für 2 am Freitag oder Samstag um 19 Uhr")
    ServicePeriod.objects.filter(business=house).update(weekdays=0b1101111)

    talk.answers()

    assert held_on() == dt.date(2026, 7, 4)
