"""Everybody loses the line and comes back at once."""

import asyncio
import time
from contextlib import AsyncExitStack

from tests.faults.talk import begin, talking
from tests.services.servers import RunningServer

ROOMS = 20


async def seconds_until_all_are_back(server: RunningServer, sockets: int) -> float:
    """Kill the server under so many sockets, and let all of them come back; until each has all entries again."""
    rooms = [(await asyncio.to_thread(begin, server)).conversation for _ in range(ROOMS)]
    async with AsyncExitStack() as stack:
        crowd = await asyncio.gather(
            *(stack.enter_async_context(talking(server, room)) for room in rooms)
        )
        await asyncio.to_thread(server.kill)
        for each in crowd:
            await each.until(lambda each=each: each.closed is not None)  # type: ignore[misc]  # bound now
    await asyncio.to_thread(server.start)
    since = time.monotonic()
    async with AsyncExitStack() as stack:
        crowd = await asyncio.gather(
            *(
                stack.enter_async_context(talking(server, rooms[number % ROOMS]))
                for number in range(sockets)
            )
        )
        for each in crowd:
            await each.until(lambda each=each: each.position >= 1)  # type: ignore[misc]  # bound now
        return time.monotonic() - since
