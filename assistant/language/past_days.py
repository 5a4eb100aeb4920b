"""Rules for days gone by: "gestern Abend", "letzten Freitag", "three days ago"."""

from collections.abc import Sequence

from assistant.language.days import Day, FromToday, LastWeekday
from assistant.language.distances import days_of
from assistant.language.frame import Frame, Slots
from assistant.language.grammar import Grammar
from assistant.language.mentions import Mention
from assistant.language.spelling import word_set

_TELLING = word_set("""
war waren warst wart hab habe hatte hatten hatt gebucht reserviert bestellt vergessen gegessen
gesessen liegen liegengelassen verloren angerufen geschrieben gekommen bekommen was were had have
'd i've we've booked reserved ordered forgot left lost ate called wrote came did
""")
"""With these in it, a message tells of a day gone by and asks for none."""


def add_past_day_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kind PAST."""
    rule = grammar.rule
    grammar.group("last", "letzten letzter letzte letztes vergangenen vorigen last previous")
    grammar.constant("GONE", FromToday(-1), "gestern|gester|gestan|yesterday", "last NIGHT")
    grammar.constant("GONE", FromToday(-2), "vorgestern", "the? day before yesterday")

    @rule("GONE", "am|den|vom|on|the? @last WDAY")
    def last_weekday(weekday: int) -> Day:
        return LastWeekday(weekday)

    @rule("GONE", "am|den|vom|on|the? @last WDAYPART")
    def last_weekday_part(pair: tuple[int, str]) -> Day:
        return LastWeekday(pair[0])

    @rule("GONE", "vor QTY|ONE UNIT", "QTY|ONE UNIT ago")
    def ago(number: int, unit: str) -> Day | None:
        days = days_of(number, unit)
        return FromToday(-days) if days else None

    @rule("PAST", "GONE", "GONE -DAYPART|-MEALTIME|-NIGHT")
    def past(day: Day) -> Day:
        return day


def read_past(frame: Frame, slots: Slots, mentions: Sequence[Mention]) -> None:
    """Fill in a day gone by that was asked for where no other day was said."""
    if slots.date is not None or any(token.norm in _TELLING for token in frame.tokens):
        return
    for mention in mentions:
        if mention.kind == "PAST" and not mention.ruled_out:
            reading = mention.item.value.seen_from(frame.today)  # type: ignore[attr-defined]
            slots.past = frame.value(mention, reading.date) if reading else None
            return
