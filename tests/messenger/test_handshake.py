"""Letting sockets in: whatever else the request brings along, and while the database is away."""

import pytest
from django.db import OperationalError

from common import db
from messenger import consumers
from messenger.live import runtime
from tests.messenger.client import SocketClient
from tests.messenger.houses import begin

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("live")]


@pytest.mark.parametrize("other", ["x[y]=1", 'pref={"a":1}', "a@b=1", "ü=ü", "=", "a"])
async def test_a_cookie_of_somebody_else_hides_no_login(other):
    begun = await db.write(begin)
    async with SocketClient(cookie=f"{other}; {begun.cookie}") as diner:
        assert (await diner.hello(begun.conversation))["head"] == 1


@pytest.mark.parametrize(
    ("host", "path"), [("[", "/ws/v1/"), ("", "/ws/v1/"), ("testserver", "/ws/v2/")]
)
async def test_an_odd_address_is_refused_at_the_handshake(host, path):
    begun = await db.write(begin)

    assert not await SocketClient(
        cookie=begun.cookie, host=host, path=path, origin=f"http://{host}"
    ).open()


async def test_a_hello_that_the_database_does_not_hear_is_to_be_said_again(monkeypatch):
    begun = await db.write(begin)
    away = [OperationalError("gone"), OperationalError("gone")]
    found = consumers.sit_down

    def sit_down(*asked):
        if away:
            raise away.pop()
        return found(*asked)

    monkeypatch.setattr(consumers, "sit_down", sit_down)
    async with SocketClient(cookie=begun.cookie) as diner:
        diner.say({"t": "hello", "v": 1, "conv": str(begun.conversation)})
        error = await diner.until("error")
        followed = dict(runtime.hub().registry.topics)

        assert (await diner.hello(begun.conversation))["head"] == 1
    assert (error["code"], error["retry_after"], followed) == ("unavailable", 1.0, {})


async def test_while_the_database_is_away_a_socket_is_asked_to_come_back(monkeypatch):
    def log_in(*_):
        raise OperationalError("gone")

    monkeypatch.setattr(consumers, "log_in", log_in)
    async with SocketClient(cookie="diner=x") as diner:
        assert await diner.closed() == 1013
