"""Rules for feasts counted, or of several kinds: "2. Advent", "bank holiday", "zwischen den Jahren"."""

from assistant.language.dates import DayRange
from assistant.language.days import Day, NextHoliday, OnHoliday
from assistant.language.grammar import Grammar

_SUNDAYS_OF_ADVENT = 4
_CHRISTMAS = {1: "christmas", 2: "second_christmas"}
_BANK_HOLIDAYS = ("easter_monday", "may_bank", "spring_bank", "summer_bank")


def add_feast_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kinds DATE and DATESPAN."""
    rule = grammar.rule

    @rule(
        "DATE",
        "ORD|DOTORD advent|adventsonntag|adventssonntag|advents",
        "NUM advent",
    )
    def sunday_of_advent(number: int) -> Day | None:
        return OnHoliday(f"advent_{number}") if 0 < number <= _SUNDAYS_OF_ADVENT else None

    @rule("DATE", "@on? @the? ORD -WDAY of|in advent")
    def said_sunday_of_advent(number: int) -> Day | None:
        return sunday_of_advent(number)

    @rule("DATE", "ORD|DOTORD weihnachtstag|weihnachtsfeiertag|weihnachtstags")
    def day_of_christmas(number: int) -> Day | None:
        return OnHoliday(_CHRISTMAS[number]) if number in _CHRISTMAS else None

    grammar.constant("DATE", NextHoliday(_BANK_HOLIDAYS), "bank holiday monday?")
    grammar.constant(
        "DATESPAN",
        DayRange(OnHoliday("second_christmas"), OnHoliday("new_years_eve")),
        "zwischen den jahren",
        "between christmas and new year|new year's",
    )
