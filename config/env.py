"""What the environment may set, read once. docs/operations.md lists every variable."""

import os
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parent.parent
env = environ.Env()


def _number(name: str, default: int) -> int:
    given = env.str(name, default="") or str(default)
    if not given.isascii() or not given.isdigit():
        raise SystemExit(f"stammtisch: {name} must be a whole number, not {given!r}")
    return int(given)


VAR_DIR = Path(env.str("VAR_DIR", default=str(ROOT / "var"))).resolve()
HOST = env.str("HOST", default="127.0.0.1")
PORT = _number("PORT", 8000)
REDIS_URL = env.str("REDIS_URL", default="")
LIMITS_SCALE = env.float("LIMITS_SCALE", default=1.0)
WEB_PROCESSES = _number("WEB_PROCESSES", 1)


def database() -> dict[str, object]:
    """Django's settings of the database: DATABASE_URL, else SQLite under VAR_DIR."""
    url = env.str("DATABASE_URL", default="")
    if url and not url.startswith("sqlite"):
        return postgres(env.db_url_config(url))
    path = url.removeprefix("sqlite://").removeprefix("/") if url else ""
    return sqlite(Path("/" + path) if path else VAR_DIR / "stammtisch.sqlite3")


def sqlite(path: Path) -> dict[str, object]:
    """SQLite as a server's database: WAL, durable commits, immediate transactions, a fair writer queue."""
    return {
        "ENGINE": "common.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,  # a new one costs as much as several questions
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def postgres(parsed: dict[str, object]) -> dict[str, object]:
    """PostgreSQL with a pool, health checks and a lock time-out of 3 seconds."""
    options = dict(parsed.get("OPTIONS") or {})  # type: ignore[call-overload]  # django-environ's own shape
    most = env.int("DATABASE_POOL", default=20)  # of which the lanes of the chat keep 12
    if most:  # 0 where a pooler stands between, and in tests
        options.setdefault("pool", {"min_size": 2, "max_size": most, "timeout": 5})
        options.setdefault("prepare_threshold", 1)  # for the statements of the message path
    options.setdefault("options", "-c lock_timeout=3000 -c timezone=UTC")
    return {**parsed, "OPTIONS": options, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}


def public_url(hosts: list[str]) -> str:
    """Where people reach this installation: PUBLIC_URL, else the first host it answers to, else this machine."""
    given = str(env.str("PUBLIC_URL", default="")).rstrip("/")
    host = next((each for each in hosts if not each.startswith(("*", "."))), "")
    return given or (f"https://{host}" if host else f"http://localhost:{PORT}")


def secret_key() -> str:
    """SECRET_KEY, or one made once and kept under VAR_DIR (development and the embedded default)."""
    given = env.str("SECRET_KEY", default="")
    if given:
        return str(given)
    path = VAR_DIR / "secret.key"
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(fd, "w") as file:
            file.write(os.urandom(48).hex())
    return path.read_text().strip()
