"""Reads entries for sockets that are behind: many conversations in one query, a few queries at once."""

import asyncio
import logging
from collections.abc import Sequence
from uuid import UUID

from common import aio, db
from messenger.live.posts import Row
from messenger.live.registry import Registry, Topic
from messenger.live.store import store
from messenger.protocol import WINDOW_ENTRIES

log = logging.getLogger(__name__)
AT_ONCE = 3
TOPICS_A_QUERY = 100
PAUSE_AFTER_FAILURE_SECONDS = 1.0
HOLE_PAUSES_SECONDS = (0.25, 0.5, 1.0)


class Feed:
    """Brings followers what lies beyond their position."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._wanted: dict[UUID, Topic] = {}
        self._reading: set[UUID] = set()
        self._running = 0

    def want(self, topic: Topic) -> None:
        """Read on for this conversation; asking twice is asking once."""
        self._wanted[topic.conversation_id] = topic
        self._start()

    def _start(self) -> None:
        while self._running < AT_ONCE and (batch := self._next_batch()):
            self._running += 1
            aio.spawn("feed", lambda batch=batch: self._read(batch))  # type: ignore[misc]  # bound now

    def _next_batch(self) -> list[Topic]:
        free = [topic for conv, topic in self._wanted.items() if conv not in self._reading]
        batch = free[:TOPICS_A_QUERY]
        for topic in batch:
            del self._wanted[topic.conversation_id]
            self._reading.add(topic.conversation_id)
        return batch

    async def _read(self, batch: Sequence[Topic]) -> None:
        wanted: dict[UUID, int] = {}
        try:
            for topic in batch:
                if (after := topic.behind()) is not None:
                    wanted[topic.conversation_id] = after
            found = await db.read(entries_after, list(wanted.items())) if wanted else {}
        except Exception:
            log.exception("entries could not be read; trying again")
            await asyncio.sleep(PAUSE_AFTER_FAILURE_SECONDS)
            for topic in batch:
                self._want_unless_followed_anew(topic)
            found = {}
        finally:
            self._running -= 1
            self._reading.difference_update(topic.conversation_id for topic in batch)
        for topic in batch:
            rows = found.get(topic.conversation_id)
            if rows and rows[0].seq > wanted[topic.conversation_id] + 1:
                self._look_again(topic, rows[0].seq)
            elif rows:
                topic.holes = 0
                topic.take(rows)
        self._start()

    def _look_again(self, topic: Topic, first: int) -> None:
        """Entries are missing right below this one, which no commit leaves: read again after a pause, in the end give up."""
        if topic.holes == len(HOLE_PAUSES_SECONDS):
            topic.holes = 0
            log.error(
                "entries are missing",
                extra={"conversation_id": str(topic.conversation_id), "below": first},
            )
            topic.give_up(first)
            return
        pause = HOLE_PAUSES_SECONDS[topic.holes]
        topic.holes += 1
        self._reading.add(topic.conversation_id)  # until then nobody asks for it
        asyncio.get_running_loop().call_later(pause, self._after_pause, topic)

    def _after_pause(self, topic: Topic) -> None:
        self._reading.discard(topic.conversation_id)
        self._want_unless_followed_anew(topic)
        self._start()

    def _want_unless_followed_anew(self, topic: Topic) -> None:
        """Put back what could not be read: where all have left and others have come, only their topic has followers."""
        self._wanted.setdefault(topic.conversation_id, topic)


def entries_after(wanted: Sequence[tuple[UUID, int]]) -> dict[UUID, list[Row]]:
    """For each conversation at most a window of entries above the position."""
    found: dict[UUID, list[Row]] = {}
    for row in store().after(wanted, WINDOW_ENTRIES):
        found.setdefault(row.conversation_id, []).append(row)
    return found
