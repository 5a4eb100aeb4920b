"""`python -m benchmarks.growing`: the availability query with more tables and with more history; seconds as JSON.

Beside it the plain way on the same rows: for each start of the evening one query for a table that nobody has. It knows
no joins, pacing, holds, blocks or closures.
"""

import datetime as dt
import json
import sys
import time
from collections.abc import Callable

import django

django.setup()

from benchmarks.houses import LAST, OPENS, TURN, add_history, make_houses  # noqa: E402 -- after django.setup()
from businesses.models import Business  # noqa: E402
from common import clock  # noqa: E402
from reservations.enums import OCCUPYING  # noqa: E402
from reservations.models import ReservationTable, Table  # noqa: E402
from reservations.queries import availability  # noqa: E402

Ask = Callable[[Business, dt.date, int], object]
A_DAY = 60
YEAR = 365


def main() -> None:
    """Houses of 10, 100 and 1,000 tables without history; one of 60 with none, a year, and ten years of it."""
    today = clock.now().date()
    found = {}
    for tables in (10, 100, 1000):
        [house] = make_houses(1, tables=tables)
        found[f"stammtisch, {tables} tables"] = _timed(availability, house, today, 60)
        found[f"plain, {tables} tables"] = _timed(plain_availability, house, today, 12)
    [house] = make_houses(1, tables=60)
    for years, label in (
        (0, "no history"),
        (1, "a year of history"),
        (10, "ten years of history"),
    ):
        if years:
            known = house.reservations.count() // A_DAY
            ending = today - dt.timedelta(days=known)
            add_history(house, days=years * YEAR - known, a_day=A_DAY, ending_on=ending)
        found[f"stammtisch, {label}"] = _timed(availability, house, today, 60)
        found[f"plain, {label}"] = _timed(plain_availability, house, today, 12)
    sys.stdout.write(json.dumps(found))


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
