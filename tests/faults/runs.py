"""One run: people write to each other through a proxy that makes trouble, and a judge reads what came of it."""

import argparse
import asyncio
import json
import os
import random
import signal
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.tools import chatload
from tests.faults.tools.chaosproxy import ChaosProxy
from tests.faults.tools.history import check_messages
from tests.services.servers import RunningServer, free_port

Trouble = Callable[[ChaosProxy, RunningServer, random.Random], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How many people write how much."""

    conversations: int = 4
    messages: int = 25
    pace: float = 0.05
    drain: float = 60.0
    times: int = 1
    ping: float = 2.0
    business: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the judge found, and how the run went."""

    violations: Sequence[str]
    counts: dict[str, int]
    report: dict[str, Any] = field(default_factory=dict)

    @property
    def kinds(self) -> set[str]:
        """The kinds of violations."""
        return {line.split(" ", 1)[0] for line in self.violations}


async def run(
    server: RunningServer, load: Load, troubles: Sequence[Trouble] = (), seed: int = 1
) -> Verdict:
    """Drive the load through a proxy while the troubles go on, then judge its history."""
    chance = random.Random(seed)
    proxy = ChaosProxy(("127.0.0.1", server.port), seed)
    port = free_port()
    await proxy.start("127.0.0.1", port)
    making = [asyncio.ensure_future(trouble(proxy, server, chance)) for trouble in troubles]
    path = server.var_dir / f"history-{seed}-{port}.jsonl"
    arguments = argparse.Namespace(
        demo=str(server.var_dir / "demo.json"),
        business=load.business,
        via=f"127.0.0.1:{port}",
        out=str(path),
        convs=load.conversations,
        messages=load.messages,
        pace=load.pace,
        drain=load.drain,
        seed=seed,
        times=load.times,
        ping=load.ping,
    )
    try:
        report = await chatload.main(arguments)
    finally:
        for each in making:
            each.cancel()
        ended = await asyncio.gather(*making, return_exceptions=True)
        await proxy.stop()
    for each in ended:
        if isinstance(each, BaseException) and not isinstance(each, asyncio.CancelledError):
            raise each
    return judge(path, report)


def judge(path: Path, report: dict[str, Any]) -> Verdict:
    """The judge's word on a history."""
    lines = path.read_text(encoding="utf-8").splitlines()
    violations, counts = check_messages([json.loads(line) for line in lines])
    return Verdict(violations=violations, counts=counts, report=report)


def storm(every: float, share: float = 0.5) -> Trouble:
    """Reset a share of the connections again and again."""

    async def trouble(proxy: ChaosProxy, server: RunningServer, chance: random.Random) -> None:
        while True:
            await asyncio.sleep(chance.expovariate(1 / every))
            proxy.cut("rst", share)

    return trouble


def kills(count: int, every: tuple[float, float], first: float = 1.0) -> Trouble:
    """Kill the whole server without warning so many times, and start it again."""

    async def trouble(proxy: ChaosProxy, server: RunningServer, chance: random.Random) -> None:
        await asyncio.sleep(first)
        for _ in range(count):
            await asyncio.to_thread(server.kill)
            await asyncio.sleep(chance.uniform(0, 0.3))
            await asyncio.to_thread(server.start)
            await asyncio.sleep(chance.uniform(*every))

    return trouble


def kills_of_one(count: int, every: tuple[float, float], first: float = 1.0) -> Trouble:
    """Kill one of several web processes so many times; its parent starts it again."""

    async def trouble(proxy: ChaosProxy, server: RunningServer, chance: random.Random) -> None:
        await asyncio.sleep(first)
        for _ in range(count):
            os.kill(chance.choice(server.web_processes()), signal.SIGKILL)
            await asyncio.sleep(chance.uniform(*every))

    return trouble


def cuts(every: float = 0.3, times: int = 25) -> Trouble:
    """Cut each connection after so many bytes, in the middle of whatever is being sent."""

    async def trouble(proxy: ChaosProxy, server: RunningServer, chance: random.Random) -> None:
        for _ in range(times):
            proxy.set(up={"cut_after": chance.randint(200, 2_000)})
            await asyncio.sleep(every)
        proxy.reset()

    return trouble


def half_open(direction: str, seconds: float, sockets: int = 4) -> Trouble:
    """Swallow what is sent in one direction (or both) for a while, once so many are connected, without closing anything."""

    async def trouble(proxy: ChaosProxy, server: RunningServer, chance: random.Random) -> None:
        while len(proxy.open) < sockets:  # noqa: ASYNC110 -- the proxy tells nobody
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.5)
        proxy.set(**{direction: {"swallow": True}})
        await asyncio.sleep(seconds)
        proxy.reset()

    return trouble


def slow(delay_ms: int, jitter_ms: int, seconds: float) -> Trouble:
    """A bad mobile network for a while."""

    async def trouble(proxy: ChaosProxy, server: RunningServer, chance: random.Random) -> None:
        proxy.set(
            both={"delay_ms": delay_ms, "jitter_ms": jitter_ms, "stall_p": 0.05, "stall_ms": 800}
        )
        await asyncio.sleep(seconds)
        proxy.reset()

    return trouble
