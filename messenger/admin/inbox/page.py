"""The inbox page: the list, one conversation, and what is known of the guest."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from businesses.access import member_of
from businesses.actions import guest_of_diner
from businesses.models import Membership
from businesses.tenant_admin import remember_house
from common import clock
from common.errors import NotFound
from messenger.admin.inbox.log import lines_of
from messenger.admin.inbox.rows import Lister, monogram, waited
from messenger.admin.inbox.shown import GuestCard, InboxPageView, ShownPanel, Tab, Talk, Typed
from messenger.enums import ConversationState, Voice
from messenger.extensions import marker, panels, tagger
from messenger.queries import (
    InboxCounts,
    InboxRow,
    InboxView,
    canned_responses,
    house_thread_page,
    inbox_counts,
    inbox_page,
    inbox_row,
    notes_page,
)

MAX_DIGITS = 15
SNOOZES = (
    (30, gettext_lazy("in half an hour")),
    (120, gettext_lazy("in two hours")),
    (24 * 60, gettext_lazy("tomorrow")),
)


def member_or_404(request: HttpRequest, slug: str) -> Membership:
    """The role in this house in whose name the page works; foreign and missing houses look alike."""
    try:
        member = member_of(request.user, slug)
    except NotFound as error:
        raise Http404 from error
    remember_house(request, member.business)
    return member


def show(request: HttpRequest, slug: str) -> HttpResponse:
    """The inbox, with the conversation that is chosen."""
    return render_inbox(request, member_or_404(request, slug), request.GET)


def render_inbox(
    request: HttpRequest, member: Membership, query: QueryDict, typed: Typed | None = None
) -> HttpResponse:
    """The whole page; after a refusal with what was typed."""
    page = _Maker(member=member, query=query, typed=typed or Typed()).page()
    context = {**admin.site.each_context(request), "title": _("Inbox"), "page": page}
    return TemplateResponse(
        request, "desk/inbox.html", context, status=409 if typed and typed.warning else 200
    )


def view_of(query: QueryDict) -> InboxView:
    """The chosen view; waiting conversations come first."""
    try:
        return InboxView(query.get("view", InboxView.OPEN))
    except ValueError:
        return InboxView.OPEN


def whole_number(text: str) -> int | None:
    """The number in a field or an address, or None for anything else and for what no row can have."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS else None


