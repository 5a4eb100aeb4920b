"""A reservation's state as plain values, for the history and for the way back along it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from reservations.models import Reservation
from reservations.queries.house_plan import HousePlan

Snapshot = dict[str, Any]

INSTANTS = (
    "starts_at",
    "ends_at",
    "occupied_until",
    "hold_expires_at",
    "expected_at",
    "seated_at",
    "left_at",
)
PLAIN = (
    "status",
    "promised_local",
    "party_size",
    "area_id",
    "guest_id",
    "name",
    "phone",
    "email",
    "lang",
    "notes",
    "pinned",
)


def snapshot(reservation: Reservation, plan: HousePlan, tables: Sequence[int]) -> Snapshot:
    """All that the history tells, as JSON values; tables with the names they have now."""
    names = {row.pk: row.name for row in plan.table_rows}
    state: Snapshot = {name: getattr(reservation, name) for name in PLAIN}
    for name in INSTANTS:
        state[name] = _text(getattr(reservation, name))
    state["service_date"] = reservation.service_date.isoformat()
    state["conversation_id"] = _text(reservation.conversation_id)
    state["area"] = plan.area_slug(reservation.area_id)
    state["tables"] = [{"id": table, "name": names.get(table, "")} for table in sorted(tables)]
    return state


def changed(before: Snapshot, after: Snapshot) -> tuple[Snapshot, Snapshot]:
    """Only what differs, on both sides; of a new reservation only what it has."""
    if not before:
        return {}, {key: value for key, value in after.items() if value not in (None, "", False)}
    keys = [key for key, value in after.items() if before[key] != value]
    return {key: before[key] for key in keys}, {key: after[key] for key in keys}


def restore(reservation: Reservation, state: Snapshot) -> None:
    """Put values of the history back into the row; tables are the caller's business."""
    for name in PLAIN:
        if name in state:
            setattr(reservation, name, state[name])
    for name in INSTANTS:
        if name in state:
            value = state[name]
            setattr(reservation, name, dt.datetime.fromisoformat(value) if value else None)
    if "service_date" in state:
        reservation.service_date = dt.date.fromisoformat(state["service_date"])


def _text(value: dt.datetime | UUID | None) -> str | None:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return None if value is None else str(value)
