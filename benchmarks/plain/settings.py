"""Settings of the yardstick: the same Django, Channels, Daphne, PostgreSQL and Redis."""

from config import env

SECRET_KEY = "only-a-yardstick-0123456789-0123456789-0123456789"
DEBUG = False
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["daphne", "channels", "benchmarks.plain"]
DATABASES = {"default": env.database()}
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        # All sockets of a process share one list in Redis; at its usual capacity of 100 it drops what 100 busy
        # clients say, and what is dropped costs nothing: the figures were then of anything but delivered messages.
        "CONFIG": {
            "hosts": [{"address": env.REDIS_URL, "socket_timeout": None}],
            "capacity": 100_000,
        },
    }
}
ROOT_URLCONF = "benchmarks.plain.urls"
ASGI_APPLICATION = "benchmarks.plain.asgi.application"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