@dataclass(slots=True, kw_only=True)
class _Maker:
    member: Membership
    query: QueryDict
    typed: Typed
    now: dt.datetime = field(default_factory=clock.now)

    def page(self) -> InboxPageView:
        house, me = self.member.business, self.member.user.uuid
        view = view_of(self.query)
        names = self._names()
        chosen = self._chosen()
        found = inbox_page(house, view, member_uuid=me, before=self._before())
        counts = inbox_counts(house, member_uuid=me)
        known = tagger()
        lister = Lister(
            me=me,
            names=names,
            now=self.now,
            zone=house.zone,
            address=f"{self._inbox}?view={view}",
            chosen=str(chosen.id) if chosen else "",
            tags=known.tags(house, [row.id for row in found.rows], self.now) if known else {},
        )
        last = found.rows[-1] if found.rows else None
        return InboxPageView(
            view=view,
            here=self._here(view, chosen),
            do_url=reverse("admin:inbox_do", args=[house.slug]),
            tabs=self._tabs(view, counts),
            rows=tuple(lister.row(row) for row in found.rows),
            more_url=self._more(view, last) if found.has_more and last else "",
            pulse=found.pulse,
            counts=counts,
            talk=self._talk(chosen, names) if chosen else None,
            guest=self._guest(chosen) if chosen else None,
            panels=self._panels(chosen.id) if chosen else (),
            canned=canned_responses(house, get_language() or "de") if chosen else (),
            team=[(str(key), name) for key, name in names.items()],
            snoozes=SNOOZES,
        )

    @property
    def _inbox(self) -> str:
        return reverse("admin:inbox", args=[self.member.business.slug])

    def _here(self, view: InboxView, chosen: InboxRow | None) -> str:
        query = {"view": str(view)} | ({"c": str(chosen.id)} if chosen else {})
        return f"{self._inbox}?{urlencode(query)}"

    def _more(self, view: InboxView, last: InboxRow) -> str:
        at = last.waiting_since if view == InboxView.WAITING else last.last_at
        return (
            f"{self._inbox}?{urlencode({'view': str(view), 'before': at.isoformat()})}"
            if at
            else ""
        )

    def _before(self) -> dt.datetime | None:
        try:
            found = dt.datetime.fromisoformat(self.query.get("before", ""))
            return found.astimezone(dt.UTC) if found.tzinfo else None
        except (ValueError, OverflowError):
            return None

    def _chosen(self) -> InboxRow | None:
        try:
            key = UUID(self.query.get("c", ""))
        except ValueError:
            return None
        row = inbox_row(self.member.business, key)
        if row is None:
            raise Http404
        return row

    def _names(self) -> dict[UUID, str]:
        team = (
            Membership.objects.current()
            .filter(business=self.member.business)
            .select_related("user")
        )
        return {
            each.user.uuid: each.user.get_full_name() or each.user.get_username() for each in team
        }

    def _tabs(self, view: InboxView, counts: InboxCounts) -> tuple[Tab, ...]:
        tabs = (
            (InboxView.WAITING, _("Waiting"), counts.waiting),
            (InboxView.MINE, _("Mine"), counts.mine),
            (InboxView.OPEN, _("All"), counts.open),
            (InboxView.CLOSED, pgettext("conversation", "Closed"), None),
        )
        return tuple(
            Tab(
                view=each,
                text=text,
                count=count,
                url=f"{self._inbox}?view={each}",
                is_chosen=each == view,
            )
            for each, text, count in tabs
        )

    def _talk(self, row: InboxRow, names: Mapping[UUID, str]) -> Talk:
        house = self.member.business
        thread = house_thread_page(house, row.id, before=self._earlier())
        if thread is None:
            raise Http404
        first = thread.entries[0]["seq"] if thread.entries else 0
        understood = marker()
        marks = (
            understood.marks(row.id, first, thread.entries[-1]["seq"])
            if understood and first
            else {}
        )
        lines = lines_of(thread, notes_page(house, row.id), house.zone, marks)
        waiting = row.waiting_since if row.voice == Voice.STAFF else None
        is_mine = row.assignee_uuid == self.member.user.uuid
        leader = names.get(row.assignee_uuid, "") if row.assignee_uuid else ""
        return Talk(
            id=str(row.id),
            name=row.diner_name or _("Guest without a name"),
            head=thread.head,
            lines=lines,
            earlier_url=f"{self._here(view_of(self.query), row)}&earlier={first}"
            if thread.more
            else "",
            state=row.state,
            voice=row.voice,
            is_mine=is_mine,
            leader=leader,
            waiting=waited(waiting, self.now) if waiting else "",
            assignee=str(row.assignee_uuid or ""),
            can_give_back=house.assistant_enabled
            and row.voice == Voice.STAFF
            and row.state != ConversationState.CLOSED,
            is_blocked=row.is_blocked,
            draft=self.typed.body,
            as_note=self.typed.as_note,
            warning=self.typed.warning,
            cid=str(uuid.uuid4()),
        )

    def _earlier(self) -> int | None:
        return whole_number(self.query.get("earlier", ""))

    def _guest(self, row: InboxRow) -> GuestCard:
        found = guest_of_diner(self.member.business, row.diner_id) if row.diner_id else None
        name = found.name if found else row.diner_name or _("Guest without a name")
        return GuestCard(
            name=name,
            monogram=monogram(found.name if found else row.diner_name),
            contact=" · ".join(filter(None, (found.phone, found.email))) if found else "",
            tags=", ".join(found.tags) if found else "",
            tag_list=found.tags if found else (),
            notes=found.notes if found else "",
            guest_id=found.pk if found else None,
            url=reverse("admin:businesses_guest_change", args=[found.pk]) if found else "",
        )

    def _panels(self, conversation_id: UUID) -> tuple[ShownPanel, ...]:
        made = (
            ShownPanel(name=name, html=panel.render(conversation_id, self.member))
            for name, panel in panels().items()
        )
        return tuple(panel for panel in made if panel.html)
