"""Nothing more online tonight, or in one area, until a time."""

import datetime as dt

from businesses.models import Business
from reservations.actions.block import check_span, service_dates, tell
from reservations.actions.by import By
from reservations.actions.deciding import deciding
from reservations.actions.locked import LockedDays, lock_days, moment_of_decision
from reservations.models import Closure
from reservations.queries.availability import area_of
from reservations.queries.house_plan import HousePlan, house_plan

LONGEST_STOP = dt.timedelta(days=31)


@deciding
def stop_online_offers(
    *, business: Business, until: dt.datetime, by: By, area: str | None = None
) -> Closure:
    """Offer nothing online from now until then, in the house or one area; staff may still seat there."""
    by.must_serve(business.pk)
    plan = house_plan(business)
    area_id = area_of(plan, area)
    days = _lock_until(business, plan, until)
    check_span(days.now, until, LONGEST_STOP)
    closure = Closure.objects.create(
        business=business,
        area_id=area_id,
        starts_at=days.now,
        ends_at=until,
        online_only=True,
        created_at=days.now,
    )
    tell(days)
    return closure


@deciding
def resume_online_offers(*, business: Business, by: By, area: str | None = None) -> int:
    """Offer again what was stopped, in one area or everywhere; give back how many stops were lifted."""
    by.must_serve(business.pk)
    plan = house_plan(business)
    stops = Closure.objects.filter(business=business, online_only=True, starts_at__isnull=False)
    if area is not None:
        stops = stops.filter(area=area_of(plan, area))
    latest = stops.order_by("-ends_at").values_list("ends_at", flat=True).first()
    days = _lock_until(business, plan, latest)
    lifted = stops.filter(starts_at__lt=days.now, ends_at__gt=days.now).update(ends_at=days.now)
    lifted += stops.filter(starts_at__gte=days.now).delete()[0]
    tell(days)
    return lifted


def _lock_until(business: Business, plan: HousePlan, until: dt.datetime | None) -> LockedDays:
    """The service days from the present one on, as many as a stop may last."""
    now = moment_of_decision()
    end = min(max(until or now, now), now + LONGEST_STOP)
    return lock_days(business, service_dates(plan, now, end + dt.timedelta(seconds=1)), plan=plan)
