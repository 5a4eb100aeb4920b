"""The yardsticks of the reservations bench: two ways one finds in handbooks, JSON in, JSON out.

`day-lock` locks the evening's row, asks for a free table that fits and saves one row. `exclusion` lets an exclusion
constraint on (table, time range) refuse the overlap, and tries the next table. Neither has turn times by party, joins,
pacing, moves, idempotency, a history or a mail to send; that is what makes them plain.
"""

import datetime as dt
import json
import random
import sys
from typing import Any

import django

django.setup()

from django.db import IntegrityError, OperationalError, connection, transaction  # noqa: E402

from benchmarks.contending import Attempt, contend  # noqa: E402 -- after django.setup()
from benchmarks.plain.models import Booking, Evening, Seating  # noqa: E402

OPENS, QUARTERS = 17, 21
TURN = dt.timedelta(minutes=90)
SEATS = (2, 2, 4, 4, 4, 6)
MODELS = (Evening, Seating, Booking)
EXCLUDE = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    "ALTER TABLE plain_booking ADD EXCLUDE USING gist (table_id WITH =, tstzrange(starts_at, ends_at) WITH &&)",
)


def reserve(
    way: str, tables: int, threads: int, requests: int, evenings: list[int], seed: int
) -> dict[str, Any]:
    """For each evening in turn so many requests, spread over the threads."""
    _make_tables(tables, way)
    attempts: dict[str, Attempt] = {"day-lock": _under_lock, "exclusion": _by_constraint}
    return contend(
        attempts[way],
        evenings,
        threads=threads,
        requests=requests,
        seed=seed,
    )


def _make_tables(tables: int, way: str) -> None:
    with connection.schema_editor() as editor:
        for model in reversed(MODELS):
            editor.execute(f"DROP TABLE IF EXISTS {model._meta.db_table}")
        for model in MODELS:
            editor.create_model(model)
        for statement in EXCLUDE if way == "exclusion" else ():
            editor.execute(statement)
    Seating.objects.bulk_create(Seating(seats=SEATS[n % len(SEATS)]) for n in range(tables))


def _under_lock(chance: random.Random, days: int) -> str | None:
    at, party = _wish(chance, days)
    with transaction.atomic():
        Evening.objects.get_or_create(date=at.date())
        Evening.objects.select_for_update(no_key=True).get(date=at.date())
        taken = Booking.objects.filter(starts_at__lt=at + TURN, ends_at__gt=at)
        free = Seating.objects.filter(seats__gte=party).exclude(pk__in=taken.values("table_id"))
        table = free.order_by("seats", "pk").first()
        if table is None:
            return "no_table"
        Booking.objects.create(table=table, party=party, starts_at=at, ends_at=at + TURN)
    return None


def _by_constraint(chance: random.Random, days: int) -> str | None:
    at, party = _wish(chance, days)
    taken = Booking.objects.filter(starts_at__lt=at + TURN, ends_at__gt=at)
    free = Seating.objects.filter(seats__gte=party).exclude(pk__in=taken.values("table_id"))
    for table in free.order_by("seats", "pk"):
        try:
            Booking.objects.create(table=table, party=party, starts_at=at, ends_at=at + TURN)
        except (IntegrityError, OperationalError):  # taken meanwhile, or a deadlock over it
            continue
        return None
    return "no_table"


def _wish(chance: random.Random, days: int) -> tuple[dt.datetime, int]:
    evening = dt.datetime(2027, 1, 1, OPENS, tzinfo=dt.UTC) + dt.timedelta(days=days)
    at = evening + dt.timedelta(minutes=15 * chance.randrange(QUARTERS))
    return at, chance.choice((2, 2, 2, 3, 4))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(reserve(**json.loads(sys.stdin.read()))))
