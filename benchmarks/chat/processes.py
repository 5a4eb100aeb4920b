"""Servers under measurement: pinned to one core, with what they and their database have used of it."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.services.servers import ROOT, free_port

SERVER_CORE, LOAD_CORE = 0, 1
TICKS = os.sysconf("SC_CLK_TCK")


def pin(core: int) -> None:
    """Run this process, and whatever it starts from now on, on one core, where there are two."""
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {core})


def hurry(pids: list[int]) -> None:
    """Let these processes have the niceness of this one, whatever session they run in (Linux groups by session)."""
    for pid in (os.getpid(), *pids):
        with contextlib.suppress(OSError):
            Path(f"/proc/{pid}/autogroup").write_text(str(os.nice(0)))


def descendants(root: int) -> list[int]:
    """All living processes below this one."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError, IndexError):
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, todo = [], [root]
    while todo:
        children = parents.get(todo.pop(), [])
        found += children
        todo += children
    return found


def cpu_seconds(pids: list[int]) -> float:
    """What these processes have used so far."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError, IndexError):
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
    return total / TICKS


def rss_kib(pids: list[int]) -> int:
    """Memory that they wrote and that is theirs alone, summed (what was only read may be taken away and come back)."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Private_Dirty"):
                    total += int(line.split()[1])
    return total


@contextlib.contextmanager
def serving(command: list[str], environment: dict[str, str], path: str) -> Iterator[int]:
    """The server of this command on a free port, from its first answer until the block ends."""
    port = free_port()
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DJANGO_SETTINGS_MODULE", "PYTHONDONTWRITEBYTECODE", "DATABASE_POOL"}
    }
    process = subprocess.Popen(
        [part.replace("PORT", str(port)) for part in command],
        cwd=ROOT,
        env={**inherited, "LIMITS_SCALE": "100000", **environment, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + 120
        while not _answers(f"http://127.0.0.1:{port}{path}"):
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("a server under measurement did not start")
            time.sleep(0.1)
        hurry(descendants(os.getpid()))
        yield port
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=60).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def load(spec: dict[str, Any], folder: Path) -> Iterator[dict[str, Any]]:
    """What the load generator reports, phase by phase."""
    path = folder / "spec.json"
    path.write_text(json.dumps(spec))
    pin(LOAD_CORE)
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.chat.pairs", str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    pin(SERVER_CORE)
    assert process.stdout is not None
    for line in process.stdout:
        yield json.loads(line)
    if process.wait():
        raise SystemExit("the load generator failed")
