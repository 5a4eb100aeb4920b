"""The rows of a service day, kept in memory while the versions of the days around it stand."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models.functions import Coalesce

from reservations.engine import Stay, Taken
from reservations.enums import OCCUPYING, ReservationStatus, Source
from reservations.models import Block, Reservation
from reservations.queries.house_plan import HousePlan
from reservations.queries.stamps import ONE_DAY, read_stamps

MOST_KEPT = 1000
"""Days; a busy one of 80 tables takes about 100 KiB."""


@dataclass(slots=True, kw_only=True)
class StayRow:
    """A reservation that takes tables, as stored."""

    id: UUID
    status: str
    source: str
    starts_at: dt.datetime
    occupied_until: dt.datetime
    service_date: dt.date
    party_size: int
    area: int | None
    pinned: bool
    hold_expires_at: dt.datetime | None
    seated_at: dt.datetime | None
    tables: list[tuple[int, int]]
    """With the number of the assignment, which keeps them in order."""

    def has_expired(self, now: dt.datetime) -> bool:
        """Whether it is a hold whose time is up."""
        return (
            self.status == ReservationStatus.HELD
            and self.hold_expires_at is not None
            and self.hold_expires_at <= now
        )

    def as_stay(self, date: dt.date, freeze_until: dt.datetime) -> Stay:
        """Parties of a neighbouring service day keep their tables: that day is not locked."""
        return Stay(
            id=str(self.id),
            starts_at=min(self.starts_at, self.seated_at or self.starts_at),
            occupied_until=self.occupied_until,
            party_size=self.party_size,
            tables=tuple(table for _, table in sorted(self.tables)),
            area=self.area,
            locked=self.pinned
            or self.status == ReservationStatus.SEATED
            or self.service_date != date
            or self.starts_at <= freeze_until,
            paced=self.source != Source.WALK_IN,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRows:
    """What is stored of a service day and of the nights around it; nothing in it depends on the clock."""

    stays: tuple[StayRow, ...]
    taken: tuple[Taken, ...]


Place = tuple[str, int, dt.date, str]
Versions = tuple[str | None, ...]
_kept: dict[Place, tuple[Versions, DayRows]] = {}


def stored_rows(plan: HousePlan, date: dt.date) -> DayRows:
    """Read stays and blocks by instant: the evening before past midnight and the next day are in it."""
    return DayRows(stays=_stays(plan, date), taken=tuple(_taken(plan, date)))


def kept_rows(plan: HousePlan, date: dt.date, versions: Versions | None = None) -> DayRows:
    """The same from memory while no action has changed one of the days in it.

    Whoever changes what is in it raises the version of its day in the same transaction. The versions are read
    before the rows, so that rows may be newer than what they are kept under, never older.
    """
    if connection.in_atomic_block:
        return stored_rows(plan, date)  # it may have changed what it has not committed
    versions = versions or read_stamps(plan.business_id, date).around(date)
    place = (str(connection.settings_dict["NAME"]), plan.business_id, date, plan.zone.key)
    known = _kept.get(place)
    if known is not None and known[0] == versions:
        return known[1]
    rows = stored_rows(plan, date)
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[place] = versions, rows
    return rows


def forget_days() -> None:
    """Drop what is in memory, as after a restore."""
    _kept.clear()


_COLUMNS = (
    "id",
    "status",
    "source",
    "starts_at",
    "occupied_until",
    "service_date",
    "party_size",
    "area_id",
    "pinned",
    "hold_expires_at",
    "seated_at",
)


def _stays(plan: HousePlan, date: dt.date) -> tuple[StayRow, ...]:
    """One query over three service days, by index: flat in the length of history.

    The bounds in time stand on expressions and the order is made here, lest SQLite take the index of starts and
    walk through all history.
    """
    found: dict[UUID, StayRow] = {}
    query = (
        Reservation.objects.for_business(plan.business_id)
        .alias(
            begins=Coalesce("starts_at", "starts_at"),
            until=Coalesce("occupied_until", "occupied_until"),
        )
        .filter(
            service_date__in=(date - ONE_DAY, date, date + ONE_DAY),
            status__in=sorted(OCCUPYING),
            until__gt=plan.begins(date),
            begins__lt=plan.begins(date + 2 * ONE_DAY),
        )
        .order_by()
        .values_list(*_COLUMNS, "assignments__id", "assignments__table_id")
    )
    for *columns, assignment, table in query:
        row = found.get(columns[0])
        if row is None:
            row = found[columns[0]] = StayRow(
                **dict(zip(StayRow.__slots__, columns, strict=False)), tables=[]
            )
        if table is not None:
            row.tables.append((assignment, table))
    return tuple(sorted(found.values(), key=lambda row: (row.starts_at, row.id)))


def _taken(plan: HousePlan, date: dt.date) -> Iterator[Taken]:
    rows = Block.objects.filter(
        business_id=plan.business_id,
        ends_at__gt=plan.begins(date),
        starts_at__lt=plan.begins(date + 2 * ONE_DAY),
    )
    for table, starts_at, ends_at in rows.values_list("table_id", "starts_at", "ends_at"):
        yield Taken(table=table, starts_at=starts_at, ends_at=ends_at)
