"""Uvicorn's socket, without what each frame costs for nothing.

Uvicorn stops and starts to read around every message, parses in Python what is nearly always one plain text frame, and
writes each frame by itself. Here plain text frames take the short way that they take on Daphne; whatever is unusual is
handed on to Uvicorn's parser, frame by frame.
"""

import asyncio
from typing import Any

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import OPEN

from config.serving.plain import (
    BINARY,
    MASKED,
    ONE_BYTE,
    TEXT,
    head,
    plain_text_at,
)

MAX_WAITING = 32
"""Messages that the application has not taken yet; beyond it nothing more is read."""


class SocketProtocol(WebSocketsSansIOProtocol):
    """Frames of one socket."""

    _due: list[
        "SocketProtocol"
    ] = []  # of all sockets: who writes at the end of this turn of the loop

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held = b""  # the beginning of a frame
        self._left = 0  # of a frame that the parser is reading
        self._out: list[bytes] = []

    def data_received(self, data: bytes) -> None:
        """Take plain messages at once, and hand the parser the frames that are not."""
        if not self.handshake_complete:
            super().data_received(data)
            return
        data, self._held = self._held + data, b""
        at = 0
        while at < len(data) and not self.transport.is_closing():
            if not self._left:
                at = self._plain_text(data, at)
                size = frame_size(data, at)
                if size is None or (is_text(data, at) and at + size > len(data)):
                    self._held = data[at:]
                    return
                self._left = size
            part = data[at : at + self._left]
            at, self._left = at + len(part), self._left - len(part)
            super().data_received(part)

    def _plain_text(self, data: bytes, at: int) -> int:
        """Hand on the plain messages that begin here; where they end."""
        if self.conn.state is not OPEN or self.conn.current_size is not None or self.close_sent:
            return at
        while (found := plain_text_at(data, at)) is not None:
            text, at = found
            self.queue.put_nowait({"type": "websocket.receive", "text": text})
        if not self.read_paused and self.queue.qsize() > MAX_WAITING:
            self.read_paused = True
            self.transport.pause_reading()
        return at

    async def send(self, message: Any) -> None:
        """Send one message, together with what else is sent in this turn of the loop."""
        is_plain = message["type"] == "websocket.send" and self.handshake_complete
        if not is_plain or self.close_sent:
            self.write_out()
            await super().send(message)
            return
        if not self.writable.is_set():
            await self.writable.wait()
        if self.disconnected or self.conn.state is not OPEN:
            raise ClientDisconnected
        text = message.get("text")
        payload = message.get("bytes") or b"" if text is None else text.encode()
        if not self._out:
            if not self._due:
                asyncio.get_running_loop().call_soon(write_all_due)
            self._due.append(self)
        self._out.append(head(BINARY if text is None else TEXT, len(payload)) + payload)

    def write_out(self) -> None:
        """Write what waits."""
        frames, self._out = self._out, []
        if frames and self.conn.state is OPEN and not self.transport.is_closing():
            self.transport.write(b"".join(frames))

    def shutdown(self) -> None:
        """The server ends: write what waits, then go."""
        self.write_out()
        super().shutdown()


def write_all_due() -> None:
    """The end of a turn of the loop: every socket that was written to writes once."""
    due = SocketProtocol._due[:]  # noqa: SLF001 -- the class's own
    SocketProtocol._due.clear()  # noqa: SLF001 -- the class's own
    for protocol in due:
        protocol.write_out()


def is_text(data: bytes, at: int) -> bool:
    """Whether a whole message of text short enough to wait for begins here."""
    return data[at] == TEXT and data[at + 1] & ~MASKED <= ONE_BYTE


def frame_size(data: bytes, at: int) -> int | None:
    """How long the frame is that begins here, its head included; None when too little is here to tell."""
    if len(data) < at + 2:
        return None
    size, start = data[at + 1] & ~MASKED, at + 2
    if size >= ONE_BYTE:
        start += 2 if size == ONE_BYTE else 8
        if len(data) < start:
            return None
        size = int.from_bytes(data[at + 2 : start])
    return start + (4 if data[at + 1] & MASKED else 0) + size - at
