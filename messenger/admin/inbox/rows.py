"""The list on the left: who wrote, what last, and who is at it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from messenger.enums import ConversationState, SenderKind, Voice
from messenger.extensions import RowTag
from messenger.queries import InboxRow

HOURS_OF_A_DAY = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    id: str
    url: str
    name: str
    monogram: str
    when: str
    last: str
    unread: int
    tag: RowTag
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lister:
    """Makes rows for one member at one moment."""

    me: UUID
    names: Mapping[UUID, str]
    now: dt.datetime
    zone: ZoneInfo
    address: str
    chosen: str
    tags: Mapping[UUID, RowTag]
    """What conversations have come to, where another app knows."""

    def row(self, row: InboxRow) -> ListRow:
        """One conversation of the list."""
        name = row.diner_name or _("Guest without a name")
        return ListRow(
            id=str(row.id),
            url=f"{self.address}&c={row.id}",
            name=name,
            monogram=monogram(row.diner_name),
            when=self._when(row.last_at),
            last=self._last(row),
            unread=row.unread,
            tag=self.tag(row),
            is_chosen=str(row.id) == self.chosen,
        )

    def tag(self, row: InboxRow) -> RowTag:
        """Never by colour alone: a word, and an icon where there is one."""
        if row.state == ConversationState.CLOSED:
            return RowTag(text=_("closed"), icon="check")
        if row.state == ConversationState.SNOOZED and row.snoozed_until:
            until = row.snoozed_until.astimezone(self.zone)
            return RowTag(text=_("later, %(time)s") % {"time": f"{until:%H:%M}"}, icon="clock")
        if row.voice == Voice.ASSISTANT:
            return self.tags.get(row.id) or RowTag(text=_("Assistant"), icon="bell")
        if row.waiting_since:
            text = _("needs you · %(wait)s") % {"wait": waited(row.waiting_since, self.now)}
            return RowTag(text=text, tone="alert", icon="bell")
        if row.assignee_uuid == self.me:
            return RowTag(text=_("you"), tone="house", icon="hand")
        name = self.names.get(row.assignee_uuid, "") if row.assignee_uuid else ""
        return RowTag(text=name or _("team"), icon="people")

    def _last(self, row: InboxRow) -> str:
        """The last words, and whose they are unless they are the guest's."""
        speaker = {SenderKind.ASSISTANT: _("Assistant"), SenderKind.STAFF: row.last_name}.get(
            SenderKind(row.last_kind), ""
        )
        first_name = speaker.partition(" ")[0]
        return f"{first_name}: {row.last_body}" if first_name else row.last_body

    def _when(self, at: dt.datetime | None) -> str:
        if at is None:
            return ""
        local, today = at.astimezone(self.zone), self.now.astimezone(self.zone).date()
        if local.date() == today:
            return f"{local:%H:%M}"
        return date_format(local.date(), _("j M"))


def monogram(name: str) -> str:
    """Two letters for a name, a question mark for none."""
    words = [word for word in name.split() if word[0].isalpha()]
    if not words:
        return "?"
    return (words[0][0] + words[-1][0] if len(words) > 1 else words[0][:2]).upper()


def waited(since: dt.datetime, now: dt.datetime) -> str:
    """How long that is, as one would say it."""
    hours, minutes = divmod(max(0, int((now - since).total_seconds()) // 60), 60)
    if hours >= HOURS_OF_A_DAY:
        return _("more than a day")
    if hours:
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}
    return _("%(minutes)d min") % {"minutes": minutes}
