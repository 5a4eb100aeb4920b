"""One service day as the engine wants it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from businesses.models import Business
from common import clock
from reservations.engine import Day, Prices
from reservations.queries.day_rows import DayRows, Versions, kept_rows, stored_rows
from reservations.queries.house_plan import HousePlan, house_plan
from reservations.queries.prices import prices_of
from reservations.queries.stamps import ONE_DAY, read_stamps

FARTHEST = dt.timedelta(days=3 * 365)
"""Nothing is given out further ahead, whatever a house says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedDay:
    """A service day, and the holds whose time was up when it was read: their tables count as free."""

    day: Day
    expired: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySnapshot:
    """A service day as it was before its lock was taken, and how to tell that it still is so."""

    day: Day
    rows: DayRows
    versions: Versions

    def stands(self, plan: HousePlan) -> bool:
        """Whether nothing has changed since, on this day or on those whose stays reach into it."""
        return _versions(plan, self.day.date) == self.versions


def load_day(
    business: Business,
    date: dt.date,
    *,
    now: dt.datetime | None = None,
    plan: HousePlan | None = None,
) -> Day:
    """All the engine needs to decide about one service day."""
    plan = plan or house_plan(business)
    return _loaded(plan, date, now or clock.now(), kept_rows(plan, date), frozen=True).day


def day_snapshot(
    plan: HousePlan, date: dt.date, now: dt.datetime, *, frozen: bool = True
) -> DaySnapshot:
    """The day for a search before the lock, outside of any transaction; `frozen` as in read_day."""
    versions = _versions(plan, date)
    rows = kept_rows(plan, date, versions)
    day = _loaded(plan, date, now, rows, frozen=frozen).day
    return DaySnapshot(day=day, rows=rows, versions=versions)


def read_day(
    plan: HousePlan,
    date: dt.date,
    now: dt.datetime,
    *,
    frozen: bool = True,
    rows: DayRows | None = None,
) -> LoadedDay:
    """The same from the database itself, for whoever holds the lock of the day.

    `frozen` keeps parties that are about to come where they are; staff who name tables lift that. `rows` are
    those of a snapshot that still stands.
    """
    return _loaded(plan, date, now, rows or stored_rows(plan, date), frozen=frozen)


def day_of(
    plan: HousePlan, date: dt.date, now: dt.datetime, rows: DayRows, prices: Prices | None
) -> Day:
    """The same of rows and prices that were read before."""
    return _built(plan, date, now, rows, prices, frozen=True).day


def _versions(plan: HousePlan, date: dt.date) -> Versions:
    """The versions of a day and the nights around it; locking a day on which nothing happened changes nothing."""
    around = read_stamps(plan.business_id, date).around(date)
    return tuple(None if each and each.endswith(":0") else each for each in around)


def _loaded(
    plan: HousePlan, date: dt.date, now: dt.datetime, rows: DayRows, *, frozen: bool
) -> LoadedDay:
    prices = prices_of(plan.business_id, date) if plan.policy.protect_large_tables else None
    return _built(plan, date, now, rows, prices, frozen=frozen)


def _built(
    plan: HousePlan,
    date: dt.date,
    now: dt.datetime,
    rows: DayRows,
    prices: Prices | None,
    *,
    frozen: bool,
) -> LoadedDay:
    expired = {row.id for row in rows.stays if row.has_expired(now)}
    minutes = dt.timedelta(minutes=plan.policy.freeze_minutes)
    freeze_until = now + minutes if frozen else plan.begins(date) - ONE_DAY
    stays = (row.as_stay(date, freeze_until) for row in rows.stays if row.id not in expired)
    day = Day(
        date=date,
        zone=plan.zone,
        now=now,
        plan=plan.floor(date),
        periods=tuple(rule.period for rule in plan.period_rules(date)),
        turns=plan.turns,
        buffer_minutes=plan.policy.buffer_minutes,
        min_notice_minutes=plan.policy.min_notice_minutes,
        max_advance_days=min(plan.policy.max_advance_days, FARTHEST.days),
        max_party_size=plan.policy.max_party_size,
        closings=plan.closings(date),
        stays=tuple(stays),
        taken=rows.taken,
        reassign=plan.policy.reassign,
        protect=plan.policy.protect_large_tables,
        prices=prices,
    )
    return LoadedDay(day=day, expired=tuple(sorted(expired)))
