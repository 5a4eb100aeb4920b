"""Values of the message path: what is handed to the flush, and what comes of it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from messenger.enums import EntryKind, SenderKind
from messenger.protocol import Code

JsonObject = Mapping[str, Any]
MESSAGES = frozenset({EntryKind.TEXT, EntryKind.CARD, EntryKind.FILE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """The participant who speaks, in which capacity, and the name shown."""

    participant_id: int
    kind: SenderKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """An entry that somebody wants stored. `seen` is what a member of staff had read; see Code.STALE."""

    cid: UUID
    author: Author
    kind: EntryKind = EntryKind.TEXT
    body: str = ""
    card: JsonObject | None = None
    tap: JsonObject | None = None
    change: JsonObject | None = None
    seen: int | None = None

    @property
    def is_message(self) -> bool:
        """Whether somebody said something, as opposed to a system line or a change."""
        return self.kind in MESSAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry as it is stored."""

    conversation_id: UUID
    seq: int
    id: UUID
    cid: UUID
    author: Author
    kind: str
    body: str
    card: Any
    tap: Any
    change: Any
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The entry is committed. `is_new` is False for a repetition of its cid."""

    seq: int
    id: UUID
    at: dt.datetime
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The entry was not stored."""

    code: Code
    detail: str
    retry_after: float | None = None
    missed: Sequence[Row] = ()


Outcome = Stored | Refused


@dataclass(slots=True, kw_only=True, eq=False)
class Post:
    """One entry on its way into one conversation; `done` is called on the loop, once."""

    conversation_id: UUID
    entry: NewEntry
    done: Callable[[Outcome], None]
    since: float = 0.0

    @property
    def sender(self) -> tuple[UUID, int]:
        """Whose posts must not overtake each other."""
        return self.conversation_id, self.entry.author.participant_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """How far a participant has got in a conversation."""

    conversation_id: UUID
    participant_id: int
    is_staff: bool
    delivered: int
    read: int
    tries: int = 0


@dataclass(slots=True, kw_only=True)
class Thread:
    """A locked conversation while entries are added to it."""

    id: UUID
    business_id: int
    kind: str
    state: str
    voice: str
    head: int
    answered_seq: int
    waiting_since: dt.datetime | None
    last_at: dt.datetime | None
    last_body: str
    unread: int
    pulse: int = 0
    rows: list[Row] = field(default_factory=list)
    owes_turn: bool = False
    is_touched: bool = False
    as_read: tuple[object, ...] = ()

    @property
    def columns(self) -> tuple[object, ...]:
        """What the flush may change."""
        return (
            self.state,
            self.voice,
            self.head,
            self.answered_seq,
            self.waiting_since,
            self.unread,
        )

    @property
    def is_changed(self) -> bool:
        """Whether there is something to write."""
        return self.is_touched or self.columns != self.as_read


@dataclass(slots=True, kw_only=True)
class Written:
    """What one transaction of the flush has done."""

    outcomes: dict[int, Outcome] = field(default_factory=dict)
    skipped: list[int] = field(default_factory=list)
    threads: list[Thread] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    put_off: list[Receipt] = field(default_factory=list)
    """Of staff, whose conversation was locked elsewhere."""
