"""Beside a conversation: give the guest a table by hand, with a card in the thread or at once."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from businesses.models import Membership
from common import clock
from common.errors import DomainError, Invalid
from common.text import clean_text
from messenger.admin.inbox.page import member_or_404
from messenger.errors import Stale
from reservations.actions import Contact
from reservations.chat.by_hand import (
    Hand,
    Wanted,
    keep_wish,
    known_wish,
    reserve_for,
    send_form,
    send_offers,
)
from reservations.queries.house_plan import house_plan

V = TypeVar("V")
MAX_DIGITS = 15
MOST_GUESTS = 999
MAX_NOTES_CHARS = 2_000
FIRST_DAY, LAST_DAY = dt.date(2000, 1, 1), dt.date(2100, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """What the talk has come to, ready to be given out."""

    do_url: str
    cid: str
    party_size: int
    date: str
    time: str
    area: str
    areas: Sequence[tuple[str, str]]
    name: str
    phone: str
    email: str
    notes: str


class TablePanel:
    """A form filled with what is known so far; three buttons: offer times, hold, reserve."""

    def render(self, conversation_id: UUID, member: Membership) -> SafeString:
        """The form for this conversation."""
        form = _form(conversation_id, member)
        html = render_to_string("desk/inbox/_table.html", {"form": form})
        return mark_safe(html)  # noqa: S308 -- a template made it


def _form(conversation_id: UUID, member: Membership) -> TableForm:
    house, draft = member.business, known_wish(member, conversation_id)
    plan = house_plan(house)
    return TableForm(
        do_url=reverse("admin:inbox_table", args=[house.slug]),
        cid=str(uuid4()),
        party_size=draft.party_size or 2,
        date=(draft.date or plan.service_date(clock.now())).isoformat(),
        time=f"{draft.time:%H:%M}" if draft.time else "",
        area=draft.area or "",
        areas=[(area.slug, area.name_in(get_language() or "de")) for area in plan.areas],
        name=draft.name,
        phone=draft.phone,
        email=draft.email,
        notes="\n".join(draft.notes),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The form as it was sent."""

    member: Membership
    given: QueryDict

    @property
    def conversation_id(self) -> UUID:
        return self._key("c")

    @property
    def hand(self) -> Hand:
        return Hand(
            member=self.member,
            conversation_id=self.conversation_id,
            cid=self._key("cid"),
            seen=self._number("seen"),
        )

    def wanted(self, *, needs_time: bool) -> Wanted:
        """The wish, or raise Invalid with what is missing."""
        size, date = self._number("size"), _read(dt.date.fromisoformat, self.given.get("date", ""))
        time = _read(dt.time.fromisoformat, self.given.get("at", ""))
        if not size or size > MOST_GUESTS:
            raise Invalid(_("Please say how many guests."))
        if date is None or not FIRST_DAY <= date <= LAST_DAY:
            raise Invalid(_("Please choose a day."))
        if time is None and needs_time:
            raise Invalid(_("Please choose a time."))
        area = self.given.get("area") or None
        contact = Contact(
            name=self.given.get("name", ""),
            phone=self.given.get("phone", ""),
            email=self.given.get("email", ""),
        )
        return Wanted(
            party_size=size,
            date=date,
            time=time.replace(second=0, microsecond=0, tzinfo=None) if time else None,
            area=area,
            contact=contact,
            notes=self._lines("notes"),
        )

    def _number(self, name: str) -> int | None:
        text = self.given.get(name, "")
        is_number = text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS
        return int(text) if is_number else None

    def _lines(self, name: str) -> tuple[str, ...] | None:
        """What was filled in, line by line; None where the field was not sent."""
        if name not in self.given:
            return None
        text = clean_text(self.given.get(name, ""), pointer=f"/{name}", max_chars=MAX_NOTES_CHARS)
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    def _key(self, name: str) -> UUID:
        try:
            return UUID(self.given.get(name, ""))
        except ValueError as error:
            raise Http404 from error


def _read(parse: Callable[[str], V], text: str) -> V | None:
    try:
        return parse(text)
    except ValueError:
        return None


def offer(form: Filled) -> None:
    send_offers(form.hand, form.wanted(needs_time=False))


def hold(form: Filled) -> None:
    send_form(form.hand, form.wanted(needs_time=True))


def reserve(form: Filled) -> None:
    reserve_for(form.hand, form.wanted(needs_time=True))


STEPS: dict[str, Callable[[Filled], None]] = {"offer": offer, "hold": hold, "reserve": reserve}


@require_POST
def do(request: HttpRequest, slug: str) -> HttpResponse:
    """Take one step, then show the conversation again, with the reason where it was refused."""
    form = Filled(member=member_or_404(request, slug), given=request.POST)
    step = STEPS.get(request.POST.get("do", ""))
    if step is None:
        raise Http404
    try:
        step(form)
    except Stale:
        messages.error(request, _("A colleague has just replied. Please look first."))
    except DomainError as refusal:
        messages.error(request, _text(refusal))
        _keep(form)
    query = {"view": request.POST.get("view", "open"), "c": str(form.conversation_id)}
    return redirect(f"{reverse('admin:inbox', args=[slug])}?{urlencode(query)}")


def _keep(form: Filled) -> None:
    """What was filled in stands in the form again, as far as it makes sense."""
    try:
        keep_wish(form.hand, form.wanted(needs_time=False))
    except DomainError:
        return


def _text(refusal: DomainError) -> str:
    """What was refused and why, with the times that could be had instead."""
    parts = dict.fromkeys([str(refusal.detail), *(each.detail for each in refusal.errors)])
    times = [
        f"{timezone.localtime(o.starts_at):%H:%M}" for o in getattr(refusal, "alternatives", ())
    ]
    if times:
        free = _("Free would be: %(times)s.") % {"times": ", ".join(dict.fromkeys(times))}
        parts[free] = None
    return " ".join(parts)
