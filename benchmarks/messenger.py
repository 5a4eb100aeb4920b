"""Messages between 50 pairs: what one costs all server processes, how fast it arrives, what an idle socket weighs.

The server and its database share one core, the load generator has the other. The path measured is the path
shipped; LIMITS_SCALE is the only difference. Beside it runs a plain Channels consumer (benchmarks/plain_consumer.py).
"""

import http.client
import json
import os
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.chat import crowded
from benchmarks.chat.processes import (
    SERVER_CORE,
    cpu_seconds,
    descendants,
    load,
    pin,
    rss_kib,
    serving,
)
from benchmarks.figures import Figure
from tests.services.launcher import Services, services

PAIRS = 50
WARM_UP, MEASURE = 3.0, 10.0
GENTLE_PER_SECOND = 200
IDLE_SOCKETS = 500
SHORT_THREAD, LONG_THREAD, FULL_INBOX = 100, 100_000, 10_000
STAMMTISCH = [sys.executable, "manage.py", "serve", "--no-worker"]
PLAIN = [sys.executable, "-m", "daphne", "-b", "127.0.0.1", "-p", "PORT", "benchmarks.plain.asgi:application"]  # fmt: skip
Systems = list[tuple[str, list[str], dict[str, str]]]


def run() -> Iterator[Figure]:
    """Every system in turn, on the same services."""
    pin(SERVER_CORE)
    with services(durable=True) as found, tempfile.TemporaryDirectory(prefix="st-bench-") as name:
        for system, command, environment in _systems(found, Path(name)):
            folder = Path(environment["VAR_DIR"])
            folder.mkdir(exist_ok=True)
            is_plain = system == "plain-channels"
            with serving(command, environment, "/" if is_plain else "/healthz") as port:
                people = _strangers() if is_plain else _people(folder, port)
                url = f"ws://127.0.0.1:{port}/ws/v1/"
                # In this order: memory that was used and given back is no idle socket's, and what follows 100,000
                # messages (autovacuum, a checkpoint) is no gentle evening's.
                if system == "stammtisch":
                    yield from _idle(system, url, people, folder)
                    yield from _gentle(system, url, people, folder)
                yield from _saturated(system, url, people, folder)
                if system == "stammtisch":
                    yield from _crowded(system, url, people, {**os.environ, **environment})


def _systems(found: Services, folder: Path) -> Systems:
    postgres = {"DATABASE_URL": found.database_url, "VAR_DIR": str(folder / "postgres")}
    redis = {"REDIS_URL": found.redis_url}
    sqlite = {"DATABASE_URL": "", "REDIS_URL": "", "VAR_DIR": str(folder / "sqlite")}
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    chosen = os.environ.get("BENCH_SYSTEMS", "")
    systems: Systems = [
        ("stammtisch", STAMMTISCH, {**settings, **postgres, "REDIS_URL": ""}),
        ("stammtisch-uvicorn", STAMMTISCH, {**settings, **postgres, "REDIS_URL": "", "WEB_SERVER": "uvicorn"}),
        ("stammtisch-2-processes", STAMMTISCH, {**settings, **postgres, **redis, "WEB_PROCESSES": "2"}),
        ("stammtisch-sqlite", STAMMTISCH, {**settings, **sqlite}),
        ("plain-channels", PLAIN, {**postgres, **redis, "DJANGO_SETTINGS_MODULE": "benchmarks.plain.settings"}),
    ]  # fmt: skip
    return [each for each in systems if not chosen or each[0] in chosen.split(",")]


def _saturated(system: str, url: str, people: Any, folder: Path) -> Iterator[Figure]:
    spec = {"url": url, "people": people, "warm_up": WARM_UP, "measure": MEASURE}
    if system == "plain-channels":
        # It acknowledges faster than it delivers: paced by that it only grows a queue, and all it spends goes there.
        spec |= {"by_delivery": True, "depth": 1}
    result, cpu, _ = _measured(spec, folder)
    yield _figure(system, "messages_per_second", result["heard"] / result["seconds"], "1/s")
    yield _figure(system, "cpu_s_per_1000_messages", cpu / result["heard"] * 1000, "s")
    yield _figure(system, "saturated_delivery_ms_p50", result["p50_ms"], "ms")
    yield _figure(system, "saturated_delivery_ms_p99", result["p99_ms"], "ms")
    if system != "plain-channels":
        wrong = sum(result[name] for name in ("undelivered", "out_of_order", "closed"))
        yield _figure(system, "lost_or_disordered", wrong, "messages")


def _gentle(system: str, url: str, people: Any, folder: Path) -> Iterator[Figure]:
    spec = {
        "url": url,
        "people": people,
        "warm_up": 2,
        "measure": MEASURE,
        "per_second": GENTLE_PER_SECOND,
    }
    result, cpu, _ = _measured(spec, folder)
    yield _figure(system, "delivery_ms_p50", result["p50_ms"], "ms")
    yield _figure(system, "delivery_ms_p99", result["p99_ms"], "ms")
    yield _figure(system, "gentle_cpu_s_per_1000_messages", cpu / result["heard"] * 1000, "s")


