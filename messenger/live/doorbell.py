"""Wakes the other processes: one message for each commit, with ids and positions, never with content.

Lost, doubled and late messages cost latency and nothing else: every position is read from the database.
"""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Callable
from functools import cache
from uuid import UUID

import msgspec
from django.conf import settings

try:
    from redis import Redis
    from redis.asyncio import Redis as AsyncRedis
    from redis.exceptions import RedisError
except ModuleNotFoundError as exc:  # an optional dependency: needed with REDIS_URL only
    if settings.REDIS_URL:
        raise ModuleNotFoundError("REDIS_URL needs the extra `redis`") from exc
    RedisError = OSError  # type: ignore[misc,assignment]  # nothing can raise it then

from common import aio

log = logging.getLogger(__name__)
CHANNEL = "stammtisch.doorbell"
TIMEOUT_SECONDS = 2.0
LISTEN_SECONDS = 15.0
FIRST_PAUSE_SECONDS = 0.2
REDIS_FAILURES = (RedisError, OSError, TimeoutError)


class Touch(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """The conversation reaches up to `head`, its house's pulse was `pulse`."""

    conversation_id: UUID
    business_id: int
    head: int
    pulse: int


class SeenRing(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """The participant has got that far."""

    conversation_id: UUID
    participant_id: int
    delivered: int
    read: int


class TypingRing(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """The participant writes, or has stopped."""

    conversation_id: UUID
    who: str
    on: bool


class Rings(msgspec.Struct, kw_only=True):
    """What is told at once. `recheck`: somebody's authority may have ended."""

    sender: str = ""
    touches: list[Touch] = []
    seen: list[SeenRing] = []
    typing: list[TypingRing] = []
    recheck: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.touches or self.seen or self.typing or self.recheck)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Rings).decode


class Doorbell:
    """The bell of one process, and its and ear. Without REDIS_URL there is one process, and nobody to wake."""

    def __init__(self, loop: asyncio.AbstractEventLoop, heard: Callable[[Rings], None]) -> None:
        self._loop, self._heard = loop, heard
        self._me = secrets.token_hex(8)
        self._waiting: list[Rings] = []
        self._ringing: asyncio.Task[None] | None = None
        self.is_away = False
        self._client = (
            AsyncRedis.from_url(
                settings.REDIS_URL,
                socket_connect_timeout=TIMEOUT_SECONDS,
                socket_timeout=None,
                health_check_interval=10,
            )
            if settings.REDIS_URL
            else None
        )

    def ring(self, rings: Rings) -> None:
        """Tell the other processes; what is rung while a message is on its way goes with the next."""
        if self._client is None or rings.is_empty:
            return
        self._waiting.append(rings)
        if self._ringing is None:
            self._ringing = aio.spawn("ring", self._ring_all)

    async def _ring_all(self) -> None:
        try:
            while self._client is not None and self._waiting:
                waiting, self._waiting = self._waiting, []
                message = _encode(_merged(waiting, self._me))
                async with asyncio.timeout(TIMEOUT_SECONDS):
                    await self._client.publish(CHANNEL, message)
            self.is_away = False
        except REDIS_FAILURES:
            if not self.is_away:
                log.warning("the doorbell is out of order; the other processes poll")
            self.is_away = True
            self._waiting = []
        finally:
            self._ringing = None

    async def close(self) -> None:
        """Let go of Redis."""
        if self._ringing is not None:
            await asyncio.gather(self._ringing, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()

    async def listen(self) -> None:
        """Hear the other processes for ever, and come back when Redis does."""
        pause = FIRST_PAUSE_SECONDS
        while self._client is not None:
            try:
                async with self._client.pubsub() as ear:
                    await ear.subscribe(CHANNEL)
                    pause = FIRST_PAUSE_SECONDS
                    while True:
                        message = await ear.get_message(
                            ignore_subscribe_messages=True, timeout=LISTEN_SECONDS
                        )
                        if message is not None:
                            self._hear(message["data"])
            except REDIS_FAILURES:
                log.info("nothing is heard from Redis; listening again soon")
            await asyncio.sleep(pause)
            pause = min(2.0, pause * 2)

    def _hear(self, data: bytes) -> None:
        with contextlib.suppress(msgspec.MsgspecError):
            rings = _decode(data)
            if rings.sender != self._me:
                self._heard(rings)


def ring_from_outside(rings: Rings) -> None:
    """Wake all processes from one that carries no sockets (a worker, a command). Losing it is harmless."""
    if not settings.REDIS_URL or rings.is_empty:
        return
    try:
        _sync_client(settings.REDIS_URL).publish(CHANNEL, _encode(rings))
    except REDIS_FAILURES:
        log.info("the doorbell is out of order; the web processes poll")


@cache
def _sync_client(url: str) -> "Redis":
    return Redis.from_url(url, socket_timeout=0.5, socket_connect_timeout=0.5)


def _merged(several: list[Rings], sender: str) -> Rings:
    return Rings(
        sender=sender,
        touches=[touch for rings in several for touch in rings.touches],
        seen=[seen for rings in several for seen in rings.seen],
        typing=[typing for rings in several for typing in rings.typing],
        recheck=any(rings.recheck for rings in several),
    )
