"""Wall-clock times to instants across both clock changes, and instants to quarter hours."""

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

from reservations.engine.model import SLOT_STEP

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@lru_cache(maxsize=8192)
def instants_of(date: dt.date, wall: int, zone: ZoneInfo) -> tuple[dt.datetime, ...]:
    """Give the UTC instants at which a clock in `zone` shows `wall` minutes after midnight.

    Minutes from 1440 on belong to the night after `date`. The result is empty in the gap of
    spring and has two instants, the earlier first, in the fold of autumn.
    """
    midnight = dt.datetime.combine(date, dt.time())
    shown = midnight + dt.timedelta(minutes=wall)
    found = []
    for fold in (0, 1):
        instant = shown.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC)
        exists = instant.astimezone(zone).replace(tzinfo=None) == shown
        if exists and instant not in found:
            found.append(instant)
    return tuple(sorted(found))


@lru_cache(maxsize=8192)
def instant_of(date: dt.date, wall: int, zone: ZoneInfo) -> dt.datetime:
    """Give the one UTC instant meant by a wall time: the earlier of two, moved past a gap."""
    midnight = dt.datetime.combine(date, dt.time(), tzinfo=zone)
    return (midnight + dt.timedelta(minutes=wall)).astimezone(dt.UTC)


def quarter_of(instant: dt.datetime) -> int:
    """Give the number of the quarter hour (since 1970, UTC) in which the instant lies."""
    return (instant - EPOCH) // SLOT_STEP


def quarter_after(instant: dt.datetime) -> int:
    """Give the number of the first quarter hour that starts at the instant or later."""
    return -((EPOCH - instant) // SLOT_STEP)


def occupied_quarters(
    starts_at: dt.datetime, occupied_until: dt.datetime
) -> tuple[dt.datetime, ...]:
    """List the UTC starts of the quarter hours that [starts_at, occupied_until) touches."""
    quarters = range(quarter_of(starts_at), quarter_after(occupied_until))
    return tuple(EPOCH + number * SLOT_STEP for number in quarters)
