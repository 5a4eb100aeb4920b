"""Making prices for the days ahead, in the background."""

import datetime as dt
import logging

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from businesses.models import Business
from common import clock
from reservations.engine import price_day
from reservations.models import DayPrices, ServiceDay
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


def price_days_ahead(now: dt.datetime) -> int:
    """Make prices for some days that changed since theirs were made; give back how many."""
    fresh = DayPrices.objects.filter(
        business_id=OuterRef("business_id"),
        date=OuterRef("date"),
        day_version=OuterRef("version"),
        made_at__gt=now - LASTS,
    )
    today = now.date()
    days = (
        ServiceDay.objects.filter(
            Q(business__policy__steer=True) | Q(business__policy__protect_large_tables=True),
            ~Exists(fresh),
            date__gte=today - dt.timedelta(days=1),
            date__lte=today + dt.timedelta(days=DAYS_AHEAD),
        )
        .order_by("date", "business_id")
        .values_list("business_id", "date")
    )
    found = list(days[:DAYS_A_RUN])
    for business_id, date in found:
        make_prices(business=Business.objects.get(pk=business_id), date=date)
    return len(found)


def make_prices(*, business: Business, date: dt.date) -> DayPrices:
    """Make the prices of one service day and store them; no lock is held, they are advice only."""
    now = clock.now()
    plan = house_plan(business)
    version = (
        ServiceDay.objects.filter(business=business, date=date)
        .values_list("version", flat=True)
        .first()
    )
    expected = forecast(plan, date, now.astimezone(plan.zone).date())
    prices = None
    if expected is not None:
        prices = price_day(load_day(business, date, now=now, plan=plan), expected)
    return _store(business, date, version or 0, stored_form(prices) if prices else None, now)


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
