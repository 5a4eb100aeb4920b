"""Group commit: one flush is under way, whatever arrives meanwhile forms the next. No delay is added."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from common import db
from messenger.live.commit import UNAVAILABLE, commit
from messenger.live.posts import Outcome, Post, Receipt, Written

log = logging.getLogger(__name__)
MAX_BATCH = 500
MAX_WAITING = 10_000
ANSWER_SECONDS = 2.5
LATE_CHECK_SECONDS = 0.5
SKIPPED_PAUSE_SECONDS = 0.005
RECEIPT_PAUSE_SECONDS = 0.15
RECEIPT_TRIES = 40


class FlushQueue:
    """The posts and receipts of one process, on one loop."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, committed: Callable[[Written], None]
    ) -> None:
        self._loop, self._committed = loop, committed
        self._waiting: list[Post] = []
        self._receipts: dict[int, Receipt] = {}
        self._flushing: list[Post] = []
        self._is_busy = self._is_due = False
        self._receipts_are_due = False
        self._late: asyncio.TimerHandle | None = None

    def post(self, post: Post) -> None:
        """Store this post with the next commit; its `done` is called on this loop, within seconds."""
        if len(self._waiting) >= MAX_WAITING:
            post.done(UNAVAILABLE)
            return
        post.since = time.monotonic()
        self._waiting.append(post)
        self._wake()

    def receipt(self, receipt: Receipt) -> None:
        """Store how far a participant has got; receipts that follow each other closely are one."""
        if not self._receipts:
            self._loop.call_later(RECEIPT_PAUSE_SECONDS, self._receipts_fall_due)
        before = self._receipts.get(receipt.participant_id)
        if before and (before.delivered > receipt.delivered or before.read > receipt.read):
            # Of two sockets of one person each may be further than the other in one of the two.
            receipt = replace(
                receipt,
                delivered=max(before.delivered, receipt.delivered),
                read=max(before.read, receipt.read),
            )
        self._receipts[receipt.participant_id] = receipt

    def _receipts_fall_due(self) -> None:
        self._receipts_are_due = True
        self._wake()

    def _wake(self) -> None:
        if not self._is_due and not self._is_busy:
            self._is_due = True
            # At the end of this turn of the loop, so that all frames just read join.
            self._loop.call_soon(self._start)

    def _start(self) -> None:
        self._is_due = False
        if self._is_busy:
            return
        batch, self._waiting = self._waiting[:MAX_BATCH], self._waiting[MAX_BATCH:]
        receipts = self._take_receipts() if self._receipts_are_due else []
        if not batch and not receipts:
            return
        self._is_busy, self._flushing = True, batch
        self._late = self._loop.call_later(LATE_CHECK_SECONDS, self._answer_the_late)
        future = db.flusher.submit(
            commit, [(post.conversation_id, post.entry) for post in batch], receipts
        )
        future.add_done_callback(partial(self._from_thread, batch, receipts))

    def _take_receipts(self) -> list[Receipt]:
        receipts, self._receipts = list(self._receipts.values()), {}
        self._receipts_are_due = False
        return receipts

    def _answer_the_late(self) -> None:
        """Tell whoever has waited too long to try again; the same client id makes that harmless."""
        limit = time.monotonic() - ANSWER_SECONDS
        self._give_up([p for p in (*self._flushing, *self._waiting) if p.since < limit])
        self._late = self._loop.call_later(LATE_CHECK_SECONDS, self._answer_the_late)

    def _give_up(self, posts: Iterable[Post]) -> None:
        """Tell their senders to try again, and of what waits all that they said afterwards: it must not overtake."""
        senders = set()
        for post in posts:
            senders.add(post.sender)
            self._answer(post, UNAVAILABLE)
        waiting, self._waiting = self._waiting, []
        for post in waiting:
            if post.sender in senders:
                self._answer(post, UNAVAILABLE)
            else:
                self._waiting.append(post)

    def _from_thread(
        self,
        batch: list[Post],
        receipts: list[Receipt],
        future: "Future[Written]",
    ) -> None:
        with contextlib.suppress(RuntimeError):  # the loop ended meanwhile
            self._loop.call_soon_threadsafe(self._finished, batch, receipts, future)

    def _finished(
        self,
        batch: list[Post],
        receipts: list[Receipt],
        future: "Future[Written]",
    ) -> None:
        if self._late is not None:
            self._late.cancel()
        self._is_busy, self._flushing = False, []
        failure = future.exception()
        if failure is not None:
            log.error("a flush failed", exc_info=failure, extra={"size": len(batch)})
            self._give_up(batch)
            for receipt in receipts:
                self.receipt(receipt)
        else:
            self._settle(batch, future.result())
        if self._waiting or self._receipts_are_due:
            self._wake()

    def _settle(self, batch: list[Post], written: Written) -> None:
        for index, outcome in written.outcomes.items():
            self._answer(batch[index], outcome)
        self._committed(written)
        for receipt in written.put_off:
            if receipt.tries < RECEIPT_TRIES:
                self.receipt(replace(receipt, tries=receipt.tries + 1))
        limit = time.monotonic() - ANSWER_SECONDS
        again = [batch[index] for index in written.skipped]
        if again:
            # Their conversations are locked by another process for a moment; keep their order.
            self._waiting[:0] = again
            self._give_up([post for post in again if post.since < limit])
            self._is_due = True
            self._loop.call_later(SKIPPED_PAUSE_SECONDS, self._start)

    @staticmethod
    def _answer(post: Post, outcome: Outcome) -> None:
        done, post.done = post.done, _nobody
        try:
            done(outcome)
        except Exception:
            log.exception("the answer to a post failed")


def _nobody(outcome: Outcome) -> None:
    """Take an outcome whose sender was answered already."""
