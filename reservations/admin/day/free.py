"""Which tables are free for a stretch of time, single and joined."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from reservations.admin.floor import span
from reservations.engine import SLOT_STEP
from reservations.enums import OCCUPYING, ReservationStatus
from reservations.queries.day_model import Cell, DayBook, Party
from reservations.queries.house_plan import HousePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Seating:
    """A table, or tables that may be joined; `value` is what a form sends."""

    ids: tuple[int, ...]
    name: str
    smallest: int
    largest: int

    @property
    def value(self) -> str:
        return "+".join(str(each) for each in self.ids)

    @property
    def seats(self) -> str:
        return span(self.smallest, self.largest)

    def suits(self, party_size: int) -> bool:
        """Whether the party is neither too large nor too small for it."""
        return self.smallest <= party_size <= self.largest


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One button or option."""

    value: str
    text: str
    hint: str = ""
    tight: bool = False


def seatings(plan: HousePlan, date: dt.date) -> list[Seating]:
    """All that can be given out on that day, single tables first."""
    names = {table.pk: table.name for table in plan.table_rows}
    floor = plan.floor(date)
    single = [
        Seating(ids=(t.id,), name=names[t.id], smallest=t.min_party, largest=t.max_party)
        for t in floor.tables
    ]
    joined = [
        Seating(
            ids=join.tables,
            name=" + ".join(names[each] for each in join.tables),
            smallest=join.min_party,
            largest=join.max_party,
        )
        for join in floor.combinations
    ]
    return single + joined


def taken_tables(
    book: DayBook, begins: dt.datetime, ends: dt.datetime, but: UUID | None = None
) -> set[int]:
    """The tables that somebody or something takes at some moment of [begins, ends)."""
    return {
        row.table
        for area in book.areas
        for row in area.rows
        if any(_takes(cell, begins, ends, but) for cell in row.cells)
    }


def move_choices(book: DayBook, plan: HousePlan, party: Party) -> list[Choice]:
    """Where a party could go: what fits first, then what would be tight or too large."""
    is_here = party.status == ReservationStatus.SEATED
    begins = max(party.starts_at, book.now) if is_here else party.starts_at
    taken = taken_tables(book, begins, party.occupied_until, but=party.id)
    free = [
        each
        for each in seatings(plan, book.date)
        if not taken & set(each.ids) and set(each.ids) != set(party.tables)
    ]
    free.sort(key=lambda s: (not s.suits(party.party_size), len(s.ids), s.largest))
    return [
        Choice(
            value=seating.value,
            text=seating.name,
            hint=_("for %(seats)s") % {"seats": seating.seats},
            tight=not seating.suits(party.party_size),
        )
        for seating in free
    ]


def free_until(book: DayBook, table: int, at: dt.datetime) -> dt.datetime | None:
    """When the table is next taken after `at`, or None for the rest of the day."""
    end = at + dt.timedelta(days=2)
    starts = [
        cell.starts_at
        for area in book.areas
        for row in area.rows
        if row.table == table
        for cell in row.cells
        if _takes(cell, at, end, None)
    ]
    return min(starts, default=None)


def _takes(cell: Cell, begins: dt.datetime, ends: dt.datetime, but: UUID | None) -> bool:
    if cell.kind == "free":
        return False
    if cell.party and (cell.party.id == but or cell.party.status not in OCCUPYING):
        return False
    return cell.starts_at < ends and cell.starts_at + cell.span * SLOT_STEP > begins
