"""A database restored under open sockets, or one with a hole: clients are told to throw their copy away."""

import io

import pytest
from django.core.management import call_command
from django.db import transaction

from common import db
from messenger.live import feed, hub
from messenger.models import BusinessPulse, Conversation, Entry
from tests.messenger.client import SocketClient
from tests.messenger.houses import Begun
from tests.messenger.test_delivery import begin_with, fill

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("live")]


@transaction.atomic
def restore(begun: Begun, head: int) -> None:
    """Put the database back to where the conversation had so many entries."""
    Entry.objects.filter(conversation=begun.conversation, seq__gt=head).delete()
    Conversation.objects.filter(pk=begun.conversation).update(head=head, answered_seq=head)
    BusinessPulse.objects.update(value=1)


@transaction.atomic
def renew(begun: Begun, head: int) -> None:
    """Put it back, renew its epoch, and let more be said than was known before."""
    restore(begun, head)
    call_command("renew_epochs", stdout=io.StringIO())
    fill(begun, 9)


@pytest.mark.parametrize(("put_back", "head"), [(restore, 3), (renew, 12)])
async def test_a_database_restored_under_open_sockets_is_noticed(monkeypatch, put_back, head):
    monkeypatch.setattr(hub, "POLL_SECONDS", 0.05)
    begun = await db.write(begin_with, 5)
    async with SocketClient(cookie=begun.cookie) as diner, SocketClient(key=begun.key) as staff:
        await diner.hello(begun.conversation, after=6)
        await staff.hello(begun.conversation, after=6)

        await db.write(put_back, begun, 3)
        told = [await each.until("resync") for each in (diner, staff)]
        diner.send("Vor dem Hallo")
        refused = await diner.until("error")
        again = await diner.hello(begun.conversation, after=head, epoch=told[0]["epoch"])
        cid = diner.send("Danach")
        ack = await diner.until("ack")

    epoch = str((await db.read(begun.fresh)).epoch)
    assert told == [{"t": "resync", "epoch": epoch, "head": told[0]["head"]}] * 2
    assert refused["code"] == "hello_first"
    assert (again["head"], ack["cid"], ack["seq"]) == (head, cid, head + 1)


async def test_an_inbox_is_told_that_the_pulse_has_gone_back(monkeypatch):
    monkeypatch.setattr(hub, "POLL_SECONDS", 0.05)
    begun = await db.write(begin_with, 5)
    async with SocketClient(key=begun.key) as inbox:
        inbox.say({"t": "hello", "v": 1, "inbox": begun.business.slug, "after": 0})
        before = await inbox.until("welcome")

        await db.write(restore, begun, 1)

        assert await inbox.until("resync") == {"t": "resync", "epoch": None, "head": 1}
        assert before["head"] > 1


async def test_a_hole_among_the_entries_is_looked_at_a_few_times_and_then_given_up(monkeypatch):
    monkeypatch.setattr(feed, "HOLE_PAUSES_SECONDS", (0.01, 0.01))
    begun = await db.write(begin_with, 5)
    await db.write(Entry.objects.filter(conversation=begun.conversation, seq=3).delete)
    reads = []
    read = feed.entries_after
    monkeypatch.setattr(feed, "entries_after", lambda wanted: reads.append(wanted) or read(wanted))
    async with SocketClient(cookie=begun.cookie) as diner:
        await diner.hello(begun.conversation)

        resync = await diner.until("resync")
        again = await diner.hello(begun.conversation, after=3)
        rest = [(await diner.until("msg"))["seq"] for _ in range(3)]

    assert [frame["seq"] for frame in diner.heard if frame["t"] == "msg"] == [1, 2, 4, 5, 6]
    assert (resync["head"], again["head"], rest) == (6, 6, [4, 5, 6])
    assert len(reads) == 5
