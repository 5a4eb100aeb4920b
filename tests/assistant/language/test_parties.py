"""How many come: counted, gathered, corrected, and numbers that are something else."""

import pytest

from tests.assistant.language.house import clock, hear, july

SAID = [
    ("Tisch für 4", 4),
    ("zu viert", 4),
    ("zu zweit", 2),
    ("wir sind zu dritt", 3),
    ("für uns vier", 4),
    ("wir sind fünf", 5),
    ("ich und meine Frau", 2),
    ("meine Frau und ich", 2),
    ("ich, mein Mann und unsere zwei Kinder", 4),
    ("mit meiner Freundin", 2),
    ("nur für mich", 1),
    ("ich komme allein", 1),
    ("4 Erwachsene und 2 Kinder", 6),
    ("2 Erwachsene und ein Baby", 3),
    ("6 Personen", 6),
    ("sechs Leute", 6),
    ("für 8 Gäste", 8),
    ("ein Dutzend Leute", 12),
    ("mir sind z'viert", 4),
    ("zu siebent", 7),
    ("zu acht", 8),
    ("4 Perosnen", 4),
    ("table for two", 2),
    ("party of six", 6),
    ("there will be four of us", 4),
    ("me and my wife", 2),
    ("my husband and I plus two kids", 4),
    ("2 adults and 3 children", 5),
    ("just me", 1),
    ("5 people", 5),
    ("a couple of us", 2),
]


@pytest.mark.parametrize(("said", "people"), SAID, ids=[said for said, _people in SAID])
def test_the_party_is_counted(said, people):
    heard = hear(f"{said}, morgen um 19 Uhr")

    assert heard.party_size is not None
    assert heard.party_size.value == people
    assert (heard.date.value, heard.time.value) == (july(2), clock("19:00"))


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("6 statt 4", 6),
        ("statt 4 doch 6", 6),
        ("zwei mehr", 6),
        ("einer weniger", 3),
        ("es kommen noch zwei dazu", 6),
        ("wir sind jetzt doch 6", 6),
        ("nein, zu fünft", 5),
        ("6 instead of 4", 6),
        ("two more people", 6),
        ("one less", 3),
        ("actually make it five", 5),
        ("sorry, I meant 5 people", 5),
    ],
)
def test_a_correction_changes_the_party_talked_about(said, people):
    heard = hear(said, draft={"party_size": 4, "date": july(3), "time": clock("19:00")})

    assert heard.party_size is not None
    assert heard.party_size.value == people
    assert heard.time is None


@pytest.mark.parametrize(
    "said",
    ["0171 3920031", "ich bin 40 Jahre alt", "Hauptstraße 4", "wir sind seit 20 Jahren Gäste"],
)
def test_other_numbers_are_no_party(said):
    assert hear(said).party_size is None


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("Tisch für 1000", 1000),
        ("table for 1100 tomorrow", 1100),
        ("Tisch für 2500 morgen", 2500),
        ("Tisch für 1500 Personen", 1500),
        ("we are 2000 people", 2000),
        ("Tisch für 600", 600),
        ("for 1000 guests at 7pm", 1000),
    ],
)
def test_more_than_any_house_seats_are_people(said, people):
    heard = hear(said)

    assert heard.party_size.value == people
    assert heard.impossible == ()
    assert heard.time is None or heard.time.value == clock("19:00")


@pytest.mark.parametrize(
    ("said", "time"),
    [("Tisch für 1930", "19:30"), ("book for 1900", "19:00"), ("für 1230 bitte", "12:30")],
)
def test_what_a_clock_shows_is_a_time(said, time):
    heard = hear(said)

    assert (heard.party_size, heard.time.value) == (None, clock(time))


@pytest.mark.parametrize("said", ["ein Gutschein für 1000 Euro", "a voucher for 2500 euros"])
def test_sums_of_money_are_no_people(said):
    assert hear(said).party_size is None


def test_nobody_is_no_party():
    heard = hear("Tisch für 0 Personen morgen um 19 Uhr")

    assert heard.party_size is None
    assert [value.value for value in heard.impossible] == ["0 Personen"]


@pytest.mark.parametrize(
    ("said", "people", "time"),
    [
        ("a table for four, no wait, five", 5, None),
        ("For 4, no 5 people", 5, None),
        ("for two, no, three people at 8", 3, "20:00"),
        ("für 4, nein 8 Uhr", 4, "20:00"),
        ("Tisch für vier, nein, fünf", 5, None),
        ("Tisch für 4, äh 5 bitte", 5, None),
        ("wir sind 4 nein 5 um 8", 5, "20:00"),
        ("table for 2 at 7, sorry, 8", 2, "20:00"),
        ("für 4 um 19 Uhr, Moment, 20", 4, "20:00"),
        ("für 4, um 7 geht nicht", 4, "19:00"),
    ],
)
def test_a_number_that_takes_back_what_was_said_just_before_replaces_it(said, people, time):
    heard = hear(said)

    assert heard.party_size.value == people
    assert (heard.time and f"{heard.time.value:%H:%M}") == time


@pytest.mark.parametrize("said", ["6 oder 7", "weiß noch nicht genau, 6 oder 7", "6 or 7"])
def test_one_more_number_for_how_many_is_no_day(said):
    heard = hear(said, expected=("party_size", "date", "time"))

    assert (heard.party_size.value, heard.date, heard.time) == (6, None, None)
