"""What can be done in the inbox: each form is one action, answered by the page again."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from businesses.actions import note_about_guest
from businesses.models import Membership
from common import clock
from common.errors import DomainError, NotFound
from messenger import actions
from messenger.admin.inbox.page import member_or_404, render_inbox, view_of, whole_number
from messenger.admin.inbox.shown import Typed
from messenger.errors import Stale
from messenger.queries import InboxView

LONGEST_SNOOZE_MINUTES = 14 * 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """One form as it was sent."""

    member: Membership
    given: QueryDict

    def key(self, name: str) -> UUID:
        """A UUID of the form, or 404."""
        try:
            return UUID(self.given.get(name, ""))
        except ValueError as error:
            raise Http404 from error

    @property
    def conversation_id(self) -> UUID:
        return self.key("c")

    def number(self, name: str) -> int | None:
        """A whole number of the form, or None."""
        return whole_number(self.given.get(name, ""))


def say(tap: Tap) -> None:
    """Answer, or raise Stale when a colleague has written what was not yet seen."""
    actions.answer(
        conversation_id=tap.conversation_id,
        by=tap.member,
        cid=tap.key("cid"),
        body=tap.given.get("body", ""),
        seen=tap.number("seen"),
    )


def note(tap: Tap) -> None:
    actions.add_note(
        conversation_id=tap.conversation_id,
        by=tap.member,
        body=tap.given.get("body", ""),
        cid=tap.key("cid"),
    )


def take(tap: Tap) -> None:
    actions.take_over(conversation_id=tap.conversation_id, by=tap.member)


def give(tap: Tap) -> None:
    actions.give_back(conversation_id=tap.conversation_id, by=tap.member)


def close(tap: Tap) -> None:
    actions.close_conversation(conversation_id=tap.conversation_id, by=tap.member)


def reopen(tap: Tap) -> None:
    actions.reopen_conversation(conversation_id=tap.conversation_id, by=tap.member)


def snooze(tap: Tap) -> None:
    minutes = min(tap.number("snooze") or 30, LONGEST_SNOOZE_MINUTES)
    until = clock.now() + dt.timedelta(minutes=minutes)
    actions.snooze_conversation(conversation_id=tap.conversation_id, until=until, by=tap.member)


def assign(tap: Tap) -> None:
    """To a member of this house, or to nobody."""
    assignee = None
    if tap.given.get("assignee"):
        team = Membership.objects.current().filter(business=tap.member.business)
        assignee = team.filter(user__uuid=tap.key("assignee")).select_related("user").first()
        if assignee is None:
            raise NotFound
    actions.assign_conversation(
        conversation_id=tap.conversation_id, assignee=assignee, by=tap.member
    )


def remember(tap: Tap) -> None:
    """Keep what the house wants to know about the guest."""
    tags = [tag.strip() for tag in tap.given.get("tags", "").split(",") if tag.strip()]
    note_about_guest(
        business=tap.member.business,
        guest_id=tap.number("guest") or 0,
        notes=tap.given.get("notes", "")[:2000],
        tags=tags,
    )


def block(tap: Tap) -> None:
    actions.block_diner(conversation_id=tap.conversation_id, by=tap.member)


def unblock(tap: Tap) -> None:
    actions.unblock_diner(conversation_id=tap.conversation_id, by=tap.member)


STEPS: dict[str, Callable[[Tap], None]] = {
    "say": say,
    "note": note,
    "take": take,
    "give": give,
    "close": close,
    "reopen": reopen,
    "snooze": snooze,
    "assign": assign,
    "remember": remember,
    "block": block,
    "unblock": unblock,
}
LEAVES_THE_LIST = frozenset({"close", "snooze"})


@require_POST
def do(request: HttpRequest, slug: str) -> HttpResponse:
    """Take one step, then show the conversation again."""
    member = member_or_404(request, slug)
    tap = Tap(member=member, given=request.POST)
    name = request.POST.get("do", "")
    if name not in STEPS:
        raise Http404
    try:
        STEPS[name](tap)
    except Stale as stale:
        return _refused(request, tap, name, _stale_text(stale))
    except DomainError as refusal:
        if name in {"say", "note"}:
            return _refused(request, tap, name, _text(refusal))
        messages.error(request, _text(refusal))
    return redirect(_after(tap, name, slug))


def _after(tap: Tap, name: str, slug: str) -> str:
    query = {"view": str(view_of(tap.given)), "c": str(tap.conversation_id)}
    if name in LEAVES_THE_LIST:
        query["view"] = query["view"] if query["view"] != InboxView.CLOSED else InboxView.OPEN
    return f"{reverse('admin:inbox', args=[slug])}?{urlencode(query)}"


def _refused(request: HttpRequest, tap: Tap, name: str, warning: str) -> HttpResponse:
    typed = Typed(body=tap.given.get("body", ""), as_note=name == "note", warning=warning)
    return render_inbox(request, tap.member, tap.given, typed)


def _text(refusal: DomainError) -> str:
    return " ".join(dict.fromkeys([str(refusal.detail), *(e.detail for e in refusal.errors)]))


def _stale_text(stale: Stale) -> str:
    names = [row.author.name for row in stale.missed if row.author.name]
    name = names[0] if names else _("A colleague")
    return _("%(name)s has just replied. Send anyway?") % {"name": name}
