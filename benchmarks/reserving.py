"""One web process of the reservations bench: `python -m benchmarks.reserving`, JSON in, JSON out.

So many threads reserve through the action as fast as they can.
"""

import datetime as dt
import json
import random
import sys
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 -- after django.setup()

from benchmarks.contending import contend  # noqa: E402
from benchmarks.houses import LAST, OPENS, make_houses  # noqa: E402
from businesses.models import Business  # noqa: E402
from common import clock  # noqa: E402
from common.errors import DomainError  # noqa: E402
from reservations.actions import By, Contact, reserve_table  # noqa: E402
from reservations.enums import Actor, Source  # noqa: E402
from reservations.queries import house_plan  # noqa: E402


def seed(houses: int, tables: int) -> dict[str, Any]:
    """Make the houses to reserve in."""
    return {"houses": [house.pk for house in make_houses(houses, tables=tables)]}


def reserve(
    houses: list[int], threads: int, requests: int, evenings: list[int], seed: int
) -> dict[str, Any]:
    """For each evening in turn so many requests, spread over the threads, in any of the houses."""
    chosen = list(Business.objects.filter(pk__in=houses).order_by("pk"))
    for house in chosen:
        house_plan(house)  # a house that is in business has its plan in memory
    connection.close()
    return contend(
        lambda chance, days: _reserve(chance.choice(chosen), days, chance),
        evenings,
        threads=threads,
        requests=requests,
        seed=seed,
    )


def _reserve(house: Business, days: int, chance: random.Random) -> str | None:
    try:
        reserve_table(
            business=house,
            starts_at=_some_time(house, days, chance),
            party_size=chance.choice((2, 2, 2, 3, 4)),
            contact=Contact(name="Gast", email=f"{chance.getrandbits(40)}@example.org"),
            source=Source.API,
            by=By(actor=Actor.KEY, name="Prüfstand", business_id=house.pk),
        )
    except DomainError as error:
        return error.code
    return None


def _some_time(house: Business, days: int, chance: random.Random) -> dt.datetime:
    date = clock.now().astimezone(house.zone).date() + dt.timedelta(days=days)
    wall = OPENS + 15 * chance.randrange((LAST - OPENS) // 15 + 1)
    at = dt.datetime.combine(date, dt.time(wall // 60, wall % 60), tzinfo=house.zone)
    return at.astimezone(dt.UTC)


if __name__ == "__main__":
    given = json.loads(sys.stdin.read())
    found = {"seed": seed, "reserve": reserve}[sys.argv[1]](**given)
    sys.stdout.write(json.dumps(found))
