"""Receipts wait for a thread that somebody else holds locked (PostgreSQL; SQLite has one writer and nothing to pass over)."""

import asyncio
import threading

import pytest
from django.db import transaction

from common import db
from messenger.live.posts import Receipt
from messenger.live.queue import FlushQueue
from messenger.models import Conversation
from tests.messenger.client import SocketClient
from tests.messenger.houses import begin

pytestmark = pytest.mark.usefixtures("live")


async def test_what_staff_have_read_is_kept_although_the_thread_is_locked_just_then(
    monkeypatch,
):
    begun = await db.write(begin)
    is_locked, is_put_off, may_end = threading.Event(), threading.Event(), threading.Event()
    take = FlushQueue.receipt

    def take_and_tell(queue: FlushQueue, receipt: Receipt) -> None:
        take(queue, receipt)
        if receipt.tries:
            is_put_off.set()

    monkeypatch.setattr(FlushQueue, "receipt", take_and_tell)

    @transaction.atomic
    def hold() -> None:
        list(Conversation.objects.select_for_update(no_key=True).filter(pk=begun.conversation))
        is_locked.set()
        may_end.wait(5)

    async with SocketClient(key=begun.key) as staff, SocketClient(cookie=begun.cookie) as diner:
        await staff.hello(begun.conversation)
        await diner.hello(begun.conversation)
        holding = asyncio.ensure_future(db.write(hold))
        await asyncio.to_thread(is_locked.wait)
        staff.say({"t": "seen", "delivered": 1, "read": 1})
        assert await asyncio.to_thread(is_put_off.wait, 5)
        before = (await db.read(begun.fresh)).unread
        may_end.set()
        await holding
        seen = await diner.until("seen")

    assert (before, seen["read"], (await db.read(begun.fresh)).unread) == (1, 1, 0)
