"""Small functions that make rows for tests; nothing is random, every argument may be given."""

import datetime as dt
import hashlib
import itertools
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import Diner, User
from businesses.enums import Role, Scope
from businesses.models import ApiKey, Business, Guest, Membership
from common import clock
from reservations.actions import By, Contact, reserve_table
from reservations.enums import Actor, Source
from reservations.models import (
    Area,
    Closure,
    Policy,
    Reservation,
    ServicePeriod,
    Table,
    TableCombination,
    TurnTime,
)

EVERY_DAY = 127
BERLIN = ZoneInfo("Europe/Berlin")
_numbers = itertools.count(1)


def make_business(**given: Any) -> Business:
    """A house without tables or rules."""
    number = next(_numbers)
    given.setdefault("slug", f"haus-{number}")
    given.setdefault("name", f"Zum Roten Bären {number}")
    given.setdefault("city", "Leipzig")
    given.setdefault("languages", ["de", "en"])
    given.setdefault("created_at", clock.now())
    return Business.objects.create(**given)


def make_house(
    *, tables: tuple[int, ...] = (2, 4, 4, 6), business: Business | None = None, **policy: Any
) -> Business:
    """A house open every evening from 18:00 with last seating at 22:00, tables T1, T2 … in the area "stube"."""
    business = business or make_business()
    make_policy(business, **policy)
    area = make_area(business, "stube")
    for number, seats in enumerate(tables, 1):
        make_table(business, area, f"T{number}", seats)
    make_period(business)
    make_turn_time(business)
    return business


def make_policy(business: Business, **given: Any) -> Policy:
    given.setdefault("min_notice_minutes", 0)
    given.setdefault("max_advance_days", 400)
    given.setdefault("max_party_size", 20)
    return Policy.objects.create(business=business, **given)


def make_area(business: Business, slug: str = "stube", **given: Any) -> Area:
    given.setdefault("names", {"de": slug.title(), "en": slug.title()})
    return Area.objects.create(business=business, slug=slug, **given)


def make_table(business: Business, area: Area, name: str, seats: int = 4, **given: Any) -> Table:
    given.setdefault("min_party", 1)
    return Table.objects.create(business=business, area=area, name=name, max_party=seats, **given)


def make_combination(
    business: Business, tables: list[Table], min_party: int, max_party: int, **given: Any
) -> TableCombination:
    combination = TableCombination.objects.create(
        business=business, min_party=min_party, max_party=max_party, **given
    )
    combination.tables.set(tables)
    return combination


def make_period(business: Business, **given: Any) -> ServicePeriod:
    given.setdefault("names", {"de": "Abend", "en": "Dinner"})
    given.setdefault("weekdays", EVERY_DAY)
    given.setdefault("opens", 18 * 60)
    given.setdefault("last_seating", 22 * 60)
    return ServicePeriod.objects.create(business=business, **given)


def make_turn_time(business: Business, up_to: int = 100, minutes: int = 120) -> TurnTime:
    return TurnTime.objects.create(business=business, up_to_party=up_to, minutes=minutes)


def make_closure(business: Business, **given: Any) -> Closure:
    given.setdefault("created_at", clock.now())
    return Closure.objects.create(business=business, **given)


def make_user(
    username: str | None = None, password: str = "stammtisch-test", **given: Any
) -> User:
    return User.objects.create_user(
        username or f"person-{next(_numbers)}", password=password, is_staff=True, **given
    )


def make_member(
    business: Business, role: Role = Role.HOST, user: User | None = None
) -> Membership:
    return Membership.objects.create(
        business=business, user=user or make_user(), role=role, created_at=clock.now()
    )


def make_key(
    business: Business, *scopes: str, secret: str | None = None, **given: Any
) -> tuple[ApiKey, str]:
    """A key with these scopes (all when none is named), and its secret."""
    secret = secret or f"stk_test_{next(_numbers):08d}"
    key = ApiKey.objects.create(
        business=business,
        name="Kasse",
        prefix=secret[:12],
        secret_hash=hashlib.sha256(secret.encode()).hexdigest(),
        scopes=list(scopes or Scope.values),
        created_at=clock.now(),
        **given,
    )
    return key, secret


def bearer(secret: str) -> dict[str, str]:
    """The headers with which a key asks, for django.test.Client."""
    return {"Authorization": f"Bearer {secret}"}


def make_diner(**given: Any) -> Diner:
    given.setdefault("start_key_hash", hashlib.sha256(f"{next(_numbers)}".encode()).hexdigest())
    given.setdefault("created_at", clock.now())
    return Diner.objects.create(**given)


def make_guest(business: Business, name: str = "Ida Neumann", **given: Any) -> Guest:
    given.setdefault("created_at", clock.now())
    return Guest.objects.create(business=business, name=name, **given)


def staff_of(business: Business) -> By:
    """Hands of the house, without a user behind them."""
    return By(actor=Actor.STAFF, name="Wirtin", role=Role.HOST, business_id=business.pk)


def key_of(business: Business) -> By:
    """An integrator's hands."""
    return By(actor=Actor.KEY, name="Kasse", business_id=business.pk)


def a_contact(number: int = 1) -> Contact:
    return Contact(name=f"Gast {number}", email=f"gast{number}@example.org")


def booked(
    business: Business, at: dt.datetime, size: int = 2, number: int = 1, **given: Any
) -> Reservation:
    """A confirmed reservation taken on the phone, at the table the house gives out; the number tells guests apart."""
    given.setdefault("by", staff_of(business))
    return reserve_table(
        business=business,
        starts_at=at,
        party_size=size,
        contact=a_contact(number),
        source=Source.PHONE,
        **given,
    )


def evening(
    days: int = 7, hour: int = 19, minute: int = 0, zone: ZoneInfo = BERLIN
) -> dt.datetime:
    """A local time so many days from today, as an instant."""
    day = clock.now().astimezone(zone).date() + dt.timedelta(days=days)
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=zone).astimezone(dt.UTC)
