"""Invariant M: what was acknowledged is stored once and reaches everybody in one order, whatever breaks.

The rows that share a server run at the same time, each through a proxy of its own. script/soak runs them long.
"""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.faults.crowds import seconds_until_all_are_back
from tests.faults.planted import FAULTS
from tests.faults.runs import Load, Verdict, cuts, half_open, kills, run, slow, storm
from tests.services.servers import RunningServer, server

pytestmark = [pytest.mark.faults, pytest.mark.slow]
HALF_OPEN = Load(conversations=2, messages=12, pace=0.3, ping=1)
ROWS = {
    "M5": (Load(messages=20, pace=0.15), [cuts(0.2, 20)]),
    "M6 up": (HALF_OPEN, [half_open("up", 3)]),
    "M6 down": (HALF_OPEN, [half_open("down", 3)]),
    "M6 both": (HALF_OPEN, [half_open("both", 3)]),
    "M7": (Load(conversations=2, messages=12), [slow(200, 150, 4)]),
    "M8": (Load(messages=25, times=3), [storm(1.0)]),
}


@pytest.fixture(scope="module")
def house() -> Iterator[RunningServer]:
    """One embedded server for all faults of this file."""
    with server() as running:
        yield running


@pytest.fixture(scope="module")
def verdicts(house: RunningServer) -> dict[str, Verdict]:
    """The verdict of each row, all of them run at once."""

    async def all_at_once() -> list[Verdict]:
        return await asyncio.gather(
            *(run(house, load, troubles) for load, troubles in ROWS.values())
        )

    return dict(zip(ROWS, asyncio.run(all_at_once()), strict=True))


def assert_kept(verdict: Verdict, *, acknowledged: int) -> None:
    """Nothing was violated, and all of it arrived."""
    assert list(verdict.violations) == []
    assert verdict.counts["acknowledged"] == verdict.counts["stored"] == acknowledged, verdict
    assert not verdict.report["failed"], verdict.report


async def test_m1_the_server_is_killed_while_connections_are_reset(house):
    verdict = await run(house, Load(messages=40), [storm(1.5), kills(2, (1.5, 3))])

    assert_kept(verdict, acknowledged=320)


def test_m5_frames_are_cut_in_the_middle(verdicts):
    assert_kept(verdicts["M5"], acknowledged=160)
    assert verdicts["M5"].report["connections"] > 8  # one for each person, and one after each cut


@pytest.mark.parametrize("direction", ["up", "down", "both"])
def test_m6_connections_are_half_open_for_a_while(verdicts, direction):
    verdict = verdicts[f"M6 {direction}"]

    assert_kept(verdict, acknowledged=48)
    assert verdict.report["connections"] > 4


def test_m7_the_network_is_bad(verdicts):
    assert_kept(verdicts["M7"], acknowledged=48)


def test_m8_each_message_is_sent_three_times(verdicts):
    assert_kept(verdicts["M8"], acknowledged=200)


async def test_m12_everybody_comes_back_at_once_after_a_kill(house):
    assert await seconds_until_all_are_back(house, 100) < 30


@pytest.fixture(scope="module")
def verdicts_on_faults() -> dict[str, Verdict]:
    """The verdict on each server that is wrong on purpose, all of them run at once."""

    async def judged(fault: str) -> Verdict:
        command = [sys.executable, "-m", "tests.faults.planted", fault]
        wrong = await asyncio.to_thread(stack.enter_context, server(command=command))
        for seed in (1, 2, 3):  # a busy machine may need longer to show what is wrong
            load = Load(messages=20, drain=3 * seed)
            verdict = await run(wrong, load, [storm(0.3)], seed=seed)
            if verdict.violations:
                break
        return verdict

    async def all_at_once() -> list[Verdict]:
        return await asyncio.gather(*map(judged, FAULTS))

    with ExitStack() as stack:
        return dict(zip(FAULTS, asyncio.run(all_at_once()), strict=True))


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_the_judge_finds_a_planted_fault(verdicts_on_faults, fault):
    assert verdicts_on_faults[fault].violations
