"""The yardstick's application."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.plain.settings")
http = get_asgi_application()

from django.db import connection  # noqa: E402 -- apps must be loaded first

from benchmarks.plain.models import Message  # noqa: E402 -- apps must be loaded first
from benchmarks.plain_consumer import PlainConsumer  # noqa: E402 -- apps must be loaded first

with connection.schema_editor() as editor:
    editor.execute("DROP TABLE IF EXISTS plain_message")
    editor.create_model(Message)
connection.close()

application = ProtocolTypeRouter(
    {"http": http, "websocket": URLRouter([path("ws/v1/", PlainConsumer.as_asgi())])}
)
