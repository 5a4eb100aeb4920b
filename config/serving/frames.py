"""Daphne's socket, without what each frame costs for nothing, with every close code, and with a bound.

Autobahn formats a debug line for every write, whether or not anybody logs it, unmasks by a foreign call made anew for each
frame, and refuses to close with codes that RFC 6455 keeps for servers (1001 going away, 1008 policy, 1013 try again
later). Twisted waits for the poll before each write. Daphne writes without end to a peer that does not read. Here whole
plain text frames, nearly all there are, take a short way; whatever is unusual still goes Autobahn's way.
"""

import asyncio
import time
from typing import Any

from daphne.server import Server
from daphne.ws_protocol import WebSocketProtocol

from config.serving.plain import BINARY, TEXT, head, plain_text_at

MAX_UNREAD_BYTES = 1 << 20


class SocketProtocol(WebSocketProtocol):  # type: ignore[misc]  # daphne has no types
    """Frames of one socket; lets go of a peer that does not read."""

    _due: list[
        "SocketProtocol"
    ] = []  # of all sockets: whose frames go out at the end of this turn of the loop

    def onOpen(self) -> None:  # noqa: N802 -- Autobahn's name
        """Begin with nothing to write."""
        self._out: list[bytes] = []
        super().onOpen()

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 -- Twisted's name
        """Take plain messages at once, and leave the rest to Autobahn."""
        if (
            self.state == self.STATE_OPEN
            and not self.data
            and not self.inside_message
            and self.current_frame is None
            and self.autoPingTimeoutCall is None
            and not self.muted
        ):
            data = self._without_plain_text(data)
            if not data:
                return
        super().dataReceived(data)

    def _without_plain_text(self, data: bytes) -> bytes:
        at = 0
        while (found := plain_text_at(data, at)) is not None:
            text, at = found
            self.application_queue.put_nowait({"type": "websocket.receive", "text": text})
        if at:
            self.last_ping = time.time()  # as Daphne counts
        return data[at:]

    def serverSend(self, content: str | bytes, binary: bool = False) -> None:  # noqa: N802 -- Daphne's name
        """Send one message, together with what else is sent in this turn of the loop."""
        if self.state != self.STATE_OPEN:
            super().serverSend(content, binary)
            return
        payload = content.encode() if isinstance(content, str) else content
        if not self._out:
            if not self._due:
                asyncio.get_running_loop().call_soon(write_all_due)
            self._due.append(self)
        self._out.append(head(BINARY if binary else TEXT, len(payload)) + payload)

    def write_out(self) -> None:
        """Write what waits, at once where nothing is in its way."""
        frames, self._out = self._out, []
        if self.state != self.STATE_OPEN or not frames:
            return
        transport, data = self.transport, b"".join(frames)
        unread = _unread(transport)
        if unread > MAX_UNREAD_BYTES:
            transport.abortConnection()
            return
        if not unread and transport.connected and not transport.disconnecting:
            sent = transport.writeSomeData(data)
            if isinstance(
                sent, int
            ):  # else the connection is lost, which the next write will tell
                data = data[sent:]
        if data:
            transport.write(data)

    def serverClose(self, code: int | None = None) -> None:  # noqa: N802 -- Daphne's name
        """Begin the closing handshake with this code, after what was sent before."""
        if self.state == self.STATE_OPEN:
            self.write_out()
        self.sendCloseFrame(code=code or 1000, isReply=False)


def write_all_due() -> None:
    """The end of a turn of the loop: every socket that was written to writes once."""
    due = SocketProtocol._due[:]  # noqa: SLF001 -- the class's own
    SocketProtocol._due.clear()  # noqa: SLF001 -- the class's own
    for protocol in due:
        protocol.write_out()


def _unread(transport: Any) -> int:
    """How many bytes wait in this process for the peer; Twisted keeps them in two heaps."""
    return len(transport.dataBuffer) - int(transport.offset) + int(transport._tempDataLen)  # noqa: SLF001 -- nothing public tells


class LeanServer(Server):  # type: ignore[misc]  # daphne has no types
    """Daphne with these sockets."""

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        """Hand on what an application sends; a text to an open socket without further questions."""
        if (
            message["type"] == "websocket.send"
            and protocol.state == protocol.STATE_OPEN
            and (text := message.get("text")) is not None
        ):
            protocol.serverSend(text)
        else:
            await super().handle_reply(protocol, message)


def use_lean_frames(server: Server) -> None:
    """Let this server's sockets be ours; its factories exist once it is ready."""
    server.ws_factory.protocol = SocketProtocol
