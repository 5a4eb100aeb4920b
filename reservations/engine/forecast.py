"""What a house expects of an evening, told by its own history."""

import datetime as dt
import math
from dataclasses import dataclass

MINUTES_OF_A_DAY = 24 * 60
LEAST_NOTICE = 60
"""Requests with less notice than this are walk-ins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """How many parties of one size ask for one service day, and how long before."""

    party_size: int
    reserving: float
    """Requests for a reservation, from the first day to the last."""
    walking_in: float = 0.0
    lead_days: float = 4.0
    """Mean time between the request and the visit."""


USUALLY_FLEXIBLE = ((0, 0.6), (2, 0.4))
"""Of ten parties six want one time and four would come half an hour off it: taken where nobody said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The requests that a house expects for one service day, and how many keep what they get."""

    expected: tuple[Expected, ...]
    starts: tuple[tuple[int, float], ...]
    """Wished starts in minutes since midnight of the service day, with their weights."""
    flexible: tuple[tuple[int, float], ...] = USUALLY_FLEXIBLE
    """Quarter hours by which guests would come earlier or later, with their shares."""
    cancelled: float = 0.0
    missed: float = 0.0

    @property
    def kept(self) -> float:
        """Give the share of reservations that end with guests at a table."""
        return (1 - self.cancelled) * (1 - self.missed)


def share_to_come(minutes_left: float, lead_days: float) -> float:
    """Give the share of all requests for a start that are still to come so long before it."""
    if minutes_left < LEAST_NOTICE:
        return 0.0
    return 1 - math.exp(-minutes_left / (lead_days * MINUTES_OF_A_DAY))


def minutes_until(instant: dt.datetime, now: dt.datetime) -> float:
    """Give the minutes from now until an instant, negative when it has gone by."""
    return (instant - now).total_seconds() / 60
