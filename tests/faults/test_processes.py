"""Several web processes on PostgreSQL and Valkey: one is killed, the doorbell is away, everybody comes back at once."""

import asyncio
import json
import os
import signal
import time
import urllib.request
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, contextmanager

import pytest

from tests.faults.bells import command
from tests.faults.runs import Load, kills_of_one, run
from tests.faults.talk import Talker, begin, people_only, talking
from tests.services.launcher import Valkey, valkey
from tests.services.servers import RunningServer, server

pytestmark = [pytest.mark.faults, pytest.mark.slow]
POLL_LIMIT_SECONDS = 10.0  # a poll is at most five, and the machine may be busy
PATIENCE_SECONDS = 60.0
AT_ONCE = 50


@pytest.fixture(scope="module")
def bell() -> Iterator[Valkey]:
    """A Valkey that may be killed."""
    with valkey() as own:
        yield own


@pytest.fixture(scope="module")
def house(bell: Valkey) -> Iterator[RunningServer]:
    """Three web processes."""
    with server(postgres=True, WEB_PROCESSES="3", REDIS_URL=bell.url) as running:
        yield running


async def people(stack: AsyncExitStack, house: RunningServer, count: int) -> list[Talker]:
    """One diner and so many of the team in one conversation, as many in each process."""
    begun = await asyncio.to_thread(begin, house)
    talkers = [talking(house, begun.conversation, cookie=begun.cookie)]
    talkers += [talking(house, begun.conversation) for _ in range(count)]
    processes = house.web_processes()
    entered: list[Talker] = []
    for number, pid in enumerate(processes):
        with alone(pid, processes):
            mine = talkers[number :: len(processes)]
            entered += await asyncio.gather(*map(stack.enter_async_context, mine))
    return entered


@contextmanager
def alone(pid: int, processes: Sequence[int]) -> Iterator[None]:
    """Let this one accept all connections: on a quiet machine whoever wakes first takes a whole burst anyway."""
    others = [each for each in processes if each != pid]
    for each in others:
        os.kill(each, signal.SIGSTOP)
    try:
        yield
    finally:
        for each in others:
            os.kill(each, signal.SIGCONT)


async def seconds_until_all_have(talkers: list[Talker], cid: str, since: float) -> float:
    """How long the last of them waited for this message."""
    for each in talkers:
        await each.until(lambda each=each: cid in each.heard)
    return max(each.heard[cid] for each in talkers) - since


async def said(talkers: list[Talker], body: str) -> float:
    """Let the first say something; how long it took until all had it."""
    since = time.monotonic()
    return await seconds_until_all_have(talkers, await talkers[0].send(body), since)


def status_of(house: RunningServer, path: str) -> int:
    """The status of a GET with the house's key."""
    headers = {"Authorization": f"Bearer {house.key(people_only(house))}"}
    request = urllib.request.Request(f"{house.base_url}{path}", headers=headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return int(answer.status)


async def test_m2_one_of_three_processes_is_killed(house):
    before = house.web_processes()

    verdict = await run(
        house, Load(conversations=8, messages=15, pace=0.15), [kills_of_one(1, (1, 1))]
    )

    assert list(verdict.violations) == []
    assert verdict.counts["acknowledged"] == verdict.counts["stored"] == 240
    assert not verdict.report["failed"], verdict.report
    after = house.web_processes()
    assert len(before) == len(after) == 3
    assert len(set(before) & set(after)) == 2


async def test_m4_messages_arrive_by_polling_while_valkey_is_away(house, bell):
    async with AsyncExitStack() as stack:
        talkers = await people(stack, house, 12)
        with_bell = await said(talkers, "Mit Klingel")

        bell.kill()
        without = [await said(talkers, f"Ohne Klingel {number}") for number in range(2)]
        statuses = [
            await asyncio.to_thread(status_of, house, path)
            for path in ("/api/v1/conversations/", f"/{people_only(house)}/")
        ]
        begun = await asyncio.to_thread(begin, house)

        bell.start()
        await until_it_rings_again(talkers, sooner_than=min(without))

    assert with_bell < min(without)
    assert max(without) < POLL_LIMIT_SECONDS
    assert max(without) > 1, "the bell was never away"
    assert (statuses, begun.status) == ([200, 200], 201)


async def until_it_rings_again(talkers: list[Talker], *, sooner_than: float) -> None:
    """After its return messages arrive sooner than by a poll."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while await said(talkers, "Wieder da?") > min(1.0, sooner_than):
        assert time.monotonic() < deadline


@pytest.mark.parametrize("trouble", ["FLUSHALL", "CONFIG SET maxmemory 1"])
async def test_m4_an_emptied_or_full_valkey_is_not_noticed(house, bell, trouble):
    async with AsyncExitStack() as stack:
        talkers = await people(stack, house, 3)
        command(bell, "CONFIG SET maxmemory-policy noeviction")

        command(bell, trouble)
        took = await said(talkers, "Merkt ihr etwas?")
        status = await asyncio.to_thread(status_of, house, "/api/v1/conversations/")
        begun = await asyncio.to_thread(begin, house)

        command(bell, "CONFIG SET maxmemory 0")

    assert took < POLL_LIMIT_SECONDS
    assert (status, begun.status) == (200, 201)


def test_the_first_message_repeated_fifty_times_at_once_is_one(house):
    key, cid = uuid.uuid4().hex, str(uuid.uuid4())
    before = conversations(house)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda _: begin(house, key=key, cid=cid), range(AT_ONCE)))

    assert sorted({each.status for each in answers}) == [200, 201]
    assert sum(each.status == 201 for each in answers) == 1
    assert all(each.body == answers[0].body for each in answers)
    assert conversations(house) - before == {answers[0].conversation}
    assert entries(house, answers[0].conversation) == [(1, cid)]
    assert len({each.cookie for each in answers}) == AT_ONCE
    assert {known_as(house, each.cookie) for each in answers[:3]} == {answers[0].conversation}


def read(house: RunningServer, path: str, **headers: str) -> dict:
    """A page of JSON."""
    request = urllib.request.Request(f"{house.base_url}{path}", headers=headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def conversations(house: RunningServer) -> set[str]:
    key = {"Authorization": f"Bearer {house.key(people_only(house))}"}
    found, path = set(), "/api/v1/conversations/"
    while path:
        page = read(house, path, **key)
        found |= {row["id"] for row in page["results"]}
        path = (page["next"] or "").removeprefix(house.base_url)
    return found


def entries(house: RunningServer, conversation: str) -> list[tuple[int, str]]:
    key = {"Authorization": f"Bearer {house.key(people_only(house))}"}
    page = read(house, f"/api/v1/conversations/{conversation}/messages/", **key)
    return [(row["seq"], row["cid"]) for row in page["results"]]


def known_as(house: RunningServer, cookie: str) -> str:
    return read(house, f"/{people_only(house)}/me/", Cookie=cookie)["conversation"]
