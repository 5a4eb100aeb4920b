"""Using what was freed: a coming party that sits worse than it could now is given it."""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from reservations.actions.by import By
from reservations.actions.ledger import Ledger, Line, occupied_span_of
from reservations.actions.locked import LockedDays
from reservations.engine import Day, DayBook, Stay, repack
from reservations.enums import ReservationStatus
from reservations.queries.day import read_day
from reservations.queries.day_rows import DayRows, stored_rows
from reservations.queries.prices import with_prices

S = ReservationStatus
SURE = frozenset({S.CONFIRMED, S.SEATED})


def write_and_repack(ledger: Ledger) -> None:
    """Store everything noted; where a promise or a visit gave tables up, let one confirmed party move there.

    It is found under the lock that is held and written in the same transaction. Whom the ledger names does not
    move (again); whoever comes within minutes, is pinned, or only asked or holds, keeps the tables too.
    """
    ledger.write()
    days = ledger.days
    if not days.plan.policy.reassign:
        return
    named = {line.reservation.pk for line in ledger.lines}
    for line in ledger.lines:
        freed = _freed(line, days.now)
        if freed is None:
            continue
        date = dt.date.fromisoformat(line.before["service_date"])
        moves = repack(DayBook(_day(days, date, named)), freed)
        if moves:
            after = Ledger(days=days, by=By.system())
            after.move(moves)
            after.write()


def _freed(line: Line, now: dt.datetime) -> Stay | None:
    """The stay as it was, if a promise or a visit ends, and time that is still to come was given up."""
    if line.what == "moved" or line.before.get("status") not in SURE or not line.changes_slots():
        return None
    begins, until = occupied_span_of(line.before)
    if until <= now:
        return None
    return Stay(
        id=str(line.reservation.pk),
        starts_at=begins,
        occupied_until=until,
        party_size=line.reservation.party_size,
        tables=line.tables_before,
    )


def _day(days: LockedDays, date: dt.date, named: Collection[UUID]) -> Day:
    """The day as it was just stored, with none but confirmed parties to be moved.

    A hold whose time is up keeps its tables here until it is swept: its rows are still there.
    """
    rows = stored_rows(days.plan, date)
    stays = (
        replace(
            row,
            pinned=row.pinned or row.status != S.CONFIRMED or row.id in named,
            hold_expires_at=None,
        )
        for row in rows.stays
    )
    kept = DayRows(stays=tuple(stays), taken=rows.taken)
    return with_prices(days.plan, read_day(days.plan, date, days.now, rows=kept).day)
