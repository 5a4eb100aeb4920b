"""Staff say no to a change: what was promised before it stands again."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from businesses.models import Business
from reservations.actions.again import tables_again
from reservations.actions.by import By
from reservations.actions.deciding import Overtaken, deciding
from reservations.actions.ledger import Ledger
from reservations.actions.locked import lock_reservation
from reservations.actions.repack import write_and_repack
from reservations.actions.state import Snapshot, restore
from reservations.enums import ReservationStatus
from reservations.errors import BadTransition
from reservations.models import Reservation, ReservationChange

S = ReservationStatus
ASKED_FOR = frozenset(
    {
        "status",
        "starts_at",
        "ends_at",
        "occupied_until",
        "expected_at",
        "service_date",
        "promised_local",
        "party_size",
        "area_id",
        "pinned",
        "tables",
    }
)
"""What the house says no to. Notes stay: an allergy told with a change is no less true without it."""


@deciding
def decline_change(*, business: Business, reservation_id: UUID, by: By) -> Reservation:
    """Put the promise back that a guest's change had turned into a request; repeated, nothing changes.

    It gets its tables again or, unless they were pinned, others of its area; NoTable when there are none.
    Raises BadTransition for anything but such a request.
    """
    changes = ReservationChange.objects.filter(
        business_id=business.pk, reservation_id=reservation_id
    ).order_by("-version")
    days, reservation = lock_reservation(
        business, reservation_id, by, also=_dates(promised_before(changes))
    )
    newest_first = list(changes.all())
    if newest_first[0].what == "declined":
        return reservation
    before = promised_before(newest_first)
    if reservation.status != S.REQUESTED or before is None:
        raise BadTransition(extra={"state": reservation.status})
    ledger = Ledger(days=days, by=by)
    line = ledger.open(reservation)
    restore(reservation, before)
    if reservation.service_date not in days.rows:
        raise Overtaken
    tables = line.tables_before
    if "tables" in before:
        tables = tuple(table["id"] for table in before["tables"])
    given = tables_again(days, line, tables)
    reservation.occupied_until = max(given.occupied_until, reservation.ends_at)
    ledger.close(line, "declined", tables=given.tables)
    ledger.move(given.moves)
    write_and_repack(ledger)
    return reservation


def _dates(before: Snapshot | None) -> list[dt.date]:
    date = (before or {}).get("service_date")
    return [dt.date.fromisoformat(date)] if date else []


def promised_before(newest_first: Iterable[ReservationChange]) -> Snapshot | None:
    """How the promise read that has become a request since, or None where nothing was promised."""
    state: Snapshot = {}
    for change in newest_first:
        state |= {name: value for name, value in change.before.items() if name in ASKED_FOR}
        if "status" in change.before:
            return state if change.before["status"] == S.CONFIRMED else None
    return None
