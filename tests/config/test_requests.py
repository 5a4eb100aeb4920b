"""A request is answered in one visit to a thread that stays, and ends there."""

import asyncio
import io
import threading

import pytest
from django.core.signals import request_finished, request_started
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import path

from config.serving.requests import OneVisitHandler, probes, web

seen: list[tuple[str, str]] = []
FILE_BYTES = 4 * OneVisitHandler.chunk_size


def note(what: str) -> None:
    seen.append((what, threading.current_thread().name))


def noting(get_response):
    def middleware(request):
        note("middleware")
        return get_response(request)

    return middleware


def plain(request):
    note("view")
    return HttpResponse(request.body)


def in_pieces(request):
    def pieces():
        note("piece")
        yield b"one "
        yield b"two"

    return StreamingHttpResponse(pieces())


def breaks_off(request):
    def pieces():
        yield b"one "
        raise RuntimeError("a fault of ours")

    return StreamingHttpResponse(pieces())


def a_file(request):
    return FileResponse(io.BytesIO(bytes(FILE_BYTES)))


def broken(request):
    raise RuntimeError("a fault of ours")


urlpatterns = [
    path("plain", plain),
    path("pieces", in_pieces),
    path("breaks-off", breaks_off),
    path("file", a_file),
    path("broken", broken),
    path("healthz", plain),
]


@pytest.fixture
def handler():
    """The handler on the addresses above; it tells when a request begins and ends, and where."""
    seen.clear()

    def begins(**kwargs):
        note("begins")

    def ends(**kwargs):
        note("ends")

    request_started.connect(begins)
    request_finished.connect(ends)
    with override_settings(
        ROOT_URLCONF=__name__, MIDDLEWARE=[f"{__name__}.noting"], ALLOWED_HOSTS=["testserver"]
    ):
        yield OneVisitHandler()
    request_started.disconnect(begins)
    request_finished.disconnect(ends)
    web.close()
    probes.close()


async def ask(handler, address: str, *messages) -> tuple[int | None, bytes]:
    """Status and body of the answer to a request that comes in these messages."""
    sent = await sent_to(handler, address, *messages)
    if not sent:
        return None, b""
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


async def sent_to(handler, address: str, *messages) -> list[dict]:
    """The messages of the answer."""
    left = list(messages) or [{"type": "http.request", "body": b""}]
    sent: list[dict] = []

    async def receive():
        return left.pop(0)

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": address,
        "query_string": b"",
        "headers": [(b"host", b"testserver")],
    }
    await handler(scope, receive, send)
    return sent


def steps() -> list[str]:
    return [what for what, _ in seen]


def threads() -> set[str]:
    return {name for _, name in seen}


async def test_the_whole_of_a_request_happens_in_one_thread_of_the_lane(handler):
    answer = await ask(handler, "/plain", {"type": "http.request", "body": b"guten Abend"})

    assert answer == (200, b"guten Abend")
    assert steps() == ["begins", "middleware", "view", "ends"]
    assert threads() == {"db-web_0"}


async def test_a_lane_has_no_more_threads_than_it_may(handler, monkeypatch):
    monkeypatch.setattr(web, "threads", 2)

    answers = await asyncio.gather(*(ask(handler, "/plain") for _ in range(12)))

    assert [status for status, _ in answers] == [200] * 12
    assert threads() <= {"db-web_0", "db-web_1"}


async def test_whether_it_lives_is_answered_while_all_threads_wait(handler, monkeypatch):
    monkeypatch.setattr(web, "threads", 1)
    go_on = threading.Event()
    web.submit(go_on.wait, 30)
    try:
        async with asyncio.timeout(20):
            answer = await ask(handler, "/healthz")
    finally:
        go_on.set()

    assert answer == (200, b"")


async def test_a_body_in_pieces_is_put_together(handler):
    more = {"type": "http.request", "body": b"guten ", "more_body": True}

    answer = await ask(handler, "/plain", more, {"type": "http.request", "body": b"Abend"})

    assert answer == (200, b"guten Abend")


async def test_an_answer_in_pieces_is_made_in_the_same_visit(handler):
    answer = await ask(handler, "/pieces")

    assert answer == (200, b"one two")
    assert steps() == ["begins", "middleware", "piece", "ends"]
    assert threads() == {"db-web_0"}


async def test_a_file_is_sent_in_few_large_pieces(handler):
    _start, *pieces, _end = await sent_to(handler, "/file")

    assert [len(piece["body"]) for piece in pieces] == [handler.chunk_size] * 4


async def test_a_request_whose_answer_breaks_off_ends_too(handler):
    with pytest.raises(RuntimeError, match="a fault of ours"):
        await ask(handler, "/breaks-off")

    assert steps() == ["begins", "middleware", "ends"]


async def test_a_fault_is_answered_and_the_thread_goes_on(handler, caplog):
    fault = await ask(handler, "/broken")
    after = await ask(handler, "/plain")

    assert (fault[0], after[0]) == (500, 200)
    assert steps() == ["begins", "middleware", "ends", "begins", "middleware", "view", "ends"]


async def test_who_leaves_before_the_request_is_whole_is_not_answered(handler):
    begun = {"type": "http.request", "body": b"guten ", "more_body": True}

    answer = await ask(handler, "/plain", begun, {"type": "http.disconnect"})

    assert answer == (None, b"")
    assert steps() == []
