"""Times of day as they are said, before it is known whether morning or evening is meant."""

from dataclasses import dataclass, replace

HALF_DAY = 12
LAST_HOUR = 24
MINUTES_AN_HOUR = 60
MINUTES_A_DAY = 1440
_LAST_MINUTE = 59


@dataclass(frozen=True, slots=True)
class Clock:
    """A time in minutes after midnight.

    `part` is the part of the day it was said to be in, or "am" or "pm". `whole` says that it is of
    the 24 hour clock for certain, `digital` that it was written as a clock shows it (7:30, 7 Uhr).
    """

    minutes: int
    part: str = ""
    whole: bool = False
    digital: bool = False

    def shifted(self, minutes: int) -> "Clock":
        """Return the time so many minutes on."""
        return replace(self, minutes=(self.minutes + minutes) % MINUTES_A_DAY)


@dataclass(frozen=True, slots=True)
class FromNow:
    """So many minutes from now."""

    minutes: int


@dataclass(frozen=True, slots=True)
class ClockRange:
    """A range of times; either end may be open."""

    earliest: Clock | None
    latest: Clock | None


@dataclass(frozen=True, slots=True)
class TimeShift:
    """So many minutes on from the time talked about."""

    minutes: int


def clock(hour: int, minute: int = 0, *, digital: bool = False) -> Clock | None:
    """Return the time, or None where there is no such time."""
    if not 0 <= hour <= LAST_HOUR or not 0 <= minute <= _LAST_MINUTE:
        return None
    whole = hour > HALF_DAY or hour == 0
    minutes = (hour * MINUTES_AN_HOUR + minute) % MINUTES_A_DAY
    return Clock(minutes, whole=whole, digital=digital)


def clock_of(what: object, *, digital: bool = False) -> Clock | None:
    """Return the time meant by an hour, by hour and minute, or by a time."""
    if isinstance(what, Clock):
        return what
    if isinstance(what, tuple):
        return clock(*what, digital=digital)
    return clock(what, digital=digital) if isinstance(what, int) else None