def _idle(system: str, url: str, people: Any, folder: Path) -> Iterator[Figure]:
    before = _settled_rss_kib()
    staff = [each for each in people if "Authorization" in each["headers"]]
    crowd = [staff[number % len(staff)] for number in range(IDLE_SOCKETS)]
    spec = {
        "url": url,
        "people": crowd,
        "warm_up": 1,
        "measure": 5,
        "per_second": 0.01,
    }
    _, _, after = _measured(spec, folder)
    yield _figure(system, "idle_kib_per_socket", (after - before) / IDLE_SOCKETS, "KiB")


def _settled_rss_kib() -> int:
    """What the server has once it has done what follows a start (pricing days, a first look for tasks)."""
    seen = [rss_kib(_server_pids())]
    while len(seen) < 30 and (len(seen) < 5 or seen[-1] - seen[-5] > 500):
        time.sleep(1)
        seen.append(rss_kib(_server_pids()))
    return seen[-1]


def _crowded(
    system: str, url: str, people: list[dict[str, Any]], environment: dict[str, str]
) -> Iterator[Figure]:
    """A thread of 100,000 entries beside one of 100, and an inbox of 10,000 conversations."""
    database, port = environment["DATABASE_URL"], urlsplit(url).port or 0
    demo = json.loads((Path(environment["VAR_DIR"]) / "demo.json").read_text())
    slug = next(each["slug"] for each in demo["businesses"] if not each["assistant"])
    origin = f"http://127.0.0.1:{port}"
    for entries in (SHORT_THREAD, LONG_THREAD):
        conversation, cookie = _start(port, slug, origin)
        crowded.lengthen(database, conversation, entries)
        headers = {"Cookie": cookie, "Origin": origin}
        page = _sorted_of(crowded.page_ms(port, f"/{slug}/", cookie))
        hello = _sorted_of(crowded.hello_ms(url, conversation, headers, entries))
        yield _figure(system, f"page_of_{entries}_entries_ms_p50", page[len(page) // 2], "ms")
        yield _figure(system, f"hello_to_{entries}_entries_ms_p50", hello[len(hello) // 2], "ms")
    crowded.crowd(database, people[0]["conversation"], FULL_INBOX)
    owner = next(each["username"] for each in demo["users"] if each["business"] == slug)
    session = crowded.session_of(owner, environment)
    inbox = _sorted_of(crowded.page_ms(port, f"/admin/h/{slug}/inbox/", session))
    yield _figure(system, f"inbox_of_{FULL_INBOX}_ms_p50", inbox[len(inbox) // 2], "ms")
    yield _figure(system, f"inbox_of_{FULL_INBOX}_ms_p95", inbox[int(len(inbox) * 0.95)], "ms")


def _sorted_of(measure: Callable[[], float]) -> list[float]:
    """The same thing forty times, after it was done a few times unmeasured."""
    for _ in range(5):
        measure()
    return sorted(measure() for _ in range(40))


def _measured(spec: dict[str, Any], folder: Path) -> tuple[dict[str, Any], float, int]:
    """The generator's result, the CPU seconds of all server processes meanwhile, and their memory."""
    begin = used = 0.0
    memory = 0
    for report in load(spec, folder):
        match report["phase"]:
            case "measure":
                begin = cpu_seconds(_server_pids())
            case "measured":
                used = cpu_seconds(_server_pids()) - begin
                memory = rss_kib(_server_pids())
            case "done":
                return report, used, memory
    raise SystemExit("the load generator ended early")


def _server_pids() -> list[int]:
    return [pid for pid in descendants(os.getpid()) if "benchmarks.chat" not in _command(pid)]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def _people(folder: Path, port: int) -> list[dict[str, Any]]:
    """Pairs of a diner and a key in conversations of the house without an assistant."""
    demo = json.loads((folder / "demo.json").read_text())
    slug = next(each["slug"] for each in demo["businesses"] if not each["assistant"])
    secret = next(
        each["key"]
        for each in demo["api_keys"]
        if each["business"] == slug and "conversations:write" in each["scopes"]
    )
    people = []
    origin = f"http://127.0.0.1:{port}"
    for _ in range(PAIRS):
        conversation, cookie = _start(port, slug, origin)
        people.append(
            {"conversation": conversation, "headers": {"Cookie": cookie, "Origin": origin}}
        )
        people.append(
            {"conversation": conversation, "headers": {"Authorization": f"Bearer {secret}"}}
        )
    return people


def _start(port: int, slug: str, origin: str) -> tuple[str, str]:
    body = {"key": uuid.uuid4().hex, "cid": str(uuid.uuid4()), "body": "Guten Tag", "lang": "de"}
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Content-Type": "application/json", "Origin": origin}
    link.request("POST", f"/{slug}/start/", json.dumps(body), headers)
    answer = link.getresponse()
    begun = json.loads(answer.read())
    cookie = (answer.headers["Set-Cookie"] or "").split(";")[0]
    link.close()
    return begun["conversation"], cookie


def _strangers() -> list[dict[str, Any]]:
    rooms = [uuid.uuid4().hex for _ in range(PAIRS)]
    return [{"conversation": room, "headers": {}} for room in rooms for _ in range(2)]


def _figure(metric_system: str, metric: str, value: float, unit: str) -> Figure:
    return Figure(
        bench="messenger", system=metric_system, metric=metric, value=round(value, 4), unit=unit
    )


if __name__ == "__main__":
    begin = time.monotonic()
    for figure in run():
        print(figure.as_json(), flush=True)
    print(f"took {time.monotonic() - begin:.0f} s", file=sys.stderr)
