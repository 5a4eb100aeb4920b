"""Databases in the PostgreSQL of this run, and those that are migrated once and then copied."""

import contextlib
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parent.parent.parent
MIGRATED = "stammtisch_migrated"


def on_postgres(statement: str) -> None:
    """Run one statement outside a transaction, as the owner of all."""
    with psycopg.connect(os.environ["RUN_DATABASE_URL"], autocommit=True) as connection:
        connection.execute(statement)


def url_of(name: str) -> str:
    """The DATABASE_URL of the database with this name."""
    return os.environ["RUN_DATABASE_URL"].replace("/postgres?", f"/{name}?")


@contextlib.contextmanager
def once(name: str) -> Iterator[tuple[Path, bool]]:
    """A folder of this run, held alone, and whether its work is still to be done; xdist's workers wait for it."""
    folder = Path(os.environ["RUN_SHARED_DIR"]) / name
    folder.mkdir(exist_ok=True)
    done = folder / "done"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder, not done.exists()
        done.touch()


def migrated() -> str:
    """The name of a migrated, empty database to be copied with CREATE DATABASE … TEMPLATE."""
    with once("migrated") as (folder, is_new):
        if is_new:
            on_postgres(f"CREATE DATABASE {MIGRATED}")
            _migrate(folder, url_of(MIGRATED))
    return MIGRATED


def migrated_sqlite() -> Path:
    """The file of a migrated, empty database to be copied."""
    with once("migrated-sqlite") as (folder, is_new):
        file = folder / "migrated.sqlite3"
        if is_new:
            _migrate(folder, f"sqlite:///{file}")
    return file


def _migrate(folder: Path, url: str) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": url,
        "VAR_DIR": str(folder),
    }
    migrate = [sys.executable, "manage.py", "migrate", "-v", "0"]
    subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
