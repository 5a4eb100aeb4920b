"""Every day of a year and every quarter of an hour is understood, however it is written."""

import datetime as dt

import pytest

from assistant.language import Context, understand
from tests.assistant.language.days_in_words import ways_to_say_day, ways_to_say_time

NOON = dt.datetime(2026, 7, 1, 12, 0)  # noqa: DTZ001 -- the restaurant's local time
DAYS = [NOON.date() + dt.timedelta(days=ahead) for ahead in range(1, 365)]
TIMES = [dt.time(hour, minute) for hour in range(12, 24) for minute in (0, 15, 30, 45)]


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("way", range(10))
def test_every_day_of_the_year_is_understood(lang, way):
    context = Context(now=NOON, lang=lang)
    wrong = []
    for day in DAYS:
        said = ways_to_say_day(day, NOON.date(), lang)[way]
        heard = understand(said, context).date
        if heard is None or heard.value != day:
            wrong.append((said, heard and heard.value))

    assert wrong == []


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("way", range(10))
def test_every_quarter_of_an_hour_is_understood(lang, way):
    context = Context(now=NOON, lang=lang)
    wrong = []
    for time in TIMES:
        said = ways_to_say_time(time, lang)[way]
        heard = understand(said, context).time
        if heard is None or heard.value != time:
            wrong.append((said, heard and heard.value))

    assert wrong == []
