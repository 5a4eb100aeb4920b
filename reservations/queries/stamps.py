"""What tells in one short question whether anything about some days of a house has changed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection

from reservations.models import DayPrices, PlanStamp, ServiceDay

ONE_DAY = dt.timedelta(days=1)
DAYS_BEFORE, DAYS_AFTER = 2, 8
"""Around the asked day: what is offered instead lies between the day before and a week later, each with its nights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamps:
    """The stamp of the standing rules, and the versions of days and of their prices."""

    plan: str | None
    days: Mapping[dt.date, str]
    prices: Mapping[dt.date, str]

    def around(self, date: dt.date) -> tuple[str | None, ...]:
        """The versions of a day and of the nights around it: what its rows are read from."""
        return tuple(self.days.get(day) for day in (date - ONE_DAY, date, date + ONE_DAY))


# By hand, and one statement: it is asked for every answer that comes from memory, and costs most of that.
_SQL = f"""
SELECT 'plan', '', stamp FROM {PlanStamp._meta.db_table} WHERE business_id = %s
UNION ALL
SELECT 'day', CAST(date AS text), CAST(id AS text) || ':' || CAST(version AS text)
FROM {ServiceDay._meta.db_table} WHERE business_id = %s AND date BETWEEN %s AND %s
UNION ALL
SELECT 'prices', CAST(date AS text), CAST(id AS text) || ':' || CAST(made_at AS text)
FROM {DayPrices._meta.db_table} WHERE business_id = %s AND date BETWEEN %s AND %s
"""  # noqa: S608 -- names of our own tables


def read_stamps(business_id: int, date: dt.date) -> Stamps:
    """The stamps for a question about this day; read them before anything they stand for."""
    first = dt.date.fromordinal(max(date.toordinal() - DAYS_BEFORE, 1)).isoformat()
    last = dt.date.fromordinal(min(date.toordinal() + DAYS_AFTER, dt.date.max.toordinal()))
    span = (business_id, first, last.isoformat())
    with connection.cursor() as cursor:
        cursor.execute(_SQL, (business_id, *span, *span))
        found: list[tuple[str, str, str]] = cursor.fetchall()
    return Stamps(
        plan=next((stamp for kind, _, stamp in found if kind == "plan"), None),
        days=_by_date(found, "day"),
        prices=_by_date(found, "prices"),
    )


def _by_date(found: list[tuple[str, str, str]], wanted: str) -> dict[dt.date, str]:
    return {dt.date.fromisoformat(date): value for kind, date, value in found if kind == wanted}
