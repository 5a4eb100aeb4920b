"""Writing what was decided: rows, tables, slots, history and versions, in as few statements as possible."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import F

from common.events import publish
from reservations.actions.announce import event_of
from reservations.actions.by import By
from reservations.actions.locked import LockedDays, tables_of
from reservations.actions.quarters import quarter_begun
from reservations.actions.state import Snapshot, changed, snapshot
from reservations.engine import SLOT_STEP, occupied_quarters
from reservations.enums import OCCUPYING, Actor, ReservationStatus
from reservations.events import DayChanged, ReservationEvent
from reservations.models import (
    Reservation,
    ReservationChange,
    ReservationTable,
    TableSlot,
)
from reservations.queries.misfits import misfits_of

Tables = tuple[int, ...]
_SAVED = [
    each.name
    for each in Reservation._meta.concrete_fields
    if each.name not in {"id", "business", "reference", "created_at"}
]


@dataclass(slots=True, kw_only=True)
class Line:
    """One reservation that this transaction stores or changes."""

    reservation: Reservation
    before: Snapshot
    tables_before: Tables
    tables: Tables = ()
    what: str = ""
    reason: str = ""
    by: By
    is_new: bool = False

    def occupies(self) -> bool:
        """Whether it takes its tables from now on."""
        return self.reservation.status in OCCUPYING

    def changes_tables(self) -> bool:
        """Whether the assignment differs from what is stored."""
        return self.is_new or set(self.tables) != set(self.tables_before)

    def changes_slots(self) -> bool:
        """Whether the slots differ from what is stored."""
        if self.changes_tables() or (self.before["status"] in OCCUPYING) != self.occupies():
            return True
        return occupied_span_of(self.before) != occupied_span(self.reservation)


@dataclass(slots=True, kw_only=True)
class Ledger:
    """All changes of one transaction to the reservations of locked days."""

    days: LockedDays
    by: By
    lines: list[Line] = field(default_factory=list)

    def enter(
        self, reservation: Reservation, tables: Tables, what: str, *, by: By | None = None
    ) -> None:
        """Note a new reservation with its tables."""
        line = Line(
            reservation=reservation,
            before={},
            tables_before=(),
            tables=tables,
            what=what,
            by=by or self.by,
            is_new=True,
        )
        self._accept(line)
        self.lines.append(line)

    def open(self, reservation: Reservation, *, by: By | None = None) -> Line:
        """Take down the present state of a reservation before it is changed in place."""
        return self._opened([reservation], by or self.by)[0]

    def close(
        self, line: Line, what: str, *, tables: Tables | None = None, reason: str = ""
    ) -> None:
        """Note the changed reservation; its tables stay unless others are given."""
        line.what, line.reason = what, reason
        line.tables = line.tables_before if tables is None else tables
        if line.by.actor != Actor.SYSTEM and line.occupies() and line.changes_slots():
            self._accept(line)
        self.lines.append(line)

    def move(self, moves: Mapping[str, Tables]) -> None:
        """Note that other parties are given other tables to make room."""
        if not moves:
            return
        rows = Reservation.objects.for_business(self.days.business.pk).filter(pk__in=list(moves))
        system = By.system()
        for line in self._opened(list(rows.order_by("pk")), system):
            self.close(line, "moved", tables=tuple(moves[str(line.reservation.pk)]))

    def write(self) -> None:
        """Store everything noted, free what has expired in the way, raise the days' versions, tell."""
        self._expire()
        self._number()
        self._free()
        self._store()
        self._occupy()
        self._remember()
        self._announce()

    def _accept(self, line: Line) -> None:
        """Keep which rules staff set aside with this, so that nobody is alarmed about them later."""
        if not line.by.is_staff:
            line.reservation.exceptions = []
            return
        plan, row = self.days.plan, line.reservation
        row.exceptions = list(misfits_of(plan, plan.floor(row.service_date), row, line.tables))

    def _opened(self, reservations: list[Reservation], by: By) -> list[Line]:
        tables = tables_of(reservations)
        return [
            Line(
                reservation=each,
                before=snapshot(each, self.days.plan, tables[each.pk]),
                tables_before=tables[each.pk],
                by=by,
            )
            for each in reservations
        ]

    def _expire(self) -> None:
        """Holds of a neighbouring day may be locked by others just now: those are left alone."""
        known = {line.reservation.pk for line in self.lines}
        ids = self.days.expired - known
        if not ids:
            return
        held = Reservation.objects.for_business(self.days.business.pk).filter(
            pk__in=ids, status=ReservationStatus.HELD, hold_expires_at__lte=self.days.now
        )
        rows = list(held.order_by("pk").select_for_update(no_key=True, skip_locked=True))
        for line in self._opened(rows, By.system()):
            line.reservation.status = ReservationStatus.EXPIRED
            self.close(line, "expired")

    def _number(self) -> None:
        for line in self.lines:
            line.reservation.updated_at = self.days.now
            if line.is_new:
                line.reservation.version = 1
            else:
                line.reservation.version += 1

    def _free(self) -> None:
        """All slots of everything that changes go in one statement: a swap would clash row by row."""
        old = [line for line in self.lines if not line.is_new]
        ids = [line.reservation.pk for line in old if line.changes_slots()]
        if ids:
            TableSlot.objects.filter(reservation_id__in=ids).delete()
        moved = [line.reservation.pk for line in old if line.changes_tables()]
        if moved:
            ReservationTable.objects.filter(reservation_id__in=moved).delete()

    def _store(self) -> None:
        new = [line.reservation for line in self.lines if line.is_new]
        if new:
            Reservation.objects.bulk_create(new)
        for line in self.lines:
            if not line.is_new and line.what != "moved":
                line.reservation.save(update_fields=_SAVED)
        moved = [line.reservation.pk for line in self.lines if line.what == "moved"]
        if moved:
            rows = Reservation.objects.filter(pk__in=moved)
            rows.update(version=F("version") + 1, updated_at=self.days.now)
        assignments = [
            ReservationTable(
                business_id=line.reservation.business_id,
                reservation=line.reservation,
                table_id=table,
                since=self._since(line),
            )
            for line in self.lines
            for table in line.tables
            if line.changes_tables()
        ]
        if assignments:
            ReservationTable.objects.bulk_create(assignments)

    def _since(self, line: Line) -> dt.datetime | None:
        """A party that moves while it sits takes the new table from this quarter hour on, not from its start."""
        seated = line.reservation.status == ReservationStatus.SEATED
        return None if line.is_new or not seated else quarter_begun(self.days.now)

    def _occupy(self) -> None:
        taking = [line for line in self.lines if line.occupies() and line.changes_slots()]
        slots = [slot for line in taking for slot in self._slots(line)]
        slots.sort(key=lambda slot: (slot.table_id, slot.starts_at))
        if slots:
            TableSlot.objects.bulk_create(slots)

    def _slots(self, line: Line) -> Iterable[TableSlot]:
        """What has gone by takes nothing any more: there others may have sat."""
        begins, until = occupied_span(line.reservation)
        past = self.days.now - SLOT_STEP
        quarters = [each for each in occupied_quarters(begins, until) if each > past]
        for table in line.tables:
            for quarter in quarters:
                yield TableSlot(
                    business_id=line.reservation.business_id,
                    table_id=table,
                    starts_at=quarter,
                    reservation_id=line.reservation.pk,
                )

    def _remember(self) -> None:
        ReservationChange.objects.bulk_create([self._history(line) for line in self.lines])
        raise_versions(self.days)

    def _history(self, line: Line) -> ReservationChange:
        now = snapshot(line.reservation, self.days.plan, line.tables)
        before, after = changed(line.before, now)
        return ReservationChange(
            business_id=line.reservation.business_id,
            reservation=line.reservation,
            version=line.reservation.version,
            what=line.what,
            at=self.days.now,
            actor=line.by.actor,
            by_uuid=line.by.uuid,
            by_name=line.by.name[:150],
            before=before,
            after=after,
            reason=line.reason[:200],
        )

    def _announce(self) -> None:
        publish(*(_event(line) for line in self.lines))
        announce_days(self.days)


