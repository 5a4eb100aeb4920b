"""Reservations through the action: 32 contenders for one evening, and across 1,000 houses, on both databases.

The commits are durable (fsync on, synchronous_commit on, synchronous=FULL), as in production.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from tests.services.launcher import services

ROOT = Path(__file__).resolve().parent.parent
CONTENDERS = 32
TABLES = 60
EVENINGS = list(range(10, 18))
REQUESTS = 128
"""For each evening; the house seats about 180 parties of it, so that some are refused."""


def run() -> Iterator[Figure]:
    """PostgreSQL first: its evening is the figure that counts. The plain ways run beside it on the same database."""
    with services(durable=True) as found:
        environment = _environment(found.database_url)
        yield from _evening(environment, "stammtisch")
        yield from _many_houses(environment, "stammtisch, postgresql, 1000 houses")
        yield from _plain(environment, "day-lock", "plain day lock, postgresql", EVENINGS)
        yield from _plain(environment, "exclusion", "plain exclusion, postgresql", EVENINGS[:1])
    with tempfile.TemporaryDirectory(prefix="st-bench-") as directory:
        environment = _environment(f"sqlite:///{directory}/bench.sqlite3")
        yield from _evening(environment, "stammtisch, sqlite")
        yield from _many_houses(environment, "stammtisch, sqlite, 1000 houses")
        yield from _plain(environment, "day-lock", "plain day lock, sqlite", EVENINGS)


def _evening(environment: dict[str, str], system: str) -> Iterator[Figure]:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True
    )
    [house] = _process(environment, "seed", houses=1, tables=TABLES)["houses"]
    yield from _measured(environment, system, [house], EVENINGS)


def _many_houses(environment: dict[str, str], system: str) -> Iterator[Figure]:
    houses = _process(environment, "seed", houses=1000, tables=12)["houses"]
    yield from _measured(environment, system, houses, EVENINGS[:4])


def _measured(
    environment: dict[str, str], system: str, houses: list[int], evenings: list[int]
) -> Iterator[Figure]:
    given = {"houses": houses, "threads": CONTENDERS, "requests": REQUESTS, "seed": 1}
    _process(environment, "reserve", **{**given, "evenings": [300]})  # warm
    yield from _figures(system, _process(environment, "reserve", **given, evenings=evenings))


def _plain(
    environment: dict[str, str], way: str, system: str, evenings: list[int]
) -> Iterator[Figure]:
    environment = environment | {"DJANGO_SETTINGS_MODULE": "benchmarks.plain.settings"}
    given = {"way": way, "tables": TABLES, "threads": CONTENDERS, "requests": REQUESTS, "seed": 1}
    module = "benchmarks.plain.reserving"
    yield from _figures(system, _process(environment, module=module, **given, evenings=evenings))


def _figures(system: str, found: Any) -> Iterator[Figure]:
    seconds, refused = found["seconds"], found["refused"]
    p99 = statistics.quantiles(seconds, n=100)[98]
    for metric, value, unit in (
        ("reservations_per_second", (len(seconds) - len(refused)) / found["elapsed"], "1/s"),
        ("conflicts", float(len(refused)), "refused"),
        ("reservation_ms_p50", statistics.median(seconds) * 1000, "ms"),
        ("reservation_ms_p99", p99 * 1000, "ms"),
        ("cpu_s_per_1000_reservations", found["cpu"] / len(seconds) * 1000, "s"),
    ):
        yield Figure(
            bench="reservations", system=system, metric=metric, value=round(value, 1), unit=unit
        )


def _environment(url: str) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": url,
        "REDIS_URL": "",
        "DATABASE_POOL": "0",  # each contender keeps one connection
        "SECRET_KEY": "only-for-the-bench-0123456789-0123456789",
        "VAR_DIR": tempfile.gettempdir(),
    }


def _process(
    environment: dict[str, str],
    *command: str,
    module: str = "benchmarks.reserving",
    **given: Any,
) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", module, *command],
        cwd=ROOT,
        env=environment,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)
