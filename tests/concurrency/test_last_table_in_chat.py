"""64 diners in the chat and 16 integrators over REST want the last table at one moment."""

import asyncio
import datetime as dt
import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.concurrency.arena import ROOT, deadlocks
from tests.concurrency.diners import Diner, greet, post, wish
from tests.dialogues.play import HOUSE, Rest
from tests.services.servers import RunningServer, server

pytestmark = [pytest.mark.race, pytest.mark.slow]
DINERS, POSTS = 64, 16
AT_A_TIME = 8


def last_table(rest: Rest) -> dt.datetime:
    """Fill the house at one time, then free one small table; returns that time."""
    with closing(rest.http) as http:
        evening = rest.today() + dt.timedelta(days=3)
        at = dt.datetime.combine(evening, dt.time(19), tzinfo=rest.zone)
        rest.fill(at.date(), at.time())
        page = http.get("/reservations/", params={"date": evening.isoformat()}).json()
        small = min(page["results"], key=lambda row: int(row["party_size"]))
        assert small["party_size"] <= 2
        assert http.post(f"/reservations/{small['id']}/cancel/", json={}).status_code == 200
    return at


def cpu_seconds(running: RunningServer) -> float:
    """What the web processes have computed so far."""
    ticks = 0
    for pid in running.web_processes():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


async def all_at_once(
    running: RunningServer, at: dt.datetime
) -> tuple[list[Diner], list[httpx2.Response], float]:
    """Greet them one after the other, then let all go; what they were told, and what that cost the web processes."""
    diners: list[Diner] = []
    for _ in range(DINERS // AT_A_TIME):
        diners += await asyncio.gather(*(greet(running.demo, HOUSE) for _ in range(AT_A_TIME)))
    sentence = f"Ein Tisch für 2 am {at.day}.{at.month}. um {at:%H:%M} Uhr, bitte"
    body: dict[str, Any] = {
        "starts_at": at.isoformat(),
        "party_size": 2,
        "name": "Kasse",
        "email": "kasse@example.org",
    }
    headers = {"Authorization": f"Bearer {running.key(HOUSE)}"}
    async with httpx2.AsyncClient(base_url=running.base_url, headers=headers, timeout=60) as http:
        before = cpu_seconds(running)
        answers = await asyncio.gather(
            *(wish(diner, sentence) for diner in diners),
            *(post(http, body) for _ in range(POSTS)),
        )
        spent = cpu_seconds(running) - before
    for diner in diners:
        await diner.socket.close()
    return diners, [each for each in answers if each is not None], spent


def invariants(running: RunningServer) -> dict[str, int]:
    checked = subprocess.run(
        [sys.executable, "manage.py", "check_invariants"],
        cwd=ROOT,
        env=running.environment,
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, int] = json.loads(checked.stdout)
    return found


def test_one_of_eighty_wins_and_all_others_are_told_what_is_free(record_property):
    before = deadlocks()
    with server(postgres=True, WEB_PROCESSES="2") as running:
        at = last_table(Rest(running.demo))

        diners, answers, spent = asyncio.run(all_at_once(running, at))

        found, log = invariants(running), running.log
    record_property("slowest_answer_seconds", max(each.seconds for each in diners))
    record_property("web_cpu_seconds", spent)
    holders = [each for each in diners if each.cards("contact")]
    bookers = [each for each in answers if each.status_code == 201]
    assert len(holders) + len(bookers) == 1
    for diner in diners:
        if diner not in holders:
            assert diner.cards("offers")[0]["options"], diner.words
    for answer in answers:
        if answer not in bookers:
            assert answer.status_code == 409
            assert answer.json()["code"] == "no_table"
            assert answer.json()["alternatives"]
    assert not any(found.values()), found
    assert "Traceback" not in log
    assert deadlocks() == before
