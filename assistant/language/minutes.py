"""Rules for minutes before and after an hour: "zehn nach acht", "quarter to nine", "kurz vor 7"."""

from assistant.language.clocks import HALF_DAY, MINUTES_AN_HOUR, Clock
from assistant.language.grammar import Grammar

_SHORTLY = 5
"""How many minutes "kurz nach acht" is after it."""
LEAST_SPOKEN_MINUTE = 5


def add_minute_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kinds MINS and TIME."""
    rule = grammar.rule
    grammar.constant("MINS", 15, "a|ein? viertel|quarter|viertl|viatl")
    grammar.constant("MINS", _SHORTLY, "a|ein|just? kurz|bisschen|bissl|shortly|bit", "just")

    @rule("MINS", "NUM UNIT")
    def minutes(number: int, unit: str) -> int | None:
        return number if unit == "minute" and 0 < number < MINUTES_AN_HOUR else None

    @rule("TIME", "MINS nach|past|after|ab|über|passed|from HALFBASE")
    def past(number: int, base: Clock) -> Clock:
        return base.shifted(number)

    @rule("TIME", "MINS vor|to|til|till|of|before|bis HALFBASE")
    def before(number: int, base: Clock) -> Clock:
        return base.shifted(-number)

    @rule("TIME", "NUM past|passed|über HALFBASE")
    def bare_past(number: int, base: Clock) -> Clock | None:
        return base.shifted(number) if _is_spoken(number) else None

    @rule("TIME", "NUM to|til|till|of HALFBASE")
    def bare_to(number: int, base: Clock) -> Clock | None:
        return base.shifted(-number) if _is_spoken(number) else None

    @rule("TIME", "NUM nach|after|ab|from HALFBASE")
    def bare_after(number: int, base: Clock) -> Clock | None:
        return base.shifted(number) if _is_spoken(number) and _is_small(base) else None

    @rule("TIME", "NUM vor|before|bis HALFBASE")
    def bare_before(number: int, base: Clock) -> Clock | None:
        return base.shifted(-number) if _is_spoken(number) and _is_small(base) else None


def _is_spoken(number: int) -> bool:
    """Whether a number without "minutes" may be of minutes: "zehn nach acht", but not "2 nach 8"."""
    return number % LEAST_SPOKEN_MINUTE == 0 and 0 < number < MINUTES_AN_HOUR


def _is_small(base: Clock) -> bool:
    """Whether the hour is as people say it: of ten people it is that they come "10 nach 20 Uhr"."""
    return base.minutes // MINUTES_AN_HOUR <= HALF_DAY
