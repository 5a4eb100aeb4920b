"""Who answers now, and when people are back."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from businesses.models import Business, TeamHours
from messenger.enums import Voice
from messenger.views.presence import presence_line, team_line, team_now

BERLIN = ZoneInfo("Europe/Berlin")
EVENING = TeamHours(weekday=4, opens=17 * 60, closes=25 * 60)  # Friday 17:00 until Saturday 01:00
NOON = TeamHours(weekday=0, opens=11 * 60, closes=14 * 60)


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("now", "is_there"),
    [
        (at(27, 16, 59), False),
        (at(27, 17), True),
        (at(28, 0, 59), True),
        (at(28, 1), False),
    ],
)
def test_hours_past_midnight_belong_to_the_evening_before(now, is_there):
    assert team_now([EVENING, NOON], now).is_there is is_there


def test_the_next_time_people_are_there_is_named_with_its_day():
    team = team_now([EVENING, NOON], at(28, 2))

    assert team.back_at == at(30, 11)
    with translation.override("de"):
        assert team_line(team, at(28, 2)) == "Mo. um 11:00 Uhr wieder da"
    with translation.override("en"):
        assert team_line(team, at(30, 9)) == "back at 11:00"


def test_the_assistant_answers_at_once_where_there_is_one():
    house = Business(assistant_enabled=True)

    with translation.override("de"):
        assert (
            presence_line(house, team_now([], at(27, 3)), at(27, 3))
            == "Assistent antwortet sofort"
        )


def test_people_alone_say_until_when_they_are_there():
    house = Business(assistant_enabled=False)

    with translation.override("de"):
        now = at(27, 18)
        assert (
            presence_line(house, team_now([EVENING], now), now)
            == "Das Team antwortet · bis 01:00 Uhr"
        )
        now = at(27, 10)
        assert (
            presence_line(house, team_now([EVENING], now), now)
            == "Das Team ist um 17:00 Uhr wieder da"
        )
        assert presence_line(house, team_now([], now), now) == "Das Team antwortet hier"


def test_while_people_lead_the_assistant_is_not_said_to_answer():
    house = Business(assistant_enabled=True)

    with translation.override("de"):
        now = at(27, 18)
        line = presence_line(house, team_now([EVENING], now), now, voice=Voice.STAFF)

    assert line == "Das Team antwortet · bis 01:00 Uhr"
