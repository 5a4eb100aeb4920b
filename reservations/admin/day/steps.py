"""What can be done on the day page: each tap is one action, answered by the page again."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from businesses.models import Business, Guest
from businesses.tenant_admin import house_or_404
from common import clock
from common.errors import DomainError, Invalid
from common.text import whole_number
from reservations import actions
from reservations.actions import By, Contact
from reservations.admin.day.asked import Address, day_or_404, moment, number, safe_next
from reservations.admin.day.page import Refused, render_day
from reservations.admin.hands import by_of
from reservations.admin.words import refusal_text
from reservations.enums import Source
from reservations.models import Reservation
from reservations.queries.house_plan import house_plan

DEFAULT_BLOCK = dt.timedelta(hours=2)
PHONE_CHARS = set("+0123456789 /()-.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """One form as it was sent."""

    house: Business
    by: By
    address: Address
    given: QueryDict

    @property
    def reservation_id(self) -> UUID:
        try:
            return UUID(self.given.get("reservation", ""))
        except ValueError as error:
            raise Http404 from error

    def moment(self, name: str) -> dt.datetime:
        """A time of day of this service day, or Invalid."""
        found = moment(self.house, self.address.date, self.given.get(name, ""))
        if found is None:
            raise Invalid(_("Please write a time such as 19:30."))
        return found

    def tables(self, name: str = "table") -> list[int]:
        """The tables of a choice such as `3+4`; empty when any will do."""
        return _numbers(self.given.get(name, "").split("+"))


def _numbers(texts: Iterable[str]) -> list[int]:
    return [found for text in texts if (found := whole_number(text)) is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done: `key` is selected afterwards, `undo` names what can be taken back."""

    say: str = ""
    key: str = ""
    undo: str = ""


def of(row: Reservation, *, undo: bool = True, say: str = "") -> Done:
    return Done(key=f"r-{row.pk}", undo=str(row.pk) if undo else "", say=say)


def on_reservation(
    action: Callable[..., Reservation], *, say: Promise | str = ""
) -> Callable[[Tap], Done]:
    """A step that needs nothing but the reservation; one that is told is not offered for taking back."""

    def step(tap: Tap) -> Done:
        row = action(business=tap.house, reservation_id=tap.reservation_id, by=tap.by)
        return of(row, undo=not say, say=str(say))

    return step


def undo(tap: Tap) -> Done:
    row = actions.undo_last_step(business=tap.house, reservation_id=tap.reservation_id, by=tap.by)
    return of(row, undo=False, say=_("Taken back."))


def move(tap: Tap) -> Done:
    row = actions.move_party(
        business=tap.house,
        reservation_id=tap.reservation_id,
        tables=tap.tables("move"),
        by=tap.by,
    )
    return of(row)


def late(tap: Tap) -> Done:
    try:
        expected = dt.datetime.fromisoformat(tap.given.get("late", ""))
    except ValueError as error:
        raise Http404 from error
    if expected.tzinfo is None:
        raise Http404
    row = actions.note_late(
        business=tap.house, reservation_id=tap.reservation_id, expected_at=expected, by=tap.by
    )
    return of(row, undo=False, say=_("Noted."))


def walk_in(tap: Tap) -> Done:
    """From the panel for the door (a size) or from the form for a free time."""
    row = actions.seat_walk_in(
        business=tap.house,
        party_size=number(tap.given, "walkin") or party_size(tap),
        by=tap.by,
        tables=tap.tables() or None,
        name=tap.given.get("name", "").strip(),
        turn_minutes=number(tap.given, "stay"),
    )
    return of(row)


def reserve(tap: Tap) -> Done:
    name, phone = tap.given.get("name", "").strip(), tap.given.get("phone", "").strip()
    if not phone and set(name) <= PHONE_CHARS:
        phone = name
    row = actions.reserve_table(
        business=tap.house,
        starts_at=tap.moment("at"),
        party_size=party_size(tap),
        contact=Contact(name=name, phone=phone),
        source=Source.PHONE,
        by=tap.by,
        notes=tap.given.get("notes", "").strip(),
        guest=_guest(tap),
        tables=tap.tables() or None,
        turn_minutes=number(tap.given, "stay"),
    )
    return of(row, undo=False, say=_("Reserved: %(reference)s.") % {"reference": row.reference})


def _guest(tap: Tap) -> Guest | None:
    found = number(tap.given, "guest")
    return Guest.objects.filter(business=tap.house, pk=found).first() if found else None


def party_size(tap: Tap) -> int:
    size = number(tap.given, "size")
    if size is None:
        raise Invalid(_("How many guests?"))
    return size


def block(tap: Tap) -> Done:
    """One table from a free time on."""
    begins = tap.moment("at")
    stay = number(tap.given, "stay")
    ends = begins + (dt.timedelta(minutes=stay) if stay else DEFAULT_BLOCK)
    return _blocked(tap, tap.tables(), begins, ends, tap.given.get("notes", ""))


