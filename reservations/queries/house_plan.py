"""The standing rules of a house, read once: floor, periods, turn times, closures, policy."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from businesses.models import Business
from reservations.engine import Closing, Combination, FloorPlan, Period, Table
from reservations.models import (
    Area,
    Closure,
    PlanStamp,
    Policy,
    ServicePeriod,
    TableCombination,
    TurnTime,
)
from reservations.models import Table as TableRow

DAY_MINUTES = 24 * 60
STAFF_DAY_STARTS = dt.time(5)
"""Where no period claims a time, the small hours before this belong to the evening before."""
DEFAULT_TURN_MINUTES = 120
MOST_KEPT = 4_096
Span = tuple[dt.date | None, dt.date | None]


def _stands(span: Span, date: dt.date) -> bool:
    valid_from, valid_to = span
    return (valid_from is None or valid_from <= date) and (valid_to is None or date < valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRule:
    """A service period with the days on which it applies."""

    id: int
    names: dict[str, str]
    weekdays: int
    span: Span
    period: Period

    def applies_on(self, date: dt.date) -> bool:
        """Whether this period begins on that date."""
        return bool(self.weekdays & (1 << date.weekday())) and _stands(self.span, date)

    def stands_on(self, date: dt.date) -> bool:
        """Whether this period is in force on that date, whatever the weekday."""
        return _stands(self.span, date)

    def includes(self, wall: int) -> bool:
        """Whether a party may start at this minute of the service day, its last quarter included."""
        return self.period.opens <= wall < self.period.last_seating + 15


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureRule:
    """A closure as it was entered: whole service days or instants."""

    id: int
    area: int | None
    table: int | None
    from_on: dt.date | None
    to_on: dt.date | None
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    online_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HousePlan:
    """All that stands about a house whatever the day; `day_rules` cuts one day out of it."""

    business_id: int
    zone: ZoneInfo
    policy: Policy
    areas: tuple[Area, ...]
    table_rows: tuple[TableRow, ...]
    tables: tuple[tuple[Span, Table], ...]
    combinations: tuple[tuple[Span, Combination], ...]
    periods: tuple[PeriodRule, ...]
    turns: tuple[tuple[int, int], ...]
    closures: tuple[ClosureRule, ...]

    def floor(self, date: dt.date) -> FloorPlan:
        """The tables and joins that stand on that date."""
        tables = tuple(table for span, table in self.tables if _stands(span, date))
        known = {table.id for table in tables}
        return FloorPlan(
            tables=tables,
            combinations=tuple(
                join
                for span, join in self.combinations
                if _stands(span, date) and known.issuperset(join.tables)
            ),
        )

    def period_rules(self, date: dt.date) -> tuple[PeriodRule, ...]:
        """The periods that begin on that date."""
        return tuple(rule for rule in self.periods if rule.applies_on(date))

    def closings(self, date: dt.date) -> tuple[Closing, ...]:
        """Closures of that service day; whole days last until the latest guest would leave."""
        return tuple(
            Closing(
                starts_at=starts_at,
                ends_at=ends_at,
                area=rule.area,
                table=rule.table,
                online_only=rule.online_only,
            )
            for rule in self.closures
            for starts_at, ends_at in self._instants(rule, date)
        )

    def service_date(self, starts_at: dt.datetime) -> dt.date:
        """The local date on which the period of this start begins (01:00 belongs to the evening before)."""
        local = starts_at.astimezone(self.zone)
        wall, today = local.hour * 60 + local.minute, local.date()
        before = today - dt.timedelta(days=1)
        if any(rule.includes(wall + DAY_MINUTES) for rule in self.period_rules(before)):
            return before
        if any(rule.includes(wall) for rule in self.period_rules(today)):
            return today
        return before if local.time() < STAFF_DAY_STARTS else today

    def begins(self, date: dt.date) -> dt.datetime:
        """Local midnight, at which that date begins."""
        return dt.datetime.combine(date, dt.time(), tzinfo=self.zone).astimezone(dt.UTC)

    def empties(self, date: dt.date) -> dt.datetime:
        """The latest instant to which a party of that service day could keep a table."""
        longest = self.longest_turn()
        last = max((r.period.last_seating for r in self.period_rules(date)), default=0)
        minutes = max(last, DAY_MINUTES + 6 * 60) + longest + self.policy.buffer_minutes
        return self.begins(date) + dt.timedelta(minutes=minutes)

    def longest_turn(self) -> int:
        """The longest stay that any turn time gives, in minutes."""
        return max((minutes for _, minutes in self._all_turns()), default=DEFAULT_TURN_MINUTES)

    def pacing_limit(self, date: dt.date, quarter: dt.datetime) -> int | None:
        """The most guests who may start in this quarter hour, or None without a limit."""
        local = quarter.astimezone(self.zone)
        wall = local.hour * 60 + local.minute + (local.date() - date).days * DAY_MINUTES
        limits = [
            rule.period.pacing_covers for rule in self.period_rules(date) if rule.includes(wall)
        ]
        known = [limit for limit in limits if limit is not None]
        return max(known, default=None) if len(known) == len(limits) else None

    def area_id(self, slug: str) -> int | None:
        """The area of that short name, or None."""
        return next((area.pk for area in self.areas if area.slug == slug), None)

    def area_slug(self, area_id: int | None) -> str | None:
        """The short name of that area, or None."""
        return next((area.slug for area in self.areas if area.pk == area_id), None)

    def _all_turns(self) -> Iterable[tuple[int, int]]:
        yield from self.turns
        for rule in self.periods:
            yield from rule.period.turns or ()

    def _instants(
        self, rule: ClosureRule, date: dt.date
    ) -> Iterable[tuple[dt.datetime, dt.datetime]]:
        if rule.starts_at and rule.ends_at:
            if rule.starts_at < self.empties(date) and rule.ends_at > self.begins(date):
                yield rule.starts_at, rule.ends_at
        elif rule.from_on and rule.to_on and rule.from_on <= date <= rule.to_on:
            yield self.begins(date), self.empties(date)


_kept: dict[int, tuple[tuple[str, str], HousePlan]] = {}
"""By house, with the stamp under which it was read."""


def house_plan(business: Business) -> HousePlan:
    """The standing rules of a house, from memory while the database's stamp of them is the same.

    What a transaction reads that is rolled back is not kept for others: its stamp never comes back.
    """
    stamp = PlanStamp.objects.filter(pk=business.pk).values_list("stamp", flat=True).first()
    return plan_at(business, stamp)


def plan_at(business: Business, stamp: str | None) -> HousePlan:
    """The same for a stamp that was read just now."""
    known = _kept.get(business.pk)
    if stamp is not None and known is not None and known[0] == (stamp, business.timezone):
        return known[1]
    plan = _read(business)
    if stamp is not None:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[business.pk] = ((stamp, business.timezone), plan)
    return plan


def _read(business: Business) -> HousePlan:
    policy = Policy.objects.filter(business_id=business.pk).first() or Policy(business=business)
    rows = tuple(TableRow.objects.filter(business_id=business.pk))
    house_turns, period_turns = _turns(business.pk)
    return HousePlan(
        business_id=business.pk,
        zone=business.zone,
        policy=policy,
        areas=tuple(Area.objects.filter(business_id=business.pk)),
        table_rows=rows,
        tables=tuple(((row.valid_from, row.valid_to), _table(row)) for row in rows),
        combinations=_combinations(business.pk),
        periods=_periods(business.pk, period_turns),
        turns=house_turns,
        closures=_closures(business.pk),
    )


def _table(row: TableRow) -> Table:
    return Table(
        id=row.pk,
        min_party=row.min_party,
        max_party=row.max_party,
        area=row.area_id,
        online=row.online,
        priority=row.priority,
    )


def _turns(
    business_id: int,
) -> tuple[tuple[tuple[int, int], ...], dict[int, list[tuple[int, int]]]]:
    of_period: dict[int, list[tuple[int, int]]] = defaultdict(list)
    of_house: list[tuple[int, int]] = []
    for row in TurnTime.objects.filter(business_id=business_id).order_by("up_to_party"):
        turns = of_house if row.period_id is None else of_period[row.period_id]
        turns.append((row.up_to_party, row.minutes))
    return tuple(of_house) or ((1, DEFAULT_TURN_MINUTES),), of_period


def _periods(business_id: int, turns: dict[int, list[tuple[int, int]]]) -> tuple[PeriodRule, ...]:
    return tuple(
        PeriodRule(
            id=row.pk,
            names=row.names,
            weekdays=row.weekdays,
            span=(row.valid_from, row.valid_to),
            period=Period(
                opens=row.opens,
                last_seating=row.last_seating,
                step=row.step_minutes,
                must_end=row.must_end,
                min_party=row.min_party,
                max_party=row.max_party or 1_000_000,
                pacing_covers=row.pacing_covers,
                pacing_parties=row.pacing_parties,
                turns=tuple(turns.get(row.pk, ())) or None,
            ),
        )
        for row in ServicePeriod.objects.filter(business_id=business_id)
    )


def _combinations(business_id: int) -> tuple[tuple[Span, Combination], ...]:
    rows = TableCombination.objects.filter(business_id=business_id).prefetch_related("tables")
    return tuple(
        (
            (row.valid_from, row.valid_to),
            Combination(
                id=row.pk,
                tables=tuple(table.pk for table in row.tables.all()),
                min_party=row.min_party,
                max_party=row.max_party,
            ),
        )
        for row in rows
    )


def _closures(business_id: int) -> tuple[ClosureRule, ...]:
    return tuple(
        ClosureRule(
            id=row.pk,
            area=row.area_id,
            table=row.table_id,
            from_on=row.from_on,
            to_on=row.to_on,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            online_only=row.online_only,
        )
        for row in Closure.objects.filter(business_id=business_id)
    )
