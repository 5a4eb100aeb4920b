"""How long script/server takes until it answers: with nothing there but .venv, and again on its data; and its memory.

The first start includes migrating and loading the demo; it does not include pip, whose time is the network's. Beside it
an empty project with the admin on Daphne: what the same libraries need for nothing at all.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from benchmarks.figures import Figure
from tests.services.servers import ROOT, free_port


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """What is started, and the pages asked of it."""

    name: str
    command: str
    answers_at: str
    pages: tuple[str, ...]
    settings: str | None = None


LOGIN = "/admin/login/"
STAMMTISCH = System(
    name="stammtisch",
    command="exec script/server",
    answers_at="/healthz",
    pages=("/api/v1/businesses/", LOGIN, "/api/v1/schema/"),
)
EMPTY_PROJECT = System(
    name="empty project",
    command="{python} manage.py migrate -v 0 &&"
    " exec {python} -m daphne -p $PORT benchmarks.plain.empty:application",
    answers_at=LOGIN,
    pages=(LOGIN,),
    settings="benchmarks.plain.project",
)


def run() -> Iterator[Figure]:
    """First start, next start, resident memory of the one process after a few pages, and the end by Ctrl-C."""
    for system in (STAMMTISCH, EMPTY_PROJECT):
        with tempfile.TemporaryDirectory(prefix="st-bench-") as var_dir:
            yield from _measured(system, var_dir)


def _measured(system: System, var_dir: str) -> Iterator[Figure]:
    port = free_port()
    environment = _environment(system, var_dir, port)
    first, process = _start(system, environment, port)
    yield _figure(system, "first_start_s", first, "s")
    _end(process)
    again, process = _start(system, environment, port)
    yield _figure(system, "next_start_s", again, "s")
    for path in system.pages * 3:
        urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30).read()
    yield _figure(system, "rss_mib", _rss_mib(process.pid), "MiB")
    yield _figure(system, "stop_s", _end(process), "s")


def _figure(system: System, metric: str, value: float, unit: str) -> Figure:
    return Figure(
        bench="startup", system=system.name, metric=metric, value=round(value, 3), unit=unit
    )


def _environment(system: System, var_dir: str, port: int) -> dict[str, str]:
    mine = {"VAR_DIR": var_dir, "PORT": str(port), "DATABASE_URL": "", "REDIS_URL": ""}
    if system.settings:
        mine["DJANGO_SETTINGS_MODULE"] = system.settings
    dropped = {"PYTHONDONTWRITEBYTECODE", "DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in dropped} | mine


def _start(
    system: System, environment: dict[str, str], port: int
) -> tuple[float, subprocess.Popen[bytes]]:
    begin = time.monotonic()
    process = subprocess.Popen(
        ["/bin/sh", "-c", system.command.format(python=sys.executable)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=sys.stderr if system is STAMMTISCH else subprocess.DEVNULL,
        start_new_session=True,
    )
    while True:
        try:
            urllib.request.urlopen(
                f"http://127.0.0.1:{port}{system.answers_at}", timeout=60
            ).close()
        except urllib.error.HTTPError as refused:
            if refused.code == HTTPStatus.SERVICE_UNAVAILABLE:
                continue
            os.killpg(process.pid, signal.SIGKILL)
            raise SystemExit(f"{system.name} answered {refused}") from None
        except OSError:
            if process.poll() is not None:
                raise SystemExit(f"{system.name} did not start") from None
            time.sleep(0.01)
        else:
            return time.monotonic() - begin, process


def _end(process: subprocess.Popen[bytes]) -> float:
    begin = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    process.wait(30)
    return time.monotonic() - begin


def _rss_mib(pid: int) -> float:
    """Resident memory; the shell replaces itself by the server, so the process is the same."""
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        line = next(each for each in status.read_text().splitlines() if each.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=True)
    return int(shown.stdout) / 1024
