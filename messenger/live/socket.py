"""One socket's way out, without a task per frame.

Daphne's `send` never waits, so its coroutine is run to its end at once. Uvicorn's waits when the peer does not
read: then a task finishes it, and what follows stands in line behind it.
"""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator, Mapping
from typing import Any

from common import aio

AsgiSend = Callable[[Mapping[str, Any]], Coroutine[Any, Any, None]]
MAX_HELD_CHARS = 1 << 20
ALMOST_ONE = 1 - 1e-6
log = logging.getLogger(__name__)


class _Resumed(Awaitable[None]):
    """A coroutine that was begun outside a task and now waits for `first`."""

    def __init__(self, begun: Coroutine[Any, Any, None], first: Any) -> None:
        self._begun, self._first = begun, first

    def __await__(self) -> Generator[Any, Any, None]:
        waiting_for = self._first
        with contextlib.suppress(StopIteration):
            while True:
                try:
                    got = yield waiting_for
                except BaseException as exc:  # noqa: BLE001 -- handed on into the coroutine
                    waiting_for = self._begun.throw(exc)
                else:
                    waiting_for = self._begun.send(got)


class Outlet:
    """Sends frames in order; drops them once the socket is closed."""

    __slots__ = ("_held", "_line", "_send", "is_closed")

    def __init__(self, send: AsgiSend) -> None:
        self._send = send
        self._held = 0
        self._line: deque[Mapping[str, Any]] | None = None
        self.is_closed = False

    def text(self, text: str) -> None:
        """Send this frame."""
        if not self.is_closed:
            self._put({"type": "websocket.send", "text": text})

    def close(self, code: int) -> None:
        """End the socket with this code, after what was sent before."""
        if not self.is_closed:
            self._put({"type": "websocket.close", "code": int(code)})
            self.is_closed = True

    def _put(self, message: Mapping[str, Any]) -> None:
        if self._line is not None:
            self._hold(self._line, message)
            return
        begun = self._send(message)
        try:
            waiting_for = begun.send(None)
        except StopIteration:
            return
        except Exception:
            log.debug("a socket went away while it was written to", exc_info=True)
            self.is_closed = True
            return
        self._line, self._held = deque(), 0
        aio.spawn("socket", lambda: self._finish(_Resumed(begun, waiting_for)))

    def _hold(self, line: deque[Mapping[str, Any]], message: Mapping[str, Any]) -> None:
        self._held += len(message.get("text") or "")
        if self._held > MAX_HELD_CHARS:
            self.is_closed = (
                True  # the peer has not read for long; unanswered pings end its connection
            )
            line.clear()
        else:
            line.append(message)

    async def _finish(self, first: Awaitable[None]) -> None:
        try:
            await first
            while self._line:
                message = self._line.popleft()
                self._held -= len(message.get("text") or "")
                await self._send(message)
        except (OSError, RuntimeError, asyncio.CancelledError):
            self.is_closed = True
        finally:
            self._line = None


class Bucket:
    """A token bucket that tells who is refused when to come back, each one a little later, and sees floods.

    A refusal costs no token: whoever comes back when told finds one. Refusals in debt are counted apart and forgotten
    at the rate at which tokens grow.
    """

    __slots__ = ("_at", "_burst", "_debt", "_rate", "_tokens")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate, self._burst, self._tokens, self._at = rate, burst, burst, now
        self._debt = 0.0

    def take(self, now: float) -> float:
        """Take one token; the answer is how long to wait for one (0: it was there)."""
        grown = (now - self._at) * self._rate
        self._at = now
        self._tokens = min(self._burst, self._tokens + grown)
        self._debt = max(0.0, self._debt - grown)
        if self._tokens > ALMOST_ONE:
            self._tokens -= 1
            return 0.0
        self._debt += 1
        return (self._debt - self._tokens) / self._rate

    @property
    def is_flooded(self) -> bool:
        """Whether twice the burst was asked for on top of it."""
        return self._debt > 2 * self._burst
