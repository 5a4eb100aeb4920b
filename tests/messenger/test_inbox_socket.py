"""An inbox's socket: nothing touched is passed over, and no more is sent than there is room for."""

import asyncio
import json
from types import SimpleNamespace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from messenger.live import inbox as module
from messenger.live.authority import Seat
from messenger.live.inbox import InboxConnection
from messenger.live.registry import Registry, TouchedState
from messenger.live.socket import Outlet
from messenger.protocol import Seen


def touched(number: int, pulse: int) -> TouchedState:
    return TouchedState(
        conversation_id=UUID(int=number),
        business_id=1,
        head=1,
        unread=1,
        voice="staff",
        pulse=pulse,
    )


class House:
    """What the database of this house would answer."""

    def __init__(self) -> None:
        self.states: list[TouchedState] = []
        self.sent: list[dict[str, Any]] = []
        self.gate = asyncio.Event()
        self.gate.set()

    def pulse(self) -> int:
        return max((state.pulse for state in self.states), default=0)

    async def read(self, work: Any, _house: int, *after: int) -> Any:
        if work is module.pulse_of:
            return self.pulse()
        found = [state for state in self.states if state.pulse > after[0]]
        await self.gate.wait()
        return found

    async def send(self, message: Any) -> None:
        self.sent.append(json.loads(message["text"]))

    def pulses(self) -> list[int]:
        return [frame["pulse"] for frame in self.sent if frame["t"] == "touched"]


@pytest.fixture
def house(monkeypatch: Any) -> House:
    made = House()
    monkeypatch.setattr(module.db, "read", made.read)
    return made


async def connected(house: House) -> InboxConnection:
    hub: Any = SimpleNamespace(registry=Registry())
    seat = Seat(business_id=1, zone=ZoneInfo("Europe/Berlin"))
    outlet = Outlet(house.send)  # type: ignore[arg-type]  # a coroutine all the same
    connection = InboxConnection(hub, outlet, seat, "me")
    await connection.welcome(0)
    await settled()
    return connection


async def settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_what_is_touched_while_nothing_was_found_is_sent_afterwards(house: House):
    connection = await connected(house)
    house.gate.clear()
    connection.stands_at(1)  # a note: the pulse went up, no conversation of the list was touched
    await settled()

    house.states = [touched(1, 2)]
    connection.touched(house.states)
    house.gate.set()
    await settled()

    assert (house.pulses(), connection.position) == ([2], 2)


async def test_after_a_confirmation_a_window_is_sent_and_no_more(house: House):
    connection = await connected(house)
    connection.handle(Seen(delivered=0))
    house.states = [touched(n, n) for n in range(1, 201)]

    connection.stands_at(200)
    await settled()
    first = house.pulses()
    connection.handle(Seen(delivered=10))
    await settled()

    assert first == list(range(1, 65))
    assert house.pulses() == list(range(1, 75))


async def test_what_one_commit_touched_stays_together(house: House):
    connection = await connected(house)
    connection.handle(Seen(delivered=0))
    house.states = [
        *(touched(n, 1) for n in range(60)),
        *(touched(n, 2) for n in range(60, 70)),
        touched(70, 3),
    ]

    connection.stands_at(3)
    await settled()
    first = house.pulses()
    connection.handle(Seen(delivered=1))
    await settled()

    assert first == [1] * 60 + [2] * 10
    assert house.pulses() == [1] * 60 + [2] * 10 + [3]
