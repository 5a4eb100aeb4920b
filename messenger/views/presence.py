"""Who answers in the chat just now, and when people are back."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from businesses.models import Business, TeamHours
from messenger.enums import Voice
from messenger.views.clockface import clock_time, short_day

_DAYS_AHEAD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Whether people of the house answer now; until when, or from when on."""

    is_there: bool
    until: dt.datetime | None = None
    back_at: dt.datetime | None = None


def team_now(hours: Iterable[TeamHours], local_now: dt.datetime) -> Team:
    """The team at this moment, by the hours the house has set."""
    spans = sorted(_spans(list(hours), local_now))
    for opens, closes in spans:
        if opens <= local_now < closes:
            return Team(is_there=True, until=closes)
    later = [opens for opens, _closes in spans if opens > local_now]
    return Team(is_there=False, back_at=min(later, default=None))


def _spans(
    hours: list[TeamHours], local_now: dt.datetime
) -> Iterable[tuple[dt.datetime, dt.datetime]]:
    for ahead in range(-1, _DAYS_AHEAD):
        day = local_now.date() + dt.timedelta(days=ahead)
        midnight = dt.datetime.combine(day, dt.time(), local_now.tzinfo)
        for span in hours:
            if span.weekday == day.weekday():
                yield (
                    midnight + dt.timedelta(minutes=span.opens),
                    midnight + dt.timedelta(minutes=span.closes),
                )


def team_line(team: Team, local_now: dt.datetime) -> str:
    """Until when people are there, or when they are back; empty where no hours are known."""
    zone = local_now.tzinfo
    if team.until is not None:
        return _("until %(time)s") % {"time": clock_time(team.until, zone)}  # type: ignore[arg-type]  # the house's zone
    if team.back_at is None:
        return ""
    time = clock_time(team.back_at, zone)  # type: ignore[arg-type]  # the house's zone
    if team.back_at.date() == local_now.date():
        return _("back at %(time)s") % {"time": time}
    return _("back %(day)s at %(time)s") % {
        "day": short_day(team.back_at.date()),
        "time": time,
    }


def presence_line(
    business: Business,
    team: Team,
    local_now: dt.datetime,
    *,
    voice: Voice = Voice.ASSISTANT,
) -> str:
    """What stands under the house's name: who answers, and when they are there."""
    if business.assistant_enabled and voice == Voice.ASSISTANT:
        return _("The assistant answers at once")
    line = team_line(team, local_now)
    if team.is_there:
        return " · ".join(filter(None, [_("The team answers"), line]))
    if line:
        return _("The team is %(when)s") % {"when": line}
    return _("The team answers here")
