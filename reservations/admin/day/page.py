"""The day page: what stands on it, and the view that shows it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from businesses.models import Business
from businesses.tenant_admin import house_or_404
from common import clock
from common.text import whole_number
from messenger.queries import waiting_count
from reservations.admin.day.asked import (
    Address,
    day_or_404,
    moment,
    number,
    service_day,
)
from reservations.admin.day.attention import Item, notable
from reservations.admin.day.board import QUARTER, Group, Pace, paces
from reservations.admin.day.drawing import Drawing, Selection
from reservations.admin.day.panels import PanelMaker
from reservations.admin.day.shown import Door
from reservations.admin.day.undo import Undo, undo_of
from reservations.admin.day.waiting import WaitingParty, waiting_parties
from reservations.admin.words import day_name
from reservations.models import Block
from reservations.queries import day_book, house_plan
from reservations.queries.day_book import day_version
from reservations.queries.day_model import DayBook, Quarter

PANELS = {
    "start": "desk/day/_panel_start.html",
    "reservation": "desk/day/_panel_reservation.html",
    "block": "desk/day/_panel_block.html",
    "slot": "desk/day/_panel_slot.html",
    "walkin": "desk/day/_panel_walkin.html",
    "blocking": "desk/day/_panel_blocking.html",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """Ready-made values for the template."""

    date: dt.date
    day_name: str
    is_today: bool
    now: dt.datetime
    now_at: str | None
    mark: str
    here: str
    bare_url: str
    do_url: str
    pulse_url: str
    pick_url: str
    slot_url: str
    previous_url: str
    next_url: str
    today_url: str
    jump_url: str
    block_url: str
    walkin_url: str
    phone_url: str
    quarters: Sequence[Quarter]
    hours: Sequence[dt.datetime]
    groups: tuple[Group, ...]
    paces: Sequence[Pace]
    limit: int | None
    columns: int
    covers: int
    seated: int
    held: int
    stops: Sequence[Mapping[str, str]]
    attention: Sequence[Item]
    requests: Sequence[Item]
    coming: Sequence[Item]
    moves: Sequence[Item]
    gone: Sequence[Item]
    waiting: Sequence[WaitingParty]
    asking: str
    undo: Undo | None
    panel: Any
    panel_template: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What was typed into a form whose action refused, and why."""

    given: Mapping[str, str] = field(default_factory=dict)
    error: str = ""


def today(request: HttpRequest, slug: str) -> HttpResponse:
    """To the service day of this moment."""
    house = house_or_404(request, slug)
    return redirect("admin:day_on", slug, service_day(house).isoformat())


def jump(request: HttpRequest, slug: str) -> HttpResponse:
    """To the day that was chosen."""
    house_or_404(request, slug)
    date = day_or_404(request.GET.get("to", ""))
    return redirect("admin:day_on", slug, date.isoformat())


def pulse(request: HttpRequest, slug: str, date: str) -> HttpResponse:
    """What an open page compares itself with, every second; a header tells how many wait in the inbox."""
    house = house_or_404(request, slug)
    mark = mark_of(day_version(house, day_or_404(date)), clock.now())
    response = HttpResponse(mark, content_type="text/plain")
    response["Cache-Control"] = "no-store"
    response["Waiting"] = str(waiting_count(house))
    return response


def show(request: HttpRequest, slug: str, date: str) -> HttpResponse:
    """The day, with whatever is selected."""
    house = house_or_404(request, slug)
    address = Address(slug=slug, date=day_or_404(date))
    return render_day(request, house, address, request.GET)


def mark_of(version: int, now: dt.datetime) -> str:
    """Changes with the day and with every minute, since the now-line moves and holds run out."""
    return f"{version}-{int(now.timestamp()) // 60}"


def render_day(
    request: HttpRequest,
    house: Business,
    address: Address,
    query: QueryDict,
    refused: Refused | None = None,
) -> HttpResponse:
    """The whole page; after a refusal with the reason beside what was typed."""
    now = clock.now()
    at = moment(house, address.date, query.get("at", ""))
    selection = Selection(key=query.get("sel", ""), table=number(query, "table"), at=at)
    drawing = Drawing(
        book=day_book(house, address.date, now=now), plan=house_plan(house), selection=selection
    )
    page = _Maker(
        house=house, address=address, query=query, drawing=drawing, refused=refused or Refused()
    ).page()
    context = {**admin.site.each_context(request), "title": page.day_name, "page": page}
    status = 422 if refused else 200
    return TemplateResponse(request, "desk/day.html", context, status=status)


