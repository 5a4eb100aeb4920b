"""The tables of a promise that stands again, or begins now."""

import datetime as dt
from dataclasses import replace

from reservations.actions.ledger import Line
from reservations.actions.locked import LockedDays
from reservations.actions.quarters import minutes_between, quarter_begun
from reservations.actions.refused import Refused
from reservations.engine import SLOT_STEP, Assignment, Wish
from reservations.enums import ReservationStatus


def tables_again(days: LockedDays, line: Line, tables: tuple[int, ...]) -> Assignment:
    """These tables for the reservation as it now reads, or, unless they are pinned or it sits there, others of its area.

    Raises Refused when there are none.
    """
    row = line.reservation
    seated = row.status == ReservationStatus.SEATED
    begins = max(quarter_begun(days.now), row.starts_at) if seated else row.starts_at
    span = begins, max(row.ends_at, begins + SLOT_STEP)
    return own_or_others(days, line, tables, span, only_own=row.pinned or seated)


def own_or_others(
    days: LockedDays,
    line: Line,
    tables: tuple[int, ...],
    span: tuple[dt.datetime, dt.datetime],
    *,
    only_own: bool,
) -> Assignment:
    """These tables for this span of time, or, unless `only_own`, others of the party's area, whatever the rules; else raise Refused."""
    row = line.reservation
    own = Wish(
        party_size=row.party_size,
        starts_at=span[0],
        tables=tables,
        by_staff=True,
        turn_minutes=minutes_between(*span),
        replaces=str(row.pk),
    )
    try:
        return days.give_out(row.service_date, own)
    except Refused:
        if only_own:
            raise
    return days.give_out(row.service_date, replace(own, tables=None, area=row.area_id))
