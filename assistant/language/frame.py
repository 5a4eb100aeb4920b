"""What a message is read in: its words, its context, and what is settled so far."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.language.days import Day
from assistant.language.mentions import Mention
from assistant.language.model import Context, DayWish, Draft, Lang, Span, Value
from assistant.language.tokens import Token

_LEADING = frozenset({"am", "den", "der", "on", "the", "um", "at", "fur", "for"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One message with all that it is read against."""

    text: str
    tokens: Sequence[Token]
    lang: Lang
    context: Context
    draft: Draft
    asked: tuple[str, ...]

    @property
    def now(self) -> dt.datetime:
        return self.context.now.replace(tzinfo=None)

    @property
    def today(self) -> dt.date:
        return self.now.date()

    def value(self, mention: Mention, value: Any, **more: Any) -> Value[Any]:
        """Return the value together with the piece of text it was read from."""
        start = self.tokens[mention.item.start].start
        end = self.tokens[mention.item.end - 1].end
        return Value(value=value, start=start, end=end, **more)

    def words(self, mention: Mention) -> Value[str]:
        """Return the mention's own words: "am 31.11." names "31.11."."""
        first, last = mention.item.start, mention.item.end
        while first + 1 < last and self.tokens[first].norm in _LEADING:
            first += 1
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        if self.tokens[last - 1].is_figure and self.text[end : end + 1] == ".":
            end += 1
        return Value(value=self.text[start:end], start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayGroup:
    """Several days that are named in one breath."""

    mentions: Sequence[Mention]
    days: Sequence[Day]
    is_open: bool
    """Whether one of them is meant and not all."""
    words: frozenset[str]
    """What joins them."""


@dataclass(slots=True)
class Slots:
    """The values read so far."""

    party_size: Value[int] | None = None
    date: Value[dt.date] | None = None
    time: Value[dt.time] | None = None
    date_span: Value[Span[dt.date]] | None = None
    time_span: Value[Span[dt.time]] | None = None
    days_open: Sequence[dt.date] = ()
    day_group: DayGroup | None = None
    by_day: Sequence[DayWish] = ()
    is_all_days: bool = False
    or_time: Value[dt.time] | None = None
    past: Value[dt.date] | None = None
    settled: bool = False
    """Whether the date is one of two that were asked about."""
    is_feast: bool = False
    """Whether the date was told by the name of a feast."""
    daypart: str | None = None
    impossible: list[Value[str]] = field(default_factory=list)


def chosen(said: Sequence[Mention], *, last: bool = False) -> Mention | None:
    """Return the mention that counts: not ruled out nor old, the last where words correct."""
    kept = [mention for mention in said if not mention.ruled_out and not mention.old]
    if not kept:
        return said[-1] if said else None
    turned = [mention for mention in kept[1:] if mention.turned]
    if turned:
        return turned[-1]
    return kept[-1] if last else kept[0]
