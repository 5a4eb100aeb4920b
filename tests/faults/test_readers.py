"""Sockets that do not read or do not say hello, and sockets whose server ends."""

import asyncio
import sys
from collections.abc import Iterator

import pytest
from websockets.asyncio.client import connect

from tests.faults.hurried import HEAD_SECONDS, STALL_SECONDS
from tests.faults.readers import busy_room
from tests.faults.talk import begin, people_only, talking
from tests.services.servers import RunningServer, server

pytestmark = [pytest.mark.faults, pytest.mark.slow]
READERS = 30


@pytest.fixture(scope="module")
def house() -> Iterator[RunningServer]:
    """A server whose patience is short."""
    with server(command=[sys.executable, "-m", "tests.faults.hurried"]) as running:
        yield running


async def test_m10_readers_that_never_read_are_let_go_and_cost_little(house):
    cost = await busy_room(
        house,
        readers=READERS,
        seconds=4.0,
        let_go_seconds=STALL_SECONDS + HEAD_SECONDS + 2.0,
    )

    assert cost.still_open == 0
    assert cost.grew_mb < 1.5 * READERS, cost
    assert cost.messages > 20
    # Who waited for a reader would wait until it is let go.
    assert cost.p99_seconds < STALL_SECONDS, cost


async def test_whoever_does_not_say_hello_is_closed(house):
    key = house.key(people_only(house))
    address = f"ws://localhost:{house.port}/ws/v1/"
    headers = {"Authorization": f"Bearer {key}"}

    async with connect(address, additional_headers=headers, proxy=None) as silent:
        await silent.wait_closed()

    assert silent.close_code == 1008


async def test_a_server_that_ends_says_so_and_everything_is_there_afterwards(house):
    begun = await asyncio.to_thread(begin, house)
    async with talking(house, begun.conversation, cookie=begun.cookie) as diner:
        cid = await diner.send("Bis gleich")
        await diner.until(lambda: cid in diner.acks)

        await asyncio.to_thread(house.stop)
        await diner.until(lambda: diner.closed is not None)
    await asyncio.to_thread(house.start)
    async with talking(house, begun.conversation, cookie=begun.cookie) as again:
        await again.until(lambda: cid in again.heard)

    assert diner.closed == 1001
    assert again.position == 2
