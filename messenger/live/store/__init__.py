"""The statements of the message path, for PostgreSQL and for SQLite. All run inside the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db import connection

from messenger.enums import SenderKind
from messenger.live.posts import Receipt, Row, Thread
from messenger.live.store.postgres import Postgres
from messenger.live.store.sqlite import Sqlite
from messenger.live.store.values import ROW, Key, as_id, as_row, as_uuid, marks, run


class Store(Protocol):
    """The statements; all of them run inside the caller's transaction."""

    def lock(self, ids: Sequence[UUID], *, wait: bool) -> dict[UUID, Thread]: ...
    def known(self, keys: Sequence[Key]) -> list[Row]: ...
    def save(self, rows: Sequence[Row], threads: Sequence[Thread]) -> dict[UUID, int]:
        """Insert these entries of these threads, raise each house's pulse once, and write the threads; their pulses."""
        ...

    def advance(self, receipts: Sequence[Receipt]) -> list[Receipt]: ...
    def after(self, wanted: Sequence[tuple[UUID, int]], limit: int) -> list[Row]: ...


def store() -> Store:
    """The statements of the database in use."""
    return Sqlite() if connection.vendor == "sqlite" else Postgres()


def staff_spoke_since(
    conversation_id: UUID, seen: int, participant_id: int, limit: int
) -> list[Row]:
    """What the house said above `seen` by others than this participant."""
    rows = run(
        f"SELECT {ROW} FROM messenger_entry e JOIN messenger_participant p ON p.id = e.sender_id"
        " WHERE e.conversation_id = %s AND e.seq > %s AND e.sender_kind = %s AND e.sender_id <> %s"
        " ORDER BY e.seq LIMIT %s",
        (as_id(conversation_id), seen, str(SenderKind.STAFF), participant_id, limit),
    )
    return [as_row(row) for row in rows]


def card_at(conversation_id: UUID, seq: int) -> dict[str, Any] | None:
    """The card of the entry with this sequence."""
    rows = store().after([(conversation_id, seq - 1)], 1)
    return rows[0].card if rows and rows[0].seq == seq else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a conversation stands, and in which history."""

    head: int
    epoch: UUID


def standings_of(ids: Sequence[UUID]) -> dict[UUID, Standing]:
    """Where these conversations stand."""
    if connection.vendor == "sqlite":
        rows = [
            row
            for start in range(0, len(ids), 500)
            for row in run(
                "SELECT id, head, epoch FROM messenger_conversation"
                f" WHERE id IN ({marks(ids[start : start + 500])})",
                [i.hex for i in ids[start : start + 500]],
            )
        ]
    else:
        rows = run(
            "SELECT id, head, epoch FROM messenger_conversation WHERE id = ANY(%s::uuid[])",
            (list(ids),),
        )
    return {as_uuid(row[0]): Standing(head=row[1], epoch=as_uuid(row[2])) for row in rows}


def count_unread(conversation_id: UUID, read: int) -> int:
    """How many messages of the diner lie above `read`."""
    rows = run(
        "SELECT count(*) FROM messenger_entry WHERE conversation_id = %s AND seq > %s AND sender_kind = %s"
        " AND kind IN ('text', 'card', 'file')",
        (as_id(conversation_id), read, str(SenderKind.DINER)),
    )
    return int(rows[0][0])
