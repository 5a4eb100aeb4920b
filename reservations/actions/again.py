"""The tables of a promise that stands again."""

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
    minutes = minutes_between(begins, max(row.ends_at, begins + SLOT_STEP))
    wish = Wish(
        party_size=row.party_size,
        starts_at=begins,
        tables=tables,
        by_staff=True,
        turn_minutes=minutes,
        replaces=str(row.pk),
    )
    try:
        return days.give_out(row.service_date, wish)
    except Refused:
        if row.pinned or seated:
            raise
    anywhere = Wish(
        party_size=row.party_size,
        starts_at=begins,
        area=row.area_id,
        by_staff=True,
        turn_minutes=minutes,
        replaces=str(row.pk),
    )
    return days.give_out(row.service_date, anywhere)
