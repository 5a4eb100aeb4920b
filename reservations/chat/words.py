"""Dates, times and parties in words, in the language that is active."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _


def day(date: dt.date) -> str:
    """As in: Friday, 27 November."""
    return date_format(date, "l, j. F" if (get_language() or "").startswith("de") else "l, j F")


def short_day(date: dt.date) -> str:
    """As in: Fri., 27 Nov.."""
    return date_format(date, "D., j. N" if (get_language() or "").startswith("de") else "D, j M")


def in_month(date: dt.date) -> str:
    """As in: in May."""
    return _("in %(month)s") % {"month": date_format(date, "F")}


def clock(moment: dt.datetime | dt.time) -> str:
    """As in: 19:30, in whatever zone the moment already is."""
    return f"{moment:%H:%M}"


def time_of_day(time: str) -> str:
    """As in: 19:30; with the word that German puts behind it."""
    return pgettext("a time of day", "%(time)s") % {"time": time}


def people(count: int) -> str:
    """As in: 4 people."""
    return ngettext("%(count)d person", "%(count)d people", count) % {"count": count}


def day_and_time(moment: dt.datetime) -> str:
    """As in: Friday, 27 November at 19:30."""
    return _("%(day)s at %(time)s") % {"day": day(moment.date()), "time": clock(moment)}


def free_until(moment: dt.datetime) -> str:
    """The house's cancellation window in one line."""
    return _("Free to cancel until %(day)s, %(time)s.") % {
        "day": day(moment.date()),
        "time": clock(moment),
    }


def daypart(part: str | None) -> str:
    """As in: in the evening."""
    parts = {
        "morning": _("in the morning"),
        "noon": _("at lunch time"),
        "afternoon": _("in the afternoon"),
        "evening": _("in the evening"),
    }
    return parts.get(part or "", "")


def quoted(said: str) -> str:
    """The diner's own words in the language's quotation marks."""
    return _("“%(said)s”") % {"said": said}


def joined(parts: list[str]) -> str:
    """As in: a, b and c."""
    *first, last = parts or [""]
    return (
        _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
    )
