"""Days as people name them, and which date each means when seen from today."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.language.holidays import holiday_date

DAYS_A_WEEK = 7
_MONTHS = 12
_YEARS_AHEAD = 9
"""How far a day of the month is looked for: the 29th of February comes again within these."""
_DOUBTFUL = 0.5
_WEEKEND_IS_NEAR = 4
"""From Friday on nobody calls the coming weekend the next one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The date meant, a second date that may be meant, and how well it agrees with all said."""

    date: dt.date
    other: dt.date | None = None
    confidence: float = 1.0


class Day(Protocol):
    """A day as it was named."""

    def seen_from(self, today: dt.date) -> Reading | None:
        """Return the date meant, or None where there is no such day."""


def plus_days(day: dt.date, days: int) -> dt.date | None:
    """Return the date so many days on, or None beyond the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def coming(today: dt.date, weekday: int) -> dt.date:
    """Return the first such weekday after today."""
    return today + dt.timedelta(days=(weekday - today.weekday() - 1) % DAYS_A_WEEK + 1)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class FromToday:
    """So many days from today: heute, übermorgen, in 14 Tagen."""

    days: int

    def seen_from(self, today: dt.date) -> Reading | None:
        day = plus_days(today, self.days)
        return Reading(day) if day else None


@dataclass(frozen=True, slots=True)
class LastWeekday:
    """The last such weekday before today: letzten Freitag."""

    weekday: int

    def seen_from(self, today: dt.date) -> Reading | None:
        day = plus_days(today, -((today.weekday() - self.weekday - 1) % DAYS_A_WEEK + 1))
        return Reading(day) if day else None


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A weekday, perhaps some weeks on, perhaps called "next"."""

    weekday: int
    weeks_on: int = 0
    called_next: bool = False
    even_tomorrow: bool = False
    """Whether tomorrow may be called "next", as in German."""
    calendar_week: bool = False
    """Whether weeks are counted from Monday to Sunday ("Dienstag nächster Woche")."""

    def seen_from(self, today: dt.date) -> Reading | None:
        monday = today - dt.timedelta(days=today.weekday())
        if self.calendar_week:
            date = monday + dt.timedelta(weeks=self.weeks_on, days=self.weekday)
            if self.called_next and today.weekday() < _WEEKEND_IS_NEAR:
                return Reading(date, date - dt.timedelta(weeks=1), 0.7)
            return Reading(date)
        first = coming(today, self.weekday)
        if self.called_next:
            return self._next(today, first, monday + dt.timedelta(weeks=1, days=self.weekday))
        return Reading(first + dt.timedelta(weeks=self.weeks_on))

    def _next(self, today: dt.date, first: dt.date, of_next_week: dt.date) -> Reading:
        """Weigh the coming such day against that of next week."""
        if of_next_week <= first:
            return Reading(first)
        if not self.even_tomorrow and first - today <= dt.timedelta(days=1):
            return Reading(of_next_week, first, 0.8)
        return Reading(first, of_next_week, 0.7)


@dataclass(frozen=True, slots=True)
class InMonths:
    """The same day of a month some months on."""

    months: int

    def seen_from(self, today: dt.date) -> Reading | None:
        years, month = divmod(today.month - 1 + self.months, _MONTHS)
        days = (_date(today.year + years, month + 1, today.day - less) for less in range(4))
        day = next((day for day in days if day is not None), None)
        return Reading(day) if day else None


@dataclass(frozen=True, slots=True)
class OnDay:
    """A day of the month, perhaps with month, year and weekday."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    swappable: bool = False
    """Whether day and month could stand the other way round, as in 3/7."""

    def seen_from(self, today: dt.date) -> Reading | None:
        found = self._as_written(today)
        if not self.swappable or self.month is None:
            return found
        turned = replace(self, day=self.month, month=self.day, swappable=False).seen_from(today)
        if found is None or turned is None:
            return found or turned
        if turned.confidence > found.confidence:
            return turned
        return Reading(found.date, turned.date if turned.date != found.date else None, 0.8)

    def _as_written(self, today: dt.date) -> Reading | None:
        days = [day for day in self._dates(today) if day and (self.year or day >= today)]
        if not days:
            return None
        if self.weekday is None or days[0].weekday() == self.weekday:
            return Reading(days[0])
        fitting = [day for day in days if day.weekday() == self.weekday]
        if self.month is None and fitting:
            return Reading(fitting[0], days[0], 0.8)
        return Reading(days[0], confidence=_DOUBTFUL)

    def _dates(self, today: dt.date) -> Iterator[dt.date | None]:
        if self.month is not None:
            years = [self.year] if self.year else range(today.year, today.year + _YEARS_AHEAD)
            yield from (_date(year, self.month, self.day) for year in years)
            return
        for months in range(_MONTHS + 1):
            years_on, month = divmod(today.month - 1 + months, _MONTHS)
            yield _date(today.year + years_on, month + 1, self.day)


