"""The database from the event loop: bounded lanes of threads, each thread with a connection of its own.

`database_sync_to_async` puts all sockets of a process on one thread, so one slow query would hold up everybody
(measured: 5 x 0.3 s take 1.5 s). Here reads have several threads, the flush of messages one that it shares with
nobody, and other writes a few (one on SQLite, where writers queue anyway).
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

P = ParamSpec("P")
T = TypeVar("T")
CONNECTION_LOST = (OperationalError, InterfaceError)


_lanes: list["Lane"] = []


class Lane:
    """Some threads for one kind of work; none of them is started before it is needed."""

    def __init__(self, name: str, threads: int) -> None:
        self.name, self.threads = name, threads
        self._executor: ThreadPoolExecutor | None = None
        self._connections: list[BaseDatabaseWrapper] = []
        _lanes.append(self)

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Do `work` on a thread of this lane."""
        if self._executor is None:
            self._executor = ThreadPoolExecutor(
                self.threads, f"db-{self.name}", initializer=self._remember_connection
            )
        return self._executor.submit(partial(_guarded, work, *args, **kwargs))

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns, without holding up the loop."""
        return await asyncio.wrap_future(self.submit(work, *args, **kwargs))

    def close(self) -> None:
        """Wait for what runs, then end the threads and their connections; the lane may be used again."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown()
        while self._connections:
            self._connections.pop().close()

    def _remember_connection(self) -> None:
        own = connections[DEFAULT_DB_ALIAS]
        own.inc_thread_sharing()  # so that close() may close it once the thread has ended
        self._connections.append(own)


def _guarded(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do the work; a connection that failed is closed, so that the next work opens a new one."""
    try:
        return work(*args, **kwargs)
    except CONNECTION_LOST:
        connection.close()
        raise


def again_once(work: Callable[P, T]) -> Callable[P, T]:
    """The same work, tried a second time on a new connection when the first was lost. Only for work that may run twice."""

    def tried(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return work(*args, **kwargs)
        except CONNECTION_LOST:
            connection.close()
            return work(*args, **kwargs)

    return tried


readers = Lane("read", 4)
flusher = Lane("flush", 1)
writers = Lane("write", 1 if connection.vendor == "sqlite" else 3)


async def read(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer of a query, off the loop."""
    return await readers.run(again_once(work), *args, **kwargs)


async def write(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The result of an action, off the loop."""
    return await writers.run(work, *args, **kwargs)


def close() -> None:
    """End all lanes (the end of a process, or of a test)."""
    for lane in reversed(_lanes):
        lane.close()
