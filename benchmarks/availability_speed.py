"""Availability of a house-day: in the engine, over REST by one client, and how it grows with tables and with history."""

import datetime as dt
import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.figures import Figure
from reservations.engine import Day, FloorPlan, Period, Stay, Table, open_slots
from tests.services.servers import RunningServer, server

ROOT = Path(__file__).resolve().parent.parent
BERLIN = ZoneInfo("Europe/Berlin")
DATE = dt.date(2027, 6, 4)
NOW = dt.datetime(2027, 6, 1, 12, tzinfo=dt.UTC)
PARTIES = (2, 3, 4, 6)
NEVER_ASKED = (1, 5, 7, 8)
"""Parties about which nothing was asked before they are measured."""
QUIET_SECONDS = 12
TURN = dt.timedelta(minutes=90)


def run() -> Iterator[Figure]:
    """The engine first, then the whole way over HTTP, then growth."""
    for tables in (80, 10, 100, 1000):
        yield from _engine(tables)
    yield from _rest()
    yield from _growth()


def _engine(tables: int) -> Iterator[Figure]:
    """A busy day of plain Python values; the first answer fills caches that the plan keeps."""
    day = busy_day(tables)
    seconds = _timed(lambda size: open_slots(day, size), 200 if tables <= 100 else 20)
    system = "stammtisch" if tables == 80 else f"stammtisch, {tables} tables"
    yield _figure(system, "engine_ms_p50", statistics.median(seconds))
    yield _figure(system, "engine_ms_p95", _p95(seconds))


def busy_day(tables: int) -> Day:
    """An evening with a party and a half at each table."""
    chance = random.Random(tables)
    plan = FloorPlan(
        tables=tuple(
            Table(id=n, min_party=1, max_party=(2, 4, 4, 6)[n % 4], area=n % 2)
            for n in range(tables)
        )
    )
    evening = dt.datetime.combine(DATE, dt.time(17), tzinfo=BERLIN).astimezone(dt.UTC)
    stays = []
    for table in range(tables):
        at = evening + dt.timedelta(minutes=15 * chance.randrange(4))
        while at < evening + dt.timedelta(hours=5):
            if chance.random() < 0.6:
                stays.append(
                    Stay(
                        id=f"{table}-{len(stays)}",
                        starts_at=at,
                        occupied_until=at + TURN,
                        party_size=2,
                        tables=(table,),
                    )
                )
            at += TURN + dt.timedelta(minutes=15 * chance.randrange(3))
    return Day(
        date=DATE,
        zone=BERLIN,
        now=NOW,
        plan=plan,
        periods=(Period(opens=17 * 60, last_seating=22 * 60),),
        turns=((20, 90),),
        stays=tuple(stays),
    )


def _rest() -> Iterator[Figure]:
    """What was asked before and has not changed, as most questions; and what nobody has asked yet."""
    with tempfile.TemporaryDirectory(prefix="st-bench-") as shared:
        os.environ.setdefault("RUN_SHARED_DIR", shared)
        with server() as running:
            client = _Client(running)
            client.wait_until_quiet()
            first = [client.ask(*each) for each in client.questions(NEVER_ASKED)]
            again = [client.ask(*each) for each in client.questions(PARTIES) * 2]
    for name, seconds in (("", again[len(again) // 2 :]), ("_first", first)):
        yield _figure("stammtisch", f"availability{name}_ms_p50", statistics.median(seconds))
        yield _figure("stammtisch", f"availability{name}_ms_p95", _p95(seconds))


class _Client:
    """One client on one connection."""

    def __init__(self, running: RunningServer) -> None:
        self._houses = [each["slug"] for each in running.demo["businesses"]]
        self._connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=30)
        self._today = dt.datetime.now(BERLIN).date()  # noqa: TID251 -- outside Django

    def questions(self, sizes: Sequence[int]) -> list[tuple[str, dt.date, int]]:
        """Each house on each of two weeks for each of these parties."""
        dates = [self._today + dt.timedelta(days=days) for days in range(1, 15)]
        return [(house, date, size) for date in dates for house in self._houses for size in sizes]

    def ask(self, house: str, date: dt.date, size: int) -> float:
        """The seconds from the question to the end of the answer."""
        path = f"/api/v1/businesses/{house}/availability/?date={date}&party_size={size}"
        begun = time.perf_counter()
        self._connection.request("GET", path)
        response = self._connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(body.decode())
        return time.perf_counter() - begun

    def wait_until_quiet(self) -> None:
        """The first start of a demo prices days and plays evenings in the same process: that is not measured here."""
        until = time.monotonic() + QUIET_SECONDS
        while time.monotonic() < until:
            self.ask(self._houses[0], self._today + dt.timedelta(days=1), PARTIES[0])


def _growth() -> Iterator[Figure]:
    """The query that everybody calls, and a whole reservation, in process, on SQLite."""
    with tempfile.TemporaryDirectory(prefix="st-bench-") as directory:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DATABASE_URL": f"sqlite:///{directory}/bench.sqlite3",
            "REDIS_URL": "",
            "VAR_DIR": directory,
        }
        migrate = [sys.executable, "manage.py", "migrate", "-v", "0"]
        subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.growing"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(done.stderr)
    for metric, systems in json.loads(done.stdout).items():
        for system, seconds in systems.items():
            yield _figure(system, f"{metric}_ms_p50", statistics.median(seconds))
            yield _figure(system, f"{metric}_ms_p95", _p95(seconds))


def _timed(ask: Callable[[int], object], count: int) -> list[float]:
    ask(2)
    seconds = []
    for number in range(count):
        begun = time.perf_counter()
        ask(PARTIES[number % len(PARTIES)])
        seconds.append(time.perf_counter() - begun)
    return seconds


def _p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20)[18]


def _figure(system: str, metric: str, seconds: float) -> Figure:
    return Figure(
        bench="availability",
        system=system,
        metric=metric,
        value=round(seconds * 1000, 3),
        unit="ms",
    )
