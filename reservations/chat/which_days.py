"""Which days a message leaves open: both readings of "next Friday", the days of a weekend or a week."""

import datetime as dt

from assistant.language import Span, Understanding, Value
from reservations.chat.draft import tellable
from reservations.chat.hours import is_open_on
from reservations.chat.scene import Scene

A_WEEK = dt.timedelta(weeks=1)


MOST_DAYS = 7
"""A span of more is a month, of which a day is asked for by itself."""


def is_month(span: Span[dt.date]) -> bool:
    """Whether more days are meant than can be asked about one by one."""
    if span.earliest is None or span.latest is None:
        return False
    return (span.latest - span.earliest).days >= MOST_DAYS


def left_open(scene: Scene, understood: Understanding) -> list[dt.date]:
    """The days between which the choice was left that can be had; or the readings of one day."""
    date, days = understood.date, understood.days_open
    if date is None or not days or date.negated:
        return both_readings(scene, date) if date else []
    today = scene.local_now.date()
    return [day for day in map(tellable, days) if day >= today and _can_be_had(scene, day)]


def _can_be_had(scene: Scene, day: dt.date) -> bool:
    return day <= _last(scene) and is_open_on(scene, day)


def both_readings(scene: Scene, date: Value[dt.date]) -> list[dt.date]:
    """Both days a week apart that "next Friday" may be, where both can be had and none is tomorrow's plain name."""
    today = scene.local_now.date()
    if date.negated or date.other is None or abs(date.value - date.other) != A_WEEK:
        return []
    first, second = sorted((date.value, date.other))
    # Nobody calls tomorrow "next Friday" where the week after was the likelier reading.
    is_tomorrow = first - today <= dt.timedelta(days=1) and date.value == second
    return [] if is_tomorrow or second > _last(scene) else [first, second]


def days_of(scene: Scene, span: Value[Span[dt.date]]) -> list[dt.date]:
    """The days that "next weekend" or "next week" may be: those on which the house is open and may be reserved.

    Where a day is known already, the same weekday is meant: "rather next week". Never empty.
    """
    spans = [span.value, *([span.other] if span.other else [])]
    days = sorted({day for each in spans for day in _days(each)})
    known = scene.draft.date
    same = [day for day in days if known and day.weekday() == known.weekday()]
    can_be_had = [day for day in same or days if _can_be_had(scene, tellable(day))]
    return can_be_had or [tellable(each.earliest) for each in spans if each.earliest][:1]


def _days(span: Span[dt.date]) -> list[dt.date]:
    if span.earliest is None or span.latest is None:
        return [day for day in (span.earliest, span.latest) if day]
    return [
        span.earliest + dt.timedelta(days=on)
        for on in range((span.latest - span.earliest).days + 1)
    ]


def _last(scene: Scene) -> dt.date:
    return scene.local_now.date() + dt.timedelta(days=scene.policy.max_advance_days)
