"""Tables on several days, asked for in one breath: one after the other, and none silently dropped."""

import pytest
import time_machine

from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]

BOTH = {
    "de": "Samstag und Sonntag je einen Tisch für 2 um 19 Uhr, wir brauchen einen Hochstuhl",
    "en": "a table on Saturday and one on Sunday, 2 people at 7pm, we need a high chair",
}
WHO, YES = "Anna Lang, 0171 3920042", {"de": "ja", "en": "yes"}


@pytest.fixture(autouse=True)
def on_wednesday():
    with time_machine.travel("2026-07-01 10:00:00+00:00", tick=False):
        yield


def stored(status="confirmed") -> list[tuple[str, int, str]]:
    rows = Reservation.objects.filter(status=status).order_by("starts_at")
    return [(f"{row.starts_at:%d. %H}", row.party_size, row.notes) for row in rows]


def first_reserved(lang="de"):
    talk = Talk.begin(make_house(), BOTH[lang], lang=lang)
    begun = talk.answers()
    talk.say(WHO)
    return talk, begun, talk.say(YES[lang])


@pytest.mark.parametrize(
    ("lang", "order", "question"),
    [
        (
            "de",
            "Eins nach dem anderen: zuerst Samstag, 4. Juli, danach Sonntag, 5. Juli.",
            "Soll ich mit Sonntag, 5. Juli um 19:00 Uhr, 2 Personen weitermachen?",
        ),
        (
            "en",
            "One after the other: first Saturday, 4 July, then Sunday, 5 July.",
            "Shall I go on with Sunday, 5 July at 19:00, 2 people?",
        ),
    ],
)
def test_the_second_comes_after_the_first_with_the_notes(lang, order, question):
    talk, begun, booked = first_reserved(lang)

    talk.say(YES[lang])
    talk.say(YES[lang])

    note = "wir brauchen einen Hochstuhl" if lang == "de" else "high chair"
    assert texts(begun)[1] == order
    assert texts(booked)[-1] == question
    assert stored() == [("04. 17", 2, note), ("05. 17", 2, note)]


def test_the_button_goes_on_as_well():
    talk, _begun, _booked = first_reserved()

    talk.tap("fill", option="1")

    assert [when for when, *_rest in stored("held")] == ["05. 17"]


def test_a_no_leaves_the_first_reserved():
    talk, _begun, _booked = first_reserved()

    said = talk.say("nein danke")

    assert texts(said) == ["Gut, es bleibt alles, wie es ist."]
    assert len(stored()) == 1
    assert stored("held") == []


def test_where_the_first_is_not_wanted_the_second_is_next():
    talk = Talk.begin(make_house(), "Freitag 19 Uhr für 2 und Samstag 20 Uhr für 4")
    talk.answers()

    said = talk.say("nein, Freitag doch nicht")
    talk.say("ja")

    assert (
        texts(said)[-1] == "Soll ich mit Samstag, 4. Juli um 20:00 Uhr, 4 Personen weitermachen?"
    )
    assert stored("held") == [("04. 18", 4, "")]


def test_what_was_asked_for_the_first_is_of_the_second_too():
    talk = Talk.begin(make_house(), "Tisch am Freitag und Samstag")
    talk.answers()
    for said in ("4", "19 Uhr", WHO, "ja", "ja", "ja"):
        talk.say(said)

    assert stored() == [("03. 17", 4, ""), ("04. 17", 4, "")]


def test_the_team_is_told_of_the_second_too():
    talk = Talk.begin(
        make_house(max_party_size=8), "Freitag und Samstag für je 15 Leute um 19 Uhr"
    )

    assert "danach Samstag, 4. Juli" in texts(talk.answers())[-1]


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("Samstag", "04. 18"),
        ("Freitag", "03. 17"),
        ("den zweiten", "04. 18"),
        ("Samstag, aber um 21 Uhr", "04. 19"),
    ],
)
def test_the_day_that_is_taken_has_its_own_time(answer, kept):
    talk = Talk.begin(make_house(), "Freitag um 19 Uhr oder Samstag um 20 Uhr für 3")
    asked = talk.answers()

    talk.say(answer)

    assert texts(asked)[-1] == (
        "Passt Ihnen Freitag, 3. Juli um 19:00 Uhr, oder lieber Samstag, 4. Juli um 20:00 Uhr?"
    )
    assert stored("held") == [(kept, 3, "")]


def test_the_button_says_the_time_and_takes_it():
    talk = Talk.begin(make_house(), "Friday at 7 or Saturday at 8 for 3 people", lang="en")
    asked = talk.answers()

    talk.tap("fill", option="2")

    labels = [each["label"] for each in cards(asked, "picker")[0]["actions"]]
    assert labels == ["Friday, 3 July at 19:00", "Saturday, 4 July at 20:00"]
    assert stored("held") == [("04. 18", 3, "")]
