"""Databases of their own for races, and processes that race in them."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.services.databases import migrated, migrated_sqlite, on_postgres, url_of

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Arena:
    """A migrated database that processes of their own can race in."""

    url: str
    var_dir: Path
    name: str

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to find it."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "DATABASE_URL": self.url,
            "DATABASE_POOL": "40",
            "REDIS_URL": "",
            "VAR_DIR": str(self.var_dir),
        }

    def run(self, command: str, **given: Any) -> Any:
        """One process, to its end."""
        return _answer(self._start(command, given))

    def race(
        self,
        *,
        starts: list[str],
        processes: int,
        bookers: int,
        guarded: bool = True,
        **given: Any,
    ) -> list[dict[str, Any]]:
        """So many bookers, spread over so many processes, let go at one moment for each start; what each was told."""
        given |= {"starts": starts, "guarded": guarded}
        shares = [bookers // processes + (n < bookers % processes) for n in range(processes)]
        running = [self._start("race", {**given, "bookers": n}) for n in shares]
        for _ in starts:
            for process in running:
                _hear(process, "ready")
            for process in running:
                _say(process, "go")
        return [result for process in running for result in _answer(process)]

    def _start(self, command: str, given: dict[str, Any]) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.concurrency.bookers", command],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        _say(process, json.dumps(given))
        return process


def _say(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")


def _hear(process: subprocess.Popen[str], wanted: str) -> None:
    assert process.stdout is not None
    heard = process.stdout.readline().strip()
    assert heard == wanted, (heard, process.communicate(timeout=20))


def _answer(process: subprocess.Popen[str]) -> Any:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return json.loads(out)


@contextlib.contextmanager
def arena(*, on: str) -> Iterator[Arena]:
    """A fresh, migrated database on "postgresql" or "sqlite"."""
    with _database(on=on, template=migrated() if on == "postgresql" else "") as made:
        if on == "sqlite":
            shutil.copy(migrated_sqlite(), made.var_dir / "race.sqlite3")
        yield made


@contextlib.contextmanager
def copy_of(original: Arena) -> Iterator[Arena]:
    """The same database once more, for a test that breaks it."""
    on = "sqlite" if original.url.startswith("sqlite") else "postgresql"
    with _database(on=on, template=original.name) as made:
        if on == "sqlite":
            for file in original.var_dir.glob("race.sqlite3*"):
                shutil.copy(file, made.var_dir)
        yield made


@contextlib.contextmanager
def _database(*, on: str, template: str) -> Iterator[Arena]:
    directory = Path(tempfile.mkdtemp(prefix="race-"))
    name = f"race_{uuid.uuid4().hex[:12]}"
    url = f"sqlite:///{directory}/race.sqlite3"
    try:
        if on == "postgresql":
            on_postgres(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            url = url_of(name)
        yield Arena(url=url, var_dir=directory, name=name)
    finally:
        if on == "postgresql":
            on_postgres(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        shutil.rmtree(directory, ignore_errors=True)


def deadlocks() -> int:
    """How many deadlocks PostgreSQL has logged in this run."""
    log = Path(os.environ["RUN_SERVICES_DIR"]) / "postgres.log"
    return log.read_text(errors="replace").count("deadlock detected")
