"""Which starts can be had: the one answer that chat, REST and admin show."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.utils.translation import gettext as _

from businesses.models import Business
from common import clock
from common.errors import FieldError, Invalid
from reservations.engine import OpenSlot, Reason, Wish, outlook
from reservations.errors import Offer
from reservations.queries.alternatives import instead_of_day
from reservations.queries.house_plan import HousePlan
from reservations.queries.outlooks import AsOf, as_of, day_at, outlook_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A start that can be had, with the short names of the areas in which it can."""

    starts_at: dt.datetime
    areas: tuple[str, ...]
    price: float = 0.0
    """Guests that the house is expected to lose by it: steers what is offered first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """The open slots of a service day for a party size; `reason` says why there are none."""

    date: dt.date
    party_size: int
    slots: tuple[Slot, ...]
    reason: str | None
    alternatives: tuple[Offer, ...]


def availability(  # noqa: PLR0913 -- the one question has that many sides
    business: Business,
    date: dt.date,
    party_size: int,
    area: str | None = None,
    *,
    by_staff: bool = False,
    now: dt.datetime | None = None,
    replaces: UUID | None = None,
) -> Availability:
    """What `reserve_table` and `hold_table` would accept on that day at this moment.

    With `replaces`, what `change_reservation` would accept for that reservation: its own tables count as free.
    """
    moment = now or clock.now()
    at = as_of(business, date, moment)
    plan = at.plan
    area_id = area_of(plan, area)
    if abs((date - moment.date()).days) > plan.policy.max_advance_days + 400:
        reason = "too_far" if date > moment.date() else "too_soon"
        return Availability(
            date=date, party_size=party_size, slots=(), reason=reason, alternatives=()
        )
    if replaces is None:
        look = partial(outlook_of, at, date, party_size, area_id)
    else:
        day, _rows = day_at(at, date)
        look = partial(outlook, day, party_size, area=area_id, replaces=str(replaces))
    found = look(by_staff=by_staff)
    if found.slots:
        slots = _named(plan, found.slots)
        return Availability(
            date=date, party_size=party_size, slots=slots, reason=None, alternatives=()
        )
    reason_of_diners = (look() if by_staff else found).reason or Reason.FULL
    return Availability(
        date=date,
        party_size=party_size,
        slots=(),
        reason=reason_of_diners.value,
        alternatives=_elsewhere(at, date, party_size, area_id),
    )


def area_of(plan: HousePlan, area: str | None) -> int | None:
    """The area of that short name; Invalid where the house has none of it."""
    if area is None:
        return None
    found = plan.area_id(area)
    if found is None:
        detail = _("There is no such area.")
        raise Invalid(errors=[FieldError(pointer="/area", code="unknown", detail=detail)])
    return found


def _named(plan: HousePlan, slots: Iterable[OpenSlot]) -> tuple[Slot, ...]:
    names = {area.pk: area.slug for area in plan.areas}
    return tuple(
        Slot(
            starts_at=slot.starts_at,
            areas=tuple([names[area] for area in slot.areas if area in names]),
            price=slot.price,
        )
        for slot in slots
    )


def _elsewhere(at: AsOf, date: dt.date, party_size: int, area: int | None) -> tuple[Offer, ...]:
    """Other days, or other areas, for a day on which there is nothing."""
    if party_size > at.plan.policy.max_party_size:
        return ()
    evening = at.plan.begins(date) + dt.timedelta(hours=19)
    return instead_of_day(at, date, Wish(party_size=party_size, starts_at=evening, area=area))
