"""Rules for a party and a day said in one breath: "table for 2 December 2"."""

from dataclasses import dataclass

from assistant.language.clocks import Clock
from assistant.language.dates import on_day
from assistant.language.days import Day
from assistant.language.grammar import Grammar
from assistant.language.party import Count, count


@dataclass(frozen=True, slots=True)
class PartyOnDay:
    """So many people on a day; read apart, the number would join the wrong one."""

    party: Count
    day: Day


@dataclass(frozen=True, slots=True)
class DayAtTime:
    """A day and a time in one row of figures: "Jan 2 8pm"; read apart, the 2 would join the 8."""

    day: Day
    time: Clock


def add_party_day_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kinds PARTYDATE and DAYTIME."""

    @grammar.rule("DAYTIME", "MONTH NUM ,? @at? TIME")
    def day_at_time(month: int, number: int, time: Clock) -> DayAtTime | None:
        day = on_day(number, month)
        return DayAtTime(day, time) if day else None

    @grammar.rule("PARTYDATE", "@for NUM MONTH NUM|ORD YEAR?", "@table NUM MONTH NUM|ORD")
    def party_on_day(
        people: int, month: int, number: int, year: int | None = None
    ) -> PartyOnDay | None:
        party, day = count(people), on_day(number, month, year)
        return PartyOnDay(party, day) if party and day else None
