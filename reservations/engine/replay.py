"""An evening of the past played again, request by request, as if the house had decided otherwise."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reservations.engine.daybook import DayBook
from reservations.engine.decide import give
from reservations.engine.forecast import Forecast
from reservations.engine.model import Day, Refusal, Wish
from reservations.engine.pricing import Pricing

STEPS_AT_FIRST = 150
STEPS = 4
REQUESTS_BETWEEN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRequest:
    """A request as it once was made, and what became of the party."""

    asked_at: dt.datetime
    wish: Wish
    paced: bool = True
    came: bool = True
    gone_at: dt.datetime | None = None
    """When it was known that the party does not come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """How the evening ended."""

    covers: int
    """Of parties that got a table and came."""
    refused: int
    """Parties that got none."""


def replay(day: Day, requests: Sequence[PastRequest], forecast: Forecast | None) -> Replayed:
    """Decide the requests in their order on an empty day, with the prices of a forecast.

    Whether parties are refused that cost more covers than they bring is a matter of `day.protect`.
    """
    first = min((request.asked_at for request in requests), default=day.now)
    book = DayBook(replace(day, now=first, stays=(), prices=None))
    pricing = Pricing(book, forecast) if forecast and day.protect else None
    if pricing:
        pricing.refine(STEPS_AT_FIRST)
        book.know_prices(pricing.prices())
    covers = refused = asked = 0
    for moment, number, leaves in _in_order(requests):
        _go_on(book, moment)
        request, stay = requests[number], str(number)
        if leaves:
            book.take_out(stay)
            continue
        asked += 1
        if pricing and asked % REQUESTS_BETWEEN == 0:
            pricing.look_again()
            pricing.refine(STEPS)
            book.know_prices(pricing.prices())
        if isinstance(give(book, request.wish, stay, paced=request.paced), Refusal):
            refused += 1
        elif request.came:
            covers += request.wish.party_size
    return Replayed(covers=covers, refused=refused)


def _in_order(requests: Sequence[PastRequest]) -> list[tuple[dt.datetime, int, bool]]:
    """When each party asks, and when those who do not come are known to be gone."""

    def events() -> Iterator[tuple[dt.datetime, int, bool]]:
        for number, request in enumerate(requests):
            yield request.asked_at, number, False
            if request.gone_at is not None:
                yield max(request.gone_at, request.asked_at), number, True

    return sorted(events(), key=lambda event: (event[0], event[2], event[1]))


def _go_on(book: DayBook, moment: dt.datetime) -> None:
    """Parties whose time has come keep their tables."""
    book.now = moment
    for stay in list(book.stays.values()):
        if stay.starts_at <= moment and not stay.locked:
            book.put(replace(stay, locked=True))
