"""Spans of time as bit masks: one bit for one quarter hour of the nights around a date."""

import datetime as dt
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from reservations.engine.calendar import EPOCH, quarter_after, quarter_of
from reservations.engine.model import SLOT_STEP

DAYS_BEFORE = 1
DAYS_COVERED = 4
QUARTERS = DAYS_COVERED * 96


@dataclass(frozen=True, slots=True)
class Grid:
    """The quarter hours from the day before a date until two days after it."""

    origin: int
    begins_at: dt.datetime = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "begins_at", EPOCH + self.origin * SLOT_STEP)

    def covers(self, starts_at: dt.datetime, ends_at: dt.datetime) -> bool:
        """Tell whether the span lies wholly on the grid."""
        return (
            self.origin <= quarter_of(starts_at)
            and quarter_after(ends_at) <= self.origin + QUARTERS
        )

    def quarter(self, instant: dt.datetime) -> int:
        """Give the place on the grid of the quarter hour in which an instant lies."""
        return quarter_of(instant) - self.origin

    def mask(self, starts_at: dt.datetime, ends_at: dt.datetime) -> int:
        """Mark the quarters that [starts_at, ends_at) touches; what lies off the grid is cut."""
        # Asked for every stay of a day: hence no calls, and limits only where they matter.
        first = (starts_at - self.begins_at) // SLOT_STEP
        after = -((self.begins_at - ends_at) // SLOT_STEP)
        if not 0 <= first <= after <= QUARTERS:
            first = min(max(first, 0), QUARTERS)
            after = min(max(after, first), QUARTERS)
        return (1 << after) - (1 << first)


def grid_around(date: dt.date, zone: ZoneInfo) -> Grid:
    """Lay the grid for a service day; stays from the night before and past midnight fit on it."""
    before = dt.datetime.combine(date, dt.time(), tzinfo=zone) - dt.timedelta(days=DAYS_BEFORE)
    return Grid(quarter_of(before.astimezone(dt.UTC)))
