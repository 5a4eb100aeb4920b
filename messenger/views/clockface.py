"""Times and days as people of the house write them; the scripts say the same (static/js/lib/time.js)."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

ONE_DAY = dt.timedelta(days=1)


def clock_time(at: dt.datetime, zone: ZoneInfo) -> str:
    """The time on the restaurant's wall: 19:30."""
    return f"{at.astimezone(zone):%H:%M}"


def long_day(day: dt.date, *, with_year: bool = False) -> str:
    """Freitag, 27. November; in English Friday, 27 November."""
    pattern = "l, j. F" if is_german() else "l, j F"
    return date_format(day, pattern + (" Y" if with_year else ""))


def short_day(day: dt.date) -> str:
    """Fr.; in English Fri."""
    return date_format(day, "D") + ("." if is_german() else "")


def day_separator(day: dt.date, today: dt.date) -> str:
    """What stands between the entries of two days."""
    if day == today:
        return gettext("Today")
    if day == today - ONE_DAY:
        return gettext("Yesterday")
    return long_day(day, with_year=day.year != today.year)


def soon(at: dt.datetime, now: dt.datetime, zone: ZoneInfo) -> str:
    """A time to come, with its day: Heute 19:30."""
    day, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    names = {today: gettext("Today"), today + ONE_DAY: gettext("Tomorrow")}
    brief = "D., j.n." if is_german() else "D j M"
    name = names.get(day) or date_format(day, brief)
    return f"{name} {clock_time(at, zone)}"


def is_german() -> bool:
    """Whether this page is in German."""
    return (get_language() or "de").startswith("de")
