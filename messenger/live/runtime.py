"""The hub of this process, and the way to it from threads that have no loop."""

import asyncio
import contextlib
from concurrent.futures import Future
from uuid import UUID

from django.db import connection, transaction

from messenger.extensions import tell_owed_turn
from messenger.live.commit import UNAVAILABLE, commit
from messenger.live.doorbell import Rings, ring_from_outside
from messenger.live.flush import write
from messenger.live.hub import Hub, rings_of
from messenger.live.posts import NewEntry, Outcome, Post, Written

ANSWER_SECONDS = 5.0
_hub: Hub | None = None


def hub() -> Hub:
    """The hub on the running loop; the first call in a process makes it."""
    global _hub  # noqa: PLW0603 -- there is one for each process
    loop = asyncio.get_running_loop()
    if _hub is None or _hub.loop is not loop:
        _hub = Hub(loop)
    return _hub


def living_hub() -> Hub | None:
    """The hub of this process if it carries sockets."""
    return _hub if _hub is not None and _hub.loop.is_running() else None


def go_away() -> bool:
    """Close every socket of this process, which ends (1001: its clients come back soon); whether there was one."""
    living = living_hub()
    if living is None or not living.clients:
        return False
    living.close_all()
    return True


def post_and_wait(conversation_id: UUID, entry: NewEntry) -> Outcome:
    """Store one entry from a thread: with the next flush of this process, or at once where there is none.

    Inside a transaction it becomes part of it, and the bell rings after its commit.
    """
    if connection.in_atomic_block:
        written = write([(conversation_id, entry)], wait=True)
        transaction.on_commit(lambda: ring(written))
        return written.outcomes.get(0, UNAVAILABLE)
    living = living_hub()
    if living is None:
        written = commit([(conversation_id, entry)], wait=True)
        ring(written)
        return written.outcomes.get(0, UNAVAILABLE)
    answer: Future[Outcome] = Future()
    post = Post(conversation_id=conversation_id, entry=entry, done=answer.set_result)
    try:
        living.loop.call_soon_threadsafe(living.queue.post, post)
        return answer.result(ANSWER_SECONDS)
    except (TimeoutError, RuntimeError):
        return UNAVAILABLE


def ring(written: Written) -> None:
    """Wake whoever follows these conversations, after a commit outside the flush of this process."""
    tell(rings_of(written))
    for thread in written.threads:
        if thread.owes_turn:
            tell_owed_turn(thread.id)


def tell(rings: Rings) -> None:
    """Ring in this process and in all others, from any thread."""
    living = living_hub()
    if living is None:
        ring_from_outside(rings)
        return
    with contextlib.suppress(RuntimeError):  # the loop ended in between
        living.loop.call_soon_threadsafe(living.heard, rings)
        living.loop.call_soon_threadsafe(living.doorbell.ring, rings)


async def close() -> None:
    """End the hub of the running loop; the next socket makes a new one."""
    global _hub
    ended, _hub = _hub, None
    if ended is not None:
        await ended.close()
