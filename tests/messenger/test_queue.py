"""What waits for a commit: whoever is told to try again is not overtaken by what they said afterwards."""

import asyncio
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from types import SimpleNamespace
from typing import Any

import pytest

from common import clock
from messenger.enums import SenderKind
from messenger.live import queue as module
from messenger.live.posts import Author, NewEntry, Outcome, Post, Refused, Stored, Written
from messenger.live.queue import FlushQueue

ROOM = uuid.uuid4()
ANNA, BEN, CARLA = 1, 2, 3


class House:
    """A queue whose commits end when the test says so, under a clock of its own."""

    def __init__(self) -> None:
        self.now = 0.0
        self.answers: dict[str, str] = {}
        self.flushes: list[tuple[list[str], Future[Written]]] = []
        self.queue = FlushQueue(asyncio.get_running_loop(), lambda written: None)

    def submit(self, _work: Any, wanted: Any, _receipts: Any) -> "Future[Written]":
        future: Future[Written] = Future()
        self.flushes.append(([entry.body for _, entry in wanted], future))
        return future

    def says(self, who: int, body: str) -> None:
        author = Author(participant_id=who, kind=SenderKind.DINER, name="")
        entry = NewEntry(cid=uuid.uuid4(), author=author, body=body)

        def note(outcome: Outcome) -> None:
            self.answers[body] = outcome.code if isinstance(outcome, Refused) else "stored"

        self.queue.post(Post(conversation_id=ROOM, entry=entry, done=note))

    def end(self, *, skipped: int = 0) -> None:
        """End the commit under way: so many of its first posts are skipped, the others stored."""
        bodies, future = self.flushes[-1]
        stored = Stored(seq=1, id=uuid.uuid4(), at=clock.now(), is_new=True)
        outcomes: dict[int, Outcome] = dict.fromkeys(range(skipped, len(bodies)), stored)
        future.set_result(Written(outcomes=outcomes, skipped=list(range(skipped))))


@pytest.fixture
async def house(monkeypatch: Any) -> House:
    made = House()
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: made.now))
    monkeypatch.setattr(module, "LATE_CHECK_SECONDS", 0.001)
    monkeypatch.setattr(module.db, "flusher", made)
    return made


async def until(claim: Callable[[], object]) -> None:
    async with asyncio.timeout(5):
        while not claim():  # noqa: ASYNC110 -- the queue tells nobody
            await asyncio.sleep(0)


async def begin(house: House) -> None:
    """Anna's first is being committed; then Ben and Anna, twice, have something to say."""
    house.says(ANNA, "Eins")
    await until(lambda: house.flushes)
    house.says(BEN, "Guten Tag")
    house.says(ANNA, "Zwei")
    house.now = 2.0
    house.says(ANNA, "Drei")
    house.says(BEN, "Hallo?")


async def test_nobody_is_overtaken_by_what_they_said_after_a_late_post(house: House):
    house.says(BEN, "Vorher")
    await until(lambda: house.flushes)
    house.says(ANNA, "Eins")
    house.now = 2.0
    house.says(ANNA, "Zwei")
    house.now = 3.0
    house.says(ANNA, "Noch jung")

    await until(lambda: "Eins" in house.answers)
    house.says(ANNA, "Eins noch einmal")
    house.end()
    await until(lambda: len(house.flushes) == 2)

    assert house.answers == {
        "Vorher": "unavailable",
        "Eins": "unavailable",
        "Zwei": "unavailable",
        "Noch jung": "unavailable",
    }
    assert house.flushes[1][0] == ["Eins noch einmal"]


async def test_what_follows_a_failed_commit_does_not_come_before_its_repetition(
    house: House, caplog: Any
):
    await begin(house)

    house.flushes[0][1].set_exception(OSError("the disk is full"))
    await until(lambda: len(house.flushes) == 2)

    assert house.answers == dict.fromkeys(("Eins", "Zwei", "Drei"), "unavailable")
    assert house.flushes[1][0] == ["Guten Tag", "Hallo?"]


async def test_skipped_posts_keep_their_place_and_are_not_overtaken_once_they_are_late(
    house: House,
):
    await begin(house)
    house.says(CARLA, "Darf ich?")
    house.end(skipped=1)
    await until(lambda: len(house.flushes) == 2)
    again = house.flushes[1][0]

    house.now = 2.6
    house.end(skipped=6)
    await until(lambda: len(house.flushes) == 3)

    assert again == ["Eins", "Guten Tag", "Zwei", "Drei", "Hallo?", "Darf ich?"]
    assert house.answers == dict.fromkeys(again[:5], "unavailable")
    assert house.flushes[2][0] == ["Darf ich?"]
