"""Which of several days that were named, as those of two weekends: "Samstag", "das zweite", "dieses Wochenende"."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.choice import choices_in
from assistant.language.frame import Slots
from assistant.language.grammar import Chart, Item
from assistant.language.model import Span, Value
from assistant.language.spelling import spellings
from assistant.language.tokens import Token

LONGEST_ANSWER = 6
_WEEKDAY_ALONE = 2
"""Of so many words at most: "Samstag", "am Samstag"."""


def answer_words(text: str) -> frozenset[str]:
    """Return the words in all their spellings."""
    return frozenset(form for word in text.split() for form in spellings(word))


WHICHEVER = answer_words("egal beide beides both either whichever")
NEARER = WHICHEVER | answer_words(
    "diesen dieser dieses diese kommenden kommendes kommender this coming ersteren ersterer erstere "
    "former naheliegende nähere näheren"
)
AFTERWARDS = answer_words("darauf danach drauf folgenden folgende afterwards")
FARTHER = AFTERWARDS | answer_words(
    "nächsten nächster nächstes nächste übernächsten übernächster übernächste next letzteren "
    "letzterer letztere latter andere anderen"
)


def settle_among(
    slots: Slots, days: Sequence[dt.date], chart: Chart, tokens: Sequence[Token]
) -> bool:
    """Leave those of the days that the answer means, as a date or a span; whether it told anything."""
    said = slots.date
    if said is not None and _is_weekday_alone(said, chart, tokens):
        fitting = [day for day in days if day.weekday() == said.value.weekday()]
        if fitting:
            other = fitting[-1] if fitting[1:] else None
            slots.date = replace(said, value=fitting[0], other=other)
        return bool(fitting)
    chosen = choices_in(chart)
    if said is not None and said.value not in days and _is_counted(said, chosen, tokens):
        said = None
    if said is not None or slots.past is not None or slots.party_size is not None:
        return False
    found = _left(days, slots.date_span, chosen, tokens)
    if found is None:
        return False
    slots.date = None
    first, last = found.value.earliest, found.value.latest
    if first is not None and first == last:
        slots.date, slots.date_span = Value(value=first, start=found.start, end=found.end), None
    else:
        slots.date_span = found
    return True


def _is_counted(said: Value[dt.date], chosen: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether the second of a month was read from the words "the second one"."""
    return any(
        tokens[item.start].start <= said.start < tokens[item.end - 1].end for item in chosen
    )


def _left(
    days: Sequence[dt.date],
    span: Value[Span[dt.date]] | None,
    chosen: Sequence[Item],
    tokens: Sequence[Token],
) -> Value[Span[dt.date]] | None:
    weeks = _weeks(days)
    place = next((item for item in chosen if str(item.value).startswith("at ")), None)
    if place is not None:
        # "The second one" is a day, "the second weekend" a week, and so is "das zweite", since days are "der".
        of_weeks = span is not None or (tokens[place.start].norm == "das" and len(weeks) > 1)
        groups = weeks if of_weeks else [[day] for day in days]
        number = int(str(place.value).removeprefix("at ")) - 1
        if number < len(groups):
            start, end = tokens[place.start].start, tokens[place.end - 1].end
            return _span_of(groups[number], start, end)
    if span is not None and span.value.earliest and span.value.latest:
        inside = [day for day in days if span.value.earliest <= day <= span.value.latest]
        return _span_of(inside, span.start, span.end) if inside else None
    return _by_word(days, weeks, tokens)


def _by_word(
    days: Sequence[dt.date], weeks: Sequence[Sequence[dt.date]], tokens: Sequence[Token]
) -> Value[Span[dt.date]] | None:
    if len(tokens) > LONGEST_ANSWER:
        return None
    for token in tokens:
        if token.norm in WHICHEVER:
            return _span_of(days[:1], token.start, token.end)
        if token.norm in NEARER | FARTHER and len(weeks) > 1:
            week = weeks[0] if token.norm in NEARER else weeks[-1]
            return _span_of(week, token.start, token.end)
    return None


def _weeks(days: Sequence[dt.date]) -> list[list[dt.date]]:
    """Return the days by calendar week."""
    weeks: dict[tuple[int, int], list[dt.date]] = {}
    for day in days:
        weeks.setdefault(day.isocalendar()[:2], []).append(day)
    return list(weeks.values())


def _span_of(days: Sequence[dt.date], start: int, end: int) -> Value[Span[dt.date]]:
    return Value(value=Span(earliest=days[0], latest=days[-1]), start=start, end=end)


def _is_weekday_alone(said: Value[dt.date], chart: Chart, tokens: Sequence[Token]) -> bool:
    """Whether the day was told by its weekday and nothing else."""
    inside = {at for at, token in enumerate(tokens) if said.start <= token.start < said.end}
    weekdays = {item.start for item in chart.items(frozenset({"WDAY"}))}
    return len(inside) <= _WEEKDAY_ALONE and bool(weekdays & inside)
