"""kill -9 in the middle of 300 reservations over REST, whose bookers ask again with the same key: no promise breaks."""

import json
import subprocess
import sys

import pytest

from tests.faults.reservations.bookers import Bookers
from tests.faults.tools.history import check_bookings
from tests.services.servers import ROOT

pytestmark = [pytest.mark.faults, pytest.mark.slow]
POSTS = 300
SOME = 10  # how many find a table depends on what the demo has reserved on these days
KINDS = [
    pytest.param({}, (60, 180), id="SQLite, one process"),
    pytest.param(
        {"postgres": True, "WEB_PROCESSES": "3"}, (120,), id="PostgreSQL, three processes"
    ),
]
"""The server, and after how many answers it is killed: three processes take a while to come back on two cores."""


@pytest.mark.parametrize(("kind", "kills_after"), KINDS)
def test_no_promise_breaks_when_the_server_is_killed_again_and_again(
    start_server, kind, kills_after
):
    server = start_server(**kind)
    bookers = Bookers(port=server.port, slug="kueche-salbei", key=server.key("kueche-salbei"))
    starts = bookers.starts(4, party_size=8)
    kills = list(kills_after)

    def kill_now_and_then(answered):
        if kills and answered >= kills[0]:
            kills.pop(0)
            server.kill()
            server.start()

    bookers.rush(POSTS, starts, meanwhile=kill_now_and_then)
    bookers.read_the_book(starts)
    violations, counts = check_bookings(bookers.events)

    assert violations == []
    assert kills == []
    assert bookers.outcome["confirmed"] >= SOME
    assert bookers.outcome["refused"] >= SOME
    assert bookers.lost > 0
    assert counts["keys"] == POSTS
    assert not any(event["e"] == "gave-up" for event in bookers.events)
    assert invariants(server) == {
        "double_booked": 0,
        "gaps": 0,
        "promises_broken": 0,
        "cross_tenant": 0,
        "orphans": 0,
    }


def invariants(server):
    done = subprocess.run(
        [sys.executable, "manage.py", "check_invariants"],
        cwd=ROOT,
        env=server.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(done.stdout)
