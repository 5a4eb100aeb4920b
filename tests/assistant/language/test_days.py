"""On which day: holidays, distances, weeks, both readings of "nächsten Freitag"."""

import datetime as dt

import pytest

from tests.assistant.language.house import hear, july

NAMED = [
    ("heute", july(1)),
    ("heute abend", july(1)),
    ("morgen", july(2)),
    ("morgen früh", july(2)),
    ("übermorgen", july(3)),
    ("uebermorgen abend", july(3)),
    ("in 14 Tagen", july(15)),
    ("in zwei Wochen", july(15)),
    ("heute in einer Woche", july(8)),
    ("Samstag in einer Woche", july(11)),
    ("Samstag in 14 Tagen", july(18)),
    ("am Sonntag über eine Woche", july(12)),
    ("diesen Freitag", july(3)),
    ("kommenden Samstag", july(4)),
    ("am Sonnabend", july(4)),
    ("am 3.", july(3)),
    ("am dritten Juli", july(3)),
    ("am 3.7.", july(3)),
    ("zu Weihnachten", dt.date(2026, 12, 25)),
    ("am Heiligabend", dt.date(2026, 12, 24)),
    ("am Heiligen Abend", dt.date(2026, 12, 24)),
    ("Silvester", dt.date(2026, 12, 31)),
    ("zu Neujahr", dt.date(2027, 1, 1)),
    ("am Ostersonntag", dt.date(2027, 3, 28)),
    ("am Karfreitag", dt.date(2027, 3, 26)),
    ("am Pfingstmontag", dt.date(2027, 5, 17)),
    ("am Muttertag", dt.date(2027, 5, 9)),
    ("am Valentinstag", dt.date(2027, 2, 14)),
    ("zu Mariä Himmelfahrt", dt.date(2026, 8, 15)),
    ("am Nationalfeiertag", dt.date(2026, 10, 26)),
    ("am 1. August", dt.date(2026, 8, 1)),
    ("am Freitag, den 3. Juli", july(3)),
    ("Fr 3.7.", july(3)),
    ("am 3. Jänner", dt.date(2027, 1, 3)),
    ("am zweiten Feber", dt.date(2027, 2, 2)),
    ("today", july(1)),
    ("tonight", july(1)),
    ("tomorrow night", july(2)),
    ("the day after tomorrow", july(3)),
    ("in a fortnight", july(15)),
    ("a week from Saturday", july(11)),
    ("Saturday week", july(11)),
    ("this friday", july(3)),
    ("on the 3rd", july(3)),
    ("july 3rd", july(3)),
    ("3 July", july(3)),
    ("the third of july", july(3)),
    ("Christmas Eve", dt.date(2026, 12, 24)),
    ("on christmas day", dt.date(2026, 12, 25)),
    ("boxing day", dt.date(2026, 12, 26)),
    ("new year's eve", dt.date(2026, 12, 31)),
    ("valentine's day", dt.date(2027, 2, 14)),
    ("easter sunday", dt.date(2027, 3, 28)),
    ("on Thanksgiving", dt.date(2026, 11, 26)),
]


@pytest.mark.parametrize(("said", "day"), NAMED, ids=[said for said, _day in NAMED])
def test_the_day_is_understood(said, day):
    heard = hear(f"Tisch für 2 {said}" if day.month == 7 else said)

    assert heard.date is not None
    assert heard.date.value == day


@pytest.mark.parametrize("said", ["nächsten Freitag", "next Friday", "naechsten freitag abend"])
def test_next_friday_keeps_both_readings(said):
    date = hear(said).date

    assert {date.value, date.other} == {july(3), july(10)}


@pytest.mark.parametrize("said", ["diesen Freitag", "this friday", "am Freitag, 3.7."])
def test_a_friday_that_is_clear_has_one_reading(said):
    date = hear(said).date

    assert (date.value, date.other) == (july(3), None)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Tisch für 2 am 31. Februar", "31. Februar"),
        ("am 31.11. um 19 Uhr", "31.11."),
        ("on february 30th at 7pm", "february 30th"),
    ],
)
def test_a_day_that_cannot_be_is_named_and_not_guessed(said, named):
    heard = hear(said)

    assert heard.date is None
    assert [value.value for value in heard.impossible] == [named]


@pytest.mark.parametrize("said", ["nicht am Freitag", "Freitag geht nicht", "not on friday"])
def test_a_day_that_was_ruled_out_is_not_taken(said):
    date = hear(said).date

    assert date is None or date.negated


def test_the_span_tells_where_it_was_said():
    said = "Ein Tisch für Samstag in einer Woche, bitte"
    date = hear(said).date

    assert said[date.start : date.end] == "Samstag in einer Woche"


@pytest.mark.parametrize(
    ("said", "draft", "day"),
    [
        ("doch lieber einen Tag später", july(3), july(4)),
        ("einen Tag früher bitte", july(3), july(2)),
        ("eine Woche später", july(3), july(10)),
        ("a day later please", july(3), july(4)),
        ("could we make it a week later", july(3), july(10)),
        ("am Tag darauf", july(3), july(4)),
    ],
)
def test_a_shift_counts_from_the_day_talked_about(said, draft, day):
    date = hear(said, draft={"date": draft}).date

    assert (date.value, date.relative) == (day, True)
