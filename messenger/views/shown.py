"""From entries to the rows of the log: days, speakers, stamps (the scripts say the same: chat/rows.js)."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from messenger.views.cards import CardView, card_view
from messenger.views.clockface import clock_time, day_separator
from messenger.views.linked import Part, paragraphs

FOLLOW_UP_WITHIN = dt.timedelta(minutes=5)
_DELETIONS = {"deleted", "deletion", "erased", "erasure"}
_VOICES = {"diner": "me", "staff": "staff", "assistant": "bot"}
JsonEntry = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the log."""

    kind: str  # day, system or message
    voice: str = ""
    seq: int = 0
    entry_kind: str = "text"
    day: str = ""
    name: str = ""
    initial: str = ""
    paragraphs: Sequence[Sequence[Part]] = ()
    at: str = ""
    clock: str = ""
    state: str = ""
    state_word: str = ""
    follows: bool = False
    stamped: bool = True
    card: CardView | None = None


@dataclass(slots=True)
class _Changes:
    cards: dict[int, dict[str, Any]] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    filled: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    """What was sent with the last tap on each card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What all rows of one log share."""

    changes: _Changes
    others: Sequence[Mapping[str, Any]]
    answered: int
    """How far the assistant has answered; it keeps no receipts, but what it has answered it has read."""
    zone: ZoneInfo
    now: dt.datetime


def log_rows(
    entries: Sequence[JsonEntry],
    people: Iterable[Mapping[str, Any]],
    me: str,
    *,
    zone: ZoneInfo,
    now: dt.datetime,
) -> list[Row]:
    """The log as it is shown, oldest first."""
    scene = _Scene(
        changes=_changes(entries),
        others=[person for person in people if person["id"] != me],
        answered=max((e["seq"] for e in entries if e["from"]["kind"] == "assistant"), default=0),
        zone=zone,
        now=now,
    )
    shown = [entry for entry in entries if entry["kind"] != "change"]
    rows: list[Row] = []
    today, day = now.astimezone(zone).date(), None
    for before, entry, after in zip([None, *shown[:-1]], shown, [*shown[1:], None], strict=True):
        if (local_day := _instant(entry).astimezone(zone).date()) != day:
            day = local_day
            rows.append(Row(kind="day", day=day_separator(day, today)))
        rows.append(
            _row(
                entry,
                scene,
                follows=_follows(before, entry),
                is_last=not _follows(entry, after),
            )
        )
    return rows


def _row(entry: JsonEntry, scene: _Scene, *, follows: bool, is_last: bool) -> Row:
    seq, voice = entry["seq"], _voice(entry)
    is_deleted = seq in scene.changes.deleted
    body = _("This message was deleted.") if is_deleted else entry["body"]
    change = scene.changes.cards.get(seq, {})
    card = None
    if entry.get("card") and not is_deleted:
        filled = _as_filled(entry["card"], scene.changes.filled.get(seq))
        card = card_view({**filled, **change}, seq, zone=scene.zone, now=scene.now)
        body = "" if body == entry["card"].get("text") else body
    name = _name(entry, voice)
    state = card.state if card else _receipt(seq, scene) if voice == "me" else "received"
    return Row(
        kind="system" if voice == "system" else "message",
        voice=voice,
        seq=seq,
        entry_kind=entry["kind"],
        name=name,
        initial=name[:1].upper(),
        paragraphs=paragraphs(body),
        at=entry["at"] if isinstance(entry["at"], str) else entry["at"].isoformat(),
        clock=clock_time(_instant(entry), scene.zone),
        state=state,
        state_word={"sent": _("sent"), "delivered": _("delivered"), "read": _("read")}.get(
            state, ""
        ),
        follows=follows,
        stamped=voice == "me" or is_last,
        card=card,
    )


def _as_filled(card: Mapping[str, Any], sent: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """A form that was refused keeps what was written in it; the scripts need not be told, their page stays."""
    if not sent or "prefill" not in card:
        return card
    written = {key: said for key, said in sent.items() if isinstance(said, str)}
    prefill = {key: written.get(key) or known for key, known in card["prefill"].items()}
    return {**card, "prefill": prefill, "notes": written.get("notes") or card.get("notes")}


def _voice(entry: JsonEntry) -> str:
    # A card that the house itself sends (time is up, staff changed something) is a card like any other.
    if entry["kind"] == "card":
        return _VOICES.get(entry["from"]["kind"], "bot")
    return _VOICES.get(entry["from"]["kind"], "system") if entry["kind"] != "system" else "system"


def _name(entry: JsonEntry, voice: str) -> str:
    if entry["from"]["kind"] == "assistant":
        return _("Assistant")
    return _("The house") if voice == "bot" else entry["from"]["name"] or _("Team")


def _receipt(seq: int, scene: _Scene) -> str:
    others = scene.others
    if scene.answered > seq or any(person["read"] >= seq for person in others):
        return "read"
    return "delivered" if any(person["delivered"] >= seq for person in others) else "sent"


def _follows(before: JsonEntry | None, entry: JsonEntry | None) -> bool:
    if before is None or entry is None or "system" in {_voice(before), _voice(entry)}:
        return entry is not None and _is_told(entry)
    same = before["from"]["id"] == entry["from"]["id"] and _voice(before) == _voice(entry)
    return bool(same) and _instant(entry) - _instant(before) < FOLLOW_UP_WITHIN


def _is_told(entry: JsonEntry) -> bool:
    """A card of the house itself: it belongs to the line above it, and nobody's name stands over it."""
    return _voice(entry) == "bot" and entry["from"]["kind"] == "system"


def _changes(entries: Iterable[JsonEntry]) -> _Changes:
    found = _Changes()
    for entry in entries:
        tap, change = entry.get("tap"), entry.get("change")
        if tap and isinstance(tap.get("data"), Mapping):
            found.filled[tap["card"]] = tap["data"]
        if not change:
            continue
        if change.get("what") == "card":
            known = found.cards.setdefault(change["target"], {})
            known.update(change.get("data") or {})
        elif change.get("what") in _DELETIONS:
            found.deleted.add(change["target"])
    return found


def _instant(entry: JsonEntry) -> dt.datetime:
    at = entry["at"]
    return dt.datetime.fromisoformat(at) if isinstance(at, str) else at
