"""What a reverse proxy tells about the client, believed only where there is one (BEHIND_PROXY)."""

from collections.abc import Awaitable, Callable
from typing import Any

Scope = dict[str, Any]
Application = Callable[[Scope, Any, Any], Awaitable[None]]
SECURE = {"http": "https", "ws": "wss"}


class FromProxy:
    """Sets client address and scheme of requests and sockets from the headers that the proxy wrote.

    Of X-Forwarded-For only the last address counts: the proxy appended it, all before it came from the client.
    """

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] in {"http", "websocket"}:
            scope = told_by_proxy(scope)
        await self.application(scope, receive, send)


def told_by_proxy(scope: Scope) -> Scope:
    """The scope as the proxy saw it."""
    told = {**scope}
    for name, value in scope.get("headers", []):
        text = value.decode("latin-1")
        if name == b"x-forwarded-for":
            address = text.rpartition(",")[2].strip()
            if address:
                told["client"] = [address, 0]
        elif name == b"x-forwarded-proto" and text.rpartition(",")[2].strip() == "https":
            scheme = scope.get("scheme", "http")
            told["scheme"] = SECURE.get(scheme, scheme)
    return told
