"""Evenings of the past as they were asked for, to be played again."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from businesses.models import Business
from reservations.engine import Day, Forecast, Wish
from reservations.engine.replay import PastRequest
from reservations.enums import ReservationStatus, Source
from reservations.models import Reservation, ReservationChange, WaitlistEntry
from reservations.queries.day import load_day
from reservations.queries.forecast import ASKED_FOR, UNSERVED, WEEKS, forecast
from reservations.queries.house_plan import HousePlan, house_plan

S = ReservationStatus
GONE = (S.CANCELLED, S.NO_SHOW)
BY_STAFF = (Source.WALK_IN, Source.PHONE)
"""Whom nobody but staff let in: no rule for diners and no refusal applied to them."""
A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEvening:
    """A service day before anybody had asked for it, what was then expected of it, and who asked."""

    day: Day
    forecast: Forecast
    requests: tuple[PastRequest, ...]


def past_evenings(business: Business, today: dt.date, most: int) -> Iterator[PastEvening]:
    """The latest service days of which something was expected by the weeks before, latest first."""
    plan = house_plan(business)
    dates = (
        Reservation.objects.for_business(business.pk)
        .filter(
            service_date__lt=today,
            service_date__gte=today - WEEKS * 7 * A_DAY,
            status__in=ASKED_FOR,
        )
        .order_by("-service_date")
        .values_list("service_date", flat=True)
        .distinct()[:most]
    )
    for date in list(dates):
        expected = forecast(plan, date, date)
        if expected is not None:
            yield PastEvening(
                day=_empty(business, plan, date),
                forecast=expected,
                requests=tuple(sorted(_requests(plan, date), key=lambda each: each.asked_at)),
            )


def _empty(business: Business, plan: HousePlan, date: dt.date) -> Day:
    """The day by today's rules; notice and horizon stood when it was asked for, and are not asked again."""
    day = load_day(business, date, plan=plan)
    return replace(
        day, stays=(), taken=(), prices=None, min_notice_minutes=0, max_advance_days=10_000
    )


def _requests(plan: HousePlan, date: dt.date) -> Iterator[PastRequest]:
    rows = list(
        Reservation.objects.for_business(plan.business_id)
        .filter(service_date=date, status__in=ASKED_FOR)
        .order_by("created_at", "id")
    )
    gone = dict(
        ReservationChange.objects.filter(
            reservation__in=[row.pk for row in rows if row.status in GONE], what__in=GONE
        ).values_list("reservation_id", "at")
    )
    for row in rows:
        by_staff = row.source in BY_STAFF
        yield PastRequest(
            asked_at=row.created_at,
            wish=Wish(
                party_size=row.party_size,
                starts_at=row.starts_at,
                area=row.area_id,
                by_staff=by_staff,
            ),
            paced=row.source != Source.WALK_IN,
            came=row.status not in GONE,
            gone_at=gone.get(row.pk, row.starts_at) if row.status in GONE else None,
        )
    yield from _waited_in_vain(plan, date)


def _waited_in_vain(plan: HousePlan, date: dt.date) -> Iterator[PastRequest]:
    entries = WaitlistEntry.objects.filter(
        business_id=plan.business_id,
        state__in=UNSERVED,
        earliest_at__gte=plan.begins(date),
        earliest_at__lt=plan.begins(date + 2 * A_DAY),
    )
    for entry in entries:
        if plan.service_date(entry.earliest_at) == date:
            yield PastRequest(
                asked_at=entry.created_at,
                wish=Wish(
                    party_size=entry.party_size, starts_at=entry.earliest_at, area=entry.area_id
                ),
            )
