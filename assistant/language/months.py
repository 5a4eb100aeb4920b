"""A month said without a day: "im Mai", "in September", "Ende Juni"."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

from assistant.language.grammar import Grammar


@dataclass(frozen=True, slots=True)
class WholeMonth:
    """A month, the coming one of that name where no year was said."""

    month: int
    year: int | None = None

    def seen_from(self, today: dt.date) -> tuple[dt.date, dt.date]:
        """Return its first day, never before today where today is in it, and its last."""
        year = self.year or today.year + (self.month < today.month)
        last = dt.date(year, self.month, monthrange(year, self.month)[1])
        first = last.replace(day=1)
        return (today if first <= today <= last else first), last


def add_month_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kind MONTHSPAN."""

    @grammar.rule("MONTHSPAN", "im|in MONTH YEAR?", "anfang|mitte|ende|early|mid|late MONTH YEAR?")
    def month(number: int, year: int | None) -> WholeMonth:
        return WholeMonth(number, year)
