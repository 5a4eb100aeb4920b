"""PostgreSQL: each batch is one statement over one JSON document of its rows, prepared once on each connection.

Django's cursors write the parameters into the text of a statement, which PostgreSQL then reads and plans anew every
time, and psycopg looks at every element of every array: at one message a commit the two were half of its cost.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection
from psycopg import Cursor

from messenger.live.posts import Receipt, Row, Thread
from messenger.live.store.values import (
    ENTRY,
    ROW,
    THREAD,
    Key,
    as_row,
    as_thread,
    entry_values,
    moved_to,
    run,
    thread_values,
)

_encode = msgspec.json.Encoder().encode
_ENTRY_TYPES = (
    "id uuid, conversation_id uuid, seq bigint, cid uuid, sender_id bigint, sender_kind text, kind text, body text,"
    " card text, tap text, change text, target_seq bigint, at timestamptz"
)
_ENTRY_NAMES = ENTRY.split(", ")
_ENTRY_COLUMNS = ENTRY.replace("card, tap, change", "card::jsonb, tap::jsonb, change::jsonb")
_THREAD_TYPES = (
    "id uuid, state text, voice text, head bigint, answered_seq bigint, waiting_since timestamptz, last_at timestamptz,"
    " last_body text, unread int"
)
_THREAD_NAMES = [each.split()[0] for each in _THREAD_TYPES.split(", ")]


def ask(statement: str, *params: str) -> list[Any]:
    """The rows of this statement, its parameters sent beside it."""
    connection.validate_no_broken_transaction()
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall() if cursor.description else []


def document(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows for json_to_recordset."""
    return _encode([dict(zip(names, row, strict=True)) for row in rows]).decode()


def array(values: Iterable[object]) -> str:
    """Ids or numbers as an array of PostgreSQL."""
    return f"{{{','.join(map(str, values))}}}"


class Postgres:
    """A document in, rows out."""

    def lock(self, ids: Sequence[UUID], *, wait: bool) -> dict[UUID, Thread]:
        rows = ask(
            f"SELECT {THREAD} FROM messenger_conversation WHERE id = ANY(%s::uuid[]) ORDER BY id"
            f" FOR NO KEY UPDATE{'' if wait else ' SKIP LOCKED'}",
            array(ids),
        )
        return {row[0]: as_thread(row) for row in rows}

    def known(self, keys: Sequence[Key]) -> list[Row]:
        return [
            as_row(row)
            for row in ask(
                f"SELECT {ROW} FROM json_to_recordset(%s::json) AS k(conv uuid, sender bigint, cid uuid)"
                " JOIN messenger_entry e ON e.conversation_id = k.conv AND e.sender_id = k.sender"
                " AND e.cid = k.cid JOIN messenger_participant p ON p.id = e.sender_id",
                document(("conv", "sender", "cid"), keys),
            )
        ]

    def save(self, rows: Sequence[Row], threads: Sequence[Thread]) -> dict[UUID, int]:
        return dict(
            ask(
                f"WITH e AS (INSERT INTO messenger_entry ({ENTRY}) SELECT {_ENTRY_COLUMNS}"
                f" FROM json_to_recordset(%s::json) AS e({_ENTRY_TYPES})),"
                " p AS (INSERT INTO messenger_businesspulse AS p (business_id, value)"
                " SELECT id, 1 FROM unnest(%s::bigint[]) AS b(id) ORDER BY id"
                " ON CONFLICT (business_id) DO UPDATE SET value = p.value + 1 RETURNING business_id, value)"
                " UPDATE messenger_conversation c SET state = n.state, voice = n.voice, head = n.head,"
                " answered_seq = n.answered_seq, waiting_since = n.waiting_since, last_at = n.last_at,"
                " last_body = n.last_body, unread = n.unread, pulse = p.value"
                f" FROM json_to_recordset(%s::json) AS n({_THREAD_TYPES}), p"
                " WHERE c.id = n.id AND p.business_id = c.business_id RETURNING c.id, c.pulse",
                document(_ENTRY_NAMES, map(entry_values, rows)),
                array(sorted({thread.business_id for thread in threads})),
                document(_THREAD_NAMES, ((t.id, *thread_values(t)) for t in threads)),
            )
        )

    def advance(self, receipts: Sequence[Receipt]) -> list[Receipt]:
        ordered = sorted(receipts, key=lambda r: r.participant_id)
        moved = {
            row[0]: row[1:]
            for row in ask(
                "UPDATE messenger_participant p SET delivered = GREATEST(p.delivered, n.delivered),"
                " read = GREATEST(p.read, n.read)"
                " FROM (SELECT id, delivered, read FROM (SELECT q.id, n.delivered, n.read FROM"
                " json_to_recordset(%s::json) AS n(id bigint, delivered bigint, read bigint)"
                " JOIN messenger_participant q ON q.id = n.id ORDER BY q.id FOR NO KEY UPDATE OF q) AS o) AS n"
                " WHERE p.id = n.id AND (p.delivered < n.delivered OR p.read < n.read)"
                " RETURNING p.id, p.delivered, p.read",
                document(
                    ("id", "delivered", "read"),
                    ((r.participant_id, r.delivered, r.read) for r in ordered),
                ),
            )
        }
        return [
            moved_to(r, *moved[r.participant_id]) for r in ordered if r.participant_id in moved
        ]

    def after(self, wanted: Sequence[tuple[UUID, int]], limit: int) -> list[Row]:
        return [
            as_row(row)
            for row in run(
                f"SELECT {ROW} FROM unnest(%s::uuid[], %s::bigint[]) AS w(conv, after) CROSS JOIN LATERAL"
                " (SELECT * FROM messenger_entry WHERE conversation_id = w.conv AND seq > w.after"
                " ORDER BY seq LIMIT %s) e JOIN messenger_participant p ON p.id = e.sender_id"
                " ORDER BY e.conversation_id, e.seq",
                ([conv for conv, _ in wanted], [after for _, after in wanted], limit),
            )
        ]
