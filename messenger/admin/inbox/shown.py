"""What stands on the inbox page: ready-made values for its templates."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from messenger.admin.inbox.log import Line
from messenger.admin.inbox.rows import ListRow
from messenger.queries import InboxCounts

StrOrPromise = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    view: str
    text: str
    count: int | None
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """The open conversation."""

    id: str
    name: str
    head: int
    lines: tuple[Line, ...]
    earlier_url: str
    state: str
    voice: str
    is_mine: bool
    leader: str
    waiting: str
    """How long the guest has waited for a person; empty when nobody waits."""
    assignee: str
    can_give_back: bool
    is_blocked: bool
    draft: str
    as_note: bool
    warning: str
    cid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestCard:
    name: str
    monogram: str
    contact: str
    tags: str
    tag_list: Sequence[str]
    notes: str
    guest_id: int | None
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPanel:
    name: str
    html: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was written when an answer was refused, and why."""

    body: str = ""
    as_note: bool = False
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPageView:
    """Ready-made values for the template."""

    view: str
    here: str
    do_url: str
    tabs: tuple[Tab, ...]
    rows: tuple[ListRow, ...]
    more_url: str
    pulse: int
    counts: InboxCounts
    talk: Talk | None
    guest: GuestCard | None
    panels: tuple[ShownPanel, ...]
    canned: Sequence[tuple[int, str, str]]
    team: Sequence[tuple[str, str]]
    snoozes: Sequence[tuple[int, StrOrPromise]]
