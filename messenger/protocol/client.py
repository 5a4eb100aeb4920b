"""Frames a client may send. Unknown kinds and unknown members are refused."""

from collections.abc import Callable
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec

from common.errors import FieldError, Malformed

Position = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Slug = Annotated[str, msgspec.Meta(min_length=1, max_length=50)]


class _Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="t"):
    pass


class Hello(_Frame, frozen=True, tag="hello"):
    """The first frame: one conversation from a position on, or a house's inbox from a pulse on."""

    v: int
    conv: UUID | None = None
    inbox: Slug | None = None
    after: Position = 0
    epoch: UUID | None = None
    as_: Literal["diner", "staff"] | None = msgspec.field(default=None, name="as")


class Send(_Frame, frozen=True, tag="send"):
    """A message; `seen` is the last sequence a member of staff had read when writing it."""

    cid: UUID
    body: str
    seen: Position | None = None


class Tap(_Frame, frozen=True, tag="tap"):
    """A tap on a button of the card with sequence `card`."""

    cid: UUID
    card: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    action: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    data: dict[str, Any] | None = None


class Seen(_Frame, frozen=True, tag="seen"):
    """How far the client has got; in an inbox `delivered` is the last pulse."""

    delivered: Position
    read: Position | None = None


class Typing(_Frame, frozen=True, tag="typing"):
    """The person is writing, or has stopped."""

    on: bool


ClientFrame = Hello | Send | Tap | Seen | Typing
_decode: Callable[[str], ClientFrame] = msgspec.json.Decoder(ClientFrame).decode


class _Loose(msgspec.Struct):
    cid: UUID | None = None


_decode_loosely = msgspec.json.Decoder(_Loose).decode


def parse(text: str) -> ClientFrame:
    """The frame in this text, or raise Malformed."""
    try:
        return _decode(text)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as exc:
        raise Malformed(
            str(exc)[:200], errors=[FieldError(pointer="", code="frame", detail=str(exc)[:200])]
        ) from exc


def cid_of(text: str) -> UUID | None:
    """The client id in a frame that could not be parsed, so that its sender knows what was refused."""
    try:
        return _decode_loosely(text).cid
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
