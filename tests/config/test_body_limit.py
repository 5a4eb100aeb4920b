"""A body that is too big is refused before it has been read."""

import json

import pytest

from config.body_limit import BodyLimit

LIMIT = 100


class Server:
    """An application behind the limit, and what it and the client have seen."""

    def __init__(self) -> None:
        self.heard = b""
        self.sent: list[dict] = []

    async def app(self, scope, receive, send) -> None:
        while True:
            message = await receive()
            self.heard += message["body"]
            if not message.get("more_body"):
                break
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def ask(self, path: str, chunks: list[bytes], headers: list[tuple[bytes, bytes]] = ()):
        left = list(chunks)

        async def receive():
            return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

        async def send(message):
            self.sent.append(message)

        scope = {"type": "http", "method": "POST", "path": path, "headers": list(headers)}
        await BodyLimit(self.app, LIMIT)(scope, receive, send)
        return self.sent[0]["status"]


async def test_what_fits_is_let_through():
    server = Server()

    assert await server.ask("/api/v1/x/", [b"x" * 60, b"y" * 40]) == 200
    assert len(server.heard) == 100


async def test_an_announced_excess_is_refused_without_reading():
    server = Server()

    status = await server.ask(
        "/api/v1/x/", [b"x" * 101], [(b"content-length", b"101"), (b"accept-language", b"en")]
    )

    body = json.loads(server.sent[1]["body"])
    assert (status, server.heard) == (413, b"")
    assert (body["code"], body["title"]) == ("too_big", "This is more than can be taken.")
    assert (b"content-type", b"application/problem+json") in server.sent[0]["headers"]


async def test_an_unannounced_excess_is_refused_as_soon_as_it_is_one():
    server = Server()

    assert await server.ask("/api/v1/x/", [b"x" * 60, b"y" * 60, b"z" * 60]) == 413
    assert server.heard == b"x" * 60


@pytest.mark.parametrize("path", ["/krone/start/", "/krone/say/", "/admin/"])
async def test_pages_and_forms_are_no_way_around_it(path):
    server = Server()

    assert await server.ask(path, [b"x" * 60] * 1000) == 413
    assert len(server.heard) == 60
