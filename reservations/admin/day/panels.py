"""The panel beside the day: what is selected, and what can be done with it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from businesses.models import Guest
from reservations.actions import promised_before
from reservations.admin.day.drawing import shown_name, tone_of
from reservations.admin.day.free import Choice, free_until, move_choices, seatings
from reservations.admin.day.shown import (
    Blocking,
    Chosen,
    ChosenBlock,
    Deed,
    Entry,
    Tag,
)
from reservations.admin.history import difference, step_name
from reservations.admin.words import day_and_time, misfit_text, time_of
from reservations.enums import ReservationStatus, Source
from reservations.models import Block, ReservationChange
from reservations.queries.day_model import DayBook, Party
from reservations.queries.house_plan import HousePlan

S = ReservationStatus
LATER_MINUTES = (10, 15, 20, 30, 45, 60)
STAY_MINUTES = (45, 60, 75, 90, 105, 120, 150, 180, 240)
CHIPS = {"over": "seated", "late": "alert", "ask": "held", "done": ""}


@dataclass(slots=True, kw_only=True)
class PanelMaker:
    """Makes panels for one drawn day; `pick` and `slug` lead back to it."""

    book: DayBook
    plan: HousePlan
    slug: str
    pick: str
    is_today: bool
    names: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = {table.pk: table.name for table in self.plan.table_rows}

    def reservation(self, party: Party) -> Chosen:
        """All about one reservation."""
        tone = tone_of(party)
        url = f"{self.pick}r-{party.id}"
        chat = self._conversation_url(party)
        changes = self._newest_first(party)
        earlier = promised_before(changes) if party.status == S.REQUESTED else None
        return Chosen(
            id=str(party.id),
            url=url,
            change_url=reverse("admin:reservations_reservation_change", args=[party.id]),
            conversation_url=chat,
            times=_("%(from)s to %(to)s")
            % {"from": time_of(party.starts_at), "to": time_of(party.ends_at)},
            tone={"over": "seated", "late": "alert", "ask": "held", "done": ""}.get(
                tone.name, tone.name
            ),
            icon=tone.icon or "check",
            status=tone.word,
            name=shown_name(party.name, party.source),
            facts=self._facts(party),
            reference=party.reference,
            contact=_contact(party),
            tags=(*self._tags(party), *([_earlier_tag(party, earlier)] if earlier else [])),
            notes=party.notes,
            deeds=tuple(self._deeds(party, url, chat, is_change=earlier is not None)),
            endings=tuple(self._endings(party, url)),
            late_choices=self._late_choices(party),
            move_choices=tuple(move_choices(self.book, self.plan, party)[:24]),
            history=tuple(
                {
                    "what": step_name(change.what),
                    "at": day_and_time(change.at),
                    "who": change.by_name or change.get_actor_display(),
                    "difference": difference(change),
                }
                for change in changes
            ),
        )

    def block(self, block: Block) -> ChosenBlock:
        return ChosenBlock(
            id=block.pk,
            times=_("%(from)s to %(to)s")
            % {"from": time_of(block.starts_at), "to": time_of(block.ends_at)},
            reason=block.reason,
            facts=_("Table %(table)s · %(who)s")
            % {"table": self.names.get(block.table_id, "?"), "who": block.by_name or "–"},
        )

    def entry(
        self,
        table: int | None,
        at: dt.datetime | None,
        back: str,
        given: Mapping[str, str],
        error: str,
    ) -> Entry:
        """The form for a free time, with what was typed before a refusal."""
        until = free_until(self.book, table, at) if table and at else None
        values = {"size": "2", "at": time_of(at) if at else "", "table": str(table or "")}
        values |= {name: given[name] for name in _ENTRY if name in given}
        return Entry(
            table=self.names.get(table, "") if table else "",
            until=_("free until %(time)s") % {"time": time_of(until)} if until else "",
            back=back,
            values=values,
            tables=[
                ("", _("best table")),
                *((s.value, f"{s.name} ({s.seats})") for s in seatings(self.plan, self.book.date)),
            ],
            stays=[
                ("", _("as usual")),
                *((str(m), _("%(minutes)s min") % {"minutes": m}) for m in STAY_MINUTES),
            ],
            error=error,
        )

    def blocking(self, begins: dt.datetime, ends: dt.datetime, error: str) -> Blocking:
        """The form that takes tables out or stops online offers."""
        return Blocking(
            tables=[(row.table, row.name) for area in self.book.areas for row in area.rows],
            values={"from": time_of(begins), "until": time_of(ends), "stop_until": time_of(ends)},
            error=error,
        )

    def _facts(self, party: Party) -> str:
        size = party.party_size
        guests = ngettext("%(count)d guest", "%(count)d guests", size) % {"count": size}
        tables = " + ".join(party.table_names)
        where = _("Table %(table)s") % {"table": tables} if tables else _("no table")
        return f"{guests} · {where}"

    def _tags(self, party: Party) -> tuple[Tag, ...]:
        tags = [Tag(text=misfit_text(each), tone="alert", icon="warn") for each in party.misfits]
        if party.expected_at:
            text = _("comes at %(time)s") % {"time": time_of(party.expected_at)}
            tags.append(Tag(text=text, tone="held", icon="late"))
        elif party.is_late:
            tags.append(Tag(text=_("not here yet"), tone="alert", icon="late"))
        if party.hold_expires_at and party.status == S.HELD:
            text = _("held until %(time)s") % {"time": time_of(party.hold_expires_at)}
            tags.append(Tag(text=text, tone="held", icon="hour"))
        if party.pinned:
            tags.append(Tag(text=_("table is fixed"), icon="pin"))
        tags.append(Tag(text=str(Source(party.source).label)))
        if party.visits:
            number = {"number": party.visits + 1}
            tags.append(Tag(text=_("visit no. %(number)d") % number, tone="house"))
        return (*tags, *self._guest_tags(party))

    def _newest_first(self, party: Party) -> list[ReservationChange]:
        rows = ReservationChange.objects.filter(
            reservation_id=party.id, business_id=self.book.business_id
        )
        return list(rows.order_by("-version"))

    def _guest_tags(self, party: Party) -> tuple[Tag, ...]:
        guest = Guest.objects.filter(
            business_id=self.book.business_id, pk=party.guest_id or 0
        ).first()
        return tuple(Tag(text=tag) for tag in guest.tags) if guest else ()

    def _deeds(self, party: Party, url: str, chat: str, *, is_change: bool) -> list[Deed]:
        move = Deed(do="move", text=_("Table"), icon="swap", url=f"{url}&ask=move")
        talk = Deed(do="chat", text=_("Chat"), icon="chat", url=chat, away=True)
        pin = (
            Deed(do="unpin", text=_("Release"), icon="pin")
            if party.pinned
            else Deed(do="pin", text=_("Fix table"), icon="pin")
        )
        deeds: list[Deed] = []
        if party.status == S.REQUESTED:
            deeds = [Deed(do="approve", text=_("Accept"), icon="check", go=True), move]
            if is_change:
                deeds.insert(1, Deed(do="decline", text=_("Decline the change"), icon="back"))
        elif party.status == S.CONFIRMED:
            later = Deed(do="late", text=_("Later"), icon="late", url=f"{url}&ask=late")
            seat = Deed(do="seat", text=_("Seat"), icon="chair", go=True)
            deeds = [*([seat] if self.is_today else []), later, move, pin]
        elif party.status == S.SEATED:
            deeds = [Deed(do="complete", text=_("Has left"), icon="check", go=True), move]
        elif party.status == S.HELD:
            deeds = [move]
        return [*deeds, talk] if chat else deeds

    def _endings(self, party: Party, url: str) -> list[Deed]:
        endings = []
        if party.status == S.CONFIRMED and party.starts_at <= self.book.now:
            endings.append(Deed(do="no_show", text=_("Did not come")))
        if party.status in {S.HELD, S.REQUESTED, S.CONFIRMED}:
            endings.append(
                Deed(do="cancel", text=pgettext("reservation", "Cancel"), url=f"{url}&ask=cancel")
            )
        return endings

    def _late_choices(self, party: Party) -> tuple[Choice, ...]:
        base = party.starts_at
        later = [base + dt.timedelta(minutes=minutes) for minutes in LATER_MINUTES]
        choices = [
            Choice(value=at.isoformat(), text=time_of(at), hint=f"+{(at - base).seconds // 60}")
            for at in later
        ]
        if party.expected_at:
            choices.append(Choice(value=base.isoformat(), text=_("on time")))
        return tuple(choices)

    def _conversation_url(self, party: Party) -> str:
        if party.conversation_id is None:
            return ""
        try:
            inbox = reverse("admin:inbox", args=[self.slug])
        except NoReverseMatch:
            return ""
        return f"{inbox}?c={party.conversation_id}"


_ENTRY = ("name", "guest", "size", "at", "phone", "table", "stay", "notes")


def _contact(party: Party) -> tuple[tuple[str, str], ...]:
    found = []
    if party.phone:
        found.append((f"tel:{party.phone}", party.phone))
    if party.email:
        found.append((f"mailto:{party.email}", party.email))
    return tuple(found)


def _earlier_tag(party: Party, earlier: Mapping[str, Any]) -> Tag:
    """What stands again when the change is declined."""
    starts_at = dt.datetime.fromisoformat(earlier.get("starts_at") or party.starts_at.isoformat())
    is_same_day = earlier.get("service_date") is None
    size = earlier.get("party_size", party.party_size)
    values = {
        "when": time_of(starts_at) if is_same_day else day_and_time(starts_at),
        "guests": size,
    }
    return Tag(text=_("before: %(when)s for %(guests)d") % values, icon="clock")
