"""A client of /ws/v1/ that costs next to nothing, so that the server is what is measured."""

import asyncio
import base64
import json
import os
import struct
from collections.abc import Callable
from urllib.parse import urlsplit

NO_MASK = b"\0\0\0\0"  # a mask of zeros is a mask; the payload stays as it is
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
Hear = Callable[[bytes], None]


class Client(asyncio.Protocol):
    """One socket; `hear` is called with each text frame."""

    def __init__(self, hear: Hear) -> None:
        self._hear = hear
        self._buffer = bytearray()
        self._is_open = False
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport
        self.after_read: Callable[[], None] = lambda: None
        self.is_closed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_closed = True
        if not self.opened.done():
            self.opened.set_exception(exc or ConnectionError("refused"))

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._is_open:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            if b" 101 " not in self._buffer[: self._buffer.find(b"\r\n")]:
                self.opened.set_exception(ConnectionError(bytes(self._buffer[:80])))
                return
            del self._buffer[: end + 4]
            self._is_open = True
            self.opened.set_result(None)
        self._frames()
        self.after_read()

    def send(self, text: bytes) -> None:
        """Send one text frame."""
        self._write(TEXT, text)

    def _write(self, kind: int, payload: bytes) -> None:
        size = len(payload)
        head = (
            bytes((0x80 | kind, 0x80 | size))
            if size < 126
            else struct.pack("!BBH", 0x80 | kind, 0xFE, size)
        )
        self.transport.write(head + NO_MASK + payload)

    def _frames(self) -> None:
        buffer, at = self._buffer, 0
        while (found := _frame_at(buffer, at)) is not None:
            kind, start, at = found
            payload = bytes(buffer[start:at])
            if kind == TEXT:
                self._hear(payload)
            elif kind == PING:
                self._write(PONG, payload)
            elif kind == CLOSE:
                self.is_closed = True
        del buffer[:at]


def _frame_at(buffer: bytearray, at: int) -> tuple[int, int, int] | None:
    """Kind, begin and end of the payload of the whole frame at this place."""
    have = len(buffer) - at
    if have < 2:
        return None
    size, start = buffer[at + 1] & 127, at + 2
    extra = {126: 2, 127: 8}.get(size, 0)
    if extra:
        if have < 2 + extra:
            return None
        size, start = int.from_bytes(buffer[start : start + extra]), start + extra
    end = start + size
    return (buffer[at] & 15, start, end) if end <= len(buffer) else None


async def connect(url: str, hear: Hear, headers: dict[str, str]) -> Client:
    """An open socket."""
    parts = urlsplit(url)
    loop = asyncio.get_running_loop()
    _, client = await loop.create_connection(lambda: Client(hear), parts.hostname, parts.port)
    lines = [
        f"GET {parts.path} HTTP/1.1",
        f"Host: {parts.netloc}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    client.transport.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    await asyncio.wait_for(client.opened, 30)
    return client


def frame(**members: object) -> bytes:
    """A frame as bytes."""
    return json.dumps(members).encode()
