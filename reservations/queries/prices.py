"""Prices of a day as they were last made."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import connection

from reservations.engine import MOST_STEERED, Day, Prices, as_time
from reservations.models import DayPrices
from reservations.queries.house_plan import HousePlan
from reservations.queries.stamps import Stamps

MOST_KEPT = 1_000
"""Days."""


def with_prices(plan: HousePlan, day: Day) -> Day:
    """The day with what its tables are worth, where the house lets offers be steered by it."""
    if not plan.policy.steer or day.prices is not None:
        return day
    return replace(day, prices=prices_of(plan.business_id, day.date))


def prices_of(business_id: int, date: dt.date) -> Prices | None:
    """The prices of a service day; None where none were made."""
    stored = (
        DayPrices.objects.filter(business_id=business_id, date=date)
        .values_list("prices", flat=True)
        .first()
    )
    return _read(stored) if stored else None


_kept: dict[tuple[str, int, dt.date], tuple[str, Prices | None]] = {}


def kept_prices(plan: HousePlan, date: dt.date, stamps: Stamps) -> Prices | None:
    """The prices of a day where the house heeds them, from memory while they are not made anew."""
    stamp = stamps.prices.get(date)
    if stamp is None or not (plan.policy.steer or plan.policy.protect_large_tables):
        return None
    if connection.in_atomic_block:
        return prices_of(plan.business_id, date)
    place = (str(connection.settings_dict["NAME"]), plan.business_id, date)
    known = _kept.get(place)
    if known is not None and known[0] == stamp:
        return known[1]
    prices = prices_of(plan.business_id, date)
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[place] = stamp, prices
    return prices


def steering(price: float) -> dt.timedelta:
    """How much farther from a wish a start counts when offers are put in order; half an hour at most."""
    return min(as_time(price), MOST_STEERED)


def stored_form(prices: Prices) -> dict[str, Any]:
    """Prices as they are stored."""
    return {
        "classes": [list(each) for each in prices.classes],
        "first": prices.first,
        "tables": [[round(price, 4) for price in row] for row in prices.tables],
        "starting": [round(price, 4) for price in prices.starting],
    }


def _read(stored: Mapping[str, Any]) -> Prices:
    return Prices(
        classes=tuple(
            (area, smallest, largest, online)
            for area, smallest, largest, online in stored["classes"]
        ),
        first=stored["first"],
        tables=tuple(tuple(row) for row in stored["tables"]),
        starting=tuple(stored["starting"]),
    )
