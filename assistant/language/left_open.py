"""Days that are named together: "Freitag oder Samstag", "Wednesday or Thursday next week", "Samstag und Sonntag"."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.dates import PartOfDay
from assistant.language.days import Day, OnDay, OnWeekday
from assistant.language.frame import DayGroup
from assistant.language.mentions import Mention
from assistant.language.spelling import word_set
from assistant.language.tokens import Token

_OR = word_set("oder or od bzw")
_AND = word_set("und and u & + sowie plus")
_JOINING = _OR | _AND | {","}
_SMALL = word_set(
    "one ein eine einen einer table tisch another noch auch also dann then je jeweils each for fur "
    "am den der die das on the at dem auch eventuell evtl vielleicht maybe even wahlweise"
)
_MOST_BETWEEN = 6
"""Words between two such days: "Freitag um 19 Uhr oder am Samstag"."""
_MOST_DAYS = 7


def day_of(mention: Mention) -> Day:
    """Return the day a mention is about."""
    value = mention.item.value
    return value.day if isinstance(value, PartOfDay) else value  # type: ignore[return-value]


def named_together(
    first: Mention, said: Sequence[Mention], mentions: Sequence[Mention], tokens: Sequence[Token]
) -> DayGroup:
    """Return the day of `first` and those that are named with it, as good as well or as well; itself alone if none is.

    `said` are the days, `mentions` all that is said: what is a time or how many does not part two days.
    """
    group, joined = [first], set()
    inside = {at for each in mentions for at in range(each.item.start, each.item.end)}
    for mention in said:
        end = group[-1].item.end
        if mention.item.start < end or mention.ruled_out or mention.old:
            continue
        between = [tokens[at].norm for at in range(end, mention.item.start) if at not in inside]
        before = [norm for norm in between if norm not in _SMALL]
        if len(between) > _MOST_BETWEEN or before[-1:] == [] or before[-1] not in _JOINING:
            break
        joined.add(before[-1])
        group.append(mention)
    if joined.isdisjoint(_OR | _AND):
        return DayGroup(mentions=[first], days=[day_of(first)], is_open=False, words=_JOINING)
    days = _told_once([day_of(each) for each in group])
    is_open = not joined.isdisjoint(_OR)
    return DayGroup(mentions=group, days=days, is_open=is_open, words=_JOINING)


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