def block_many(tap: Tap) -> Done:
    tables = _numbers(tap.given.getlist("tables"))
    begins, ends = tap.moment("from"), tap.moment("until")
    return _blocked(tap, tables, begins, ends, tap.given.get("reason", ""))


def _blocked(
    tap: Tap, tables: list[int], begins: dt.datetime, ends: dt.datetime, reason: str
) -> Done:
    if not tables:
        raise Invalid(_("Please choose a table."))
    rows = actions.block_tables(
        business=tap.house,
        tables=tables,
        starts_at=begins,
        ends_at=ends,
        reason=reason.strip(),
        by=tap.by,
    )
    return Done(say=_("Blocked."), key=f"b-{rows[0].pk}" if len(rows) == 1 else "")


def free(tap: Tap) -> Done:
    block_id = number(tap.given, "block")
    if block_id is None:
        raise Http404
    actions.free_block(business=tap.house, block_id=block_id, by=tap.by)
    return Done(say=_("The table is given out again."))


def stop(tap: Tap) -> Done:
    return _stopped(tap, tap.moment("until"))


def stop_tonight(tap: Tap) -> Done:
    return _stopped(tap, house_plan(tap.house).empties(tap.address.date))


def _stopped(tap: Tap, until: dt.datetime) -> Done:
    if until <= clock.now():
        raise Invalid(_("That time has passed."))
    actions.stop_online_offers(
        business=tap.house, until=until, area=tap.given.get("area") or None, by=tap.by
    )
    return Done(say=_("Nothing more is offered online."))


def resume(tap: Tap) -> Done:
    actions.resume_online_offers(business=tap.house, area=tap.given.get("area") or None, by=tap.by)
    return Done(say=_("Offered online again."))


def offer(tap: Tap) -> Done:
    """A table for somebody who waits, held and told in the chat."""
    entry_id = number(tap.given, "waiting")
    if entry_id is None:
        raise Http404
    actions.offer_by_hand(business=tap.house, entry_id=entry_id, by=tap.by)
    return Done(say=_("Held and offered in the chat."))


STEPS: dict[str, Callable[[Tap], Done]] = {
    "seat": on_reservation(actions.seat_party),
    "complete": on_reservation(actions.complete_visit),
    "no_show": on_reservation(actions.mark_no_show),
    "cancel": on_reservation(actions.cancel_by_staff),
    "pin": on_reservation(actions.pin_tables),
    "unpin": on_reservation(actions.unpin_tables),
    "approve": on_reservation(actions.approve_request, say=gettext_lazy("Accepted.")),
    "decline": on_reservation(
        actions.decline_change, say=gettext_lazy("Declined; the earlier reservation stands.")
    ),
    "undo": undo,
    "move": move,
    "late": late,
    "walkin": walk_in,
    "reserve": reserve,
    "block": block,
    "block_many": block_many,
    "free": free,
    "stop": stop,
    "stop_tonight": stop_tonight,
    "resume": resume,
    "offer": offer,
}
ENTRIES = frozenset({"reserve", "walkin", "block", "block_many", "stop", "stop_tonight"})
"""Steps of a form: a refusal keeps what was typed."""


@require_POST
def do(request: HttpRequest, slug: str, date: str) -> HttpResponse:
    """Take one step, then show the day again with what it touched selected."""
    house = house_or_404(request, slug)
    address = Address(slug=slug, date=day_or_404(date))
    name = _name_of(request.POST)
    tap = Tap(house=house, by=by_of(request, house), address=address, given=request.POST)
    back = safe_next(request, address)
    try:
        done = STEPS[name](tap)
    except DomainError as refusal:
        return _refused(request, tap, name, back, refusal)
    if done.say:
        messages.success(request, done.say)
    return redirect(_after(address, done) if done.key else address.bare)


def _name_of(given: QueryDict) -> str:
    name = given.get("do", "") or next((n for n in ("late", "move", "walkin") if n in given), "")
    if name not in STEPS:
        raise Http404
    return name


def _after(address: Address, done: Done) -> str:
    query = {"sel": done.key} | ({"undo": done.undo} if done.undo else {})
    return address.with_query(**query)


def _refused(
    request: HttpRequest, tap: Tap, name: str, back: str, refusal: DomainError
) -> HttpResponse:
    if name not in ENTRIES:
        messages.error(request, refusal_text(refusal))
        return redirect(back)
    query = QueryDict(back.partition("?")[2])
    typed = {key: value for key, value in tap.given.items() if isinstance(value, str)}
    return render_day(
        request,
        tap.house,
        tap.address,
        query,
        Refused(given=typed, error=refusal_text(refusal)),
    )
