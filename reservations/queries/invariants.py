"""What must hold in any database, counted where it does not (design: "What always holds", 1 to 4)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from common import clock
from messenger.queries.invariants import (
    answers_ahead_of_questions,
    foreign_parts,
    sequence_gaps,
)
from reservations.engine import SLOT_STEP, occupied_quarters
from reservations.enums import OCCUPYING, ReservationStatus
from reservations.models import (
    Block,
    Closure,
    Reservation,
    ReservationChange,
    ReservationTable,
    Table,
    TableCombination,
    TableSlot,
    TurnTime,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Violations:
    """How often each invariant is broken; all must be 0."""

    double_booked: int
    gaps: int
    promises_broken: int
    cross_tenant: int
    orphans: int

    def as_dict(self) -> dict[str, int]:
        """The counts by name, in the order of the interface."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A table taken from then until then by something."""

    table: int
    begins: dt.datetime
    until: dt.datetime
    owner: tuple[str, Any]


def violations(now: dt.datetime | None = None) -> Violations:
    """Look at every row once; nothing is repaired."""
    moment = now or clock.now()
    uses = list(_reservation_uses(moment))
    return Violations(
        double_booked=_overlaps([*uses, *_block_uses()]),
        gaps=sequence_gaps(),
        promises_broken=_promises_broken(moment, uses),
        cross_tenant=_cross_tenant() + foreign_parts(),
        orphans=_orphans(),
    )


def _standing(now: dt.datetime) -> QuerySet[Reservation]:
    return Reservation.objects.occupying(now)


def _reservation_uses(now: dt.datetime) -> Iterator[_Use]:
    """From the rows and their assignments, not from slots: the two must not be wrong together."""
    rows = ReservationTable.objects.filter(
        reservation__in=_standing(now).values("pk")
    ).values_list(
        "table_id",
        "since",
        "reservation__starts_at",
        "reservation__seated_at",
        "reservation__occupied_until",
        "reservation_id",
    )
    for table, since, starts_at, seated_at, until, pk in rows.iterator(2000):
        begins = since or min(starts_at, seated_at or starts_at)
        yield _Use(table=table, begins=begins, until=until, owner=("reservation", pk))


def _block_uses() -> Iterator[_Use]:
    rows = Block.objects.values_list("table_id", "starts_at", "ends_at", "pk")
    for table, begins, until, pk in rows.iterator(2000):
        yield _Use(table=table, begins=begins, until=until, owner=("block", pk))


def _overlaps(uses: Iterable[_Use]) -> int:
    """Pairs of uses of one table that meet in time, half-open."""
    found = 0
    ordered = sorted(uses, key=lambda use: (use.table, use.begins))
    for _, same_table in groupby(ordered, key=lambda use: use.table):
        open_until: list[dt.datetime] = []
        for use in same_table:
            open_until = [until for until in open_until if until > use.begins]
            found += len(open_until)
            open_until.append(use.until)
    return found


def _promises_broken(now: dt.datetime, uses: Iterable[_Use]) -> int:
    """Standing reservations without a table, or without a slot for a coming quarter; and wrong promises."""
    taken = {
        (table, at.replace(tzinfo=dt.UTC), pk)
        for table, at, pk in TableSlot.objects.filter(
            starts_at__gt=now - SLOT_STEP, reservation__isnull=False
        )
        .values_list("table_id", "starts_at", "reservation_id")
        .iterator(5000)
    }
    homeless = _standing(now).filter(occupied_until__gt=now, assignments=None).count()
    without_slots = {
        use.owner
        for use in uses
        if use.until > now
        for quarter in occupied_quarters(max(use.begins, now), use.until)
        if (use.table, quarter, use.owner[1]) not in taken
    }
    told = _standing(now).filter(occupied_until__gt=now).exclude(promised_local="")
    mistold = sum(
        dt.datetime.fromisoformat(text) != starts_at
        for text, starts_at in told.values_list("promised_local", "starts_at").iterator(2000)
    )
    return homeless + len(without_slots) + mistold + answers_ahead_of_questions()


def _cross_tenant() -> int:
    """Pairs that span two houses."""
    business = F("business_id")
    pairs: list[tuple[QuerySet[Any], tuple[str, ...]]] = [
        (Reservation.objects.all(), ("area", "guest", "conversation")),
        (TableSlot.objects.all(), ("table", "reservation", "block")),
        (Block.objects.all(), ("table",)),
        (Table.objects.all(), ("area",)),
        (Closure.objects.all(), ("area", "table")),
        (TurnTime.objects.all(), ("period",)),
        (ReservationChange.objects.all(), ("reservation",)),
    ]
    found = sum(
        rows.filter(**{f"{name}__isnull": False})
        .exclude(**{f"{name}__business_id": business})
        .count()
        for rows, names in pairs
        for name in names
    )
    found += ReservationTable.objects.exclude(
        table__business_id=F("reservation__business_id")
    ).count()
    return (
        found
        + TableCombination.tables.through.objects.exclude(
            table__business_id=F("tablecombination__business_id")
        ).count()
    )


def _orphans() -> int:
    """Slots whose owner does not stand, or does not have that table."""
    of_gone = TableSlot.objects.filter(reservation__isnull=False).exclude(
        reservation__status__in=OCCUPYING
    )
    assigned = ReservationTable.objects.filter(
        reservation_id=OuterRef("reservation_id"), table_id=OuterRef("table_id")
    )
    elsewhere = TableSlot.objects.filter(~Exists(assigned), reservation__status__in=OCCUPYING)
    of_other_block = TableSlot.objects.filter(
        ~Q(block__table_id=F("table_id")), block__isnull=False
    )
    sitting_without_start = Reservation.objects.filter(
        status=ReservationStatus.SEATED, seated_at=None
    )
    return (
        of_gone.count()
        + elsewhere.count()
        + of_other_block.count()
        + sitting_without_start.count()
    )
