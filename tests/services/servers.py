"""The real server as a process, with a folder and a database of its own, for browser and fault tests."""

import contextlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from tests.promises import false_promises
from tests.services.databases import migrated, migrated_sqlite, on_postgres, once, url_of

ROOT = Path(__file__).resolve().parent.parent.parent
SECRET_KEY = "one-key-for-all-test-servers-0123456789-0123456789"
SERVE = (sys.executable, "manage.py", "serve")
READY_SECONDS = 90
TEMPLATE = "stammtisch_demo"
DATABASE = "stammtisch.sqlite3"


@dataclass(slots=True, kw_only=True)
class RunningServer:
    """A server that answers. `kill()` and `start()` make it fall and come back on the same port and data."""

    var_dir: Path
    port: int
    environment: dict[str, str]
    command: Sequence[str] = SERVE
    process: subprocess.Popen[bytes] | None = None
    demo: dict[str, Any] = field(default_factory=dict)

    @property
    def base_url(self) -> str:
        """Where it answers, as a browser on this machine names it."""
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> str:
        """What the server has printed since it was first started."""
        return (self.var_dir / "server.log").read_text(errors="replace")

    def key(self, slug: str, *, scopes: int = 4) -> str:
        """The API key of a demo house with so many scopes."""
        keys = self.demo["api_keys"]
        return next(
            each["key"]
            for each in keys
            if each["business"] == slug and len(each["scopes"]) == scopes
        )

    def user(self, slug: str, role: str = "owner") -> dict[str, str]:
        """A demo user with this role in this house: username and password."""
        return next(
            each for each in self.demo["users"] if (each["business"], each["role"]) == (slug, role)
        )

    def start(self) -> None:
        """Start (again), and return when it answers."""
        with (self.var_dir / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + READY_SECONDS
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"the server did not start:\n{self.log}")
            time.sleep(0.05)
        self.demo = json.loads((self.var_dir / "demo.json").read_text())

    def answers(self) -> bool:
        """Whether it answers an HTTP request."""
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    def false_promises(self) -> list[str]:
        """What the house has said in any of its conversations of tables that are not stored."""
        url = self.environment["DATABASE_URL"]
        store = psycopg.connect(url) if url else sqlite3.connect(self.var_dir / DATABASE)
        with contextlib.closing(store), contextlib.closing(store.cursor()) as cursor:
            return false_promises(cursor)

    def web_processes(self) -> list[int]:
        """The process ids of its web processes where WEB_PROCESSES is above 1."""
        assert self.process is not None
        own = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [
            int(pid)
            for pid in own.split()
            if b"--on-fd" in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]

    def kill(self) -> None:
        """Kill without warning, with all its children."""
        self._signal(signal.SIGKILL)

    def stop(self) -> int:
        """Ctrl-C; returns the exit code, and fails when it takes more than 10 seconds."""
        self._signal(signal.SIGINT)
        assert self.process is not None
        return self.process.returncode

    def _signal(self, number: signal.Signals) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        group = self.process.pid
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, number)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(group, signal.SIGKILL)
            self.process.wait()
            raise


@contextlib.contextmanager
def server(
    *, postgres: bool = False, command: Sequence[str] = SERVE, **environment: str
) -> Iterator[RunningServer]:
    """A server with the demo and probestube, until the block ends.

    Embedded on SQLite, or with `postgres` on the PostgreSQL and Valkey of this test run
    (`WEB_PROCESSES="3"` then starts several processes). Whatever the house has said of tables in it is asked for its
    truth at the end, unless the server was one with a planted fault or the block has failed anyway.
    """
    with tempfile.TemporaryDirectory(prefix="st-srv-", ignore_cleanup_errors=True) as folder:
        var_dir = Path(folder)
        with _database(var_dir, postgres=postgres) as found:
            port = free_port()
            running = RunningServer(
                var_dir=var_dir,
                port=port,
                command=command,
                environment=_environment(var_dir, PORT=str(port), **{**found, **environment}),
            )
            try:
                running.start()
                yield running
            finally:
                running.kill()
            if command == SERVE:
                assert running.false_promises() == []


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _environment(var_dir: Path, **extra: str) -> dict[str, str]:
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_POOL", "PYTEST_CURRENT_TEST", "PYTHONDONTWRITEBYTECODE"}
    }
    return {
        **inherited,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "SECRET_KEY": SECRET_KEY,
        "VAR_DIR": str(var_dir),
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "LIMITS_SCALE": "1000",
        **extra,
    }


@contextlib.contextmanager
def _database(var_dir: Path, *, postgres: bool) -> Iterator[dict[str, str]]:
    template = _template(postgres=postgres)
    for each in template.iterdir():
        if each.name not in {"lock", "done"}:
            shutil.copy(each, var_dir)
    if not postgres:
        yield {}
        return
    name = f"srv_{uuid.uuid4().hex[:12]}"
    on_postgres(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    try:
        yield {"DATABASE_URL": url_of(name), "REDIS_URL": os.environ["RUN_REDIS_URL"]}
    finally:
        on_postgres(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _template(*, postgres: bool) -> Path:
    """The demo, loaded once in each test run and then copied."""
    with once("postgres" if postgres else "sqlite") as (folder, is_new):
        if is_new:
            extra = {}
            if postgres:
                on_postgres(f"CREATE DATABASE {TEMPLATE} TEMPLATE {migrated()}")
                extra["DATABASE_URL"] = url_of(TEMPLATE)
            else:
                shutil.copy(migrated_sqlite(), folder / DATABASE)
            subprocess.run(
                [sys.executable, "manage.py", "load_demo", "--probe"],
                cwd=ROOT,
                env=_environment(folder, **extra),
                check=True,
                stdout=subprocess.DEVNULL,
            )
    return folder
