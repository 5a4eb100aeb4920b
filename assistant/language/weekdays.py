"""Rules for weekdays and weeks: "nächsten Freitag", "Samstag in einer Woche"."""

from assistant.language.days import NEXT_WEEKEND, WEEK, WEEKEND, Day, OnWeekday
from assistant.language.grammar import Grammar

MOST_WEEKS = 60
_DAYS_CALLED_A_WEEK = {7: 1, 8: 1, 14: 2, 15: 2}
"""In German eight days are a week: "Samstag in 8 Tagen"."""


def add_weekday_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kind DATE."""
    grammar.group(
        "next", "nächsten nächster nächstem nächste nächstes nächst next following folgenden"
    )
    grammar.group("nächsten", "nächsten nächster nächstem nächst folgenden")
    grammar.group("coming", "kommenden kommender kommendem kommende kommendes coming upcoming")
    grammar.group("this", "diesen dieser diesem dieses dies diese this")
    grammar.group("weekend", "wochenende weekend wochenend woend")
    _plain(grammar)
    _of_weeks(grammar)
    _weeks_on(grammar)
    _weekends(grammar)


def _plain(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "DATE",
        "WDAY",
        "@this|@coming WDAY",
        "am|den|on|the|this @coming WDAY",
        "WDAY coming",
        "am|on|diesen|kommenden DOUBTFULDAY",
    )
    def weekday(day: int) -> Day:
        return OnWeekday(day)

    @rule("DATE", "@nächsten WDAY", "am|den @nächsten WDAY")
    def german_next(day: int) -> Day:
        return OnWeekday(day, called_next=True, even_tomorrow=True)

    @rule("DATE", "next|following WDAY", "the next|following WDAY")
    def english_next(day: int) -> Day:
        return OnWeekday(day, called_next=True)


def _of_weeks(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("DATE", "@this|@coming @weekend on|am|den? WDAY", "WDAY @this|@coming @weekend")
    def of_this_weekend(day: int) -> Day:
        return OnWeekday(day)

    @rule("DATE", "WDAY @this woche|week", "@this woche|week on|am? WDAY", "WDAY of this week")
    def of_this_week(day: int) -> Day:
        return OnWeekday(day, calendar_week=True)

    @rule(
        "DATE",
        "@next|@coming woche|week on|am|den? WDAY",
        "WDAY @next|@coming woche|week",
        "WDAY of|in|der next|nächsten week|woche",
        "WDAY in der nächsten|kommenden woche",
    )
    def of_next_week(day: int) -> Day:
        return OnWeekday(day, 1, calendar_week=True)

    @rule("DATE", "@next @weekend on|am|den? WDAY", "WDAY @next @weekend")
    def of_next_weekend(day: int) -> Day:
        return OnWeekday(day, 1, called_next=True, calendar_week=True)

    @rule(
        "DATE",
        "übernächste|übernächster|übernächsten woche am|den? WDAY",
        "WDAY übernächste|übernächster woche",
        "the? week after next on? WDAY",
        "WDAY the? week after next",
        "WDAY in der übernächsten woche",
    )
    def of_the_week_after(day: int) -> Day:
        return OnWeekday(day, 2, calendar_week=True)

    @rule("DATE", "in QTY|ONE UNIT ,? am|on|den|an? a|einem? WDAY")
    def of_a_later_week(number: int, unit: str, day: int) -> Day | None:
        return (
            OnWeekday(day, number, calendar_week=True)
            if unit == "week" and number < MOST_WEEKS
            else None
        )


def _weeks_on(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "DATE",
        "übernächsten|übernächster WDAY",
        "WDAY week",
        "WDAY after next",
        "WDAY nach dem nächsten",
        "WDAY über eine woche",
    )
    def a_week_later(day: int) -> Day:
        return OnWeekday(day, 1)

    @rule("DATE", "WDAY fortnight", "a fortnight on WDAY")
    def a_fortnight_later(day: int) -> Day:
        return OnWeekday(day, 2)

    @rule("DATE", "WDAY in QTY|ONE UNIT")
    def weekday_in(day: int, number: int, unit: str) -> Day | None:
        weeks = (
            number
            if unit == "week"
            else _DAYS_CALLED_A_WEEK.get(number)
            if unit == "day"
            else None
        )
        return OnWeekday(day, weeks) if weeks and weeks < MOST_WEEKS else None

    @rule("DATE", "QTY|ONE UNIT on|this|from WDAY")
    def weeks_on_weekday(number: int, unit: str, day: int) -> Day | None:
        return OnWeekday(day, number) if unit == "week" and number < MOST_WEEKS else None

    @rule("DATE", "NUM WDAY from now")
    def many_weekdays_on(number: int, day: int) -> Day | None:
        return OnWeekday(day, number - 1) if 0 < number < MOST_WEEKS else None


def _weekends(grammar: Grammar) -> None:
    grammar.constant(
        "DATESPAN", WEEKEND, "@weekend", "@this|@coming @weekend", "the @coming @weekend"
    )
    grammar.constant("DATESPAN", NEXT_WEEKEND, "@next @weekend", "the next @weekend")
    grammar.constant(
        "DATESPAN",
        WEEKEND.weeks_later(1),
        "wochenende darauf",
        "übernächstes|übernächsten @weekend",
        "@weekend nach dem nächsten|after next",
        "the? @weekend after",
    )
    grammar.constant("DATESPAN", WEEK, "@this woche|week", "in dieser woche")
    grammar.constant("DATESPAN", WEEK.weeks_later(1), "@next|@coming woche|week")
    grammar.constant(
        "DATESPAN", WEEK.weeks_later(2), "übernächste|übernächster woche", "the? week after next"
    )
