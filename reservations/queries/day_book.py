"""The day page: tables by quarter hours, who sits where and when, and what needs a look."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from businesses.models import Business, Guest
from common import clock
from reservations.engine import SLOT_STEP, Table
from reservations.enums import OCCUPYING, ReservationStatus, Source
from reservations.models import Block, Reservation, ServiceDay
from reservations.queries.day_grid import cells_of, clipped, quarters_of
from reservations.queries.day_model import (
    AreaRows,
    DayBook,
    Occupant,
    Party,
    Quarter,
    Row,
    Span,
    Stop,
)
from reservations.queries.house_plan import HousePlan, house_plan
from reservations.queries.misfits import Misfit, assigned, stranded

S = ReservationStatus
SHOWN = OCCUPYING | {S.COMPLETED}


def day_book(business: Business, date: dt.date, *, now: dt.datetime | None = None) -> DayBook:
    """The whole day page of one house, in a number of queries that does not grow with the day."""
    moment = now or clock.now()
    plan = house_plan(business)
    parties = _parties(plan, date, moment)
    shown = tuple(p for p in parties if _is_shown(p, moment))
    blocks = list(
        Block.objects.filter(
            business=business,
            ends_at__gt=plan.begins(date),
            starts_at__lt=plan.begins(date + dt.timedelta(days=2)),
        )
    )
    own = tuple(p for p in shown if p.service_date == date)
    first, count = quarters_of(plan, date, [_span(p.party) for p in own])
    return DayBook(
        business_id=business.pk,
        date=date,
        version=day_version(business, date),
        now=moment.astimezone(plan.zone),
        now_quarter=_now_line(first, count, moment),
        quarters=_quarters(plan, date, (first, count), [p.party for p in own]),
        areas=_areas(plan, date, (first, count), _occupants(plan, date, shown, blocks)),
        parties=tuple(p.party for p in own),
        gone=tuple(p.party for p in parties if p.service_date == date and p not in shown),
        stops=_stops(plan, moment),
        covers=sum(p.party.party_size for p in own),
        seated=sum(p.party.party_size for p in own if p.party.status == S.SEATED),
        held=sum(1 for p in own if p.party.status == S.HELD),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    service_date: dt.date
    party: Party


def day_version(business: Business, date: dt.date) -> int:
    """The version of a service day, which every change on its floor raises; 0 while nothing has happened."""
    found = ServiceDay.objects.filter(business=business, date=date).values_list(
        "version", flat=True
    )
    return found.first() or 0


def _parties(plan: HousePlan, date: dt.date, now: dt.datetime) -> list[_Dated]:
    """Those of the day, and those of the evening before that still sit past midnight."""
    rows = list(
        Reservation.objects.for_business(plan.business_id)
        .filter(
            Q(service_date=date)
            | Q(
                service_date=date - dt.timedelta(days=1),
                occupied_until__gt=plan.begins(date),
                status__in=sorted(OCCUPYING),
            )
        )
        .order_by("starts_at", "id")
    )
    tables = assigned(rows)
    wrong = {
        each.reservation_id: each.misfits
        for each in stranded(plan, [row for row in rows if _counts(row, now)], tables)
    }
    visits = _visits(plan.business_id, [row.guest_id for row in rows if row.guest_id])
    return [
        _Dated(
            service_date=row.service_date,
            party=_party(plan, row, now, tables[row.pk], wrong.get(row.pk, ()), visits),
        )
        for row in rows
    ]


def _counts(row: Reservation, now: dt.datetime) -> bool:
    """Whether a misfit would still matter."""
    expired = row.status == S.HELD and row.hold_expires_at and row.hold_expires_at <= now
    return row.status in OCCUPYING and not expired and row.occupied_until > now


def _visits(business_id: int, guests: list[int]) -> dict[int, int]:
    rows = Guest.objects.filter(business_id=business_id, pk__in=guests).annotate(
        visits=Count("reservations", filter=Q(reservations__status=S.COMPLETED), distinct=True)
        + Count(
            "others__reservations",
            filter=Q(others__reservations__status=S.COMPLETED),
            distinct=True,
        )
    )
    return dict(rows.values_list("pk", "visits"))


def _party(
    plan: HousePlan,
    row: Reservation,
    now: dt.datetime,
    tables: tuple[int, ...],
    wrong: tuple[Misfit, ...],
    visits: dict[int, int],
) -> Party:
    grace = dt.timedelta(minutes=plan.policy.grace_minutes)
    names = {table.pk: table.name for table in plan.table_rows}
    due = row.expected_at or row.starts_at

    def local(instant: dt.datetime | None) -> dt.datetime | None:
        return instant.astimezone(plan.zone) if instant else None

    return Party(
        id=row.pk,
        reference=row.reference,
        version=row.version,
        status=row.status,
        source=row.source,
        name=row.name,
        phone=row.phone,
        email=row.email,
        notes=row.notes,
        party_size=row.party_size,
        starts_at=row.starts_at.astimezone(plan.zone),
        ends_at=row.ends_at.astimezone(plan.zone),
        occupied_until=row.occupied_until.astimezone(plan.zone),
        expected_at=local(row.expected_at),
        hold_expires_at=local(row.hold_expires_at),
        seated_at=local(row.seated_at),
        left_at=local(row.left_at),
        tables=tables,
        table_names=tuple(names.get(table, "?") for table in tables),
        area=plan.area_slug(row.area_id),
        pinned=row.pinned,
        guest_id=row.guest_id,
        visits=visits.get(row.guest_id, 0) if row.guest_id else 0,
        conversation_id=row.conversation_id,
        is_late=row.status == S.CONFIRMED and now > due + grace,
        is_overdue=row.status == S.SEATED and now >= row.ends_at,
        misfits=wrong,
    )


def _is_shown(dated: _Dated, now: dt.datetime) -> bool:
    party = dated.party
    if party.status == S.HELD and party.hold_expires_at and party.hold_expires_at <= now:
        return False
    return party.status in SHOWN


def _span(party: Party) -> Span:
    begins = min(party.starts_at, party.seated_at or party.starts_at)
    if party.left_at:
        return begins, max(party.left_at, begins + SLOT_STEP)
    return begins, party.ends_at


def _occupants(
    plan: HousePlan, date: dt.date, shown: Iterable[_Dated], blocks: Iterable[Block]
) -> dict[int, list[Occupant]]:
    """What takes each table, the weakest first: whoever is drawn later covers what was there."""
    found: dict[int, list[Occupant]] = {}
    floor = plan.floor(date)
    for closing in plan.closings(date):
        if closing.online_only:
            continue
        for table in floor.tables:
            if _closes(closing.area, closing.table, table):
                span = (closing.starts_at, closing.ends_at)
                found.setdefault(table.id, []).append(Occupant(kind="closed", span=span))
    for block in blocks:
        span = (block.starts_at, block.ends_at)
        occupant = Occupant(kind="block", span=span, block_id=block.pk, reason=block.reason)
        found.setdefault(block.table_id, []).append(occupant)
    by_weight = sorted(shown, key=lambda each: each.party.status in OCCUPYING)
    for each in by_weight:
        for number in each.party.tables:
            occupant = Occupant(kind="party", span=_span(each.party), party=each.party)
            found.setdefault(number, []).append(occupant)
    return found


def _closes(area: int | None, table: int | None, row: Table) -> bool:
    if table is not None:
        return table == row.id
    return area is None or area == row.area


def _areas(
    plan: HousePlan, date: dt.date, grid: tuple[dt.datetime, int], taken: dict[int, list[Occupant]]
) -> tuple[AreaRows, ...]:
    """Tables that stand on that day, and those that are gone but still have a party."""
    standing = {table.id for table in plan.floor(date).tables}
    rows: dict[int, list[Row]] = {}
    for table in plan.table_rows:
        mine = taken.get(table.pk, [])
        if table.pk in standing or any(each.kind == "party" for each in mine):
            rows.setdefault(table.area_id, []).append(
                Row(
                    table=table.pk,
                    name=table.name,
                    min_party=table.min_party,
                    max_party=table.max_party,
                    online=table.online,
                    cells=cells_of(grid, mine, plan.zone),
                )
            )
    return tuple(
        AreaRows(slug=area.slug, names=area.names, rows=tuple(rows[area.pk]))
        for area in plan.areas
        if area.pk in rows
    )


def _quarters(
    plan: HousePlan, date: dt.date, grid: tuple[dt.datetime, int], parties: list[Party]
) -> tuple[Quarter, ...]:
    first, count = grid
    arrivals = [0] * count
    for party in parties:
        number = clipped(first, count, party.starts_at)
        if number is not None and party.source != Source.WALK_IN:
            arrivals[number] += party.party_size
    return tuple(
        Quarter(
            starts_at=(first + number * SLOT_STEP).astimezone(plan.zone),
            arrivals=arrivals[number],
            limit=plan.pacing_limit(date, first + number * SLOT_STEP),
        )
        for number in range(count)
    )


def _now_line(first: dt.datetime, count: int, now: dt.datetime) -> float | None:
    place = (now - first) / SLOT_STEP
    return place if 0 <= place <= count else None


def _stops(plan: HousePlan, now: dt.datetime) -> tuple[Stop, ...]:
    return tuple(
        Stop(id=rule.id, area=plan.area_slug(rule.area), until=rule.ends_at.astimezone(plan.zone))
        for rule in plan.closures
        if rule.online_only and rule.ends_at and rule.starts_at and rule.ends_at > now
    )
