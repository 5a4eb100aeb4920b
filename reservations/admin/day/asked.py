"""What the address of a day page asks for."""

import datetime as dt
from dataclasses import dataclass

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from businesses.models import Business
from common import clock
from common.text import whole_number
from reservations.errors import NoSuchTime
from reservations.queries import local_instant
from reservations.queries.house_plan import house_plan

SMALL_HOURS = 5 * 60
"""A time of day before five belongs to the night after the service day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One house and one service day, and the ways from there."""

    slug: str
    date: dt.date

    @property
    def bare(self) -> str:
        return reverse("admin:day_on", args=[self.slug, self.date.isoformat()])

    @property
    def do(self) -> str:
        return reverse("admin:day_do", args=[self.slug, self.date.isoformat()])

    @property
    def pulse(self) -> str:
        return reverse("admin:day_pulse", args=[self.slug, self.date.isoformat()])

    def on(self, date: dt.date) -> str:
        return reverse("admin:day_on", args=[self.slug, date.isoformat()])

    def with_query(self, **query: str) -> str:
        return f"{self.bare}?{urlencode(query)}" if query else self.bare


def service_day(business: Business) -> dt.date:
    """The service day of this moment: half past midnight still belongs to the evening before."""
    return house_plan(business).service_date(clock.now())


def day_or_404(text: str) -> dt.date:
    """The date of an address, or 404."""
    try:
        date = dt.date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
    if not dt.date(2000, 1, 1) <= date <= dt.date(2100, 1, 1):
        raise Http404
    return date


def minutes_of(text: str) -> int | None:
    """Minutes since midnight of a time such as 19:30, or None."""
    hours, colon, minutes = text.strip().partition(":")
    if not (colon and hours.isdecimal() and minutes[:2].isdecimal()):
        return None
    try:
        time = dt.time(int(hours), int(minutes[:2]))
    except ValueError:
        return None
    return time.hour * 60 + time.minute


def moment(business: Business, date: dt.date, text: str) -> dt.datetime | None:
    """The instant of a time of day within a service day, or None where it is not a time."""
    minutes = minutes_of(text)
    if minutes is None:
        return None
    wall = minutes + 24 * 60 if minutes < SMALL_HOURS else minutes
    try:
        return local_instant(business, date, wall)
    except NoSuchTime:
        return None


def number(given: QueryDict, name: str) -> int | None:
    """A small whole number of a request, or None."""
    return whole_number(given.get(name, ""))


def safe_next(request: HttpRequest, address: Address) -> str:
    """Where the form says to go afterwards, if that is this day page; else the bare page."""
    wanted = request.POST.get("next", "")
    return wanted if wanted.split("?")[0] == address.bare else address.bare
