"""Rules for days by their distance: "in 14 Tagen", "three days after Easter"."""

from assistant.language.days import Day, DayShift, FromToday, InMonths, OnDay, OnHoliday, Shifted
from assistant.language.grammar import Grammar
from assistant.language.weekdays import MOST_WEEKS

_DAYS = {"day": 1, "week": 7, "year": 365}
_MONTHS = {"month": 1, "year": 12}
_FARTHEST = 3_000
_FORTNIGHT = 14


def days_of(number: int | None, unit: str | None) -> int | None:
    """Return so many days, weeks or years in days; None for other units or beyond reason."""
    days = (number or 1) * _DAYS.get(unit or "day", 0)
    return days if 0 < days <= _FARTHEST else None


def add_distance_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kinds DATE and DAYSHIFT."""
    grammar.group("later", "später danach later darauf hence")
    grammar.group("earlier", "früher vorher eher davor earlier sooner zuvor")
    _from_today(grammar)
    _from_other_days(grammar)
    _shifts(grammar)


def _from_today(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("AMOUNT", "QTY", "ONE", "ein? paar")
    def amount(number: int = 2) -> int:
        return number

    @rule(
        "DATE",
        "heute|today|exactly|genau|schon|erst? in about|etwa|ca? AMOUNT UNIT",
        "AMOUNT UNIT from now|today",
        "AMOUNT UNIT after today",
        "upcoming|nächsten AMOUNT UNIT",
        "AMOUNT upcoming UNIT",
        "AMOUNT UNIT hence",
    )
    def in_days(number: int, unit: str) -> Day | None:
        if unit in _MONTHS:
            return (
                InMonths(number * _MONTHS[unit])
                if number * _MONTHS[unit] <= _FARTHEST // 30
                else None
            )
        days = days_of(number, unit)
        return FromToday(days) if days else None

    grammar.constant(
        "DATE",
        FromToday(_FORTNIGHT),
        "in a fortnight",
        "a fortnight from now|today",
        "in a fortnight's time",
        "a fortnight later",
    )
    grammar.constant("DATE", FromToday(7), "heute über eine woche", "a week today|now")


def _from_other_days(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("DATE", "AMOUNT UNIT after|from|nach|past @the? DATE")
    def after(number: int, unit: str, base: Day) -> Day | None:
        days = days_of(number, unit)
        return Shifted(base, days) if days and base != FromToday(0) else None

    @rule("DATE", "AMOUNT UNIT before|vor @the? DATE")
    def before(number: int, unit: str, base: Day) -> Day | None:
        days = days_of(number, unit)
        return Shifted(base, -days) if days else None

    @rule("DATE", "@the? day|tag after|nach @the? DATE")
    def day_after(base: Day) -> Day | None:
        return Shifted(base, 1)

    @rule("DATE", "@the? day|tag before|vor @the? DATE")
    def day_before(base: Day) -> Day | None:
        return Shifted(base, -1)

    @rule("DATE", "on|am|the? WDAY after|nach @the? DATE")
    def weekday_after(weekday: int, base: Day) -> Day | None:
        return Shifted(base, 0, weekday) if _is_of_calendar(base) else None

    @rule("DATE", "on|am|the? WDAY before|vor @the? DATE")
    def weekday_before(weekday: int, base: Day) -> Day | None:
        return Shifted(base, -7, weekday, even_then=True) if _is_of_calendar(base) else None

    @rule("DATE", "ORD|DOTORD WDAY after|nach DATE")
    def nth_weekday_after(number: int, weekday: int, base: Day) -> Day | None:
        return Shifted(base, 7 * (number - 1), weekday) if 0 < number < MOST_WEEKS else None


def _is_of_calendar(day: Day) -> bool:
    """Whether it is a feast or a date: nobody comes on "the Friday after tomorrow"."""
    return isinstance(day, OnHoliday | OnDay)


def _shifts(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "DAYSHIFT",
        "AMOUNT UNIT @later|back",
        "AMOUNT UNIT nach hinten",
        "um AMOUNT UNIT nach hinten",
        "back|um AMOUNT UNIT",
        "back by AMOUNT UNIT",
    )
    def later(number: int, unit: str) -> DayShift | None:
        days = days_of(number, unit)
        return DayShift(days) if days else None

    @rule(
        "DAYSHIFT",
        "AMOUNT UNIT @earlier",
        "um AMOUNT UNIT vor|nach|vorverlegen vorne?",
        "forward AMOUNT UNIT",
    )
    def earlier(number: int, unit: str) -> DayShift | None:
        days = days_of(number, unit)
        return DayShift(-days) if days else None

    grammar.constant(
        "DAYSHIFT",
        DayShift(1),
        "am|den|der? tag|tags danach|darauf|später",
        "the? day after",
        "the next|following day",
        "nächsten|folgenden tag",
    )
    grammar.constant(
        "DAYSHIFT",
        DayShift(-1),
        "am|den|der? tag|tags davor|vorher|zuvor",
        "the? day before",
        "the previous day",
        "vorherigen tag",
    )
