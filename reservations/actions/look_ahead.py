"""Making prices for the days ahead, in the background."""

import datetime as dt
import logging

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from businesses.models import Business
from common import clock
from reservations.engine import price_day
from reservations.models import DayPrices, Policy, ServiceDay
from reservations.queries.day import load_day
from reservations.queries.forecast import forecast
from reservations.queries.house_plan import house_plan
from reservations.queries.prices import stored_form

log = logging.getLogger(__name__)
DAYS_AHEAD = 14
DAYS_A_RUN = 3
"""Few, and often: where worker and web server are one process, who asks meanwhile waits for the interpreter."""
LASTS = dt.timedelta(hours=1)
"""After this prices are made anew even where nobody reserved: there is less still to come."""
LASTS_UNTOUCHED = dt.timedelta(hours=12)
"""The same for a day that nobody has asked for: what is still to come hardly changes, and most days are such."""


def price_days_ahead(now: dt.datetime) -> int:
    """Make prices for some days that have none, or that changed since theirs were made; give back how many.

    A day is priced before its first reservation, so that the first guest is steered too. One that cannot be priced
    counts as one of which nothing is known, so that it does not stand before all others for ever.
    """
    found: list[tuple[int, dt.date]] = []
    for ahead in range(-1, DAYS_AHEAD + 1):
        date = now.date() + dt.timedelta(days=ahead)
        houses = _unpriced(date, now)[: DAYS_A_RUN - len(found)]
        found += [(business_id, date) for business_id in houses]
        if len(found) >= DAYS_A_RUN:
            break
    for business_id, date in found:
        business = Business.objects.get(pk=business_id)
        try:
            make_prices(business=business, date=date)
        except Exception:  # the fault of one house must not be that of the others
            log.exception("day not priced", extra={"business_id": business_id})
            _store(business, date, _version(business, date), None, now)
    return len(found)


def _unpriced(date: dt.date, now: dt.datetime) -> QuerySet[Policy, int]:
    """The houses that heed prices and have none of this day, old ones, or such of an earlier state of it."""
    of_house = {"business_id": OuterRef("business_id"), "date": date}
    version = ServiceDay.objects.filter(**of_house).values("version")[:1]
    fresh = DayPrices.objects.filter(
        Q(made_at__gt=now - LASTS) | Q(day_version=0, made_at__gt=now - LASTS_UNTOUCHED),
        **of_house,
        day_version=OuterRef("version"),
    )
    return (
        Policy.objects.filter(Q(steer=True) | Q(protect_large_tables=True))
        .annotate(version=Coalesce(Subquery(version), 0))
        .exclude(Exists(fresh))
        .order_by("business_id")
        .values_list("business_id", flat=True)
    )


def prune_prices(now: dt.datetime) -> int:
    """Delete the prices of days gone by, which nobody asks for any more."""
    return DayPrices.objects.filter(date__lt=now.date() - dt.timedelta(days=2)).delete()[0]


def make_prices(*, business: Business, date: dt.date) -> DayPrices:
    """Make the prices of one service day and store them; no lock is held, they are advice only."""
    now = clock.now()
    plan = house_plan(business)
    version = _version(business, date)
    expected = forecast(plan, date, now.astimezone(plan.zone).date())
    prices = None
    if expected is not None:
        prices = price_day(load_day(business, date, now=now, plan=plan), expected)
    return _store(business, date, version, stored_form(prices) if prices else None, now)


def _version(business: Business, date: dt.date) -> int:
    days = ServiceDay.objects.filter(business=business, date=date)
    return days.values_list("version", flat=True).first() or 0


@transaction.atomic
def _store(
    business: Business, date: dt.date, version: int, prices: object, now: dt.datetime
) -> DayPrices:
    row, _created = DayPrices.objects.update_or_create(
        business=business,
        date=date,
        defaults={"day_version": version, "prices": prices, "made_at": now},
    )
    log.info("day priced", extra={"business_id": business.pk, "known": prices is not None})
    return row
