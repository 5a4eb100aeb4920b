"""The socket /ws/v1/: lets in, parses, hands on. docs/protocol.md describes it."""

import asyncio
import logging
import time
from typing import Any
from uuid import UUID

from channels.consumer import AsyncConsumer
from django.conf import settings
from django.http import parse_cookie
from django.http.request import split_domain_port, validate_host

from common import db
from common.errors import Malformed
from messenger.live.authority import Login, inbox_of, log_in, sit_down
from messenger.live.connection import Connection
from messenger.live.inbox import InboxConnection
from messenger.live.runtime import hub
from messenger.live.socket import Bucket, Outlet
from messenger.protocol import (
    FRAME_BYTES,
    FRAMES_A_SECOND,
    FRAMES_AT_ONCE,
    HELLO_SECONDS,
    SEENS_A_SECOND,
    SEENS_AT_ONCE,
    SOCKETS_A_DINER,
    VERSION,
    CloseCode,
    Code,
    Error,
    Hello,
    Seen,
    cid_of,
    encode,
    parse,
)
from messenger.protocol.client import ClientFrame

log = logging.getLogger(__name__)


class MessengerConsumer(AsyncConsumer):
    """One socket. Its receive loop is its own: no channel of a layer, no thread hop, no task for each frame."""

    following: Connection | InboxConnection | None = None
    beat_slot = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve the socket from its handshake to its end."""
        await receive()
        if not origin_is_allowed(scope):
            await send({"type": "websocket.close", "code": int(CloseCode.POLICY)})
            return
        self.outlet = Outlet(send)
        self.hub = hub()
        headers = dict(scope["headers"])
        refusal: CloseCode | None = None
        try:
            self.login: Login = await db.read(
                log_in,
                # Read as HTTP reads them: a cookie of somebody else that is not well formed hides no login.
                parse_cookie(_text(headers.get(b"cookie"))),
                _text(headers.get(b"authorization")),
            )
        except db.CONNECTION_LOST:
            refusal = CloseCode.OVERLOAD
        else:
            if self.login.is_empty:
                refusal = CloseCode.LOGIN_ENDED
        await send({"type": "websocket.accept"})
        if refusal is not None:
            self.outlet.close(refusal)
            return
        await self._serve(receive)

    async def _serve(self, receive: Any) -> None:
        now = time.monotonic()
        scale = settings.LIMITS_SCALE
        self._bucket = Bucket(FRAMES_A_SECOND * scale, FRAMES_AT_ONCE * scale, now)
        self._seen_bucket = Bucket(SEENS_A_SECOND * scale, SEENS_AT_ONCE * scale, now)
        self.hub.admit(self)
        self._close_the_eldest()
        self._wait_for_hello()
        try:
            while True:
                event = await receive()
                if event["type"] != "websocket.receive":
                    return
                if not self.outlet.is_closed:
                    await self._frame(event.get("text"))
        finally:
            self._too_late.cancel()
            self.outlet.is_closed = True
            self.hub.dismiss(self)
            self._leave()

    async def _frame(self, text: str | None) -> None:
        frame = self._parsed(text)
        if isinstance(frame, Hello):
            # From here on the server is slow, not the client: under load that may take longer than its patience.
            self._too_late.cancel()
            await self._hello(frame)
            if self.following is None:
                self._wait_for_hello()
        elif frame is None:
            return  # its sender was told
        elif self.following is None:
            self._refuse(Code.HELLO_FIRST, "Say hello first.", cid=getattr(frame, "cid", None))
        else:
            self.following.handle(frame)

    def _parsed(self, text: str | None) -> ClientFrame | None:
        frame, problem, cid = None, None, None
        if text is None:
            problem = Code.BAD, "Frames are text."
        elif len(text) > FRAME_BYTES or len(text.encode()) > FRAME_BYTES:
            problem = Code.TOO_BIG, f"At most {FRAME_BYTES} bytes."
        else:
            try:
                frame = parse(text)
            except Malformed as malformed:
                problem, cid = (Code.BAD, str(malformed.detail)), cid_of(text)
        bucket = self._seen_bucket if isinstance(frame, Seen) else self._bucket
        if not self._may_pass(bucket, frame):
            return None
        if problem is not None:
            self._refuse(*problem, cid=cid)
        return frame

    async def _hello(self, frame: Hello) -> None:
        if frame.v != VERSION:
            self._refuse(Code.VERSION, f"This server speaks version {VERSION}.")
            self.outlet.close(CloseCode.VERSION)
            return
        if (frame.conv is None) == (frame.inbox is None):
            self._refuse(Code.BAD, "Name either conv or inbox.")
            return
        self._leave()
        try:
            if frame.inbox is not None:
                await self._open_inbox(frame.inbox, frame.after)
            else:
                await self._open_conversation(frame)
        except db.CONNECTION_LOST:
            self._leave()
            self._refuse(Code.UNAVAILABLE, "Please say hello again.", retry_after=1.0)

    async def _open_conversation(self, frame: Hello) -> None:
        if frame.conv is None:
            return
        # Join first, read afterwards: an entry committed in between is then known of.
        connection = Connection(self.hub, self.outlet, frame.conv)
        try:
            place = await db.read(sit_down, self.login, frame.conv, frame.as_)
            if isinstance(place, Code):
                self._refuse(place, "There is no such conversation for you.")
            elif connection.welcome(place, frame.after, frame.epoch):
                self.following = connection
        finally:
            if self.following is not connection:
                connection.leave()

    async def _open_inbox(self, slug: str, after: int) -> None:
        found = await db.read(inbox_of, self.login, slug)
        if isinstance(found, Code):
            self._refuse(found, "There is no such inbox for you.")
            return
        seat, me = found
        connection = InboxConnection(self.hub, self.outlet, seat, me)
        self.following = connection
        await connection.welcome(after)

    def _may_pass(self, bucket: Bucket, frame: ClientFrame | None = None) -> bool:
        wait = bucket.take(time.monotonic())
        if wait == 0.0:
            return True
        if bucket.is_flooded:
            self.outlet.close(CloseCode.POLICY)
        else:
            self._refuse(
                Code.SLOW_DOWN,
                "Too many frames.",
                cid=getattr(frame, "cid", None),
                retry_after=round(wait + 0.01, 2),
            )
        return False

    def _refuse(
        self,
        code: Code,
        detail: str,
        *,
        cid: UUID | None = None,
        retry_after: float | None = None,
    ) -> None:
        self.outlet.text(encode(Error(code=code, detail=detail, cid=cid, retry_after=retry_after)))

    def _wait_for_hello(self) -> None:
        loop = asyncio.get_running_loop()
        self._too_late = loop.call_later(HELLO_SECONDS, self.outlet.close, CloseCode.POLICY)

    def _leave(self) -> None:
        if self.following is not None:
            self.following.leave()
            self.following = None

    def _close_the_eldest(self) -> None:
        """A diner's dead sockets must not lock out a living one: beyond the limit the eldest goes."""
        if self.login.diner is None:
            return
        mine = self.hub.of_diner(self.login.diner.diner_id)
        for client in mine[: -int(SOCKETS_A_DINER * max(1.0, settings.LIMITS_SCALE))]:
            client.outlet.close(CloseCode.POLICY)


def origin_is_allowed(scope: Any) -> bool:
    """Whether the page that opens this socket is ours. Programs without a browser bring a key instead of an origin."""
    headers = dict(scope["headers"])
    origin = _text(headers.get(b"origin"))
    if not origin:
        return b"authorization" in headers
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    scheme = "https" if _is_secure(scope, headers) else "http"
    host = _text(headers.get(b"host"))
    return _host_is_ours(host) and origin == f"{scheme}://{host}"


def _is_secure(scope: Any, headers: dict[bytes, bytes]) -> bool:
    trusted = settings.SECURE_PROXY_SSL_HEADER
    if trusted:
        name = trusted[0].removeprefix("HTTP_").replace("_", "-").lower().encode()
        return _text(headers.get(name)) == trusted[1]
    return scope.get("scheme") in {"wss", "https"}


def _host_is_ours(host: str) -> bool:
    name, _port = split_domain_port(host)
    return bool(name) and validate_host(name, settings.ALLOWED_HOSTS)


def _text(value: bytes | None) -> str:
    return (value or b"").decode("latin1")
