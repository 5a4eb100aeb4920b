"""What a party may have on a day, kept in memory until something in the day changes or a limit of time is passed.

A full day costs the longest search, and is asked about most: its no is kept like any other answer.
"""

import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from businesses.models import Business
from reservations.engine import SLOT_STEP, Day, Outlook, outlook, time_limits
from reservations.queries.day import day_of
from reservations.queries.day_rows import DayRows, kept_rows
from reservations.queries.house_plan import HousePlan, plan_at
from reservations.queries.prices import kept_prices
from reservations.queries.stamps import ONE_DAY, Stamps, read_stamps

MOST_KEPT = 2_048
"""Answers; one of a long day takes about 6 KiB."""
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

Question = tuple[str, int, dt.date, int, int | None, bool]


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer with what it was made of, and the span of time in which the clock does not change it."""

    made_of: tuple[object, ...]
    since: dt.datetime
    until: dt.datetime
    answer: Outlook

    def holds(self, made_of: tuple[object, ...], now: dt.datetime) -> bool:
        return self.made_of == made_of and self.since <= now < self.until


_kept: dict[Question, _Kept] = {}
_looking = [threading.Lock() for _ in range(64)]


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The rules and versions of a house at one moment, from which a question is answered."""

    plan: HousePlan
    stamps: Stamps
    now: dt.datetime


def as_of(business: Business, date: dt.date, now: dt.datetime) -> AsOf:
    """What questions about this day, and what to offer instead of it, are answered from at this moment."""
    stamps = read_stamps(business.pk, date)
    return AsOf(plan=plan_at(business, stamps.plan), stamps=stamps, now=now)


def outlook_of(
    at: AsOf, date: dt.date, party_size: int, area: int | None, *, by_staff: bool = False
) -> Outlook:
    """The engine's answer for a day as it is stored.

    All that enters it has a stamp of its own or is a limit of time: the rules (closures, tables, periods, pacing and
    policy) the plan's, stays and blocks those of the days, prices theirs. A hold that runs out, a party that is about
    to come, the shortest notice and the furthest day end it by the clock.
    """
    plan, stamps, now = at.plan, at.stamps, at.now
    place = str(connection.settings_dict["NAME"])
    question: Question = (place, plan.business_id, date, party_size, area, by_staff)
    made_of = (stamps.plan, plan.zone.key, *stamps.around(date), stamps.prices.get(date))
    if (known := _known(question, made_of, now)) is not None:
        return known
    if stamps.plan is None or connection.in_atomic_block:
        day, _rows = day_at(at, date)
        return outlook(day, party_size, area=area, by_staff=by_staff)
    # Who asks the same at the same moment waits for the one answer; within a transaction nobody waits, who may hold locks.
    with _looking[hash(question) % len(_looking)]:
        if (known := _known(question, made_of, now)) is not None:
            return known
        day, rows = day_at(at, date)
        answer = outlook(day, party_size, area=area, by_staff=by_staff)
        limits = _limits(plan, day, rows, party_size, by_staff=by_staff)
        until = min((limit for limit in limits if limit > now), default=now + ONE_DAY)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[question] = _Kept(made_of, now, until, answer)
        return answer


def _known(question: Question, made_of: tuple[object, ...], now: dt.datetime) -> Outlook | None:
    """The kept answer, if it is still true."""
    kept = _kept.get(question)
    return kept.answer if kept is not None and kept.holds(made_of, now) else None


def day_at(at: AsOf, date: dt.date) -> tuple[Day, DayRows]:
    """The day for the engine, and the rows it was made of."""
    rows = kept_rows(at.plan, date, at.stamps.around(date))
    return day_of(at.plan, date, at.now, rows, kept_prices(at.plan, date, at.stamps)), rows


def forget_outlooks() -> None:
    """Drop what is in memory, as after a restore."""
    _kept.clear()


def _limits(
    plan: HousePlan, day: Day, rows: DayRows, party_size: int, *, by_staff: bool
) -> Iterator[dt.datetime]:
    """The moments at which the clock alone may change an answer."""
    freeze = dt.timedelta(minutes=plan.policy.freeze_minutes)
    for row in rows.stays:
        yield row.starts_at - freeze
        if row.hold_expires_at is not None:
            yield row.hold_expires_at
    if by_staff:
        yield EPOCH + ((day.now - EPOCH) // SLOT_STEP + 1) * SLOT_STEP
    else:
        yield from time_limits(day, party_size)
