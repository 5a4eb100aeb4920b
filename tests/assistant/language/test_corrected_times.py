"""Times that are taken back in the same breath, and hours added to a time that is named."""

import pytest

from tests.assistant.language.house import clock, hear


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("am Freitag um 7 äh 8 für 3 Leute", "20:00"),
        ("um 18 Uhr, äh, 19 Uhr, zu zweit", "19:00"),
        ("um 18:30, ähm nein, 18:45", "18:45"),
        ("viertel vor sieben, haha. nein sagen wir 19 30", "19:30"),
        ("at 6pm, err, 7pm for two", "19:00"),
        ("at 6, no let's say 6.30", "18:30"),
        ("um 7 uhr, ah super", "19:00"),
    ],
)
def test_the_time_said_last_counts_where_the_first_is_taken_back(said, time):
    assert hear(said).time.value == clock(time)


def test_say_we_before_a_time_tells_no_number_of_people():
    assert hear("nein, sagen wir 19 30", expected=("time",)).party_size is None


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("wir müssen um eine Stunde nach hinten, also 20 statt 19 Uhr", "20:00"),
        ("eine halbe Stunde später, also 19:30", "19:30"),
        ("push it back an hour, we're down for 19:30", "20:30"),
        ("bring it forward by an hour, we are booked at 8pm", "19:00"),
        ("eine Stunde vorziehen, reserviert sind wir um 20 Uhr", "19:00"),
        ("push it back half an hour to 19:45", "19:45"),
    ],
)
@pytest.mark.parametrize("draft", [{}, {"time": clock("19:00")}], ids=["no draft", "a draft"])
def test_an_hour_is_added_to_the_time_named_unless_that_is_the_new_one(said, time, draft):
    assert hear(said, draft=draft).time.value == clock(time)
