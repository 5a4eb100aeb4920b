"""SQLite, which lives in the same process: row by row."""

from collections.abc import Sequence
from uuid import UUID

from messenger.live.posts import Receipt, Row, Thread
from messenger.live.store.values import (
    ENTRY,
    ROW,
    THREAD,
    Key,
    as_row,
    as_thread,
    entry_values,
    many,
    marks,
    moved_to,
    plain,
    run,
    thread_values,
)


class Sqlite:
    """The same row by row. Writers have queued before: a transaction here is alone."""

    def lock(self, ids: Sequence[UUID], *, wait: bool) -> dict[UUID, Thread]:
        rows = run(
            f"SELECT {THREAD} FROM messenger_conversation WHERE id IN ({marks(ids)})",
            [i.hex for i in ids],
        )
        return {UUID(row[0]): as_thread(row) for row in rows}

    def known(self, keys: Sequence[Key]) -> list[Row]:
        sql = (
            f"SELECT {ROW} FROM messenger_entry e JOIN messenger_participant p ON p.id = e.sender_id"
            " WHERE e.conversation_id = %s AND e.sender_id = %s AND e.cid = %s"
        )
        return [
            as_row(row)
            for conv, sender, cid in keys
            for row in run(sql, (conv.hex, sender, cid.hex))
        ]

    def save(self, rows: Sequence[Row], threads: Sequence[Thread]) -> dict[UUID, int]:
        many(
            f"INSERT INTO messenger_entry ({ENTRY}) VALUES ({marks(range(13))})",
            [plain(entry_values(row)) for row in rows],
        )
        raised = (
            "INSERT INTO messenger_businesspulse (business_id, value) VALUES (%s, 1)"
            " ON CONFLICT (business_id) DO UPDATE SET value = value + 1 RETURNING business_id, value"
        )
        houses = {thread.business_id for thread in threads}
        pulses = dict(row for business_id in houses for row in run(raised, (business_id,)))
        many(
            "UPDATE messenger_conversation SET state = %s, voice = %s, head = %s, answered_seq = %s,"
            " waiting_since = %s, last_at = %s, last_body = %s, unread = %s, pulse = %s WHERE id = %s",
            [plain((*thread_values(t), pulses[t.business_id], t.id)) for t in threads],
        )
        return {thread.id: pulses[thread.business_id] for thread in threads}

    def advance(self, receipts: Sequence[Receipt]) -> list[Receipt]:
        sql = (
            "UPDATE messenger_participant SET delivered = MAX(delivered, %s), read = MAX(read, %s)"
            " WHERE id = %s AND (delivered < %s OR read < %s) RETURNING delivered, read"
        )
        return [
            moved_to(r, *row)
            for r in receipts
            for row in run(sql, (r.delivered, r.read, r.participant_id, r.delivered, r.read))
        ]

    def after(self, wanted: Sequence[tuple[UUID, int]], limit: int) -> list[Row]:
        sql = (
            f"SELECT {ROW} FROM messenger_entry e JOIN messenger_participant p ON p.id = e.sender_id"
            " WHERE e.conversation_id = %s AND e.seq > %s ORDER BY e.seq LIMIT %s"
        )
        return [
            as_row(row) for conv, after in wanted for row in run(sql, (conv.hex, after, limit))
        ]
