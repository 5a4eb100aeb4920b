"""Readers that never read, in a busy room: what they cost the server, when it lets go of them, what others notice."""

import asyncio
import contextlib
import json
import socket
import time
from dataclasses import dataclass

from tests.faults.talk import Talker, begin, people_only, talking
from tests.faults.tools.slowreader import open_socket, rss_mb, text_frame
from tests.services.servers import RunningServer

BODY = "ä" * 4_000
MORE_THAN_A_WINDOW = 80
"""Only who has left a whole window of 64 entries unanswered has stopped reading, however slow the machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a run with slow readers came to."""

    grew_mb: float
    still_open: int
    messages: int
    p99_seconds: float
    p99_alone_seconds: float


async def busy_room(
    server: RunningServer,
    *,
    readers: int,
    seconds: float,
    let_go_seconds: float,
    pause: float = 0.02,
) -> Cost:
    """Two people talk, alone and then with so many readers (every second one sends noise); the readers must be let go."""
    assert server.process is not None
    begun = await asyncio.to_thread(begin, server)
    async with (
        talking(server, begun.conversation, cookie=begun.cookie) as diner,
        talking(server, begun.conversation) as staff,
    ):
        alone = await talk(diner, staff, min(3.0, seconds), pause)
        before = rss_mb(server.process.pid)
        crowd = [deaf(server, begun.conversation) for _ in range(readers)]
        noise = asyncio.ensure_future(chatter(crowd[::2]))
        watch = asyncio.ensure_future(highest_rss(server.process.pid))
        waits = await talk(diner, staff, seconds, pause, at_least=MORE_THAN_A_WINDOW)
        await asyncio.sleep(let_go_seconds)
        for each in (noise, watch):
            each.cancel()
        peak = (await asyncio.gather(watch, return_exceptions=True))[0]
        still_open = sum([await asyncio.to_thread(is_open, each) for each in crowd])
    assert isinstance(peak, float)
    return Cost(
        grew_mb=peak - before,
        still_open=still_open,
        messages=len(waits),
        p99_seconds=p99(waits),
        p99_alone_seconds=p99(alone),
    )


async def talk(
    diner: Talker, staff: Talker, seconds: float, pause: float, at_least: int = 0
) -> list[float]:
    """Let the diner write, so long and so much; how long each message took to reach the team."""
    waits = []
    until = time.monotonic() + seconds
    while time.monotonic() < until or len(waits) < at_least:
        sent = time.monotonic()
        cid = await diner.send(BODY)
        await staff.until(lambda cid=cid: cid in staff.heard)  # type: ignore[misc]  # bound now
        waits.append(staff.heard[cid] - sent)
        await asyncio.sleep(pause)
    return waits


def p99(waits: list[float]) -> float:
    """The value that one in a hundred exceeds."""
    return sorted(waits)[int(len(waits) * 0.99)]


def deaf(server: RunningServer, conversation: str) -> socket.socket:
    """A socket that says hello and never reads again."""
    key = server.key(people_only(server))
    raw = open_socket(f"ws://localhost:{server.port}/ws/v1/", [f"Authorization: Bearer {key}"])
    raw.sendall(text_frame(json.dumps({"t": "hello", "v": 1, "conv": conversation, "after": 0})))
    return raw  # type: ignore[no-any-return]  # the tools have no types


async def chatter(crowd: list[socket.socket]) -> None:
    """Noise that keeps a server from taking them for dead."""
    while True:
        for raw in crowd:
            with contextlib.suppress(OSError):
                raw.sendall(text_frame("{}"))
        await asyncio.sleep(1)


async def highest_rss(pid: int) -> float:
    """The most memory the process has had, in MB, until cancelled."""
    highest = 0.0
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            highest = max(highest, rss_mb(pid))
            await asyncio.sleep(0.2)
    return highest


def is_open(raw: socket.socket) -> bool:
    """Whether the server still holds the connection, once all that it had sent is read."""
    raw.settimeout(0.5)
    try:
        while raw.recv(1 << 20):
            pass
    except TimeoutError:
        return True
    except OSError:
        return False
    finally:
        raw.close()
    return False
