"""Rules for days of the calendar: "heute", "am 3. Juli", "24.12.", "Ostersonntag"."""

from dataclasses import dataclass, replace

from assistant.language.clocks import LAST_HOUR, clock
from assistant.language.days import (
    Day,
    FromToday,
    NextHoliday,
    NthOfMonth,
    OnDay,
    OnHoliday,
    OnWeekday,
)
from assistant.language.grammar import Grammar

LAST_MONTH = 12
LAST_DAY = 31
_FIRST_YEARLIKE = 100


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A day together with a part of it: "morgen Abend"."""

    day: Day
    part: str


@dataclass(frozen=True, slots=True)
class DayRange:
    """From one day to another."""

    first: Day
    last: Day


def on_day(day: int, month: int | None = None, year: int | None = None) -> OnDay | None:
    """Return the day of the month, or None where no month has such a day."""
    if not 1 <= day <= LAST_DAY or not 1 <= (month or 1) <= LAST_MONTH:
        return None
    return OnDay(day, month, year)


def add_date_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kinds DATE, DAYALONE, DATEPART and DATESPAN."""
    grammar.group("up_to", "bis to und and zum till until")
    grammar.group("the", "der die das den dem des the dr")
    grammar.group("on", "am an auf on for für vom von zum bis ab um fürn from statt")
    _named_days(grammar)
    _holidays(grammar)
    _months(grammar)
    _no_days(grammar)
    _nth_days(grammar)
    _figures(grammar)
    _days_alone(grammar)
    _days_with_weekdays(grammar)
    _parts(grammar)


def _named_days(grammar: Grammar) -> None:
    grammar.constant("DATE", FromToday(0), "heut|heute|today|heit|todays|today's|heid|hait|heind")
    grammar.constant(
        "DATE",
        FromToday(1),
        "morgen|morn|morgn|moang|tomorrow|tmrw|tmr|tomorow|tommorow|tommorrow|tomorrows|moing|mrgn|2morrow|tomorrow's",
    )
    grammar.constant(
        "DATE",
        FromToday(2),
        "übermorgen|uebermorgn|übermorn|übermoagn",
        "über morgen",
        "the? day after tomorrow",
    )
    grammar.constant(
        "DATEPART",
        PartOfDay(FromToday(0), "evening"),
        "tonight|tonite|2nite|tonights|tonight's",
        "to night",
        "heute|heut nacht",
    )
    grammar.constant("DATEPART", PartOfDay(FromToday(1), "morning"), "morgen früh|vormittag")
    grammar.constant(
        "NOW",
        FromToday(0),
        "right now",
        "now",
        "jetzt",
        "sofort",
        "at|in the? moment",
        "at the? present|this time",
    )

    grammar.constant("DATE", FromToday(0), "jetzt gleich", "gleich jetzt", "jetzt sofort")

    @grammar.rule(
        "DATEPART",
        "later? this PART|MEAL",
        "heute|heut in der früh",
        "heute|heut früh",
        "today's MEAL",
    )
    def part_of_today(part: str | None = None) -> PartOfDay:
        return PartOfDay(FromToday(0), part or "morning")


