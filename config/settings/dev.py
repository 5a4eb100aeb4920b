"""The embedded default: one process, SQLite, no other service (script/server)."""

from config import env
from config.settings.base import *  # noqa: F403 -- settings are one namespace
from config.settings.base import LOGGING

DEBUG = env.env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.env.list("ALLOWED_HOSTS", default=["*"])
STATIC_ROOT = None  # type: ignore[assignment]  # served from the sources; nothing is collected
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
LOGGING["handlers"]["console"]["formatter"] = "plain"
LOGGING["root"]["level"] = env.env.str("LOG_LEVEL", default="WARNING")
