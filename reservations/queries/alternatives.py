"""What else could be had: near the wish on the same day, then on days close by."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from businesses.models import Business
from reservations.engine import Day, OpenSlot, Wish, alternatives
from reservations.errors import Offer
from reservations.queries.house_plan import HousePlan
from reservations.queries.outlooks import AsOf, as_of, outlook_of
from reservations.queries.prices import steering, with_prices

LIMIT = 3
OTHER_DAYS = (1, -1, 7, 2)


def other_starts(
    business: Business, plan: HousePlan, day: Day, wish: Wish, limit: int = LIMIT
) -> tuple[Offer, ...]:
    """At most `limit` starts that can be had instead of this wish, the same day first."""
    online = replace(wish, tables=None, turn_minutes=None, by_staff=False)
    day = with_prices(plan, day)
    found = [
        Offer(starts_at=each.starts_at, area=plan.area_slug(each.area))
        for each in alternatives(day, online, limit)
    ]
    return _filled(found, as_of(business, day.date, day.now), day.date, online, limit)


def instead_of_day(at: AsOf, date: dt.date, wish: Wish) -> tuple[Offer, ...]:
    """At most three starts for a party that can have nothing in its area on that day: other areas first."""
    found: list[Offer] = []
    if wish.area is not None:
        there = outlook_of(at, date, wish.party_size, None)
        found = [
            Offer(starts_at=slot.starts_at, area=at.plan.area_slug(area))
            for slot in _nearest_first(there.slots, wish.starts_at)
            for area in slot.areas
            if area is not None
        ]
    return _filled(found[:LIMIT], at, date, wish, LIMIT)


def _filled(
    found: list[Offer], at: AsOf, date: dt.date, wish: Wish, limit: int
) -> tuple[Offer, ...]:
    """Fill up with the start nearest to the wished time of day, one for each of a few other days."""
    local = wish.starts_at.astimezone(at.plan.zone)
    for days in OTHER_DAYS:
        if len(found) >= limit:
            break
        wished_at = (local + dt.timedelta(days=days)).astimezone(dt.UTC)
        slots = outlook_of(at, date + dt.timedelta(days=days), wish.party_size, wish.area).slots
        found += [
            Offer(starts_at=slot.starts_at, area=at.plan.area_slug(wish.area))
            for slot in _nearest_first(slots, wished_at)[:1]
        ]
    return tuple(found)


def _nearest_first(slots: Sequence[OpenSlot], wished_at: dt.datetime) -> list[OpenSlot]:
    """In order of distance, of two equally near the later; what suits the house counts as nearer."""

    def distance(slot: OpenSlot) -> tuple[dt.timedelta, bool]:
        away = abs(slot.starts_at - wished_at) + steering(slot.price)
        return away, slot.starts_at < wished_at

    return sorted(slots, key=distance)
