"""A thread as it is read: entries with their later changes folded in, notes of the team between them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from messenger.enums import EntryKind, SenderKind
from messenger.extensions import Mark
from messenger.queries import ThreadPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing said (or done), ready to be drawn."""

    seq: int
    kind: str
    """diner, assistant, staff, system or note."""
    name: str
    body: str
    at: dt.datetime
    time: str
    day: str
    """The day, where it differs from the line before; else empty."""
    follows: bool
    """Whether the same voice spoke just before."""
    state: str
    """Of a card: done, expired or replaced; else empty."""
    is_card: bool
    ticks: str
    """How far the diner has got with it: sent, delivered or read; empty for what the diner said."""
    parts: tuple["Part", ...]
    """The text in pieces, those marked of which something was understood; empty where nothing was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a message, and what was understood of it."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    seq: int
    kind: str
    name: str
    body: str
    at: dt.datetime
    state: str
    is_card: bool


def lines_of(
    thread: ThreadPage,
    notes: ThreadPage | None,
    zone: ZoneInfo,
    marks: Mapping[int, Sequence[Mark]],
) -> tuple[Line, ...]:
    """The thread in order of time, the team's notes where they were written."""
    said = list(_said(thread.entries, zone))
    if notes is not None:
        said += list(_noted(notes.entries, zone))
    said.sort(key=lambda each: each.at)
    return tuple(_drawn(said, _receipts(thread.people), marks))


def _said(entries: Iterable[dict[str, Any]], zone: ZoneInfo) -> Iterator[_Said]:
    rows = list(entries)
    states = {
        row["change"]["target"]: row["change"].get("data", {}).get("state", "")
        for row in rows
        if row["kind"] == EntryKind.CHANGE and row["change"].get("what") == "card"
    }
    for row in rows:
        if row["kind"] == EntryKind.CHANGE:
            continue
        card = row["card"] or {}
        yield _Said(
            seq=row["seq"],
            kind="system" if row["kind"] == EntryKind.SYSTEM else row["from"]["kind"],
            name=row["from"]["name"],
            body=card.get("text") or row["body"],
            at=_instant(row["at"], zone),
            state=states.get(row["seq"], ""),
            is_card=row["kind"] == EntryKind.CARD,
        )


def _noted(entries: Iterable[dict[str, Any]], zone: ZoneInfo) -> Iterator[_Said]:
    for row in entries:
        if row["kind"] == EntryKind.TEXT:
            yield _Said(
                seq=0,
                kind="note",
                name=row["from"]["name"],
                body=row["body"],
                at=_instant(row["at"], zone),
                state="",
                is_card=False,
            )


def _instant(value: Any, zone: ZoneInfo) -> dt.datetime:
    found = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)
    return found.astimezone(zone)


def _receipts(people: Iterable[dict[str, Any]]) -> tuple[int, int]:
    """How far the diner has got: delivered, read."""
    diner = next((each for each in people if each["kind"] == SenderKind.DINER), None)
    return (diner["delivered"], diner["read"]) if diner else (0, 0)


def parts_of(body: str, marks: Sequence[Mark]) -> tuple[Part, ...]:
    """The text cut at its marks; marks that do not fit the text are left out."""
    parts, end = [], 0
    for mark in marks:
        if not end <= mark.start < mark.end <= len(body):
            continue
        if mark.start > end:
            parts.append(Part(text=body[end : mark.start]))
        parts.append(Part(text=body[mark.start : mark.end], mark=mark))
        end = mark.end
    if parts and end < len(body):
        parts.append(Part(text=body[end:]))
    return tuple(parts)


def _drawn(
    said: list[_Said], receipts: tuple[int, int], marks: Mapping[int, Sequence[Mark]]
) -> Iterator[Line]:
    before: _Said | None = None
    for each in said:
        is_new_day = before is None or before.at.date() != each.at.date()
        same_voice = before is not None and (before.kind, before.name) == (each.kind, each.name)
        yield Line(
            seq=each.seq,
            kind=each.kind,
            name=each.name,
            body=each.body,
            at=each.at,
            time=f"{each.at:%H:%M}",
            day=date_format(each.at.date(), _("l, j F")) if is_new_day else "",
            follows=same_voice and not is_new_day,
            state=each.state,
            is_card=each.is_card,
            ticks=_ticks(each, receipts),
            parts=parts_of(each.body, marks.get(each.seq, ()))
            if each.kind == SenderKind.DINER
            else (),
        )
        before = each


def _ticks(said: _Said, receipts: tuple[int, int]) -> str:
    if said.kind not in {SenderKind.STAFF, SenderKind.ASSISTANT}:
        return ""
    delivered, read = receipts
    if said.seq <= read:
        return "read"
    return "delivered" if said.seq <= delivered else "sent"
