"""Days between which the guest leaves the choice are all kept, so that it can be asked which suits."""

import datetime as dt

import pytest

from tests.assistant.language.house import WEDNESDAY, hear

FRIDAY, SATURDAY, SUNDAY = (WEDNESDAY.date() + dt.timedelta(days=on) for on in (2, 3, 4))
A_WEEK = dt.timedelta(weeks=1)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Tisch für 4 am Freitag oder Samstag um 19 Uhr", [FRIDAY, SATURDAY]),
        ("Freitag um 19 Uhr oder auch am Samstag", [FRIDAY, SATURDAY]),
        ("Freitag, Samstag oder Sonntag für 4", [FRIDAY, SATURDAY, SUNDAY]),
        ("zwischen Freitag und Sonntag für 3", [FRIDAY, SATURDAY, SUNDAY]),
        ("table for 4 on Friday or Saturday at 7", [FRIDAY, SATURDAY]),
        (
            "Freitag oder Samstag nächster Woche",
            [FRIDAY + A_WEEK, SATURDAY + A_WEEK],
        ),
        ("am 30. oder 31. Juli", [dt.date(2026, 7, 30), dt.date(2026, 7, 31)]),
    ],
)
def test_days_said_with_or_are_left_open(said, days):
    heard = hear(said)

    assert list(heard.days_open) == days
    assert heard.date.value == days[0]


@pytest.mark.parametrize(
    "said",
    [
        "Freitag um 19 oder 20 Uhr",
        "Freitag, nein, Samstag",
        "Freitag oder lieber Samstag",
        "nicht Freitag oder Samstag, sondern Sonntag",
        "am Freitag für 2 und am Samstag für 4",
        "Samstag, 4.7.",
    ],
)
def test_nothing_is_left_open_where_one_day_is_meant(said):
    assert hear(said).days_open == ()


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("For 4, no 5", 5),
        ("for 4 no 5", 5),
        ("für 4, nein 5", 5),
        ("table no. 5 for 4", 4),
        ("for 4, house no 5", 4),
    ],
)
def test_a_number_that_is_taken_back_gives_way_to_the_next(said, size):
    assert hear(said).party_size.value == size
