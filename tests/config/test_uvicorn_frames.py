"""Uvicorn's sockets by the short way hear and answer what they do by the long one, however the bytes are cut."""

import asyncio
import base64
import contextlib
import random
import struct
from types import SimpleNamespace
from typing import Any

import pytest
from uvicorn.config import Config
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState

from config.serving.uvicorn_frames import SocketProtocol
from tests.config.test_frames import frame

HANDSHAKE = (
    b"GET /ws/v1/ HTTP/1.1\r\nHost: testserver\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + base64.b64encode(b"k" * 16) + b"\r\n\r\n"
)
LONG = "Grüße 🍕 ".encode() * 9_000
SOUND = [
    frame(b"eins"),
    frame("zwei äöü".encode()),
    frame(b"x" * 126),
    frame(b"y" * 65_535),
    frame(LONG),
    frame(b"\x00\x01", first=0x82),
    frame(b"", first=0x81),
    frame(b"ping", first=0x89),
    frame(b"Teil 1, ", first=0x01) + frame(b"p", first=0x89) + frame(b"Teil 2", first=0x80),
]
WRONG = {
    "a message within another": frame(b"Teil", first=0x01) + frame(b"ganz"),
    "no UTF-8": frame(b"\xff\xfe\xfd"),
    "not masked": frame(b"Hallo", flag=0),
    "a reserved bit": frame(b"Hallo", first=0xC1),
    "a continuation of nothing": frame(b"Hallo", first=0x80),
    "too long": b"\x81\xff" + struct.pack("!Q", 1 << 21) + b"maskxxxx",
    "a close": frame(b"\x03\xe8", first=0x88),
}


class Pipe:
    """A transport that keeps what is written."""

    def __init__(self) -> None:
        self.written = b""
        self.is_ended = self.is_paused = False

    def write(self, data: bytes) -> None:
        self.written += data

    def close(self) -> None:
        self.is_ended = True

    def is_closing(self) -> bool:
        return self.is_ended

    def pause_reading(self) -> None:
        self.is_paused = True

    def resume_reading(self) -> None:
        self.is_paused = False

    def get_extra_info(self, name: str) -> Any:
        return None


async def accepted(kind: type[WebSocketsSansIOProtocol]) -> tuple[Any, Any]:
    """A socket of this kind after its handshake, and what the application is given to talk by."""
    talk: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    async def application(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        talk.set_result(SimpleNamespace(receive=receive, send=send))
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.Event().wait()

    config = Config(
        application, lifespan="off", ws=kind, ws_per_message_deflate=False,
        ws_max_size=1 << 20, ws_ping_interval=None, interface="asgi3",
    )  # fmt: skip
    config.load()
    protocol: Any = kind(config, ServerState(), {})
    protocol.connection_made(Pipe())
    protocol.data_received(HANDSHAKE)
    given = await talk
    protocol.transport.written = b""
    return protocol, given


async def heard(kind: type[WebSocketsSansIOProtocol], pieces: list[bytes]) -> Any:
    """What the application is told of these bytes, and what the peer is answered."""
    protocol, given = await accepted(kind)
    for piece in pieces:
        if not protocol.transport.is_ended:
            protocol.data_received(piece)
    events = [await given.receive() for _ in range(protocol.queue.qsize())]
    for task in protocol.tasks:
        task.cancel()
    return events, protocol.transport.written, protocol.transport.is_ended


def cut(data: bytes, chance: random.Random) -> list[bytes]:
    """The same bytes in pieces, small and large."""
    pieces, at = [], 0
    while at < len(data):
        size = chance.choice([1, 2, 3, 7, 50, 1_000, 70_000])
        pieces.append(data[at : at + size])
        at += size
    return pieces


@pytest.mark.parametrize("wrong", ["nothing wrong", *WRONG])
async def test_the_short_way_hears_what_the_long_one_does(wrong):
    chance = random.Random(wrong)
    for _ in range(4):
        sound = [chance.choice(SOUND) for _ in range(6)]
        # Apart: the long way forgets sound messages that come in one piece with a wrong frame.
        pieces = [*cut(b"".join(sound), chance), *cut(WRONG.get(wrong, b""), chance)]

        short, long = (
            await heard(SocketProtocol, pieces),
            await heard(WebSocketsSansIOProtocol, pieces),
        )

        assert short == long


async def test_what_is_sent_in_one_turn_is_written_at_its_end_and_before_the_close():
    written = {}
    for kind in (SocketProtocol, WebSocketsSansIOProtocol):
        protocol, given = await accepted(kind)
        for body in ("eins", "zwei", "ü" * 200, "x" * 70_000):
            await given.send({"type": "websocket.send", "text": body})
        at_once = protocol.transport.written
        await given.send({"type": "websocket.send", "bytes": b"drei"})
        await given.send({"type": "websocket.close", "code": 4403})
        await asyncio.sleep(0)
        written[kind] = protocol.transport.written
        for task in protocol.tasks:
            task.cancel()
        if kind is SocketProtocol:
            assert at_once == b""

    assert written[SocketProtocol] == written[WebSocketsSansIOProtocol]


async def test_a_flood_is_read_no_further_until_it_is_taken():
    protocol, given = await accepted(SocketProtocol)

    protocol.data_received(frame(b"Hallo") * 40)
    was_paused = protocol.transport.is_paused
    for _ in range(40):
        await given.receive()

    assert (was_paused, protocol.transport.is_paused) == (True, False)
    for task in protocol.tasks:
        task.cancel()
