"""Coming reservations that the house's tables, joins, hours or closures no longer hold: they need attention."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from businesses.models import Business
from common import clock
from reservations.engine import FloorPlan, instant_of
from reservations.enums import ReservationStatus
from reservations.models import Reservation, ReservationTable
from reservations.queries.house_plan import HousePlan, house_plan

ONE_DAY = dt.timedelta(days=1)


class Misfit(StrEnum):
    """What does not fit any more."""

    TABLE_GONE = "table_gone"
    PARTY_RANGE = "party_range"
    AREA_LOST = "area_lost"
    HOURS = "hours"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranded:
    """A reservation that somebody has to look at, and why."""

    reservation_id: UUID
    reference: str
    name: str
    party_size: int
    starts_at: dt.datetime
    service_date: dt.date
    misfits: tuple[Misfit, ...]


def misfits(
    business: Business, *, now: dt.datetime | None = None, plan: HousePlan | None = None
) -> tuple[Stranded, ...]:
    """All coming reservations that no longer fit, in order of time; what staff accepted knowingly is left out."""
    moment = now or clock.now()
    rows = list(
        Reservation.objects.for_business(business.pk)
        .occupying(moment)
        .filter(
            service_date__gte=moment.astimezone(business.zone).date() - ONE_DAY,
            occupied_until__gt=moment,
        )
        .order_by("starts_at", "id")
    )
    return tuple(stranded(plan or house_plan(business), rows, assigned(rows)))


def assigned(rows: Sequence[Reservation]) -> dict[UUID, tuple[int, ...]]:
    """The tables assigned to each of these reservations."""
    found: dict[UUID, list[int]] = {row.pk: [] for row in rows}
    pairs = ReservationTable.objects.filter(reservation_id__in=list(found)).order_by("id")
    for reservation_id, table_id in pairs.values_list("reservation_id", "table_id"):
        found[reservation_id].append(table_id)
    return {key: tuple(tables) for key, tables in found.items()}


def stranded(
    plan: HousePlan, rows: Iterable[Reservation], tables: dict[UUID, tuple[int, ...]]
) -> Iterator[Stranded]:
    """Those of the rows that do not fit this plan."""
    floors: dict[dt.date, FloorPlan] = {}
    for row in rows:
        date = row.service_date
        floor = floors[date] if date in floors else floors.setdefault(date, plan.floor(date))
        wrong = misfits_of(plan, floor, row, tables[row.pk])
        new = tuple(each for each in wrong if each not in row.exceptions)
        if new:
            yield Stranded(
                reservation_id=row.pk,
                reference=row.reference,
                name=row.name,
                party_size=row.party_size,
                starts_at=row.starts_at,
                service_date=date,
                misfits=new,
            )


def misfits_of(
    plan: HousePlan, floor: FloorPlan, row: Reservation, tables: tuple[int, ...]
) -> tuple[Misfit, ...]:
    """Everything about one reservation that does not fit the plan."""
    known = {table.id: table for table in floor.tables}
    if not tables or any(table not in known for table in tables):
        return (Misfit.TABLE_GONE,)
    found = []
    if not _holds(floor, tables, row.party_size):
        found.append(Misfit.PARTY_RANGE)
    areas = {known[table].area for table in tables}
    if row.area_id is not None and areas != {row.area_id}:
        found.append(Misfit.AREA_LOST)
    if row.status == ReservationStatus.SEATED:
        return tuple(found)  # they are here: staying longer than the house is open strands nobody
    if not _is_open(plan, row):
        found.append(Misfit.HOURS)
    if _is_closed(plan, row, tables, areas):
        found.append(Misfit.CLOSED)
    return tuple(found)


def _holds(floor: FloorPlan, tables: tuple[int, ...], party_size: int) -> bool:
    """Whether a single table or listed combination of exactly these tables takes a party of this size."""
    wanted = set(tables)
    units = [(unit.min_party, unit.max_party) for unit in floor.tables if wanted == {unit.id}] + [
        (unit.min_party, unit.max_party)
        for unit in floor.combinations
        if wanted == set(unit.tables)
    ]
    return any(smallest <= party_size <= largest for smallest, largest in units)


def _is_open(plan: HousePlan, row: Reservation) -> bool:
    begins, date = row.starts_at, row.service_date
    for rule in plan.period_rules(date):
        period = rule.period
        opens = instant_of(date, period.opens, plan.zone)
        last = instant_of(date, period.last_seating, plan.zone)
        must_end = period.must_end
        in_time = must_end is None or row.ends_at <= instant_of(date, must_end, plan.zone)
        if opens <= begins <= last and in_time:
            return True
    return False


def _is_closed(
    plan: HousePlan, row: Reservation, tables: tuple[int, ...], areas: set[int | None]
) -> bool:
    return any(
        closing.starts_at < row.ends_at and row.starts_at < closing.ends_at
        for closing in plan.closings(row.service_date)
        if not closing.online_only
        and (closing.area is None or closing.area in areas)
        and (closing.table is None or closing.table in tables)
    )
