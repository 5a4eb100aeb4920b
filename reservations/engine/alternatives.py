"""What to offer a party whose wish cannot be had."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from reservations.engine.daybook import DayBook
from reservations.engine.gates import Start
from reservations.engine.model import Day, Wish
from reservations.engine.offers import fits, least_price, offerable
from reservations.engine.steering import as_time

ANOTHER_AREA = dt.timedelta(minutes=30)
"""Sitting in another area than asked for counts like coming half an hour off."""
MOST_STEERED = dt.timedelta(minutes=30)
"""Offers are put in another order by prices, but not carried far from the wish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A start that can be had, and the area in which, or None for a party that asked for none."""

    starts_at: dt.datetime
    area: int | None


def alternatives(day: Day, wish: Wish, limit: int = 3) -> tuple[Alternative, ...]:
    """Give open starts of the same day near a wish, the nearest first, never the wish itself.

    A party that asked for an area is offered that area at other times, and the other areas. Of
    two equally near the later start comes first. Where prices are known, a start that leaves room
    for others counts as nearer, by half an hour at most.
    """
    book = DayBook(day)
    if wish.replaces:
        book.take_out(wish.replaces)
    return tuple(islice(_open(book, wish), limit))


def _open(book: DayBook, wish: Wish) -> Iterator[Alternative]:
    areas = [wish.area] if wish.area is None else [a for a in book.floor.areas if a is not None]
    starts = offerable(book, wish.party_size, by_staff=wish.by_staff)
    choices = [(start, area) for start in starts for area in areas]
    choices.sort(key=lambda choice: _distance(book, wish, *choice))
    seen = {Alternative(starts_at=wish.starts_at, area=wish.area)}
    for start, area in choices:
        alternative = Alternative(starts_at=start.starts_at, area=area)
        if alternative not in seen and fits(
            book, start, wish.party_size, area, by_staff=wish.by_staff
        ):
            seen.add(alternative)
            yield alternative


def _distance(
    book: DayBook, wish: Wish, start: Start, area: int | None
) -> tuple[dt.timedelta, bool, bool]:
    elsewhere = area != wish.area
    distance = abs(start.starts_at - wish.starts_at) + elsewhere * ANOTHER_AREA
    price = least_price(book, start, wish.party_size, area, by_staff=wish.by_staff)
    return (
        distance + min(as_time(price), MOST_STEERED),
        elsewhere,
        start.starts_at < wish.starts_at,
    )
