"""Pages of a list that keep their place while rows come and go: the cursor names a row, not a number."""

import base64
import binascii
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

import msgspec
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from common.errors import FieldError, Malformed

M = TypeVar("M", bound=Model)
DEFAULT_LIMIT = 50
MAX_LIMIT = 200
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SortKey:
    """One field of the order, and how to read its value back from a cursor."""

    field: str
    parse: Callable[[str], Any]
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """A place between two rows, and the direction in which to read on."""

    after: bool
    key: Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[M]):
    """Some rows in order, and the cursors of the pages beside it."""

    rows: Sequence[M]
    next: str | None
    previous: str | None


def page_of(
    queryset: QuerySet[M], order: Sequence[SortKey], *, cursor: str | None, limit: int
) -> Page[M]:
    """At most `limit` rows next to the cursor; the last key of the order must be unique."""
    place = read_cursor(cursor, order) if cursor else None
    backwards = place is not None and not place.after
    rows = queryset.order_by(*(_ordering(key, reverse=backwards) for key in order))
    if place is not None:
        rows = rows.filter(_beyond(order, place))
    found = list(rows[: limit + 1])
    more, found = len(found) > limit, found[:limit]
    if backwards:
        found.reverse()
    before, behind = (more, True) if backwards else (place is not None, more)
    return Page(
        rows=found,
        next=_cursor_at(found[-1], order, after=True) if found and behind else None,
        previous=_cursor_at(found[0], order, after=False) if found and before else None,
    )


def instant(text: str) -> dt.datetime:
    """The instant that a cursor names, in UTC; ValueError or OverflowError for what no database holds."""
    found = dt.datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found.astimezone(dt.UTC)


def read_cursor(text: str, order: Sequence[SortKey]) -> Cursor:
    """The place that a cursor names, or raise Malformed."""
    try:
        after, *key = msgspec.json.decode(
            base64.urlsafe_b64decode(text.encode("ascii") + b"=="),
            type=tuple[bool, *(str,) * len(order)],  # type: ignore[misc]  # as many keys as the order has
        )
        for part, value in zip(order, key, strict=True):
            part.parse(value)
    except (ValueError, OverflowError, binascii.Error, msgspec.DecodeError) as error:
        raise Malformed(
            errors=[
                FieldError(
                    pointer="/cursor", code="invalid", detail=_("This is no cursor of this list.")
                )
            ]
        ) from error
    return Cursor(after=after, key=tuple(key))


def page_url(base: str, params: Mapping[str, str], cursor: str | None) -> str | None:
    """The address of a page beside this one, with the same filters."""
    return None if cursor is None else f"{base}?{urlencode({**params, 'cursor': cursor})}"


def _ordering(key: SortKey, *, reverse: bool) -> str:
    return f"-{key.field}" if key.descending != reverse else key.field


def _beyond(order: Sequence[SortKey], place: Cursor) -> Q:
    """Rows strictly after (or before) the key: (a > x) or (a = x and b > y) and so on."""
    condition, same = Q(), Q()
    for part, text in zip(order, place.key, strict=True):
        value = part.parse(text)
        comparison = "gt" if place.after != part.descending else "lt"
        condition |= same & Q(**{f"{part.field}__{comparison}": value})
        same &= Q(**{part.field: value})
    return condition


def _cursor_at(row: Model, order: Sequence[SortKey], *, after: bool) -> str:
    values = [getattr(row, key.field) for key in order]
    texts = [v.isoformat() if isinstance(v, dt.date) else str(v) for v in values]
    return base64.urlsafe_b64encode(msgspec.json.encode([after, *texts])).rstrip(b"=").decode()
