"""A diner and the house's staff write to each other over sockets."""

import uuid

import pytest

from accounts.actions import open_diner_login
from common import db
from messenger.actions import start_conversation
from tests.factories import make_business, make_key
from tests.messenger.client import SocketClient

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("live")]


def begin(**house: object) -> tuple[str, str, str]:
    """A conversation, its diner's cookie and a key of its house."""
    business = make_business(assistant_enabled=False, **house)
    _, secret = make_key(business)
    started = start_conversation(
        business=business, key=uuid.uuid4().hex, cid=uuid.uuid4(), body="Guten Tag", lang="de"
    )
    return str(started.conversation_id), f"diner={open_diner_login(diner=started.diner)}", secret


async def test_each_side_gets_what_the_other_writes():
    conversation, cookie, secret = await db.write(begin)
    async with (
        SocketClient(cookie=cookie) as diner,
        SocketClient(key=secret, origin=None) as staff,
    ):
        welcome = await diner.hello(conversation)
        await staff.hello(conversation, after=1)

        cid = staff.send("Wie können wir helfen?")
        ack = await staff.until("ack")
        first, second = await diner.until("msg"), await diner.until("msg")

    assert (welcome["head"], welcome["conv"]) == (1, conversation)
    assert (ack["cid"], ack["seq"]) == (cid, 2)
    assert (first["seq"], first["body"], first["from"]["kind"]) == (1, "Guten Tag", "diner")
    assert (second["seq"], second["cid"], second["from"]["kind"]) == (2, cid, "staff")
    assert second["id"] == ack["id"]
