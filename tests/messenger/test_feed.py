"""Reading for sockets that are behind: what fails or pauses gives way to whoever has followed anew meanwhile."""

import asyncio
import uuid
from zoneinfo import ZoneInfo

import pytest

from common import clock
from messenger.enums import SenderKind
from messenger.live import feed
from messenger.live.feed import Feed
from messenger.live.posts import Author, Row
from messenger.live.registry import Registry, Topic

CONVERSATION = uuid.uuid4()
GUEST = Author(participant_id=1, kind=SenderKind.DINER, name="")
PATIENCE_SECONDS = 10


class Reader:
    """A socket that has read nothing, and wants all there is."""

    def __init__(self) -> None:
        self.position, self.got = 0, asyncio.Event()

    def limit(self) -> int:
        return 1

    def pump(self) -> None: ...
    def deliver(self, text: str) -> None:
        self.got.set()

    def tell(self, text: str) -> None: ...
    def resync(self, epoch: uuid.UUID, head: int) -> None: ...


def follow(registry: Registry, reading: Feed) -> tuple[Topic, Reader]:
    """Somebody opens the conversation."""
    reader = Reader()
    topic = registry.follow(CONVERSATION, reader)
    topic.zone, topic.head = ZoneInfo("Europe/Berlin"), 1
    reading.want(topic)
    return topic, reader


def row(seq: int) -> Row:
    return Row(
        conversation_id=CONVERSATION, seq=seq, id=uuid.uuid4(), cid=uuid.uuid4(), author=GUEST,
        kind="text", body="Guten Abend", card=None, tap=None, change=None, at=clock.now(),
    )  # fmt: skip


@pytest.mark.parametrize("first", [OSError("the line is cut"), [row(2)]], ids=["failure", "hole"])
async def test_whoever_opens_it_anew_during_a_read_in_vain_is_read_for(monkeypatch, first):
    """All who were there leave while the database is asked; who comes then has a topic of its own."""
    monkeypatch.setattr(feed, "PAUSE_AFTER_FAILURE_SECONDS", 0.0)
    monkeypatch.setattr(feed, "HOLE_PAUSES_SECONDS", (0.0,))
    registry = Registry()
    reading = Feed(registry)
    came = asyncio.get_running_loop().create_future()

    async def read(_query, wanted):
        if came.done():
            return {CONVERSATION: [row(1)]} if wanted else {}
        registry.leave(topic, reader)
        came.set_result(follow(registry, reading)[1])
        if isinstance(first, Exception):
            raise first
        return {CONVERSATION: first}

    monkeypatch.setattr(feed.db, "read", read)
    topic, reader = follow(registry, reading)

    newcomer = await asyncio.wait_for(came, PATIENCE_SECONDS)
    await asyncio.wait_for(newcomer.got.wait(), PATIENCE_SECONDS)


@pytest.mark.parametrize("first", [OSError("the line is cut"), [row(2)]], ids=["failure", "hole"])
async def test_whoever_stays_is_read_for_once_more(monkeypatch, first):
    monkeypatch.setattr(feed, "PAUSE_AFTER_FAILURE_SECONDS", 0.0)
    monkeypatch.setattr(feed, "HOLE_PAUSES_SECONDS", (0.0,))
    answers = [first, [row(1)]]

    async def read(_query, _wanted):
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return {CONVERSATION: answer}

    monkeypatch.setattr(feed.db, "read", read)
    registry = Registry()

    _topic, reader = follow(registry, Feed(registry))

    await asyncio.wait_for(reader.got.wait(), PATIENCE_SECONDS)
