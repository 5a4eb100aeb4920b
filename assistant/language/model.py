"""The typed result of understanding one message: no Django, no clock, no files per message."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Lang = Literal["de", "en"]
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Generic[V]):
    """One thing understood: its value, where in the text it was read, how sure it is (0 to 1).

    `relative` marks a change against the draft ("two more", "an hour later") or against now ("in an hour"):
    `value` is then already the new absolute value if the context knew the old one. `other` is a second reading to
    ask back. `negated` values are ones the diner ruled out ("not Friday").
    """

    value: V
    start: int
    end: int
    confidence: float = 1.0
    other: V | None = None
    relative: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Generic[V]):
    """A range ("between 7 and 8", "from 19:00"): either end may be open."""

    earliest: V | None
    latest: V | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An earlier message of the conversation."""

    speaker: Literal["user", "system"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known so far of the reservation being talked about."""

    party_size: int | None = None
    date: dt.date | None = None
    time: dt.time | None = None
    last: str = ""
    """Which of party_size and time was said after the other, where it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """All that a message may be read against."""

    now: dt.datetime
    """The restaurant's local time (aware or naive local)."""
    lang: Lang = "de"
    """The language expected; the message's own language is detected."""
    expected: tuple[str, ...] = ()
    """Slots just asked for: party_size, date, time, name, first_name, last_name, phone, email,
    area."""
    history: Sequence[Said] = ()
    opens: bool = False
    """Whether nothing was said in the conversation before: a mere "4" is then how many."""
    draft: Draft = Draft()
    opening: Mapping[int, Sequence[tuple[int, int]]] | None = None
    """Weekday (0 = Monday) -> [(opens, last seating)] in wall minutes (may exceed 1440).

    None: a usual restaurant."""
    areas: Mapping[str, Sequence[str]] | None = None
    """Area slug -> words by which diners call it (names, 'Terrasse', 'draußen')."""
    offered: Sequence[tuple[dt.date, dt.time]] = ()
    """Starts now on offer in the thread, in the order shown ('the earlier one', 'the second')."""
    largest_party: int | None = None
    """How many the house seats without asking anybody."""
    days_asked: Sequence[dt.date] = ()
    """Days between which the diner was asked to choose, as those that "next Friday" or "next weekend" may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What the diner wants, with its score (0 to 1). Names: see INTENTS."""

    name: str
    score: float


INTENTS = (
    "book", "modify", "cancel", "check_booking", "ask_availability", "ask_info",
    "find_restaurant", "inform", "affirm", "deny", "request_alternatives", "greet", "thanks",
    "goodbye", "handover", "help", "smalltalk", "late", "complaint", "oos",
)  # fmt: skip
TOPICS = (
    "hours", "address", "directions", "menu", "parking", "dogs", "children", "payment",
    "allergies", "accessibility", "contact", "price", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWish:
    """What one of several days in a message is for."""

    date: dt.date
    time: dt.time | None = None
    party_size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """One message, understood. Empty fields mean "nothing said about it", never "no"."""

    text: str
    lang: Lang
    intents: tuple[Intent, ...] = ()
    """Best first; several when several things were said ("yes, and is there parking?")."""
    topics: tuple[str, ...] = ()
    """What `ask_info` is about, from TOPICS."""
    party_size: Value[int] | None = None
    or_time: Value[dt.time] | None = None
    """The time that the number of `party_size` may as well be: "nein, 8"."""
    date: Value[dt.date] | None = None
    time: Value[dt.time] | None = None
    date_span: Value[Span[dt.date]] | None = None
    days_open: tuple[dt.date, ...] = ()
    """The days between which the choice was left: "Freitag oder Samstag". `date` is then the first that was named."""
    by_day: tuple[DayWish, ...] = ()
    """Each of several days with what it is for, in the order said; `date`, `time` and `party_size` are the first's."""
    all_days: bool = False
    """Whether a table is wished for on all of them ("Saturday and Sunday"), and not on one of them."""
    time_span: Value[Span[dt.time]] | None = None
    soonest: bool = False
    """Whether the first table that can be had is wished for: "so schnell wie möglich"."""
    daypart: str | None = None
    """morning, noon, afternoon or evening, where no clock time was said."""
    first_name: Value[str] | None = None
    last_name: Value[str] | None = None
    name: Value[str] | None = None
    """The whole name as it would be written in the day book."""
    phone: Value[str] | None = None
    email: Value[str] | None = None
    reference: Value[str] | None = None
    """A reservation's reference such as RB-7K4M."""
    area: Value[str] | None = None
    """An area's slug from Context.areas."""
    seating: tuple[Value[str], ...] = ()
    """window, bar, indoor, outdoor, quiet, high_chair, wheelchair."""
    notes: tuple[Value[str], ...] = ()
    """Occasions, allergies, diets, prams and other wishes, in the diner's own words."""
    minutes_late: Value[int] | None = None
    choice: Value[int] | None = None
    """Index into Context.offered."""
    past: Value[dt.date] | None = None
    """A day before today that was asked for, where no other was: "gestern", "letzten Freitag"."""
    impossible: tuple[Value[str], ...] = ()
    """Things said that cannot be: "31. Februar", "25 Uhr", "0 Personen"."""

    def has(self, *names: str) -> bool:
        """Whether one of these intents was heard."""
        return any(intent.name in names for intent in self.intents)

    @property
    def slots(self) -> dict[str, object]:
        """The core values by name: party_size, date, time, name where present and not negated."""
        found: dict[str, object] = {}
        for key in ("party_size", "date", "time", "name"):
            value = getattr(self, key)
            if value is not None and not value.negated:
                found[key] = value.value
        return found
