"""A forecast as demand on the market: how many parties of each shape are still to ask for a day."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reservations.engine.calendar import instant_of
from reservations.engine.crowd import Asking, Parts, Row
from reservations.engine.daybook import DayBook
from reservations.engine.forecast import Expected, Forecast, minutes_until, share_to_come
from reservations.engine.gates import turn_minutes
from reservations.engine.market import Market, Shape

SMALLEST = 1e-5
"""Expectations below this are left out."""
RIGID: Parts = ((0, 1.0),)
"""Whoever stands at the door comes now or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WishedStart:
    """A start of the forecast: its place among the priced quarters, and its share of all wishes."""

    place: int
    wall: int
    share: float
    at: dt.datetime


@dataclass(slots=True, eq=False)
class _Stream:
    """All parties of one size that use one shape, from the first to the last who asks."""

    each: Expected
    shape: Shape
    shares: Row
    """Of all wishes, by place."""


class Demand:
    """Who is expected on a day, and at any moment who of them is still to ask."""

    def __init__(
        self, book: DayBook, market: Market, forecast: Forecast, starts: tuple[WishedStart, ...]
    ) -> None:
        self._kept = forecast.kept
        self._parts: Parts = tuple(sorted(each for each in forecast.flexible if each[1]))
        self._starts = starts
        self._streams = list(_streams(book, market, forecast, starts))

    def left(self, now: dt.datetime) -> dict[Shape, list[Asking]]:
        """List who is still to ask, by what they could be given."""
        left = [0.0] * places_of(self._starts)
        for start in self._starts:
            left[start.place] = minutes_until(start.at, now)
        to_come = {
            lead: [share_to_come(minutes, lead) for minutes in left]
            for lead in {stream.each.lead_days for stream in self._streams}
        }
        found: dict[Shape, list[Asking]] = {}
        for stream in self._streams:
            each = stream.each
            expected = each.reserving * self._kept
            pairs = zip(stream.shares, to_come[each.lead_days], strict=True)
            reserving = [expected * share * part for share, part in pairs]
            askings = found.setdefault(stream.shape, [])
            if max(reserving, default=0.0) > SMALLEST:
                askings.append(Asking(each.party_size, True, self._parts, reserving))
            if each.walking_in:
                pairs = zip(stream.shares, left, strict=True)
                walking = [each.walking_in * share * (minutes > 0) for share, minutes in pairs]
                askings.append(Asking(each.party_size, False, RIGID, walking))
        return found


def wished_starts(book: DayBook, forecast: Forecast) -> tuple[int, tuple[WishedStart, ...]]:
    """Give the first priced quarter, and the starts that somebody may wish."""
    day = book.day
    total = sum(weight for _, weight in forecast.starts)
    found = [
        (instant_of(day.date, wall, day.zone), wall, weight / total)
        for wall, weight in forecast.starts
        if any(period.opens <= wall <= period.last_seating for period in day.periods)
    ]
    first = min((book.grid.quarter(at) for at, _, _ in found), default=0)
    return first, tuple(
        WishedStart(place=book.grid.quarter(at) - first, wall=wall, share=share, at=at)
        for at, wall, share in found
    )


def places_of(starts: Iterable[WishedStart]) -> int:
    """Count the priced quarters in which parties may start."""
    return 1 + max((start.place for start in starts), default=0)


def quarters_of_stay(book: DayBook, wall: int, party_size: int) -> int:
    """Give how long a party that starts then keeps its table, in quarters, buffer included."""
    day = book.day
    period = next((p for p in day.periods if p.opens <= wall <= p.last_seating), None)
    turns = (period.turns if period else None) or day.turns
    return -(-(turn_minutes(turns, party_size) + day.buffer_minutes) // 15)


def _streams(
    book: DayBook, market: Market, forecast: Forecast, starts: tuple[WishedStart, ...]
) -> Iterator[_Stream]:
    for each in forecast.expected:
        kinds = market.kinds(book.floor.anywhere(each.party_size))
        if not kinds:
            continue
        by_length: dict[int, Row] = {}
        for start in starts:
            length = quarters_of_stay(book, start.wall, each.party_size)
            shares = by_length.setdefault(length, [0.0] * places_of(starts))
            shares[start.place] += start.share
        for length, shares in by_length.items():
            yield _Stream(each, Shape(kinds, length), shares)
