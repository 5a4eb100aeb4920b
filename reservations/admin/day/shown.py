"""What the panel beside the day shows, as values for its templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reservations.admin.day.free import Choice

DOOR_SIZES = range(1, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    text: str
    tone: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that can be done with one tap, or leads to a choice."""

    do: str
    text: str
    icon: str = ""
    url: str = ""
    go: bool = False
    away: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The selected reservation."""

    id: str
    url: str
    change_url: str
    conversation_url: str
    times: str
    tone: str
    icon: str
    status: str
    name: str
    facts: str
    reference: str
    contact: tuple[tuple[str, str], ...]
    tags: tuple[Tag, ...]
    notes: str
    deeds: tuple[Deed, ...]
    endings: tuple[Deed, ...]
    late_choices: tuple[Choice, ...]
    move_choices: tuple[Choice, ...]
    history: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenBlock:
    id: int
    times: str
    reason: str
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The one form for a free time: caller, walk-in or block."""

    table: str
    until: str
    back: str
    values: Mapping[str, str]
    tables: Sequence[tuple[str, str]]
    stays: Sequence[tuple[str, str]]
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    sizes: Sequence[int] = DOOR_SIZES
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocking:
    tables: Sequence[tuple[int, str]]
    values: Mapping[str, str]
    error: str = ""
