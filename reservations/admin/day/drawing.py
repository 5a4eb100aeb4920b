"""From the day book to a page: words, tones and icons for everything that takes a table."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from common.localized import localized
from reservations.admin.day.board import (
    Bar,
    Cell,
    Group,
    Row,
    Stretch,
    covered,
    offset_of,
    stretches,
)
from reservations.admin.floor import span
from reservations.admin.words import time_of
from reservations.engine import instant_of
from reservations.enums import ReservationStatus, Source
from reservations.queries.day_model import Cell as BookCell
from reservations.queries.day_model import DayBook, Party
from reservations.queries.day_model import Row as BookRow
from reservations.queries.house_plan import HousePlan

S = ReservationStatus
CHARS_PER_QUARTER = 3.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a person has tapped: a bar by its key, or a free time at a table."""

    key: str = ""
    table: int | None = None
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """How a state looks and reads."""

    name: str
    icon: str
    word: str


def tone_of(party: Party) -> Tone:
    """Colour, icon and word of a reservation at this moment."""
    if party.status == S.CONFIRMED:
        return _tone_of_confirmed(party)
    if party.is_overdue:
        return Tone(name="over", icon="chair", word=_("seated, past the end"))
    tones = {
        S.HELD: Tone(name="held", icon="hour", word=_("held")),
        S.REQUESTED: Tone(name="ask", icon="hand", word=_("requested")),
        S.SEATED: Tone(name="seated", icon="chair", word=_("seated")),
        S.COMPLETED: Tone(name="done", icon="check", word=pgettext("party", "left")),
        S.CANCELLED: Tone(name="done", icon="x", word=_("cancelled")),
        S.NO_SHOW: Tone(name="done", icon="x", word=_("did not come")),
        S.EXPIRED: Tone(name="done", icon="hour", word=_("hold ran out")),
    }
    return tones[S(party.status)]


def _tone_of_confirmed(party: Party) -> Tone:
    if party.expected_at or party.is_late:
        return Tone(name="late", icon="late", word=_("confirmed, late"))
    if party.misfits:
        return Tone(name="late", icon="warn", word=_("confirmed, needs attention"))
    return Tone(name="ok", icon="pin" if party.pinned else "", word=_("confirmed"))


def shown_name(name: str, source: str) -> str:
    """The name of a party, or what stands for it."""
    if name:
        return name
    return _("without reservation") if source == Source.WALK_IN else _("Guest without a name")


def key_of(cell: BookCell) -> str:
    """What selects a bar in the address of the page."""
    return f"r-{cell.party.id}" if cell.party else f"b-{cell.block_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One day book with a selection, and the plan of its house."""

    book: DayBook
    plan: HousePlan
    selection: Selection

    def groups(self) -> tuple[Group, ...]:
        """Areas with their tables, in the order of the house."""
        lang = get_language() or "de"
        opened = covered(self._open_spans(), self.book.quarters)
        return tuple(
            Group(
                name=localized(area.names, lang) or area.slug,
                slug=area.slug,
                rows=tuple(self._row(row, opened) for row in area.rows),
            )
            for area in self.book.areas
        )

    def _row(self, row: BookRow, opened: frozenset[dt.datetime]) -> Row:
        return Row(
            table_id=row.table,
            name=row.name,
            seats=span(row.min_party, row.max_party),
            cells=tuple(self._cell(row, part) for part in stretches(row.cells, opened)),
        )

    def _cell(self, row: BookRow, part: Stretch) -> Cell:
        at = self.selection.at if self.selection.table == row.table else None
        ends = part.at + part.span * dt.timedelta(minutes=15)
        return Cell(
            kind=part.kind,
            at=part.at,
            span=part.span,
            offset=offset_of(part.at),
            bar=self._bar(part.cell) if part.kind == "bar" else None,
            selected=part.kind == "free" and at is not None and part.at <= at < ends,
        )

    def _bar(self, cell: BookCell) -> Bar:
        key = key_of(cell)
        if cell.party is None:
            name = f"{_('blocked')}: {cell.reason}" if cell.reason else _("blocked")
            return Bar(
                key=key,
                tone="block",
                icon="block",
                size=None,
                name=name,
                told=_("from %(from)s") % {"from": time_of(cell.starts_at)},
                selected=key == self.selection.key,
            )
        party, tone = cell.party, tone_of(cell.party)
        return Bar(
            key=key,
            tone=tone.name,
            icon=tone.icon,
            size=party.party_size,
            name=_fitting(party, cell.span),
            told=_("%(from)s to %(to)s, %(state)s")
            % {
                "from": time_of(party.starts_at),
                "to": time_of(party.ends_at),
                "state": tone.word,
            },
            selected=key == self.selection.key,
        )

    def _open_spans(self) -> Iterator[tuple[dt.datetime, dt.datetime]]:
        """From each period's first seating until its last guests leave."""
        zone, date = self.plan.zone, self.book.date
        for rule in self.plan.period_rules(date):
            period = rule.period
            leaves = period.must_end or period.last_seating + self.plan.longest_turn()
            yield instant_of(date, period.opens, zone), instant_of(date, leaves, zone)


def _fitting(party: Party, quarters: int) -> str:
    """The family name where the whole name would not fit on the bar."""
    name = shown_name(party.name, party.source)
    fits = len(name) <= quarters * CHARS_PER_QUARTER - 5
    return name if fits or not party.name else name.rsplit(" ", 1)[-1]
