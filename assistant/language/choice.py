"""Which of the offered starts the diner takes: "der frühere", "das zweite", "um 20 Uhr"."""

import datetime as dt
from collections.abc import Sequence

from assistant.language.grammar import Chart, Grammar, Item
from assistant.language.model import Value
from assistant.language.tokens import Token

Offered = Sequence[tuple[dt.date, dt.time]]


def add_choice_rules(grammar: Grammar) -> None:
    """Add the rules for choosing; their things are of kind CHOICE."""
    rule = grammar.rule
    grammar.group("the_earlier", "frühere früheren earlier earliest früheste frühesten sooner")
    grammar.group(
        "the_later", "spätere späteren later latest späteste spätesten letzte letzten last"
    )

    @rule(
        "CHOICE",
        "der|die|das|den|the ORD",
        "der|die|das|den|the ORD one|bitte|option|termin|vorschlag|zeit",
        "ORD option|one|please|bitte",
        "option|nummer|nr|number NUM",
        "the|der|die|das|den DOTORD",
    )
    def counted(number: int) -> str | None:
        return f"at {number}" if number > 0 else None

    @rule(
        "CHOICE",
        "@the @the_earlier one|uhrzeit|zeit|termin?",
        "früher|früheren|earlier one|bitte",
        "lieber früher",
        "the earlier",
    )
    def earlier() -> str:
        return "first"

    grammar.group("the_middle", "mittlere mittleren middle mittler")

    @rule("CHOICE", "@the @the_middle one|slot|time|option|uhrzeit|zeit|termin|variante?")
    def between() -> str:
        return "middle"

    @rule(
        "CHOICE",
        "@the @the_later one|uhrzeit|zeit|termin?",
        "späteren|later one|bitte",
        "lieber später",
        "the later",
    )
    def later() -> str:
        return "last"


def choices_in(chart: Chart) -> Sequence[Item]:
    """Return all words of choosing."""
    return tuple(chart.items(frozenset({"CHOICE"})))


def choice_in(
    chosen: Sequence[Item], tokens: Sequence[Token], offered: Offered
) -> Value[int] | None:
    """Return the index of the offer that was chosen by its place in the list or in time."""
    if not offered:
        return None
    for item in chosen:
        index = _index(str(item.value), offered)
        if index is not None:
            return Value(value=index, start=tokens[item.start].start, end=tokens[item.end - 1].end)
    return None


def _index(choice: str, offered: Offered) -> int | None:
    by_time = sorted(range(len(offered)), key=lambda index: offered[index])
    if choice == "first":
        return by_time[0]
    if choice == "last":
        return by_time[-1]
    if choice == "middle":
        return by_time[len(offered) // 2] if len(offered) % 2 else None
    number = int(choice.removeprefix("at ")) - 1
    return number if number < len(offered) else None


def offer_at(
    offered: Offered, date: Value[dt.date] | None, time: Value[dt.time] | None
) -> Value[int] | None:
    """Return the one offer that fits the day and time said."""
    said = time or date
    if said is None or said.negated:
        return None
    times = {time.value, time.other} if time else set()
    fitting = [
        index
        for index, (day, start) in enumerate(offered)
        if (date is None or day == date.value) and (time is None or start in times)
    ]
    return Value(value=fitting[0], start=said.start, end=said.end) if len(fitting) == 1 else None
