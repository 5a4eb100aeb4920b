"""Feasts beside written dates, counted and movable feasts, and days counted from another."""

import datetime as dt

import pytest

from tests.assistant.language.house import hear, july


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("company xmas lunch, thursday 10 december at 1pm", dt.date(2026, 12, 10)),
        ("our christmas party is on the 18th", july(18)),
        ("new year's brunch on january 10th", dt.date(2027, 1, 10)),
        ("halloween dinner, friday 30 oct, 6pm", dt.date(2026, 10, 30)),
        ("mother's day lunch for 5, i mean the 12th", july(12)),
        ("thanksgiving dinner tomorrow", july(2)),
        ("christmas drinks on friday", july(3)),
        ("Weihnachten Feier am 11.12. mit 20 Leuten", dt.date(2026, 12, 11)),
        ("Silvester Essen schon am 30.12.", dt.date(2026, 12, 30)),
        ("Christmas Day at 1pm", dt.date(2026, 12, 25)),
        ("mum's 60th birthday at easter", dt.date(2027, 3, 28)),
        ("am 5.12., nein, lieber an Nikolaus", dt.date(2026, 12, 6)),
    ],
)
def test_a_date_that_is_written_counts_before_the_feast_beside_it(said, day):
    assert hear(said).date.value == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("am 1. Advent", dt.date(2026, 11, 29)),
        ("für den 2. Advent mittags", dt.date(2026, 12, 6)),
        ("dritter Advent, 5 Personen", dt.date(2026, 12, 13)),
        ("on the 4th sunday of advent", dt.date(2026, 12, 20)),
        ("am 5. Advent", july(5)),
        ("bonfire night", dt.date(2026, 11, 5)),
        ("on bank holiday monday", dt.date(2026, 8, 31)),
        ("mothering sunday", dt.date(2027, 3, 7)),
        ("am Totensonntag", dt.date(2026, 11, 22)),
        ("Buß- und Bettag", dt.date(2026, 11, 18)),
        ("zwischen den Jahren", dt.date(2026, 12, 26)),
        ("burns night", dt.date(2027, 1, 25)),
    ],
)
def test_a_counted_or_movable_feast_is_known(said, day):
    heard = hear(said)

    assert heard.date.value == day
    assert heard.name is None


@pytest.mark.parametrize(
    ("said", "day", "time"),
    [
        ("Aug 2 8pm 6 guests", dt.date(2026, 8, 2), "20:00"),
        ("nov 21 7:30pm for 4", dt.date(2026, 11, 21), "19:30"),
        ("Dec 3, 12pm", dt.date(2026, 12, 3), "12:00"),
        ("July 5 at 6 pm", july(5), "18:00"),
    ],
)
def test_month_day_and_time_need_no_comma(said, day, time):
    heard = hear(said, "en")

    assert (heard.date.value, heard.time.value) == (day, dt.time.fromisoformat(time))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("the Friday after", july(10)),
        ("can it be the Saturday after instead", july(4)),
        ("lieber den Freitag danach", july(10)),
        ("am Sonntag darauf bitte", july(5)),
        ("the following friday", july(10)),
        ("Friday after 7pm", july(3)),
    ],
)
def test_the_weekday_after_is_counted_from_the_day_talked_about(said, day):
    assert hear(said, draft={"date": july(3)}).date.value == day


@pytest.mark.parametrize(
    "said",
    ["in two weeks on a tuesday", "in zwei Wochen an einem Dienstag", "in 2 weeks, a tuesday"],
)
def test_a_weekday_so_many_weeks_on_is_in_that_week(said):
    assert hear(said).date.value == july(14)
