"""Long threads and full inboxes: what opening them takes, with rows put into PostgreSQL directly."""

import asyncio
import http.client
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql

from benchmarks.chat.wire import Client, connect, frame
from tests.services.servers import ROOT

WINDOW = 64
LOG_IN = """
import sys
from django.contrib.sessions.backends.db import SessionStore
from accounts.models import User
user = User.objects.get(username=sys.argv[-1])
store = SessionStore()
store["_auth_user_id"] = str(user.pk)
store["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
store["_auth_user_hash"] = user.get_session_auth_hash()
store.create()
print(store.session_key)
"""


def lengthen(url: str, conversation: str, entries: int) -> None:
    """Let the conversation have so many entries."""
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(
            "INSERT INTO messenger_entry (id, conversation_id, seq, cid, sender_id, sender_kind, kind, body, at)"
            " SELECT gen_random_uuid(), e.conversation_id, n, gen_random_uuid(), e.sender_id, e.sender_kind, e.kind,"
            " 'Nummer ' || n, e.at FROM messenger_entry e, generate_series(2, %s) n"
            " WHERE e.conversation_id = %s AND e.seq = 1",
            (entries, UUID(conversation)),
        )
        db.execute(
            "UPDATE messenger_conversation SET head = %s WHERE id = %s",
            (entries, UUID(conversation)),
        )
        db.execute("ANALYZE messenger_entry")


def crowd(url: str, conversation: str, copies: int) -> None:
    """Let the house have so many more conversations like this one, each of another diner."""
    with psycopg.connect(url) as db:
        db.execute("CREATE TEMP TABLE made AS SELECT gen_random_uuid() AS id, n"
                   " FROM generate_series(1, %s) n", (copies,))  # fmt: skip
        where = sql.SQL("t.{} = %s")
        _copy(db, "messenger_conversation", where.format(sql.Identifier("id")), conversation,
              {"id": "made.id", "last_at": "t.last_at - made.n * interval '1 minute'"})  # fmt: skip
        _copy(db, "messenger_participant", where.format(sql.Identifier("conversation_id")), conversation,
              {"conversation_id": "made.id",
               "person_uuid": "CASE WHEN t.person_uuid IS NULL THEN NULL ELSE gen_random_uuid() END"})  # fmt: skip
        db.execute(
            "INSERT INTO messenger_entry (id, conversation_id, seq, cid, sender_id, sender_kind, kind, body, at)"
            " SELECT gen_random_uuid(), made.id, 1, gen_random_uuid(), p.id, 'diner', 'text', 'Guten Tag',"
            " p.joined_at FROM made JOIN messenger_participant p ON p.conversation_id = made.id"
            " AND p.role = 'diner'"
        )
        db.commit()
        db.autocommit = True
        db.execute("ANALYZE")


def _copy(
    db: psycopg.Connection[Any],
    table: str,
    where: sql.Composed,
    conversation: str,
    changed: Mapping[str, str],
) -> None:
    found = db.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_identity = 'NO'",
        (table,),
    ).fetchall()
    names = [row[0] for row in found]
    values = [
        sql.SQL(changed[name]) if name in changed else sql.SQL("t.") + sql.Identifier(name)  # type: ignore[arg-type]  # our own text
        for name in names
    ]
    db.execute(
        sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} t, made WHERE {}").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, names)),
            sql.SQL(", ").join(values),
            sql.Identifier(table),
            where,
        ),
        (UUID(conversation),),
    )


def session_of(username: str, environment: Mapping[str, str]) -> str:
    """The cookie of this demo user, logged in."""
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", LOG_IN.replace("sys.argv[-1]", repr(username))],
        cwd=ROOT, env=dict(environment), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return f"sessionid={done.stdout.split()[-1]}"


def page_ms(port: int, path: str, cookie: str) -> Callable[[], float]:
    """Gets this page; how many milliseconds it took."""

    def get() -> float:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        since = time.perf_counter()
        link.request("GET", path, headers={"Cookie": cookie})
        answer = link.getresponse()
        answer.read()
        took = (time.perf_counter() - since) * 1000
        link.close()
        if answer.status != 200:
            raise SystemExit(f"GET {path}: {answer.status}")
        return took

    return get


def hello_ms(
    url: str, conversation: str, headers: dict[str, str], head: int
) -> Callable[[], float]:
    """Says hello a window below the head; milliseconds until all of it is there."""

    async def open_it() -> float:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def hear(text: bytes) -> None:
            if text.startswith(b'{"t":"msg"') and json.loads(text)["seq"] == head:
                done.set_result(None)

        client: Client = await connect(url, hear, headers)
        since = time.perf_counter()
        after = max(0, head - WINDOW)
        client.send(frame(t="hello", v=1, conv=conversation, after=after))
        await asyncio.wait_for(done, 30)
        took = (time.perf_counter() - since) * 1000
        client.transport.close()
        return took

    return lambda: asyncio.run(open_it())
