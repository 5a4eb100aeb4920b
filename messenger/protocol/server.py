"""Frames the server sends. A client ignores members it does not know."""

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

import msgspec

from messenger.enums import EntryKind, SenderKind, Voice
from messenger.protocol.codes import Code
from messenger.protocol.limits import FRAME_BYTES, MAX_BODY_CHARS, VERSION, WINDOW_ENTRIES


def _one_of(values: list[str], description: str) -> msgspec.Meta:
    return msgspec.Meta(description=description, extra_json_schema={"enum": values})


def _object(description: str, required: list[str], **properties: dict[str, Any]) -> msgspec.Meta:
    schema = {"required": required, "properties": properties}
    return msgspec.Meta(description=description, extra_json_schema=schema)


_TEXT, _NUMBER, _ANY = {"type": "string"}, {"type": "integer"}, {"type": ["object", "null"]}
Instant = Annotated[dt.datetime, msgspec.Meta(tz=True, description="With the house's offset.")]
Kind = Annotated[str, _one_of(SenderKind.values, "diner, staff, assistant or system.")]
KindOfEntry = Annotated[str, _one_of(EntryKind.values, "What sort of entry it is.")]
Card = Annotated[
    dict[str, Any],
    _object(
        "A card: `text` says all of it in plain words, `actions` are its buttons.",
        ["kind", "v", "text", "actions"],
        kind=_TEXT,
        v=_NUMBER,
        text=_TEXT,
        actions={
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "label"],
                "properties": {"id": _TEXT, "label": _TEXT, "style": _TEXT, "data": _ANY},
            },
        },
    ),
]
Tapped = Annotated[
    dict[str, Any],
    _object(
        "Which button of which card was tapped.",
        ["card", "action", "data"],
        card=_NUMBER,
        action=_TEXT,
        data=_ANY,
    ),
]
Change = Annotated[
    dict[str, Any],
    _object(
        "What this entry alters in the entry with sequence `target`.",
        ["target", "what", "data"],
        target=_NUMBER,
        what=_TEXT,
        data=_ANY,
    ),
]


class _Frame(msgspec.Struct, frozen=True, tag_field="t"):
    pass


class Sender(msgspec.Struct, frozen=True):
    """Who said it: a participant."""

    id: str
    kind: Kind
    name: str


class Entry(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """One entry of a conversation, the same over socket and REST."""

    seq: int
    id: UUID
    cid: UUID
    sender: Sender
    kind: KindOfEntry
    body: str
    card: Card | None
    tap: Tapped | None
    change: Change | None
    at: Instant


class Msg(_Frame, frozen=True, tag="msg", rename={"sender": "from"}):
    """The next entry."""

    seq: int
    id: UUID
    cid: UUID
    sender: Sender
    kind: KindOfEntry
    body: str
    card: Card | None
    tap: Tapped | None
    change: Change | None
    at: Instant


class Ack(_Frame, frozen=True, tag="ack"):
    """The entry is stored; the same for each repetition of its cid."""

    cid: UUID
    seq: int
    id: UUID
    at: Instant


class Limits(msgspec.Struct, frozen=True):
    """What this server takes."""

    body: int = MAX_BODY_CHARS
    frame: int = FRAME_BYTES
    window: int = WINDOW_ENTRIES


class Person(msgspec.Struct, frozen=True):
    """A participant and how far it has got."""

    id: str
    kind: Kind
    name: str
    delivered: int
    read: int


class Welcome(_Frame, frozen=True, tag="welcome", omit_defaults=False):
    """The hello was accepted; in an inbox `head` is the house's pulse and `conv` is null."""

    conv: UUID | None
    head: int
    epoch: UUID | None
    me: str
    people: list[Person]
    v: int = VERSION
    limits: Limits = Limits()


class SeenBy(_Frame, frozen=True, tag="seen"):
    """A participant has got this far."""

    who: str
    delivered: int
    read: int


class TypingBy(_Frame, frozen=True, tag="typing"):
    """A participant is writing, or has stopped."""

    who: str
    on: bool


class Head(_Frame, frozen=True, tag="head"):
    """The highest sequence there is (in an inbox: the pulse), every 20 seconds."""

    seq: int


class Touched(_Frame, frozen=True, tag="touched"):
    """What is true now of a conversation of the inbox; `pulse` is the position to ask after."""

    conv: UUID
    head: int
    unread: int
    voice: Annotated[str, _one_of(Voice.values, "Who answers: the assistant or the team.")]
    pulse: int


class Resync(_Frame, frozen=True, tag="resync"):
    """The client's copy is of no use: throw it away and say hello again from 0; in an inbox `head` is the pulse."""

    epoch: UUID | None
    head: int


class Error(_Frame, frozen=True, tag="error", omit_defaults=True):
    """A refusal; with `stale` the entries missed stand in `missed`."""

    code: Code
    detail: str
    cid: UUID | None = None
    retry_after: float | None = None
    missed: list[Entry] | None = None


ServerFrame = Welcome | Msg | Ack | SeenBy | TypingBy | Head | Touched | Resync | Error
_encode = msgspec.json.Encoder().encode


def encode(frame: ServerFrame) -> str:
    """The frame as text."""
    return _encode(frame).decode()
