"""A slow query of one conversation holds up nobody else: reads and the flush have threads of their own."""

import asyncio
import time
from typing import Any

import pytest
from django.db import connection

from common import db
from messenger.live import feed
from tests.messenger.client import SocketClient
from tests.messenger.houses import begin

pytestmark = [pytest.mark.race, pytest.mark.slow, pytest.mark.usefixtures("live")]
SLOW_SECONDS = 2.0
PAUSE_SECONDS = 0.01
FEW = 5


@pytest.fixture
def one_thread_for_all(monkeypatch):
    """What `database_sync_to_async` would give: one thread for everything."""
    shared = db.Lane("shared", 1)
    for lane in ("readers", "flusher", "writers"):
        monkeypatch.setattr(db, lane, shared)
    return shared


async def acks_during_a_slow_query(monkeypatch: Any) -> list[float]:
    """How long each of one diner's messages waited for its ack while another conversation's entries were read."""
    slow, quick = await db.write(begin), await db.write(begin)
    read = feed.entries_after

    def entries_after(wanted):
        if slow.conversation in {conversation for conversation, _ in wanted}:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(%s)", [SLOW_SECONDS])
        return read(wanted)

    monkeypatch.setattr(feed, "entries_after", entries_after)
    async with (
        SocketClient(cookie=quick.cookie) as diner,
        SocketClient(cookie=slow.cookie) as other,
    ):
        await diner.hello(quick.conversation, after=1)
        await other.hello(slow.conversation)
        reading = asyncio.ensure_future(other.until("msg"))
        waits = []
        while not reading.done():
            since = time.monotonic()
            diner.send("Hallo")
            await diner.until("ack")
            waits.append(time.monotonic() - since)
            await asyncio.sleep(PAUSE_SECONDS)
    return sorted(waits)


async def test_acks_do_not_wait_for_a_slow_query_of_another_conversation(monkeypatch, settings):
    settings.LIMITS_SCALE = 1_000

    waits = await acks_during_a_slow_query(monkeypatch)

    assert len(waits) > FEW
    assert max(waits) < SLOW_SECONDS / 2


async def test_with_one_shared_thread_they_do(monkeypatch, settings, one_thread_for_all):
    settings.LIMITS_SCALE = 1_000

    waits = await acks_during_a_slow_query(monkeypatch)

    assert max(waits) > SLOW_SECONDS / 2
