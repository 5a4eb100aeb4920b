"""A client of /ws/v1/ for tests: drives the ASGI application on the test's own loop, without a network."""

import asyncio
import contextlib
import json
import uuid
from dataclasses import dataclass
from typing import Any

from channels.routing import URLRouter

from config.routing import websocket_urlpatterns

PATIENCE_SECONDS = 30.0  # a busy machine is slow
application = URLRouter(websocket_urlpatterns)


@dataclass(frozen=True, slots=True)
class Closed:
    """The server has ended the socket."""

    code: int


class SocketClient:
    """One socket, to be used as `async with SocketClient(cookie=...) as socket`."""

    def __init__(
        self,
        *,
        cookie: str = "",
        key: str = "",
        origin: str | None = "http://testserver",
        host: str = "testserver",
        path: str = "/ws/v1/",
    ) -> None:
        headers = [(b"host", host.encode())]
        if cookie:
            headers.append((b"cookie", cookie.encode()))
        if key:
            headers.append((b"authorization", f"Bearer {key}".encode()))
        if origin is not None:
            headers.append((b"origin", origin.encode()))
        self.scope = {
            "type": "websocket",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "scheme": "ws",
            "query_string": b"",
            "headers": headers,
            "client": ["127.0.0.1", 1],
            "server": ["127.0.0.1", 2],
            "subprotocols": [],
        }
        self._to_server: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._from_server: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self.heard: list[dict[str, Any]] = []

    async def open(self) -> bool:
        """Shake hands; False when the server refuses."""
        self._task = asyncio.ensure_future(
            application(self.scope, self._to_server.get, self._from_server.put)
        )
        self._to_server.put_nowait({"type": "websocket.connect"})
        answer = await self._next(PATIENCE_SECONDS)
        return answer["type"] == "websocket.accept"

    async def close(self) -> None:
        """Go away."""
        if self._task is not None:
            self._to_server.put_nowait({"type": "websocket.disconnect", "code": 1005})
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.wait_for(self._task, PATIENCE_SECONDS)

    async def __aenter__(self) -> "SocketClient":
        assert await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def say(self, frame: dict[str, Any] | str) -> None:
        """Send this frame, or this text as it is."""
        text = frame if isinstance(frame, str) else json.dumps(frame)
        self._to_server.put_nowait({"type": "websocket.receive", "text": text})

    def say_bytes(self, data: bytes) -> None:
        """Send a binary frame."""
        self._to_server.put_nowait({"type": "websocket.receive", "bytes": data})

    async def hear(self, seconds: float = PATIENCE_SECONDS) -> dict[str, Any] | Closed:
        """The next frame."""
        event = await self._next(seconds)
        if event["type"] == "websocket.close":
            return Closed(event.get("code") or 1000)
        frame: dict[str, Any] = json.loads(event["text"])
        self.heard.append(frame)
        return frame

    async def until(self, kind: str, seconds: float = PATIENCE_SECONDS) -> dict[str, Any]:
        """The next frame of this kind; frames before it are passed over."""
        while True:
            frame = await self.hear(seconds)
            assert isinstance(frame, dict), f"closed with {frame}"
            if frame["t"] == kind:
                return frame

    async def closed(self, seconds: float = PATIENCE_SECONDS) -> int:
        """The close code; frames before it are passed over."""
        while True:
            frame = await self.hear(seconds)
            if isinstance(frame, Closed):
                return frame.code

    async def is_silent(self, seconds: float = 0.2) -> bool:
        """Whether nothing comes for a moment."""
        try:
            await self.hear(seconds)
        except TimeoutError:
            return True
        return False

    async def hello(self, conversation: object, after: int = 0, **more: Any) -> dict[str, Any]:
        """Say hello to a conversation and be welcomed."""
        self.say({"t": "hello", "v": 1, "conv": str(conversation), "after": after, **more})
        return await self.until("welcome")

    def send(self, body: str, cid: str | None = None, **more: Any) -> str:
        """Send a message; its client id."""
        cid = cid or str(uuid.uuid4())
        self.say({"t": "send", "cid": cid, "body": body, **more})
        return cid

    async def _next(self, seconds: float) -> dict[str, Any]:
        return await asyncio.wait_for(self._from_server.get(), seconds)
