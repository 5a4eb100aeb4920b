"""When people of the team answer, and what may be promised about it."""

import datetime as dt
from collections.abc import Iterable

from businesses.models import Business, TeamHours

ANSWER_WITHIN = dt.timedelta(minutes=15)
ROUND_TO = dt.timedelta(minutes=5)
DAYS_LOOKED_AHEAD = 14


def next_answer_at(hours: Iterable[TeamHours], local_now: dt.datetime) -> dt.datetime | None:
    """By when a person will have answered, on the restaurant's clock; None when no hours are known."""
    spans = list(hours)
    for ahead in range(-1, DAYS_LOOKED_AHEAD):
        midnight = dt.datetime.combine(
            local_now.date() + dt.timedelta(days=ahead), dt.time(), local_now.tzinfo
        )
        for span in sorted(
            (s for s in spans if s.weekday == midnight.weekday()), key=lambda s: s.opens
        ):
            opens = midnight + dt.timedelta(minutes=span.opens)
            closes = midnight + dt.timedelta(minutes=span.closes)
            if local_now < closes:
                return (
                    _rounded(max(opens, local_now) + ANSWER_WITHIN)
                    if local_now >= opens
                    else opens
                )
    return None


def team_is_there(hours: Iterable[TeamHours], local_now: dt.datetime) -> bool:
    """Whether people answer right now."""
    for ahead in (-1, 0):
        midnight = dt.datetime.combine(
            local_now.date() + dt.timedelta(days=ahead), dt.time(), local_now.tzinfo
        )
        for span in hours:
            if span.weekday == midnight.weekday() and (
                midnight + dt.timedelta(minutes=span.opens)
                <= local_now
                < midnight + dt.timedelta(minutes=span.closes)
            ):
                return True
    return False


def promise_of(business: Business, now: dt.datetime) -> dt.datetime | None:
    """By when somebody of this house's team will have answered."""
    return next_answer_at(
        TeamHours.objects.filter(business=business), now.astimezone(business.zone)
    )


def _rounded(moment: dt.datetime) -> dt.datetime:
    rest = (moment - dt.datetime.combine(moment.date(), dt.time(), moment.tzinfo)) % ROUND_TO
    return (moment - rest + (ROUND_TO if rest else dt.timedelta())).replace(
        second=0, microsecond=0
    )
