"""Rows of the database as values, and back; and the cursor."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from messenger.enums import SenderKind
from messenger.live.posts import Author, Receipt, Row, Thread

THREAD = "id, business_id, kind, state, voice, head, answered_seq, waiting_since, last_at, last_body, unread, pulse"
ROW = (
    "e.conversation_id, e.seq, e.id, e.cid, e.sender_id, e.sender_kind, p.name, e.kind, e.body, e.card, e.tap,"
    " e.change, e.at"
)
ENTRY = "id, conversation_id, seq, cid, sender_id, sender_kind, kind, body, card, tap, change, target_seq, at"
Key = tuple[UUID, int, UUID]


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def entry_values(row: Row) -> tuple[Any, ...]:
    target = row.change["target"] if row.change else None
    return (
        row.id,
        row.conversation_id,
        row.seq,
        row.cid,
        row.author.participant_id,
        str(row.author.kind),
        str(row.kind),
        row.body,
        _json(row.card),
        _json(row.tap),
        _json(row.change),
        target,
        row.at,
    )


def thread_values(thread: Thread) -> tuple[Any, ...]:
    return (
        thread.state,
        thread.voice,
        thread.head,
        thread.answered_seq,
        thread.waiting_since,
        thread.last_at,
        thread.last_body,
        thread.unread,
    )


def run(sql: str, params: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[Any] = cursor.fetchall()
        return rows


def do(sql: str, params: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def many(sql: str, params: Sequence[Sequence[Any]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(sql, params)


def marks(values: Iterable[Any]) -> str:
    return ", ".join("%s" for _ in values)


def as_id(value: UUID) -> Any:
    return value.hex if connection.vendor == "sqlite" else value


def plain(values: Sequence[Any]) -> tuple[Any, ...]:
    """Values as SQLite keeps them under Django: ids as 32 hex digits, instants as text in UTC."""
    return tuple(
        value.hex
        if isinstance(value, UUID)
        else _instant_text(value)
        if isinstance(value, dt.datetime)
        else value
        for value in values
    )


def _instant_text(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).replace(tzinfo=None).isoformat(sep=" ")


def as_uuid(value: UUID | str) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def _instant(value: dt.datetime | str | None) -> dt.datetime | None:
    if isinstance(value, str):
        value = dt.datetime.fromisoformat(value)
    return value.replace(tzinfo=dt.UTC) if value is not None and value.tzinfo is None else value


def _object(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def as_thread(row: Sequence[Any]) -> Thread:
    thread = Thread(
        id=as_uuid(row[0]),
        business_id=row[1],
        kind=row[2],
        state=row[3],
        voice=row[4],
        head=row[5],
        answered_seq=row[6],
        waiting_since=_instant(row[7]),
        last_at=_instant(row[8]),
        last_body=row[9],
        unread=row[10],
        pulse=row[11],
    )
    thread.as_read = thread.columns
    return thread


def as_row(row: Sequence[Any]) -> Row:
    at = _instant(row[12])
    if at is None:
        raise TypeError("an entry without an instant")
    return Row(
        conversation_id=as_uuid(row[0]),
        seq=row[1],
        id=as_uuid(row[2]),
        cid=as_uuid(row[3]),
        author=Author(participant_id=row[4], kind=SenderKind(row[5]), name=row[6]),
        kind=row[7],
        body=row[8],
        card=_object(row[9]),
        tap=_object(row[10]),
        change=_object(row[11]),
        at=at,
    )


def moved_to(receipt: Receipt, delivered: int, read: int) -> Receipt:
    return Receipt(
        conversation_id=receipt.conversation_id,
        participant_id=receipt.participant_id,
        is_staff=receipt.is_staff,
        delivered=delivered,
        read=read,
    )