@dataclass(slots=True, kw_only=True)
class _Maker:
    house: Business
    address: Address
    query: QueryDict
    drawing: Drawing
    refused: Refused

    @property
    def book(self) -> DayBook:
        return self.drawing.book

    def page(self) -> DayPage:
        address, book, drawing = self.address, self.book, self.drawing
        is_today = drawing.plan.service_date(book.now) == address.date
        pick = f"{address.bare}?sel="
        kind, panel = self._panel(pick, is_today)
        limits = [quarter.limit for quarter in book.quarters if quarter.limit]
        found = notable(book, pick)
        one = dt.timedelta(days=1)
        return DayPage(
            date=address.date,
            day_name=day_name(address.date),
            is_today=is_today,
            now=book.now,
            now_at=self._now_at(),
            mark=mark_of(book.version, book.now),
            here=self._here(),
            bare_url=address.bare,
            do_url=address.do,
            pulse_url=address.pulse,
            pick_url=pick,
            slot_url=f"{address.bare}?",
            previous_url=address.on(address.date - one),
            next_url=address.on(address.date + one),
            today_url=reverse("admin:day", args=[address.slug]),
            jump_url=reverse("admin:day_jump", args=[address.slug]),
            block_url=address.with_query(panel="blocking"),
            walkin_url=address.with_query(panel="walkin"),
            phone_url=address.with_query(panel="phone"),
            quarters=book.quarters,
            hours=[quarter.starts_at for quarter in book.quarters[::4]],
            groups=drawing.groups(),
            paces=paces(book.quarters),
            limit=max(limits, default=None),
            columns=len(book.quarters) + 1,
            covers=book.covers,
            seated=book.seated,
            held=book.held,
            stops=found.stops,
            attention=found.attention,
            requests=found.requests,
            coming=found.coming,
            moves=found.moves,
            gone=found.gone,
            waiting=waiting_parties(
                self.house, book.quarters[0].starts_at, book.quarters[-1].starts_at + QUARTER
            ),
            asking=self.query.get("ask", ""),
            undo=undo_of(self.house, self.query.get("undo", "")),
            panel=panel,
            panel_template=PANELS[kind],
        )

    def _now_at(self) -> str | None:
        """Where the now-line stands, as SVG wants it."""
        place = self.book.now_quarter
        return None if place is None else f"{place / len(self.book.quarters) * 100:.3f}%"

    def _here(self) -> str:
        text = self.query.urlencode()
        return f"{self.address.bare}?{text}" if text else self.address.bare

    def _panel(self, pick: str, is_today: bool) -> tuple[str, Any]:
        make = PanelMaker(
            book=self.book,
            plan=self.drawing.plan,
            slug=self.address.slug,
            pick=pick,
            is_today=is_today,
        )
        chosen = self._chosen(make)
        if chosen is not None:
            return chosen
        asked = self.query.get("panel", "")
        if asked == "walkin" and is_today:
            return "walkin", Door(error=self.refused.error)
        if asked == "blocking":
            return "blocking", make.blocking(*self._evening(), self.refused.error)
        if asked == "phone" or self.drawing.selection.at is not None:
            return "slot", self._entry(make)
        return "start", None

    def _chosen(self, make: PanelMaker) -> tuple[str, Any] | None:
        key = self.drawing.selection.key
        for party in (*self.book.parties, *self.book.gone):
            if key == f"r-{party.id}":
                return "reservation", make.reservation(party)
        block_id = whole_number(key.removeprefix("b-")) if key.startswith("b-") else None
        if block_id is not None:
            block = Block.objects.filter(business=self.house, pk=block_id).first()
            return ("block", make.block(block)) if block else None
        return None

    def _entry(self, make: PanelMaker) -> Any:
        selection = self.drawing.selection
        known = {row.table for area in self.book.areas for row in area.rows}
        table = selection.table if selection.table in known else None
        return make.entry(
            table, selection.at, self._here(), self.refused.given, self.refused.error
        )

    def _evening(self) -> tuple[dt.datetime, dt.datetime]:
        """From now, or from opening, until the end of what is drawn."""
        begins = self.book.quarters[0].starts_at
        place = self.book.now_quarter
        now = begins + int(place) * QUARTER if place is not None else begins
        return now, self.book.quarters[-1].starts_at + QUARTER
