"""HTTP and sockets behind one door."""

import os
from typing import Any

import django
from channels.routing import ProtocolTypeRouter, URLRouter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402 -- apps must be loaded first

from config.body_limit import BodyLimit  # noqa: E402 -- apps must be loaded first
from config.routing import websocket_urlpatterns  # noqa: E402 -- apps must be loaded first
from config.serving.proxy import FromProxy  # noqa: E402 -- apps must be loaded first
from config.serving.requests import OneVisitHandler  # noqa: E402 -- apps must be loaded first

application: Any = ProtocolTypeRouter(
    {
        "http": BodyLimit(OneVisitHandler(), settings.DATA_UPLOAD_MAX_MEMORY_SIZE),
        "websocket": URLRouter(websocket_urlpatterns),
    }
)
if settings.BEHIND_PROXY:
    application = FromProxy(application)
