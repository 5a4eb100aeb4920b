"""Settings of the test run; tests/services/plugin.py starts PostgreSQL and Valkey and names them in the environment."""

import os

from config import env
from config.settings.base import *  # noqa: F403 -- settings are one namespace
from config.settings.base import CACHES, CHANNEL_LAYERS, DATABASES, INSTALLED_APPS, LOGGING

SECRET_KEY = "only-for-tests-0123456789-0123456789-0123456789"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STATIC_ROOT = None  # type: ignore[assignment]
WHITENOISE_USE_FINDERS = True
# Looks files up when asked: listing them would cost each test client 45 ms.
WHITENOISE_AUTOREFRESH = True
LOGGING["root"]["level"] = "WARNING"

_worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
if DATABASES["default"]["ENGINE"] == "common.sqlite":
    # A file, not memory: threads and processes must meet in it. Nothing in it has to survive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": str(env.VAR_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"] = {
        **DATABASES["default"]["OPTIONS"],  # type: ignore[dict-item]  # one level of a plain dict
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
    }
else:
    DATABASES["default"]["TEST"] = {"NAME": "test_stammtisch"}
if env.REDIS_URL:
    # Workers share one Valkey. Clearing a cache empties a whole database of it, so each worker has its own (of 16);
    # pub/sub knows no such numbers. A busy machine is no missing cache: what it counts shall be counted.
    CACHES["default"]["LOCATION"] = f"{env.REDIS_URL}?db={int(_worker.removeprefix('gw')) + 1}"
    CACHES["default"]["OPTIONS"] = {"socket_timeout": 30.0, "socket_connect_timeout": 30.0}
    CHANNEL_LAYERS["default"]["CONFIG"]["prefix"] = f"test-{_worker}"
DATABASE_CLOCK = False  # tests set the time with time-machine, which PostgreSQL does not see
# Two migrations that grew side by side must meet in git, not on a customer's database.
INSTALLED_APPS = [*INSTALLED_APPS, "django_linear_migrations"]
FIRST_PARTY_APPS = ["accounts", "businesses", "messenger", "assistant", "reservations"]
