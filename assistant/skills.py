"""What another app must offer to take part in a chat: the plug between the assistant and its skills.

An app's `chat` package offers a Skill; its AppConfig.ready() plugs it in. Neither messenger nor assistant
learns the word "table".
"""

import datetime as dt
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from assistant.language import Draft, Understanding
from businesses.models import Business

CardBody = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A sentence of the assistant."""

    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A structured message; `card["text"]` says all of it in plain words."""

    card: CardBody


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """An earlier card becomes done, expired or replaced."""

    target: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A system line in the middle of the log."""

    body: str


Outgoing = Text | Card | CardState | Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """A button of a card that the diner has tapped, with the card as it was stored and its state now."""

    card_seq: int
    action: str
    data: Mapping[str, Any]
    card: CardBody
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCard:
    """A card of the thread that still counts."""

    seq: int
    card: CardBody


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Where and when somebody speaks, before anything is understood."""

    business: Business
    conversation_id: UUID
    participant_id: int
    diner_id: UUID
    lang: str
    now: dt.datetime
    zone: ZoneInfo
    draft: bytes | None
    """What this skill wanted to remember, in its own format."""
    open_cards: tuple[OpenCard, ...] = ()
    is_first: bool = False
    """Whether the assistant has not spoken here yet: it greets by itself then."""
    was_offered_a_person: bool = False
    """Whether the assistant has just not understood, and asked if it shall fetch somebody."""
    read: dict[str, Any] = field(default_factory=dict, compare=False)
    """What a skill has read for this turn and need not read again in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a skill knows that helps to understand: opening hours, areas, what was just asked or offered."""

    expected: tuple[str, ...] = ()
    draft: Draft | None = None
    opening: Mapping[int, Sequence[tuple[int, int]]] | None = None
    areas: Mapping[str, Sequence[str]] | None = None
    offered: Sequence[tuple[dt.date, dt.time]] = ()
    days_asked: Sequence[dt.date] = ()
    largest_party: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One utterance or tap of a diner, understood, with all that a skill may look at."""

    thread: Thread
    seq: int
    text: str
    tap: Tap | None
    understood: Understanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What may be said once the change is made, and what to remember."""

    say: tuple[Outgoing, ...] = ()
    draft: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The way to make a change together with those who wait for the same just now, in one transaction."""

    waits_for: Hashable
    asked: Any
    make: Callable[[Sequence[Any]], Sequence[Any]]
    """Makes what each of them has asked; in their order what came of it. May raise NotReady."""
    tell: Callable[[Any], Outcome]
    """What may be said of what came of this one; may raise PlanRefused if nothing did, since the others go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to say; `commit` calls actions inside the turn's transaction and returns what is true then."""

    say: tuple[Outgoing, ...] = ()
    draft: bytes | None = None
    commit: Callable[[], Outcome] | None = None
    shared: Shared | None = None
    """How others may join in what `commit` does, where it does nothing else."""
    hand_over: str | None = None
    """Why a person is needed, in the words of the staff (an id of assistant.handover.REASONS)."""


class PlanRefused(Exception):
    """Raised by `commit`: what was planned cannot be done any more. `instead` plans anew, when all is rolled back.

    Looking for alternatives takes long; nobody waits for a lock meanwhile, and nothing half done is seen.
    """

    def __init__(self, instead: Callable[[], Plan]) -> None:
        super().__init__()
        self.instead = instead


class NotReady(Exception):
    """Raised by `commit`: it takes a long look that is better had while nobody waits for a lock.

    `prepare` looks, when all is rolled back; then the same is tried again.
    """

    def __init__(self, prepare: Callable[[], None]) -> None:
        super().__init__()
        self.prepare = prepare


class Skill(Protocol):
    """Something that can answer the diner; two skills may both answer one utterance."""

    name: str

    def hints(self, thread: Thread) -> Hints:
        """What helps to understand the next utterance; reads only."""
        ...

    def claim(self, heard: Heard) -> float:
        """How sure this skill is that it should answer, 0 to 1."""
        ...

    def plan(self, heard: Heard) -> Plan:
        """What to say and do; reads only."""
        ...

    def summary(self, thread: Thread) -> str:
        """What is known so far, in a line for staff; '' when nothing is."""
        ...


_skills: dict[str, Skill] = {}


def register(skill: Skill) -> None:
    """Plug in a skill. The same name again replaces it."""
    _skills[skill.name] = skill


def registered() -> tuple[Skill, ...]:
    """All skills, in the order in which they were plugged in."""
    return tuple(_skills.values())
