"""Trouble with Valkey: away, emptied, full."""

import asyncio
import random

from redis import Redis

from tests.faults.runs import Trouble
from tests.faults.tools.chaosproxy import ChaosProxy
from tests.services.launcher import Valkey
from tests.services.servers import RunningServer

AWAY_SECONDS = 30.0


def command(bell: Valkey, line: str) -> None:
    """Tell Valkey something."""
    with Redis.from_url(bell.url) as client:
        client.execute_command(*line.split())


def trouble_with_the_bell(bell: Valkey) -> Trouble:
    """Killed for half a minute, then emptied, then full for a while."""

    async def trouble(proxy: ChaosProxy, server: RunningServer, chance: random.Random) -> None:
        await asyncio.sleep(2)
        await asyncio.to_thread(bell.kill)
        await asyncio.sleep(AWAY_SECONDS)
        await asyncio.to_thread(bell.start)
        for line in (
            "FLUSHALL",
            "CONFIG SET maxmemory-policy noeviction",
            "CONFIG SET maxmemory 1",
        ):
            await asyncio.to_thread(command, bell, line)
            await asyncio.sleep(chance.uniform(1, 3))
        await asyncio.to_thread(command, bell, "CONFIG SET maxmemory 0")

    return trouble
