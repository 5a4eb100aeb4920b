"""Which of the days that were asked about: "den 4.", "der frühere", "diese Woche", "in zwei Wochen"."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.among_days import (
    AFTERWARDS,
    FARTHER,
    LONGEST_ANSWER,
    NEARER,
    answer_words,
    settle_among,
)
from assistant.language.choice import choice_in, choices_in
from assistant.language.frame import Slots
from assistant.language.grammar import Chart, Item
from assistant.language.model import Value
from assistant.language.tokens import Token

_TWO = 2
_WEEKS = answer_words("woche wochen week weeks wk wks wochn")


def settle_day(
    slots: Slots, days: Sequence[dt.date], chart: Chart, tokens: Sequence[Token]
) -> None:
    """Let the date be the one of these days that the answer means, where it means one."""
    if not days:
        return
    # Of Saturday and Sunday of a later weekend, "Saturday" is not the coming one.
    by_weekday = len(days) > _TWO or days[0].weekday() != days[-1].weekday()
    if by_weekday and settle_among(slots, days, chart, tokens):
        _settled(slots)
        return
    said = slots.date if not _is_only_one(slots.date, tokens) else None
    if said is not None and said.value in days:
        # Asked "this Friday or next", "next Friday" is the later one.
        value = said.other if said.other is not None and said.other in days else said.value
        value = _later_of_two(value, days, tokens)
        slots.date = replace(said, value=value, other=None, confidence=1.0)
        slots.settled = True
        return
    if len(days) > _TWO:
        return
    day = _by_place(days, choices_in(chart), tokens) or _by_week(slots, days, tokens)
    if day is None and said is None and slots.past is None and slots.party_size is None:
        day = _by_word(days, tokens)
    if day is not None:
        slots.date, slots.date_span = day, None
        _settled(slots)


def _later_of_two(said: dt.date, days: Sequence[dt.date], tokens: Sequence[Token]) -> dt.date:
    """Asked "this Friday or that", "der Freitag danach" is the later one, though it says Friday."""
    is_either = said.weekday() == days[-1].weekday() and said == days[0]
    norms = [token.norm for token in tokens[:LONGEST_ANSWER]]
    is_later = not AFTERWARDS.isdisjoint(norms) or norms[-1] == "after"
    return days[-1] if is_either and is_later else said


def _settled(slots: Slots) -> None:
    """Note it; "the later one" was then said of days."""
    slots.settled = True
    if slots.time_span is not None and slots.time_span.relative:
        slots.time_span = None


def _is_only_one(said: Value[dt.date] | None, tokens: Sequence[Token]) -> bool:
    """Whether the first of a month was read from the "one" of "this one"."""
    return said is not None and any(
        token.norm == "one" and token.start == said.start for token in tokens
    )


def _by_place(
    days: Sequence[dt.date], chosen: Sequence[Item], tokens: Sequence[Token]
) -> Value[dt.date] | None:
    """As in: the first; den zweiten; der spätere."""
    choice = choice_in(chosen, tokens, [(day, dt.time.min) for day in days])
    return Value(value=days[choice.value], start=choice.start, end=choice.end) if choice else None


def _by_week(
    slots: Slots, days: Sequence[dt.date], tokens: Sequence[Token]
) -> Value[dt.date] | None:
    """As in: diese Woche; next week; in zwei Wochen, which need not be to the day."""
    span, said = slots.date_span, slots.date
    if span is not None and span.value.earliest and span.value.latest:
        inside = [day for day in days if span.value.earliest <= day <= span.value.latest]
        return Value(value=inside[0], start=span.start, end=span.end) if inside else None
    if said is None or not any(
        token.norm in _WEEKS for token in tokens if said.start <= token.start < said.end
    ):
        return None
    nearest = min(days, key=lambda day: abs(day - said.value))
    return replace(said, value=nearest, other=None)


def _by_word(days: Sequence[dt.date], tokens: Sequence[Token]) -> Value[dt.date] | None:
    """As in: diesen; den nächsten; letzteren; egal."""
    if len(tokens) > LONGEST_ANSWER:
        return None
    for token in tokens:
        if token.norm in NEARER | FARTHER:
            day = min(days) if token.norm in NEARER else max(days)
            return Value(value=day, start=token.start, end=token.end)
    return None
