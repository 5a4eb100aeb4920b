"""What other apps plug into the messenger: panels, facts about houses, and whoever answers diners."""

import datetime as dt
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from businesses.models import Business, Membership

log = logging.getLogger(__name__)


class Panel(Protocol):
    """What another app shows beside a conversation in the staff inbox."""

    def render(self, conversation_id: UUID, member: "Membership") -> SafeString:
        """Ready HTML for this member, or an empty string."""
        ...


OnOwedTurn = Callable[[UUID], None]
_panels: dict[str, tuple[int, Panel]] = {}
_owed: list[OnOwedTurn] = []


def register_panel(name: str, panel: Panel, *, place: int) -> None:
    """Show this panel beside every conversation, smaller places first. Registering a name again replaces it."""
    _panels[name] = (place, panel)


def panels() -> Mapping[str, Panel]:
    """The panels by name, in the order of their places."""
    ordered = sorted(_panels.items(), key=lambda item: item[1][0])
    return {name: panel for name, (_place, panel) in ordered}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What was understood of a stretch of a message, in the words of staff."""

    start: int
    end: int
    label: str
    """What it is: day, time, guests."""
    value: str
    is_sure: bool
    other: str = ""
    """How else it could be meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTag:
    """What the inbox's list says of a conversation, beside who is at it: a word, never a colour alone."""

    text: str
    tone: str = ""
    icon: str = ""


class Tagger(Protocol):
    """Says in a few words what a conversation has come to; texts are in the language in force."""

    def tags(
        self, business: "Business", conversation_ids: Sequence[UUID], now: dt.datetime
    ) -> Mapping[UUID, RowTag]:
        """Of those of which there is something to say."""
        ...


_taggers: list[Tagger] = []


def register_tagger(tagger: Tagger) -> None:
    """Let this app tag the list; the last one registered is asked."""
    _taggers[:] = [tagger]


def tagger() -> Tagger | None:
    """Whoever tags the list, or None."""
    return _taggers[0] if _taggers else None


class Namer(Protocol):
    """Knows by what name diners went in the talk, before the house keeps a record of them."""

    def names(self, business: "Business", conversation_ids: Sequence[UUID]) -> Mapping[UUID, str]:
        """As it was told in these conversations of this house; those where none was told are left out."""
        ...


_namers: list[Namer] = []


def register_namer(namer: Namer) -> None:
    """Let this app name diners; the last one registered is asked."""
    _namers[:] = [namer]


def namer() -> Namer | None:
    """Whoever knows names, or None."""
    return _namers[0] if _namers else None


class Marker(Protocol):
    """Says what was understood of messages; texts are in the language in force."""

    def marks(self, conversation_id: UUID, first: int, last: int) -> Mapping[int, Sequence[Mark]]:
        """By sequence, of the entries from `first` to `last`, in the order of the text."""
        ...


_markers: list[Marker] = []


def register_marker(marker: Marker) -> None:
    """Let this app mark what it understood; the last one registered is asked."""
    _markers[:] = [marker]


def marker() -> Marker | None:
    """Whoever understands messages, or None."""
    return _markers[0] if _markers else None


def on_owed_turn(callback: OnOwedTurn) -> None:
    """Call this with a conversation's id after a diner's entry was stored that the assistant has to answer.

    It is called after the commit and the ack, on any thread and also on the event loop: it must return at once
    (hand the work to a thread). A call may be lost in a crash: `queries.owed_turns` finds what was missed.
    """
    if callback not in _owed:
        _owed.append(callback)


def forget_owed_turn(callback: OnOwedTurn) -> None:
    """Take the callback back (tests)."""
    if callback in _owed:
        _owed.remove(callback)


def tell_owed_turn(conversation_id: UUID) -> None:
    """Call whoever answers diners; their errors are logged, not raised."""
    for callback in _owed:
        try:
            callback(conversation_id)
        except Exception:
            log.exception("a listener for owed turns failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTimes:
    """One line about today's free times, and whether there are any."""

    line: str
    is_free: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """Days that share their hours, as people write them."""

    days: str
    hours: str
    is_today: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """What a diner has coming up in this house; `id` is the one that its card names."""

    id: str
    starts_at: dt.datetime
    party_size: int
    area_name: str


class HouseFacts(Protocol):
    """What another app knows of a house and its diners; texts are in the language in force."""

    def free_today(self, house: "Business", now: dt.datetime) -> FreeTimes | None:
        """For the start page; None where the house gives out nothing online."""
        ...

    def opening_hours(self, house: "Business", now: dt.datetime) -> Sequence[OpeningHours]:
        """The hours of a usual week, Monday first."""
        ...

    def next_appointment(
        self, house: "Business", conversation_id: UUID, now: dt.datetime
    ) -> Appointment | None:
        """The next thing this conversation has arranged with the house."""
        ...


_facts: list[HouseFacts] = []


def register_house_facts(facts: HouseFacts) -> None:
    """Let this app tell diners about houses; the last one registered is asked."""
    _facts[:] = [facts]


def house_facts() -> HouseFacts | None:
    """Whoever knows, or None."""
    return _facts[0] if _facts else None