def _holidays(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("DATE", "HOLIDAY YEAR?", "HOLIDAY in|im jahr? YEAR")
    def holiday(key: str, year: int | None) -> Day:
        return OnHoliday(key, year)


def _months(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "DATE",
        "NUM|ORD|DOTORD of? MONTH",
        "NUM|ORD|DOTORD of? MONTH in|, YEAR",
        "NUM|ORD|DOTORD - MONTH -? YEAR?",
        "NUM|ORD|DOTORD of? MONTH YEAR",
    )
    def day_month(day: int, month: int, year: int | None = None) -> Day | None:
        return on_day(day, month, year)

    @rule(
        "DATE",
        "MONTH ,? the? NUM|ORD|DOTORD",
        "MONTH the? NUM|ORD|DOTORD ,? YEAR",
        "MONTH -|/ NUM -? YEAR?",
    )
    def month_day(month: int, day: int, year: int | None = None) -> Day | None:
        return on_day(day, month, year)

    @rule("DATE", "YEAR -|/ MONTH -|/ NUM", "MONTH - YEAR - NUM")
    def year_first(first: int, second: int, day: int) -> Day | None:
        return on_day(day, min(first, second), max(first, second))

    @rule("DATE", "ORD|DOTORD ORD|DOTORD", "ORD / NUM .?")
    def ordinal_month(day: int, month: int | None = None) -> Day | None:
        return on_day(day, month) if month else None


def _no_days(grammar: Grammar) -> None:
    """What cannot be is named as such: "32. Juli", "45.7."."""

    @grammar.rule("NOTIME", "NUM|ORD|DOTORD MONTH YEAR?")
    def no_day_of_month(day: int, month: int, year: int | None) -> int | None:
        del year
        return day if LAST_DAY < day < _FIRST_YEARLIKE and month else None

    @grammar.rule("NOTIME", "FIGDATE")
    def no_figures(day: OnDay) -> int | None:
        month = day.month or 0
        is_day = on_day(day.day, month, day.year) or on_day(month, day.day, day.year)
        is_clock = day.year is None and clock(day.day, month)
        return None if is_day or is_clock else day.day


def _nth_days(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("DATE", "ORD|DOTORD WDAY in|im|of MONTH YEAR?")
    def nth_weekday(number: int, weekday: int, month: int, year: int | None) -> Day:
        return NthOfMonth(number, weekday, month, year)

    @rule("DATE", "letzten|letzter|last WDAY in|im|of MONTH YEAR?")
    def last_weekday(weekday: int, month: int, year: int | None) -> Day:
        return NthOfMonth(-1, weekday, month, year)

    @rule("DATE", "last day in|of MONTH YEAR?", "letzten|letzter tag im MONTH YEAR?")
    def last_day(month: int, year: int | None) -> Day:
        return NthOfMonth(-1, None, month, year)

    @rule("DATE", "ORD day of MONTH YEAR?")
    def nth_day(number: int, month: int, year: int | None) -> Day | None:
        return on_day(number, month, year)


def _figures(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("DATE", "FIGDATE", "SLASHED")
    def figures(day: OnDay) -> Day | None:
        turned = day.swappable and on_day(day.month or 0, day.day, day.year)
        return day if on_day(day.day, day.month, day.year) or turned else None

    @rule("DATE", "@on|@the DOTTED", "@on @the DOTTED")
    def dotted(pair: tuple[int, int]) -> Day | None:
        return on_day(*pair)


def _days_alone(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "DAYALONE",
        "am|den|der|dem|vom|zum|bis|ab|der DOTORD",
        "@on @the ORD|DOTORD",
        "am|vom|zum|den ORD",
        "morning|evening|afternoon|night of the? ORD",
        "for|on|from ORD",
        "ORD|DOTORD dieses monats",
        "the? ORD of this month",
        "@on @the ORD|DOTORD of this month",
    )
    def day_alone(day: int) -> Day | None:
        return on_day(day)

    @rule("DAYALONE", "date is? the? NUM", "datum :|ist NUM|DOTORD")
    def dated(day: int) -> Day | None:
        return on_day(day)


def with_weekday(day: object, weekday: int) -> Day | None:
    """Return the day with its weekday added, or None where it says its weekday itself."""
    if isinstance(day, OnDay) and day.weekday is None:
        return replace(day, weekday=weekday)
    return day if isinstance(day, FromToday | OnHoliday | NextHoliday) else None


def _days_with_weekdays(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("DATE", "WDAY|DOUBTFULDAY ,? @on? @the? DATE|DAYALONE")
    def weekday_first(weekday: int, day: Day) -> Day | None:
        return with_weekday(day, weekday)

    @rule("DATE", "WDAY ,? @on? @the? ORD|DOTORD", "DOUBTFULDAY ,? @the? DOTORD")
    def weekday_and_number(weekday: int, number: int) -> Day | None:
        day = on_day(number)
        return with_weekday(day, weekday) if day else None

    @rule("DATE", "WDAY @the NUM")
    def weekday_the_number(weekday: int, number: int) -> Day | None:
        return weekday_and_number(weekday, number)

    @rule("DATE", "WDAY NUM")
    def weekday_and_late_day(weekday: int, number: int) -> Day | None:
        return weekday_and_number(weekday, number) if number > LAST_HOUR else None

    @rule("DATE", "WDAY|DOUBTFULDAY ,? @on? @the? DOTTED")
    def weekday_and_dotted(weekday: int, pair: tuple[int, int]) -> Day | None:
        day = on_day(*pair)
        return with_weekday(replace(day, swappable=True), weekday) if day else None

    @rule("DATE", "DATE ,? WDAY", "DATE ( WDAY|DOUBTFULDAY )", "DAYALONE ,? WDAY")
    def weekday_last(day: Day, weekday: int) -> Day | None:
        return with_weekday(day, weekday)


def _parts(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("DATEPART", "DATE|DAYALONE ,? DAYPART|MEALTIME", "DATE|DAYALONE NIGHT")
    def day_and_part(day: Day, part: str) -> PartOfDay:
        return PartOfDay(day, part)

    @rule("DATEPART", "DATE morgen")
    def day_and_morning(day: Day) -> PartOfDay | None:
        return PartOfDay(day, "morning") if isinstance(day, OnWeekday | FromToday) else None

    @rule("DATEPART", "am|den|diesen|this|on|kommenden? WDAYPART")
    def joined(pair: tuple[int, str]) -> PartOfDay:
        return PartOfDay(OnWeekday(pair[0]), pair[1])

    @rule("DATEPART", "am|den? nächsten WDAYPART")
    def joined_next(pair: tuple[int, str]) -> PartOfDay:
        return PartOfDay(OnWeekday(pair[0], called_next=True), pair[1])

    @rule("DATEPART", "WDAYPART ,? @on? @the? DATE|DAYALONE")
    def joined_and_day(pair: tuple[int, str], day: Day) -> PartOfDay | None:
        known = with_weekday(day, pair[0])
        return PartOfDay(known, pair[1]) if known else None

    @rule(
        "DATESPAN",
        "DATE|DAYALONE bis|to|till|until|- DATE|DAYALONE",
        "von|from|vom|zwischen|between the? DATE|DAYALONE @up_to the? DATE|DAYALONE",
    )
    def from_to(first: Day, last: Day) -> DayRange:
        return DayRange(first, last)
