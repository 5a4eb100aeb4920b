"""Loads the demo houses that are not there yet, and says how to get in."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from businesses.models import Business
from common import clock
from config.demo import credentials
from config.demo.book import store_book
from config.demo.house import store_house, store_people
from config.demo.houses import HOUSES, PROBESTUBE
from config.demo.specs import HouseSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedHouse:
    """A house, and how many reservations were stored just now."""

    spec: HouseSpec
    reservations: int


def may_load() -> bool:
    """Whether this database is empty or already holds the demo: demo houses never join real ones."""
    return not Business.objects.exists() or is_loaded()


def is_loaded() -> bool:
    """Whether this very database holds the demo; demo.json may have been written beside another one."""
    return Business.objects.filter(slug__in=[spec.slug for spec in HOUSES]).exists()


def load(*, probe: bool = False) -> list[LoadedHouse]:
    """Store what is missing, one transaction for each house."""
    wanted = (*HOUSES, PROBESTUBE) if probe else HOUSES
    return [_load_house(spec) for spec in wanted]


@transaction.atomic
def _load_house(spec: HouseSpec) -> LoadedHouse:
    now = clock.now()
    business = Business.objects.filter(slug=spec.slug).first()
    stored = 0
    if business is None:
        business = store_house(spec, now)
        stored = store_book(business, spec, now)
    store_people(business, spec, now)
    return LoadedHouse(spec=spec, reservations=stored)


def describe() -> dict[str, Any]:
    """What demo.json says about the demo houses in this database."""
    present = set(Business.objects.values_list("slug", flat=True))
    houses = [spec for spec in (*HOUSES, PROBESTUBE) if spec.slug in present]
    return {
        "businesses": [
            {
                "slug": spec.slug,
                "name": spec.name,
                "timezone": spec.timezone,
                "assistant": spec.assistant,
            }
            for spec in houses
        ],
        "users": [
            {
                "username": person.username,
                "password": credentials.password(person.username),
                "role": person.role.value,
                "business": spec.slug,
            }
            for spec in houses
            for person in spec.staff
        ],
        "api_keys": [
            {"business": spec.slug, "key": credentials.key(spec.slug, purpose), "scopes": scopes}
            for spec in houses
            for purpose, scopes in (
                ("all", credentials.ALL_SCOPES),
                ("read", credentials.READ_SCOPES),
            )
        ],
    }
