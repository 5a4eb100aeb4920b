"""`python -m benchmarks.growing`: availability and reservations with more tables and with more history; seconds as JSON.

A reservation is the whole action, from the lock to the commit. Beside the query the plain way on the same rows: for each start of the evening one query for a table that nobody has. It knows
no joins, pacing, holds, blocks or closures.
"""

import datetime as dt
import json
import sys
import time
from collections.abc import Callable

import django

django.setup()

from django.db import connection  # noqa: E402 -- after django.setup()

from benchmarks.houses import LAST, OPENS, TURN, add_history, make_houses  # noqa: E402
from businesses.models import Business  # noqa: E402
from common import clock  # noqa: E402
from reservations.actions import By, Contact, reserve_table  # noqa: E402
from reservations.enums import OCCUPYING, Actor, Source  # noqa: E402
from reservations.models import ReservationTable, Table  # noqa: E402
from reservations.queries import availability  # noqa: E402

Ask = Callable[[Business, dt.date, int], object]
A_DAY = 60
YEAR = 365


def main() -> None:
    """Houses of 10, 100 and 1,000 tables without history; one of 60 with none, a year, and ten years of it."""
    today = clock.now().date()
    queries, reservations = {}, {}
    for tables in (10, 100, 1000):
        [house] = make_houses(1, tables=tables)
        queries[f"stammtisch, {tables} tables"] = _timed(availability, house, today, 60)
        queries[f"plain, {tables} tables"] = _timed(plain_availability, house, today, 12)
        reservations[f"stammtisch, {tables} tables"] = _reserved(house, today)
    for years, label in (
        (0, "no history"),
        (1, "a year of history"),
        (10, "ten years of history"),
    ):
        [house] = make_houses(1, tables=60)
        add_history(house, days=years * YEAR, a_day=A_DAY, ending_on=today)
        with connection.cursor() as cursor:  # so that nobody measures what the making left to do
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        queries[f"stammtisch, {label}"] = _timed(availability, house, today, 60)
        queries[f"plain, {label}"] = _timed(plain_availability, house, today, 12)
        reservations[f"stammtisch, {label}"] = _reserved(house, today)
    sys.stdout.write(json.dumps({"availability_query": queries, "reservation": reservations}))


def _reserved(house: Business, today: dt.date) -> list[float]:
    """Twelve parties on each of five evenings, one after the other."""
    by = By(actor=Actor.KEY, name="Prüfstand", business_id=house.pk)
    seconds = []
    for number in range(60):
        date, wall = today + dt.timedelta(days=100 + number // 12), OPENS + 15 * (number % 12)
        begun = time.perf_counter()
        reserve_table(
            business=house,
            starts_at=dt.datetime.combine(date, dt.time(wall // 60, wall % 60), tzinfo=house.zone),
            party_size=2 + number % 3,
            contact=Contact(name="Gast", email=f"{number}@example.org"),
            source=Source.API,
            by=by,
        )
        seconds.append(time.perf_counter() - begun)
    return seconds


def plain_availability(house: Business, date: dt.date, party_size: int) -> list[dt.datetime]:
    """The starts at which some single table is free, one query each."""
    free = []
    for wall in range(OPENS, LAST + 1, 15):
        at = dt.datetime.combine(date, dt.time(wall // 60, wall % 60), tzinfo=house.zone)
        until = at + dt.timedelta(minutes=TURN)
        taken = ReservationTable.objects.filter(
            reservation__business=house,
            reservation__status__in=OCCUPYING,
            reservation__starts_at__lt=until,
            reservation__occupied_until__gt=at,
        )
        tables = Table.objects.filter(business=house, max_party__gte=party_size)
        if tables.exclude(pk__in=taken.values("table_id")).exists():
            free.append(at)
    return free


def _timed(ask: Ask, house: Business, today: dt.date, count: int) -> list[float]:
    ask(house, today + dt.timedelta(days=1), 2)
    seconds = []
    for number in range(count):
        begun = time.perf_counter()
        ask(house, today + dt.timedelta(days=1 + number % 14), 2 + number % 3)
        seconds.append(time.perf_counter() - begun)
    return seconds


if __name__ == "__main__":
    main()
