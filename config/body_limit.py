"""Bodies that are too big are refused before they are read to the end: Django would keep all of them on disk first."""

import io
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.core.handlers.asgi import ASGIRequest
from django.utils import translation

from common.errors import TooBig
from common.problems import problem_response

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[..., Awaitable[Any]]


class _TooMuch(Exception):
    """More has come than was announced or allowed."""


class BodyLimit:
    """An ASGI application that hears at most `limit` bytes of each request."""

    def __init__(self, app: App, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _announced(scope) > self.limit:
            await _refuse(scope, send)
            return
        heard = 0

        async def counted() -> Message:
            nonlocal heard
            message = await receive()
            heard += len(message.get("body", b""))
            if heard > self.limit:
                raise _TooMuch
            return message

        try:
            await self.app(scope, counted, send)
        except _TooMuch:
            # Django reads the whole body before it answers anything, so nothing has been sent.
            await _refuse(scope, send)


def _announced(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length":
            return int(value) if value.isdigit() else 0
    return 0


async def _refuse(scope: Scope, send: Send) -> None:
    lang = translation.get_language_from_request(ASGIRequest(scope, io.BytesIO()))
    with translation.override(lang):
        response = problem_response(TooBig())
    headers = [*response.items(), ("Connection", "close"), ("Content-Language", lang)]
    await send(
        {
            "type": "http.response.start",
            "status": response.status_code,
            "headers": [(n.lower().encode("latin-1"), v.encode("latin-1")) for n, v in headers],
        }
    )
    await send({"type": "http.response.body", "body": response.content})
