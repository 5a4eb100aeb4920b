"""HTTP and sockets behind one door."""

import os
from typing import Any

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
http = get_asgi_application()

from django.conf import settings  # noqa: E402 -- apps must be loaded first

from config.body_limit import BodyLimit  # noqa: E402 -- apps must be loaded first
from config.routing import websocket_urlpatterns  # noqa: E402 -- apps must be loaded first
from config.serving.proxy import FromProxy  # noqa: E402 -- apps must be loaded first

application: Any = ProtocolTypeRouter(
    {
        "http": BodyLimit(http, settings.DATA_UPLOAD_MAX_MEMORY_SIZE),
        "websocket": URLRouter(websocket_urlpatterns),
    }
)
if settings.BEHIND_PROXY:
    application = FromProxy(application)
