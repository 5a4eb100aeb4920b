"""Local times as people and programs write them."""

import datetime as dt
from zoneinfo import ZoneInfo

from businesses.models import Business
from reservations.engine import instants_of
from reservations.errors import NoSuchTime


def local_instant(
    business: Business, date: dt.date, wall: int, *, second: bool = False
) -> dt.datetime:
    """The instant of `wall` minutes after local midnight; of two the earlier, unless `second`.

    Raises NoSuchTime in the hour that a clock change leaves out.
    """
    found = instants_of(date, wall, business.zone)
    if not found:
        raise NoSuchTime
    return found[-1] if second else found[0]


def house_instant(business: Business, given: dt.datetime) -> dt.datetime:
    """The UTC instant of a time with or without offset, as a client wrote it.

    Raises NoSuchTime for a wall time that the house's clock skips, also when it was written with the
    offset that the house had before or after the change.
    """
    wall, zone = given.replace(tzinfo=None), business.zone
    if given.tzinfo is None:
        if _is_skipped(wall, zone):
            raise NoSuchTime
        return given.replace(tzinfo=zone).astimezone(dt.UTC)
    offset = given.utcoffset()
    if offset and _is_skipped(wall, zone) and offset in _offsets_around(wall, zone):
        raise NoSuchTime
    return given.astimezone(dt.UTC)


def _is_skipped(wall: dt.datetime, zone: ZoneInfo) -> bool:
    # On the first and last day of the calendar no other zone's time can be told, and no clock is ever changed.
    if not dt.date.min < wall.date() < dt.date.max:
        return False
    there = wall.replace(tzinfo=zone).astimezone(dt.UTC)
    return there.astimezone(zone).replace(tzinfo=None) != wall


def _offsets_around(wall: dt.datetime, zone: ZoneInfo) -> set[dt.timedelta | None]:
    hours = dt.timedelta(hours=6)
    return {
        (wall - hours).replace(tzinfo=zone).utcoffset(),
        (wall + hours).replace(tzinfo=zone).utcoffset(),
    }