def _event(line: Line) -> ReservationEvent:
    row = line.reservation
    return event_of(line.what, row.status)(
        business_id=row.business_id,
        reservation_id=row.pk,
        version=row.version,
        conversation_id=row.conversation_id,
    )


def occupied_span(reservation: Reservation) -> tuple[dt.datetime, dt.datetime]:
    """From when until when the tables are taken: earlier than promised when the party was seated early."""
    begins = min(reservation.starts_at, reservation.seated_at or reservation.starts_at)
    return begins, reservation.occupied_until


def occupied_span_of(state: Snapshot) -> tuple[dt.datetime, dt.datetime]:
    """The same, of a state of the history."""
    starts_at, seated_at, until = (
        dt.datetime.fromisoformat(state[name]) if state[name] else None
        for name in ("starts_at", "seated_at", "occupied_until")
    )
    if starts_at is None or until is None:
        raise ValueError(state)
    return min(starts_at, seated_at or starts_at), until


def raise_versions(days: LockedDays) -> None:
    """Raise the version of every locked day, so that open pages and cached answers look again."""
    for row in days.rows.values():
        row.version += 1
        row.save(update_fields=["version"])


def announce_days(days: LockedDays) -> None:
    """Tell that the floor of the locked days changed."""
    for row in days.rows.values():
        publish(DayChanged(business_id=row.business_id, date=row.date, version=row.version))
