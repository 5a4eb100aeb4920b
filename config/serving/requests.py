"""Django over ASGI with one change of threads for each request.

Django's own handler starts a thread for each request, lets its middleware go back to the loop for the view, and the view
back to the thread again; thread, connection of SQLite and connection to the cache are thrown away with it. Here the whole of a
request happens in one visit to a thread that stays, and so do what it has opened.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import IO, Any, Final

from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.signals import request_started
from django.urls import set_script_prefix

from common.db import Lane

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

MOST_AT_ONCE: Final = 64
"""Requests of one process; many of them wait for each other: for the lock of a day, or for a connection of the pool."""

web: Final = Lane("web", MOST_AT_ONCE)
probes: Final = Lane("probes", 2)
"""For whoever asks whether this process lives: that all threads of `web` wait is no reason to take it for dead."""
PROBED: Final = frozenset({"/healthz", "/readyz"})


class OneVisitHandler(ASGIHandler):
    """Answers HTTP requests on a lane of threads."""

    def __init__(self) -> None:
        self.load_middleware(is_async=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hear the request, have it answered, and send the answer."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        try:
            lane = probes if scope["path"] in PROBED else web
            response = await lane.run(self._answer, scope, body)
        finally:
            body.close()
        await self.send_response(response, send)

    def _answer(self, scope: Scope, body: IO[bytes]) -> Any:
        """What the thread does, from the request's first signal to its last; files are read to their end here."""
        set_script_prefix(get_script_prefix(scope))
        request_started.send(sender=self.__class__, scope=scope)
        request, refusal = self.create_request(scope, body)
        response: Any = refusal if request is None else self.get_response(request)
        response._handler_class = self.__class__  # noqa: SLF001 -- as Django's own
        try:
            if response.streaming:
                response.streaming_content = _whole(b"".join(response))
        finally:
            response.close()  # which is the end of the request, and gives the connection back
        return response


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content
