"""Sockets."""

from typing import Any

from django.urls import path, re_path

from messenger.consumers import MessengerConsumer


async def nowhere(scope: Any, receive: Any, send: Any) -> None:
    """Refuse the handshake at any other address."""
    await receive()
    await send({"type": "websocket.close"})


websocket_urlpatterns: list[Any] = [
    path("ws/v1/", MessengerConsumer.as_asgi()),  # type: ignore[arg-type]  # channels' own idea of a view
    re_path("", nowhere),  # type: ignore[arg-type]  # as above
]
