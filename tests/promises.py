"""The property behind every test: "reserved", "booked", "confirmed" are said only together with a stored row.

`tests/conftest.py` asks it of the test's own database after every test of the folders in which the house speaks, and
`tests/services/servers.py` of the database of every server process at its end.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from uuid import UUID

PROMISES = re.compile(
    r"\b(gebucht|reserviert|bestätigt|zugesagt|booked|reserved|confirmed)\b", re.IGNORECASE
)
DENIALS = re.compile(
    r"\b(nicht|kein\w*|noch nichts|kann|haben sie anders|not|no|cannot|if you|by other means)\b",
    re.IGNORECASE,
)
SENTENCES = re.compile(r"(?<=[.!?:])\s+")
SHOWN_WITHIN = 3
"""So many entries after the sentence the reservation's card must stand."""

SAID = """
SELECT conversation_id, seq, body, card FROM messenger_entry
WHERE sender_kind IN ('assistant', 'system') ORDER BY conversation_id, seq
"""
# What was ever promised: a hold that ran out or was let go is 'expired', one that is alive 'held'.
STORED = "SELECT id FROM reservations_reservation WHERE status NOT IN ('held', 'expired')"


class Cursor(Protocol):
    """A cursor of any of our databases (DB-API)."""

    def execute(self, sql: str, /) -> Any: ...
    def fetchall(self) -> list[Any]: ...


def false_promises(cursor: Cursor) -> list[str]:
    """Everything the house has said of a table that is not stored; must be empty in any database at any time."""
    cursor.execute(SAID)
    said = cursor.fetchall()
    if not said:
        return []
    cursor.execute(STORED)
    stored = {_hex(pk) for (pk,) in cursor.fetchall()}
    return unfounded(
        [(str(c), seq, body or "", _card(card)) for c, seq, body, card in said], stored
    )


def unfounded(
    said: Iterable[tuple[str, int, str, Mapping[str, Any]]], stored: set[str]
) -> list[str]:
    """The sentences and cards of (conversation, seq, body, card) that no stored reservation stands behind."""
    entries = list(said)
    founded = {
        (conversation, seq)
        for conversation, seq, _body, card in entries
        if card.get("kind") == "reservation" and _hex(card["reservation"]) in stored
    }
    found = [
        f"{body!r} (entry {seq})"
        for conversation, seq, body, _card in entries
        if promises(body)
        and not any((conversation, seq + ahead) in founded for ahead in range(SHOWN_WITHIN + 1))
    ]
    found += [
        f"card {card['reference']} (entry {seq})"
        for conversation, seq, _body, card in entries
        if card.get("kind") == "reservation"
        and card.get("status") not in ("held", "expired")
        and (conversation, seq) not in founded
    ]
    return found


def promises(text: str) -> bool:
    """Whether one of the sentences says that a table is taken for the diner."""
    return any(
        PROMISES.search(sentence) and not DENIALS.search(sentence)
        for sentence in SENTENCES.split(text)
    )


def _card(value: Any) -> Mapping[str, Any]:
    found = json.loads(value) if isinstance(value, str) else value
    return found if isinstance(found, dict) else {}


def _hex(value: object) -> str:
    return UUID(str(value)).hex
