"""From days said to a date."""

import datetime as dt
from collections.abc import Sequence

from assistant.language.dates import DayRange, PartOfDay, with_weekday
from assistant.language.days import (
    Day,
    DayShift,
    DaysOfWeek,
    FromToday,
    OnDay,
    OnHoliday,
    OnWeekday,
    coming,
    plus_days,
)
from assistant.language.days_after import is_day_after, weekday_of
from assistant.language.farewells import takes_leave
from assistant.language.frame import Frame, Slots, chosen
from assistant.language.left_open import dates_between, dates_of, day_of, named_together
from assistant.language.mentions import Mention
from assistant.language.model import Span
from assistant.language.months import WholeMonth
from assistant.language.spelling import word_set

_OCCASIONS = word_set(
    "party do lunch dinner brunch meal menu drinks leftovers celebration bash feier essen party menu "
    "abendessen mittagessen"
)
"""Behind these a feast says what is eaten, and a weekday when."""
_KINDS = frozenset({"DATE", "DATEPART", "DAYALONE"})


def read_days(frame: Frame, slots: Slots, mentions: Sequence[Mention]) -> None:
    """Fill in the date, a range of dates, and the part of the day."""
    mentions = [mention for mention in mentions if not takes_leave(mention, frame.tokens)]
    slots.daypart = _daypart(mentions)
    _read_spans(frame, slots, mentions)
    said = [mention for mention in mentions if mention.kind in _KINDS]
    mention = chosen(said)
    if mention is None:
        return
    mention = _written_out(frame, mention, said)
    group = named_together(mention, said, mentions, frame.tokens)
    days = group.days
    day = _completed(days[0], said) or days[0]
    if frame.draft.date is not None and is_day_after(frame.tokens, mention):
        later = coming(frame.draft.date, weekday_of(day_of(mention)))
        slots.date = frame.value(mention, later, relative=True)
        return
    slots.is_feast = isinstance(day, OnHoliday)
    reading = day.seen_from(frame.today)
    if reading is None:
        slots.impossible.append(frame.words(mention))
        return
    slots.days_open = dates_of(days, frame.today) if group.is_open else ()
    slots.day_group = group if len(days) > 1 else None
    other = reading.other or _second_day(frame, mention, said, reading.date)
    slots.date = frame.value(
        mention,
        reading.date,
        other=other,
        confidence=reading.confidence,
        negated=mention.ruled_out,
    )


def _daypart(mentions: Sequence[Mention]) -> str | None:
    part = None
    for mention in mentions:
        value = mention.item.value
        if mention.ruled_out:
            continue
        if mention.kind in {"DAYPART", "MEALTIME"} and isinstance(value, str):
            part = value
        elif isinstance(value, PartOfDay):
            part = value.part
    return part


def _completed(day: Day, said: Sequence[Mention]) -> Day | None:
    """Return "Samstag ... 13.6." as one day where a weekday and a date are said apart."""
    if not isinstance(day, OnWeekday) or said[1:] == []:
        return None
    for mention in said:
        other = day_of(mention)
        if isinstance(other, OnDay) and not mention.ruled_out and not mention.turned:
            return with_weekday(other, day.weekday)
    return None


def _written_out(frame: Frame, mention: Mention, said: Sequence[Mention]) -> Mention:
    """Return the date that is written beside a feast: "office Christmas do, friday 11 december"."""
    feast = day_of(mention)
    if not isinstance(feast, OnHoliday) or mention.turned:
        return mention
    held = frame.tokens[mention.item.start : mention.item.end + 1]
    is_occasion = any(token.norm in _OCCASIONS for token in held)
    for other in said:
        day = day_of(other)
        if other.ruled_out or other.old:
            continue
        if isinstance(day, OnDay | FromToday) or (is_occasion and isinstance(day, OnWeekday)):
            return other
    return mention


def _second_day(
    frame: Frame, mention: Mention, said: Sequence[Mention], date: dt.date
) -> dt.date | None:
    """Return the other of two days left open: "Freitag oder Samstag"."""
    if mention.turned:
        return None
    for candidate in said:
        if candidate is not mention and not candidate.ruled_out and not candidate.old:
            reading = day_of(candidate).seen_from(frame.today)
            if reading is not None and reading.date != date:
                return reading.date
    return None


def _read_spans(frame: Frame, slots: Slots, mentions: Sequence[Mention]) -> None:
    months = [mention.item.value for mention in mentions if mention.kind == "MONTHSPAN"]
    for mention in mentions:
        if months and isinstance(mention.item.value, DaysOfWeek):
            continue  # "A weekend in May" is not the coming one.
        value = mention.item.value
        if isinstance(value, DaysOfWeek):
            first, last = value.seen_from(frame.today)
            also = value.also_seen_from(frame.today)
            other = Span(earliest=also[0], latest=also[1]) if also else None
            span = Span(earliest=first, latest=last)
            slots.date_span = frame.value(mention, span, other=other)
        elif isinstance(value, WholeMonth):
            first, last = value.seen_from(frame.today)
            slots.date_span = frame.value(mention, Span(earliest=first, latest=last))
        elif isinstance(value, DayRange):
            _read_range(frame, slots, mention, value)


def _read_range(frame: Frame, slots: Slots, mention: Mention, days: DayRange) -> None:
    first, last = days.first.seen_from(frame.today), days.last.seen_from(frame.today)
    if first is None or last is None:
        return
    span = Span(earliest=first.date, latest=max(first.date, last.date))
    slots.date_span = frame.value(mention, span)
    slots.date = frame.value(mention, first.date, other=last.date, confidence=0.6)
    slots.days_open = dates_between(first.date, last.date)


def shift_day(frame: Frame, slots: Slots, mention: Mention, shift: DayShift) -> None:
    """Fill in the date moved by a shift, where the day talked about is known."""
    base = frame.draft.date or (slots.date.value if slots.date else None)
    moved = plus_days(base, shift.days) if base else None
    if moved is not None:
        slots.date = frame.value(mention, moved, relative=True)