@dataclass(frozen=True, slots=True)
class OnHoliday:
    """A holiday by its key in the table of holidays, perhaps of a year."""

    key: str
    year: int | None = None

    def seen_from(self, today: dt.date) -> Reading | None:
        if self.year:
            return Reading(holiday_date(self.key, self.year))
        this_year = holiday_date(self.key, today.year)
        return Reading(this_year if this_year >= today else holiday_date(self.key, today.year + 1))


@dataclass(frozen=True, slots=True)
class NextHoliday:
    """Whichever of several holidays comes next: a bank holiday."""

    keys: tuple[str, ...]

    def seen_from(self, today: dt.date) -> Reading | None:
        readings = [OnHoliday(key).seen_from(today) for key in self.keys]
        return min(filter(None, readings), key=lambda reading: reading.date)


@dataclass(frozen=True, slots=True)
class NthOfMonth:
    """The first, second or last (-1) weekday of a month, or its last day."""

    number: int
    weekday: int | None
    month: int
    year: int | None = None

    def seen_from(self, today: dt.date) -> Reading | None:
        for year in [self.year] if self.year else [today.year, today.year + 1]:
            day = self._of(year)
            if day is not None and (self.year or day >= today):
                return Reading(day)
        return None

    def _of(self, year: int) -> dt.date | None:
        days = [day for number in range(1, 32) if (day := _date(year, self.month, number))]
        fitting = [day for day in days if self.weekday in {None, day.weekday()}]
        at = self.number if self.number < 0 else self.number - 1
        return fitting[at] if at < len(fitting) else None


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many days before or after another day, or the nth such weekday after it."""

    base: Day
    days: int
    weekday: int | None = None
    even_then: bool = False
    """Whether the day itself may be that weekday: a week before it is then the one before."""

    def seen_from(self, today: dt.date) -> Reading | None:
        base = self.base.seen_from(today)
        if base is None:
            return None
        first = base.date - dt.timedelta(days=self.even_then)
        start = base.date if self.weekday is None else coming(first, self.weekday)
        day = plus_days(start, self.days)
        return Reading(day, confidence=base.confidence) if day else None


@dataclass(frozen=True, slots=True)
class DaysOfWeek:
    """Neighbouring days of a calendar week, so many weeks on."""

    first: int
    last: int
    weeks_on: int = 0
    called_next: bool = False
    """Whether the week before may be meant just as well, as by "next weekend"."""

    def weeks_later(self, weeks: int) -> "DaysOfWeek":
        return replace(self, weeks_on=self.weeks_on + weeks)

    def seen_from(self, today: dt.date) -> tuple[dt.date, dt.date]:
        """Return the first, never before today, and the last day."""
        monday = today + dt.timedelta(weeks=self.weeks_on, days=-today.weekday())
        last = monday + dt.timedelta(days=self.last)
        return min(max(monday + dt.timedelta(days=self.first), today), last), last

    def also_seen_from(self, today: dt.date) -> tuple[dt.date, dt.date] | None:
        """Return the days that may be meant instead."""
        is_open = self.called_next and today.weekday() < _WEEKEND_IS_NEAR
        return self.weeks_later(-1).seen_from(today) if is_open else None


WEEK = DaysOfWeek(0, 6)
WEEKEND = DaysOfWeek(5, 6)
NEXT_WEEKEND = DaysOfWeek(5, 6, weeks_on=1, called_next=True)


@dataclass(frozen=True, slots=True)
class DayShift:
    """So many days on from the day talked about: "einen Tag später"."""

    days: int
