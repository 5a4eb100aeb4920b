"""A new reservation as it was asked for, and what is wrong with it before any table is looked at."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from businesses.actions.idempotency import Answer, Repeatable
from businesses.models import Business, Guest
from common import clock
from common.errors import FieldError, Invalid, NotFound
from common.text import is_storable
from reservations.actions.by import By
from reservations.actions.contact import Contact
from reservations.engine import Wish
from reservations.enums import ReservationStatus, Source
from reservations.errors import InPast, TooFar, TooLarge
from reservations.queries.availability import area_of
from reservations.queries.day import FARTHEST
from reservations.queries.house_plan import HousePlan

MOST_GUESTS = 999
"""More than any house can seat; keeps numbers within what every database stores."""
STAFF_LOOK_BACK = dt.timedelta(hours=12)
"""Staff may enter what began a while ago."""
MAX_NOTES_CHARS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Once:
    """How the answer to a request that may come again is written down, in the reservation's own transaction."""

    request: Repeatable
    write: Callable[[UUID], Answer]
    """The answer that tells of this reservation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A new reservation as it was asked for."""

    business: Business
    by: By
    starts_at: dt.datetime
    party_size: int
    status: ReservationStatus
    source: Source
    area: str | None = None
    contact: Contact = field(default_factory=Contact)
    notes: str = ""
    conversation_id: UUID | None = None
    diner_id: UUID | None = None
    lang: str = "de"
    guest: Guest | None = None
    tables: tuple[int, ...] | None = None
    turn_minutes: int | None = None
    idempotency_key: str = ""
    address: str = ""
    once: Once | None = None


def wish_of(asked: Asked, plan: HousePlan) -> Wish:
    """The question for the engine."""
    if asked.guest is not None and asked.guest.business_id != asked.business.pk:
        raise NotFound
    return Wish(
        party_size=asked.party_size,
        starts_at=asked.starts_at,
        area=area_of(plan, asked.area),
        tables=own_tables(plan, asked.tables),
        by_staff=asked.by.is_staff,
        turn_minutes=asked.turn_minutes,
    )


def own_tables(plan: HousePlan, tables: tuple[int, ...] | None) -> tuple[int, ...] | None:
    """The same tables, or NotFound when one belongs to another house or is named twice."""
    if tables is None:
        return None
    known = {row.pk for row in plan.table_rows}
    if not tables or not known.issuperset(tables) or len(set(tables)) < len(tables):
        raise NotFound
    return tuple(tables)


def check_party_size(party_size: int) -> None:
    """Raise Invalid below one guest, TooLarge beyond what any house can seat."""
    if party_size < 1:
        detail = _("At least one guest.")
        raise Invalid(errors=[FieldError(pointer="/party_size", code="min_value", detail=detail)])
    if party_size > MOST_GUESTS:
        raise TooLarge


def check_notes(notes: str) -> None:
    """Raise Invalid for notes that are too long or hold what no screen can show."""
    if len(notes) > MAX_NOTES_CHARS or not is_storable(notes):
        detail = _("This is too long, or not text.")
        raise Invalid(errors=[FieldError(pointer="/notes", code="invalid", detail=detail)])


def check_reachable(starts_at: dt.datetime) -> None:
    """Raise TooFar or InPast for times at which calendars end."""
    now = clock.now()
    if starts_at > now + FARTHEST:
        raise TooFar
    if starts_at < now - FARTHEST:
        raise InPast


def check_not_past(starts_at: dt.datetime, by: By, now: dt.datetime) -> None:
    """Raise InPast when that time has gone by."""
    if starts_at < (now - STAFF_LOOK_BACK if by.is_staff else now):
        raise InPast


def promised_local(plan: HousePlan, starts_at: dt.datetime) -> str:
    """The time as the house's clock shows it, with its offset: what the party was told."""
    return starts_at.astimezone(plan.zone).isoformat(timespec="seconds")
