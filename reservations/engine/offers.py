"""Which starts can be had: the exact availability that is shown, and why there is none."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from reservations.engine import gates
from reservations.engine.calendar import quarter_of
from reservations.engine.daybook import DayBook
from reservations.engine.floor import Choice
from reservations.engine.gates import Start
from reservations.engine.model import Day, OpenSlot, Reason
from reservations.engine.seats import Need


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What a party of some size may have on a day, and, where there is nothing, why a diner has nothing."""

    slots: tuple[OpenSlot, ...]
    reason: Reason | None


def outlook(
    day: Day,
    party_size: int,
    *,
    area: int | None = None,
    by_staff: bool = False,
    replaces: str | None = None,
) -> Outlook:
    """Look at all starts of a day at once, as if the stay that is replaced were not there.

    `assign` accepts exactly these starts and areas on the same day. For staff the list holds the
    starts on the grid from the present quarter hour on; they may have others too.
    """
    book = DayBook(day)
    replaced = book.take_out(replaces) if replaces else None
    kept = replaced.starts_at if replaced else None
    refused = None if by_staff else book.party_obstacle(party_size)
    if refused:
        return Outlook(slots=(), reason=refused)
    areas, choices = _choices(book, party_size, area, by_staff=by_staff)
    found: dict[dt.datetime, dict[int | None, float]] = {}
    reasons: set[Reason] = set()
    for start in gates.starts_of(day, party_size):
        if by_staff and _has_passed(book, start):
            continue
        obstacle = book.obstacle(start, party_size, by_staff=by_staff, kept=kept)
        reasons.add(obstacle or Reason.FULL)
        if obstacle:
            continue
        fitting = found.setdefault(start.starts_at, {})
        needs = book.needs(start, party_size, choices, by_staff=by_staff)
        for each, need in zip(areas, needs, strict=True):
            if each not in fitting and _fits(book, need, by_staff=by_staff):
                fitting[each] = book.price(need)
    slots = tuple(
        OpenSlot(
            starts_at=at,
            areas=tuple([each for each in areas if each in fitting]),
            price=min(fitting.values()),
        )
        for at, fitting in sorted(found.items())
        if fitting
    )
    return Outlook(slots=slots, reason=None if slots else gates.nearest_miss(reasons))


def open_slots(
    day: Day, party_size: int, *, area: int | None = None, by_staff: bool = False
) -> tuple[OpenSlot, ...]:
    """List the starts a party can have, in order, with the areas in which it can have them."""
    return outlook(day, party_size, area=area, by_staff=by_staff).slots


def day_reason(day: Day, party_size: int, area: int | None = None) -> Reason | None:
    """Say why a diner can have no start on this day, or None when there is one."""
    return outlook(day, party_size, area=area).reason


def offerable(book: DayBook, party_size: int, *, by_staff: bool) -> Iterator[Start]:
    """Walk the starts of the day that only the tables may still refuse."""
    if not by_staff and book.party_obstacle(party_size):
        return
    for start in gates.starts_of(book.day, party_size):
        if by_staff and _has_passed(book, start):
            continue
        if book.obstacle(start, party_size, by_staff=by_staff) is None:
            yield start


def fits(
    book: DayBook, start: Start, party_size: int, area: int | None, *, by_staff: bool
) -> bool:
    """Tell whether a start can be had in an area, or in any."""
    _, choices = _choices(book, party_size, area, by_staff=by_staff)
    needs = book.needs(start, party_size, choices, by_staff=by_staff)
    return any(_fits(book, need, by_staff=by_staff) for need in needs)


def least_price(
    book: DayBook, start: Start, party_size: int, area: int | None, *, by_staff: bool
) -> float:
    """Give the covers that a start is expected to cost where it is cheapest; None: in any area."""
    if not book.has_prices:
        return 0.0
    _, choices = _choices(book, party_size, area, by_staff=by_staff)
    needs = book.needs(start, party_size, choices, by_staff=by_staff)
    return min((book.price(need) for need in needs), default=0.0)


def _choices(
    book: DayBook, party_size: int, area: int | None, *, by_staff: bool
) -> tuple[tuple[int | None, ...], list[Choice]]:
    """List the areas to look in, and what the party may be given in each."""
    areas, online = book.areas(area), not by_staff
    return areas, [book.floor.within(party_size, each, online=online) for each in areas]


def _has_passed(book: DayBook, start: Start) -> bool:
    return quarter_of(start.starts_at) < quarter_of(book.now)


def _fits(book: DayBook, need: Need, *, by_staff: bool) -> bool:
    if not by_staff and book.is_too_dear(need):
        return False
    return book.has_room(need) or book.make_room(need) is not None
