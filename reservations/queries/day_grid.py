"""The grid of the day page: from spans of time to cells that lie side by side."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from zoneinfo import ZoneInfo

from reservations.engine import SLOT_STEP, instant_of
from reservations.queries.day_model import Cell, Occupant, Span
from reservations.queries.house_plan import HousePlan

HOUR = dt.timedelta(hours=1)
USUAL_OPENING = 12 * 60
USUAL_END = 23 * 60
MOST_QUARTERS = 30 * 4


def quarters_of(plan: HousePlan, date: dt.date, spans: Iterable[Span]) -> tuple[dt.datetime, int]:
    """The first quarter hour of the page, on the hour, and their number: from opening until the last leave."""
    rules = plan.period_rules(date)
    longest = plan.longest_turn()
    opens = [instant_of(date, rule.period.opens, plan.zone) for rule in rules]
    ends = [
        instant_of(date, rule.period.must_end, plan.zone)
        if rule.period.must_end
        else instant_of(date, rule.period.last_seating + longest, plan.zone)
        for rule in rules
    ]
    taken = list(spans)
    opens += [begins for begins, _ in taken] or []
    ends += [until for _, until in taken] or []
    first = min(opens, default=instant_of(date, USUAL_OPENING, plan.zone))
    last = max(ends, default=instant_of(date, USUAL_END, plan.zone))
    first = first.astimezone(plan.zone).replace(minute=0, second=0, microsecond=0)
    first = first.astimezone(dt.UTC)
    count = -((first - last) // SLOT_STEP)
    return first, max(4, min(MOST_QUARTERS, count + -count % 4))


def clipped(first: dt.datetime, count: int, instant: dt.datetime) -> int | None:
    """The number of the quarter in which the instant lies, or None off the page."""
    number = (instant - first) // SLOT_STEP
    return number if 0 <= number < count else None


def cells_of(
    grid: tuple[dt.datetime, int], occupants: Sequence[Occupant], zone: ZoneInfo
) -> tuple[Cell, ...]:
    """The cells of one table; of occupants that meet in a quarter the later in the list is drawn."""
    first, count = grid
    drawn: list[Occupant | None] = [None] * count
    for occupant in occupants:
        begins, until = occupant.span
        start = max(0, (begins - first) // SLOT_STEP)
        stop = min(count, -((first - until) // SLOT_STEP))
        for number in range(start, stop):
            drawn[number] = occupant
    return tuple(_runs(drawn, first, zone))


def _runs(drawn: Sequence[Occupant | None], first: dt.datetime, zone: ZoneInfo) -> Iterator[Cell]:
    number = 0
    for _, run in groupby(drawn, key=id):
        same = list(run)
        begins = (first + number * SLOT_STEP).astimezone(zone)
        occupant = same[0]
        number += len(same)
        if occupant is not None:
            yield Cell(
                kind=occupant.kind,
                starts_at=begins,
                span=len(same),
                party=occupant.party,
                block_id=occupant.block_id,
                reason=occupant.reason,
            )
            continue
        for each in range(number - len(same), number):
            at = (first + each * SLOT_STEP).astimezone(zone)
            yield Cell(kind="free", starts_at=at, span=1)
