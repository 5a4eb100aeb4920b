"""Several processes behind a proxy that speaks HTTPS. See docs/operations.md."""

from config import env
from config.settings.base import *  # noqa: F403 -- settings are one namespace

SECRET_KEY = env.env.str("SECRET_KEY")
SECURE_SSL_REDIRECT = env.env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
MFA_REQUIRED_FOR_STAFF = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "common.storage.HashedStaticStorage"},
}
BEHIND_PROXY = env.env.bool("BEHIND_PROXY", default=True)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
