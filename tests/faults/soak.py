"""`script/soak SECONDS SEED`: the fault matrix at full length, row after row until the time is over.

The seed decides the order of the rows and every chance in them. One JSON object a line: the row, its violations (0) and
what was measured against its goal. Ends with 1 when a row was violated or missed its goal. SOAK_ROWS=M1,M12 chooses rows.
"""

import asyncio
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.faults.bells import trouble_with_the_bell
from tests.faults.crowds import seconds_until_all_are_back
from tests.faults.planted import FAULTS
from tests.faults.readers import busy_room
from tests.faults.reservations.bookers import Bookers
from tests.faults.runs import (
    Load,
    Trouble,
    Verdict,
    cuts,
    half_open,
    kills,
    kills_of_one,
    run,
    slow,
    storm,
)
from tests.faults.tools.history import check_bookings
from tests.services.launcher import services, valkey
from tests.services.servers import server


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a row."""

    violations: list[str]
    measured: Mapping[str, Any] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether nothing was violated and every goal was met."""
        return not self.violations and not self.missed


def outcome(verdict: Verdict, **limits: float) -> Outcome:
    """The judge's word, and which of the report's figures exceed their limit."""
    report = verdict.report
    missed = [
        f"{name}: {report[name]} > {limit}"
        for name, limit in limits.items()
        if report[name] is not None and report[name] > limit
    ]
    if report["failed"] or not report["in time"]:
        missed.append("not everything arrived in time")
    measured = {**verdict.counts, **report}
    return Outcome(violations=list(verdict.violations), measured=measured, missed=missed)


def embedded(load: Load, *troubles: Trouble, **limits: float) -> Callable[[int], Outcome]:
    """A row on the embedded server."""

    def row(seed: int) -> Outcome:
        with server() as house:
            return outcome(asyncio.run(run(house, load, troubles, seed)), **limits)

    return row


def three_processes(load: Load, *troubles: Trouble, **limits: float) -> Callable[[int], Outcome]:
    """A row on PostgreSQL and Valkey with three web processes."""

    def row(seed: int) -> Outcome:
        with server(postgres=True, WEB_PROCESSES="3") as house:
            return outcome(asyncio.run(run(house, load, troubles, seed)), **limits)

    return row


def m4(seed: int) -> Outcome:
    """Valkey is killed for 30 s, emptied, and full."""
    load = Load(conversations=20, messages=60, pace=0.8, drain=90)
    with valkey() as bell, server(postgres=True, WEB_PROCESSES="3", REDIS_URL=bell.url) as house:
        troubles = [trouble_with_the_bell(bell)]
        return outcome(asyncio.run(run(house, load, troubles, seed)), p99=6)


def m10(seed: int) -> Outcome:
    """Fifty readers never read."""
    with server() as house:
        cost = asyncio.run(busy_room(house, readers=50, seconds=55, let_go_seconds=60, pause=0.01))
    missed = []
    if cost.grew_mb > 5 * 50:
        missed.append("more than 5 MB for each reader")
    if cost.still_open:
        missed.append("not all were closed within 60 s")
    if cost.p99_seconds > 3 * cost.p99_alone_seconds + 0.1:
        missed.append("the others were harmed")
    measured = {name: round(getattr(cost, name), 4) for name in cost.__slots__}
    return Outcome(violations=[], measured=measured, missed=missed)


def m12(seed: int) -> Outcome:
    """Two thousand sockets come back at once after a kill."""
    with server() as house:
        took = asyncio.run(seconds_until_all_are_back(house, 2_000))
    missed = ["not all were back within 30 s"] if took > 30 else []
    return Outcome(violations=[], measured={"seconds": round(took, 1)}, missed=missed)


def planted(seed: int) -> Outcome:
    """The judge finds every fault that was planted."""
    blind = []
    for fault in FAULTS:
        with server(command=[sys.executable, "-m", "tests.faults.planted", fault]) as wrong:
            load = Load(messages=40, drain=20)
            troubles = [storm(0.5), kills(1, (1, 2), first=1.5)]
            if not asyncio.run(run(wrong, load, troubles, seed)).violations:
                blind.append(f"not found: {fault}")
    return Outcome(violations=[], measured={"faults": len(FAULTS)}, missed=blind)


def bookings(seed: int) -> Outcome:
    """Kill -9 in the middle of many reservations whose bookers ask again with the same key."""
    with server(postgres=True, WEB_PROCESSES="3") as house:
        slug = "kueche-salbei"
        bookers = Bookers(port=house.port, slug=slug, key=house.key(slug), seed=seed)
        starts = bookers.starts(8, party_size=8)
        due = list(range(100, 1_000, 100))

        def kill_now_and_then(answered: int) -> None:
            if due and answered >= due[0]:
                due.pop(0)
                house.kill()
                house.start()

        bookers.rush(1_000, starts, meanwhile=kill_now_and_then)
        bookers.read_the_book(starts)
    violations, counts = check_bookings(bookers.events)
    return Outcome(violations=list(violations), measured={**counts, **bookers.outcome})


CROWD = Load(conversations=50, messages=40, pace=1.5, drain=120)
ROWS: dict[str, Callable[[int], Outcome]] = {
    "M1": embedded(
        Load(conversations=6, messages=60, pace=0.25), storm(1.5), kills(5, (1.5, 3)), p99=5
    ),
    "M2": three_processes(
        Load(conversations=50, messages=20, pace=1.0), kills_of_one(6, (2, 4)), p99=5
    ),
    "M4": m4,
    "M5": embedded(Load(conversations=10, messages=60, pace=0.5), cuts(0.5, 60)),
    "M6 up": embedded(CROWD, half_open("up", 60)),
    "M6 down": embedded(CROWD, half_open("down", 60)),
    "M6 both": embedded(CROWD, half_open("both", 60)),
    "M7": embedded(
        Load(conversations=6, messages=40, pace=0.8, drain=90), slow(400, 300, 40), p99=6
    ),
    "M8": embedded(Load(conversations=10, messages=50, times=3), storm(2.0)),
    "M10": m10,
    "M12": m12,
    "bookings": bookings,
    "planted faults": planted,
}


@contextmanager
def _surroundings() -> Iterator[None]:
    """PostgreSQL, Valkey and the folder for templates that tests.services.servers expects."""
    with services(durable=True) as found, tempfile.TemporaryDirectory(prefix="st-soak-") as name:
        os.environ |= {
            "RUN_SHARED_DIR": name,
            "RUN_DATABASE_URL": found.database_url,
            "RUN_REDIS_URL": found.redis_url,
            "DATABASE_URL": "",
            "REDIS_URL": "",
        }
        yield


def main(seconds: float, seed: int) -> int:
    """Run rows until the time is over; a row that has begun is finished."""
    chance = random.Random(seed)
    until = time.monotonic() + seconds
    chosen = [n for n in os.environ.get("SOAK_ROWS", "").split(",") if n] or list(ROWS)
    order: list[str] = []
    bad = 0
    with _surroundings():
        while time.monotonic() < until:
            order = order or chance.sample(chosen, len(chosen))
            name, own_seed, since = order.pop(), chance.randrange(1 << 30), time.monotonic()
            result = ROWS[name](own_seed)
            bad += not result.is_good
            line = {
                "row": name,
                "seed": own_seed,
                "took": round(time.monotonic() - since),
                "violations": len(result.violations),
                "examples": result.violations[:3],
                "missed": result.missed,
                **result.measured,
            }
            print(json.dumps(line, ensure_ascii=False), flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2])))
