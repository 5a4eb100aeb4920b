"""Rules for ranges and distances of time: "zwischen 7 und 8", "ab 19 Uhr", "in 2 Stunden"."""

from dataclasses import replace

from assistant.language.clocks import (
    MINUTES_A_DAY,
    MINUTES_AN_HOUR,
    Clock,
    ClockRange,
    FromNow,
    TimeShift,
    clock_of,
)
from assistant.language.grammar import Grammar

TENTHS = 10
_FARTHEST = 2 * MINUTES_A_DAY


def add_time_span_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kinds SPAN, FROMNOW, TIMESPAN and TIMESHIFT."""
    _lengths(grammar)
    _from_now(grammar)
    _ranges(grammar)
    _shifts(grammar)


def _lengths(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("SPAN", "QTY|ONE UNIT")
    def span(number: int, unit: str) -> int | None:
        if unit == "hour":
            return number * MINUTES_AN_HOUR
        return number if unit == "minute" else None

    @rule("SPAN", "DOTTED UNIT")
    def fraction(pair: tuple[int, int], unit: str) -> int | None:
        hours, tenths = pair
        fits = unit == "hour" and tenths < TENTHS
        return hours * MINUTES_AN_HOUR + MINUTES_AN_HOUR * tenths // TENTHS if fits else None

    a = "a|an|ein|eine|einer|einem|ne|ner|der?"
    grammar.constant(
        "SPAN",
        30,
        f"{a} halbe|halben|half stunde|stund|stündchen|hour",
        "half an hour",
        "a half hour",
        f"{a} halbstunde",
    )
    grammar.constant(
        "SPAN",
        15,
        f"{a} viertelstunde|viertelstündchen",
        f"{a} viertel|quarter stunde|hour",
        "a? quarter of an hour",
    )
    grammar.constant(
        "SPAN",
        45,
        f"{a} dreiviertelstunde",
        "three quarters of an hour",
        f"{a} dreiviertel stunde",
    )
    grammar.constant(
        "SPAN",
        90,
        "anderthalb|eineinhalb stunden",
        "one|an hour and a half",
        "one and a half hours",
        "an hour and a half",
    )

    @rule("SPAN", "NUM and a half UNIT", "NUM einhalb UNIT")
    def and_a_half(number: int, unit: str) -> int | None:
        return number * MINUTES_AN_HOUR + 30 if unit == "hour" else None

    @rule("SPAN", "SPAN ,? and|und? SPAN")
    def added(first: int, second: int) -> int:
        return first + second


def _from_now(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "FROMNOW",
        "heute|today? in about|etwa|ca|circa|ungefähr|so? .? SPAN",
        "SPAN from now",
        "+ SPAN",
    )
    def from_now(minutes: int) -> FromNow | None:
        return FromNow(minutes) if 0 < minutes <= _FARTHEST else None


def _range(first: object, last: object) -> ClockRange | None:
    start, end = clock_of(first), clock_of(last)
    if start is None or end is None:
        return None
    if end.part and not start.part and not start.whole:
        start = replace(start, part=end.part)
    return ClockRange(start, end)


def _ranges(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "TIMESPAN",
        "zwischen|between HOUR und|and|bis|to|- um? HOUR",
        "von|from HOUR bis|to|till|until|-|– HOUR",
        "TIME bis|to|till|until|-|– HOUR",
        "TIME|NUM oder|or um|at? TIME",
        "NUM bis|-|–|to TIME",
        "-AT HOUR oder|or HOUR",
        "-AT? NUM|TIME / TIME",
    )
    def between(first: object, last: object) -> ClockRange | None:
        return _range(first, last)

    @rule(
        "TIMESPAN",
        "so? ab|frühestens -AT? HOUR",
        "ab de|d|die TIME",
        "from TIME",
        "nach|after HOUR|TIME",
        "nicht|ned|nit|net|not vor|before -AT? HOUR",
        "not earlier than HOUR",
        "frühestens ab|um HOUR",
        "HOUR or|oder later|später",
        "any time after HOUR",
        "anytime after|from HOUR",
        "later|später than|als HOUR",
        "from HOUR onwards|on",
        "HOUR onwards|aufwärts",
    )
    def not_before(start: Clock) -> ClockRange:
        return ClockRange(start, None)

    @rule(
        "TIMESPAN",
        "spätestens|until|till|before|vor|bis -AT? HOUR",
        "no|not later than HOUR",
        "bis spätestens|um HOUR",
        "nicht nach|später -AT? HOUR",
        "not after|past HOUR",
        "HOUR at the latest",
        "HOUR spätestens",
        "earlier|früher than|als HOUR",
        "HOUR or|oder earlier|früher",
    )
    def not_after(end: Clock) -> ClockRange:
        return ClockRange(None, end)


def _shifts(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("TIMESHIFT", "um? SPAN @later|back", "um? SPAN nach hinten", "back by? SPAN")
    def later(minutes: int) -> TimeShift:
        return TimeShift(minutes)

    @rule("TIME", "SPAN @earlier than|als TIME")
    def earlier_than(minutes: int, base: Clock) -> Clock:
        return base.shifted(-minutes)

    @rule("TIME", "SPAN @later than|als TIME")
    def later_than(minutes: int, base: Clock) -> Clock:
        return base.shifted(minutes)

    grammar.constant(
        "TOO",
        "later",
        "zu|too früh|fruah|zeitig|early",
        "nicht|ned|net|nid|not so|that|too|ganz früh|fruah|zeitig|early",
    )
    grammar.constant(
        "TOO", "earlier", "zu|too spät|late", "nicht|ned|net|nid|not so|that|too|ganz spät|late"
    )

    @rule(
        "TIMESHIFT",
        "um? SPAN @earlier",
        "um? SPAN nach vorne|vorn",
        "um? SPAN vorziehen|vorverlegen|vorverschieben",
        "forward by? SPAN",
    )
    def earlier(minutes: int) -> TimeShift:
        return TimeShift(-minutes)
