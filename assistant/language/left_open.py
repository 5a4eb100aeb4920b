"""Days between which the diner leaves the choice: "Freitag oder Samstag", "Wednesday or Thursday next week"."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.dates import PartOfDay
from assistant.language.days import Day, OnDay, OnWeekday
from assistant.language.mentions import Mention
from assistant.language.spelling import word_set
from assistant.language.tokens import Token

_OR = word_set("oder or od bzw")
_SMALL = word_set(
    "am den der die das on the at dem auch eventuell evtl vielleicht maybe even wahlweise"
)
_MOST_BETWEEN = 6
"""Words between two such days: "Freitag um 19 Uhr oder am Samstag"."""
_MOST_DAYS = 7


def day_of(mention: Mention) -> Day:
    """Return the day a mention is about."""
    value = mention.item.value
    return value.day if isinstance(value, PartOfDay) else value  # type: ignore[return-value]


def left_open(first: Mention, said: Sequence[Mention], tokens: Sequence[Token]) -> list[Day]:
    """Return the day of `first` and those that are named with it as good as well; itself alone where none is."""
    group, is_open = [first], False
    for mention in said:
        if mention.item.start < group[-1].item.end or mention.ruled_out or mention.old:
            continue
        between = [token.norm for token in tokens[group[-1].item.end : mention.item.start]]
        before = [norm for norm in between if norm not in _SMALL]
        if len(between) > _MOST_BETWEEN or before[-1:] == [] or before[-1] not in _OR | {","}:
            break
        is_open = is_open or before[-1] in _OR
        group.append(mention)
    return _told_once([day_of(each) for each in group]) if is_open else [day_of(first)]


def _told_once(days: Sequence[Day]) -> list[Day]:
    """Let all be of the week or the month that one says: "Wednesday or Thursday next week", "am 3. oder 4. Juli"."""
    weeks = [day for day in days if isinstance(day, OnWeekday) and day.calendar_week]
    months = [day for day in days if isinstance(day, OnDay) and day.month is not None]
    return [_like(day, weeks, months) for day in days]


def _like(day: Day, weeks: Sequence[OnWeekday], months: Sequence[OnDay]) -> Day:
    if weeks and isinstance(day, OnWeekday) and day == OnWeekday(day.weekday):
        return replace(weeks[0], weekday=day.weekday)
    if months and isinstance(day, OnDay) and day.month is None:
        return replace(months[0], day=day.day, weekday=day.weekday)
    return day


def dates_of(days: Sequence[Day], today: dt.date) -> list[dt.date]:
    """Return the dates of several days, each once; of one day none, since nothing is open then."""
    readings = [day.seen_from(today) for day in days] if len(days) > 1 else []
    found = sorted({reading.date for reading in readings if reading is not None})
    return found[:_MOST_DAYS] if len(found) > 1 else []


def dates_between(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the days from the first to the last, unless they are too many to choose from or only one."""
    number = (last - first).days + 1
    if not 1 < number <= _MOST_DAYS:
        return []
    return [first + dt.timedelta(days=on) for on in range(number)]
