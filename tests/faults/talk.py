"""People on real sockets for faults of their own: they note when what arrived."""

import asyncio
import contextlib
import json
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.services.servers import RunningServer

PATIENCE_SECONDS = 30.0


def people_only(server: RunningServer) -> str:
    """The demo house where people answer."""
    return next(each["slug"] for each in server.demo["businesses"] if not each["assistant"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The answer to a first message."""

    status: int
    body: dict[str, Any]
    cookie: str

    @property
    def conversation(self) -> str:
        """Its id."""
        return str(self.body["conversation"])


def begin(
    server: RunningServer, *, key: str = "", cid: str = "", body: str = "Guten Tag"
) -> Begun:
    """POST /<slug>/start/; a refusal is an answer, too."""
    asked = {
        "key": key or uuid.uuid4().hex,
        "cid": cid or str(uuid.uuid4()),
        "body": body,
        "lang": "de",
    }
    request = urllib.request.Request(
        f"{server.base_url}/{people_only(server)}/start/",
        json.dumps(asked).encode(),
        {"Content-Type": "application/json", "Origin": server.base_url},
    )
    try:
        answer = urllib.request.urlopen(request, timeout=PATIENCE_SECONDS)
    except urllib.error.HTTPError as refused:
        return Begun(status=refused.code, body=json.load(refused), cookie="")
    with answer:
        cookie = (answer.headers["Set-Cookie"] or "").split(";")[0]
        return Begun(status=answer.status, body=json.load(answer), cookie=cookie)


@dataclass(slots=True, kw_only=True)
class Talker:
    """One socket in one conversation: takes every frame, confirms every entry."""

    socket: ClientConnection
    conversation: str
    position: int = 0
    acks: dict[str, float] = field(default_factory=dict)
    heard: dict[str, float] = field(default_factory=dict)
    others: list[dict[str, Any]] = field(default_factory=list)
    closed: int | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    async def hello(self, after: int = 0) -> None:
        """Say hello, and wait for the welcome."""
        self.position = after
        hello = {"t": "hello", "v": 1, "conv": self.conversation, "after": after}
        await self.socket.send(json.dumps(hello))
        self._task = asyncio.ensure_future(self._take())
        await self.until(lambda: self.others or self.closed)
        assert self.others, f"closed with {self.closed}"
        assert self.others[0]["t"] == "welcome"

    async def send(self, body: str = "Hallo") -> str:
        """Send a message; its client id."""
        cid = str(uuid.uuid4())
        await self.socket.send(json.dumps({"t": "send", "cid": cid, "body": body}))
        return cid

    async def until(self, is_true: Any, seconds: float = PATIENCE_SECONDS) -> float:
        """Wait for something to become true by a frame; how long it took."""
        begin = time.monotonic()
        async with asyncio.timeout(seconds):
            while not is_true():
                self._news.clear()
                await self._news.wait()
        return time.monotonic() - begin

    async def _take(self) -> None:
        try:
            async for text in self.socket:
                frame = json.loads(text)
                now = time.monotonic()
                if frame["t"] == "ack":
                    self.acks[frame["cid"]] = now
                elif frame["t"] == "msg":
                    assert frame["seq"] == self.position + 1
                    self.position = frame["seq"]
                    self.heard[frame["cid"]] = now
                    await self.socket.send(json.dumps({"t": "seen", "delivered": self.position}))
                else:
                    self.others.append(frame)
                self._news.set()
        except ConnectionClosed:
            pass  # the code tells
        finally:
            self.closed = self.socket.close_code or 1006
            self._news.set()

    async def leave(self) -> None:
        """Go away."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)


@contextlib.asynccontextmanager
async def talking(
    server: RunningServer, conversation: str, *, cookie: str = "", after: int = 0
) -> AsyncIterator[Talker]:
    """A diner's socket (with the cookie), or the team's (with the key of the house)."""
    key = server.key(people_only(server))
    headers = {"Cookie": cookie} if cookie else {"Authorization": f"Bearer {key}"}
    async with connect(
        f"ws://localhost:{server.port}/ws/v1/",
        additional_headers=headers,
        origin=server.base_url if cookie else None,  # type: ignore[arg-type]  # a str NewType
        proxy=None,
        open_timeout=PATIENCE_SECONDS,
        close_timeout=1,
    ) as socket:
        talker = Talker(socket=socket, conversation=conversation)
        await talker.hello(after)
        try:
            yield talker
        finally:
            await talker.leave()
