"""Hostile input on the socket: one row each. The answer is as documented, others are unharmed, nothing is lost."""

import asyncio
import json
import uuid
from pathlib import Path
from typing import Any

import pytest

from common import db
from messenger.live.socket import Bucket
from messenger.models import Entry
from tests.messenger.client import SocketClient
from tests.messenger.houses import Begun, begin

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("live")]
BIG_LIST = json.loads((Path(__file__).parent.parent / "data/blns/blns.json").read_text())
# The list is older than some of what phones send: joiners, selectors, tags, marks on marks, fractions of pairs.
LATER = [
    f"{before}{char}{after}"
    for char in "\u200d\ufe0f\u200b\u2060\u034f\u0300\u20e3\U000e0067\U0001f3fb\ufffe\uffff\u2028"
    for before, after in (("", ""), ("a", "b"), ("👩", "🍳"), (" ", " "))
]
NAUGHTY = BIG_LIST + LATER
CID = "0b6f5f7e-93f0-4d6c-8f2a-6c1de0a5d001"


def a_send(**members: Any) -> str:
    return json.dumps({"t": "send", "cid": CID, "body": "Hallo", **members})


def count(begun: Begun) -> int:
    return Entry.objects.filter(conversation=begun.conversation).count()


ROWS = [
    ("an empty frame", "", "bad", None),
    ("no JSON", "{", "bad", None),
    ("JSON that is no object", "[1]", "bad", None),
    ("a number", "7", "bad", None),
    ("no kind", "{}", "bad", None),
    ("an unknown kind", '{"t":"shout"}', "bad", None),
    ("a kind that is no text", '{"t":1}', "bad", None),
    ("an unknown member", a_send(loud=True), "bad", CID),
    ("a member of the wrong type", a_send(body=7), "bad", CID),
    ("a missing member", json.dumps({"t": "send", "cid": CID}), "bad", CID),
    ("a client id that is none", a_send(cid="1"), "bad", None),
    ("64 kB and one byte", a_send(body="x" * (65_537 - len(a_send(body="")))), "too_big", None),
    ("64 kB in two-byte letters", a_send(body="x" * 10) + " " * 65_536, "too_big", None),
    ("4,000 characters and one", a_send(body="x" * 4_001), "too_big", CID),
    ("nothing to say", a_send(body=""), "bad", CID),
    ("only spaces", a_send(body=" \n\t "), "bad", CID),
    ("a NUL", a_send(body="a\u0000b"), "bad", CID),
    ("an escape", a_send(body="\u001b[31m"), "bad", CID),
    ("half a surrogate", '{"t":"send","cid":"' + CID + '","body":"\\ud800"}', "bad", None),
    ("a thousand brackets", '{"t":' + "[" * 1000, "bad", None),
    ("a sequence from the future", '{"t":"seen","delivered":99}', "bad", None),
    ("a sequence below zero", '{"t":"seen","delivered":-1}', "bad", None),
    ("a sequence beyond all numbers", '{"t":"seen","delivered":1e400}', "bad", None),
    ("a tap on no card", json.dumps({"t": "tap", "cid": CID, "card": 1, "action": "x"}), "bad", CID),
    ("a tap on what is not there", json.dumps({"t": "tap", "cid": CID, "card": 9, "action": "x"}), "bad", CID),
    *[
        (f"a tap with {what}", json.dumps({"t": "tap", "cid": CID, "card": 1, "action": "x", "data": {"a": data}}), "bad", CID)
        for what, data in {
            "a NUL": "a\u0000", "a deep nest": json.loads("[" * 900 + "]" * 900), "an endless number": 10**300,
            "much to say": "x" * 4_000,
        }.items()
    ],
    ("both conv and inbox", '{"t":"hello","v":1,"conv":"' + CID + '","inbox":"a"}', "bad", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "cid"), [row[1:] for row in ROWS], ids=[r[0] for r in ROWS]
)
async def test_a_bad_frame_is_answered_and_the_socket_goes_on(text, code, cid):
    begun = await db.write(begin)
    async with SocketClient(cookie=begun.cookie) as diner:
        await diner.hello(begun.conversation, after=1)

        diner.say(text)
        error = await diner.until("error")

        assert (error["code"], error.get("cid")) == (code, cid)
        assert error["detail"]
        if '"inbox"' in text:
            return
        honest = diner.send("Und trotzdem")
        assert (await diner.until("ack"))["cid"] == honest
    assert await db.read(count, begun) == 2


async def test_a_binary_frame_is_answered():
    begun = await db.write(begin)
    async with SocketClient(cookie=begun.cookie) as diner:
        await diner.hello(begun.conversation)

        diner.say_bytes(b"\x00\x01")

        assert (await diner.until("error"))["code"] == "bad"


async def test_whoever_does_not_say_hello_first_is_told_so():
    begun = await db.write(begin)
    async with SocketClient(cookie=begun.cookie) as diner:
        cid = diner.send("Hallo")

        error = await diner.until("error")

    assert (error["code"], error["cid"]) == ("hello_first", cid)


async def test_another_version_is_refused_and_closed():
    begun = await db.write(begin)
    async with SocketClient(cookie=begun.cookie) as diner:
        diner.say({"t": "hello", "v": 2, "conv": str(begun.conversation)})

        assert (await diner.until("error"))["code"] == "version"
        assert await diner.closed() == 4426


async def test_a_foreign_conversation_looks_like_a_missing_one():
    mine, foreign = await db.write(begin), await db.write(begin)
    answers = []
    for conversation in (str(foreign.conversation), str(uuid.uuid4())):
        for login in ({"cookie": mine.cookie}, {"key": mine.key}):
            async with SocketClient(**login) as socket:
                socket.say({"t": "hello", "v": 1, "conv": conversation})
                answers.append(await socket.until("error"))

    assert {answer["code"] for answer in answers} == {"not_found"}
    assert all(answer == answers[0] for answer in answers)


async def test_a_foreign_inbox_looks_like_a_missing_one():
    mine, foreign = await db.write(begin), await db.write(begin)
    async with SocketClient(key=mine.key) as socket:
        socket.say({"t": "hello", "v": 1, "inbox": foreign.business.slug, "after": 0})
        first = await socket.until("error")
        socket.say({"t": "hello", "v": 1, "inbox": "nirgendwo", "after": 0})
        second = await socket.until("error")

    assert first == second
    assert first["code"] == "not_found"


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://testserver:81", "https://testserver", "testserver"],
)
async def test_a_page_of_another_origin_is_not_let_in(origin):
    begun = await db.write(begin)
    socket = SocketClient(cookie=begun.cookie, origin=origin)

    assert not await socket.open()


async def test_without_an_origin_only_a_key_is_let_in():
    begun = await db.write(begin)
    by_cookie = SocketClient(cookie=begun.cookie, origin=None)
    by_key = SocketClient(key=begun.key, origin=None)

    assert not await by_cookie.open()
    async with by_key as staff:
        assert (await staff.hello(begun.conversation))["head"] == 1


@pytest.mark.parametrize(
    "login", [{}, {"cookie": "diner=gone"}, {"key": "st_wrong"}, {"cookie": "sessionid=gone"}]
)
async def test_a_login_that_has_ended_is_closed(login):
    async with SocketClient(**login) as socket:
        assert await socket.closed() == 4401


FLOODS = {
    "messages": lambda n: json.dumps({"t": "send", "cid": str(uuid.UUID(int=n)), "body": "Hallo?"}),
    "no JSON": lambda n: "{",
    "binary frames": lambda n: b"\x00",
    "frames that are too long": lambda n: "x" * 65_537,
    "typing": lambda n: '{"t":"typing","on":true}',
    "taps": lambda n: json.dumps({"t": "tap", "cid": str(uuid.UUID(int=n)), "card": 1, "action": "x"}),
    "hellos to what is not there": lambda n: json.dumps({"t": "hello", "v": 1, "conv": CID}),
    "receipts": lambda n: '{"t":"seen","delivered":1}',
}  # fmt: skip


@pytest.mark.parametrize("kind", FLOODS)
async def test_a_flood_is_slowed_down_and_then_closed(kind):
    begun = await db.write(begin)
    frames = 900 if kind == "receipts" else 90
    async with SocketClient(cookie=begun.cookie) as diner, SocketClient(key=begun.key) as staff:
        await diner.hello(begun.conversation, after=1)
        await staff.hello(begun.conversation, after=1)
        for number in range(frames):
            frame = FLOODS[kind](number)
            diner.say_bytes(frame) if isinstance(frame, bytes) else diner.say(frame)

        code = await diner.closed()

        slowed = [each for each in diner.heard if each.get("code") == "slow_down"]
        assert code == 1008
        assert slowed
        assert all(each["retry_after"] > 0 for each in slowed)
        assert kind not in {"messages", "taps"} or all(each["cid"] for each in slowed)
        honest = staff.send("Ruhig bitte")
        assert (await staff.until("ack"))["cid"] == honest
    assert await db.read(count, begun) <= 2 + 25  # what passes at once, and what trickles through


async def test_whoever_waits_as_told_gets_everything_through():
    begun = await db.write(begin)
    async with SocketClient(cookie=begun.cookie) as diner:
        await diner.hello(begun.conversation, after=1)
        bodies = {diner.send(f"Nummer {number}"): f"Nummer {number}" for number in range(32)}
        retries = 0
        while bodies:
            frame = await diner.hear()
            assert isinstance(frame, dict)
            if frame["t"] == "ack":
                del bodies[frame["cid"]]
            elif frame["t"] == "error":
                retries += 1
                again = (bodies[frame["cid"]], frame["cid"])
                asyncio.get_running_loop().call_later(frame["retry_after"], diner.send, *again)

    assert 1 <= retries <= 20
    assert await db.read(count, begun) == 33


def test_a_refusal_costs_nothing_and_says_when_there_will_be_room():
    bucket = Bucket(rate=5, burst=20, now=0.0)
    taken = [bucket.take(0.0) for _ in range(20)]

    waits = [bucket.take(0.0) for _ in range(3)]

    assert taken == [0.0] * 20
    assert waits == pytest.approx([0.2, 0.4, 0.6])
    assert [bucket.take(wait) for wait in waits] == [0.0, 0.0, 0.0]


async def test_a_client_id_with_another_body_is_refused():
    begun = await db.write(begin)
    async with SocketClient(cookie=begun.cookie) as diner:
        await diner.hello(begun.conversation, after=1)
        diner.send("Eins", cid=CID)
        first = await diner.until("ack")

        diner.send("Zwei", cid=CID)
        error = await diner.until("error")
        diner.send("Eins", cid=CID)
        again = await diner.until("ack")

    assert (error["code"], error["cid"]) == ("conflict", CID)
    assert again == first
    assert await db.read(count, begun) == 2


async def test_bidirectional_overrides_are_kept_as_they_are():
    begun = await db.write(begin)
    body = "Tisch \u202e4\u202c für \u2066uns\u2069"
    async with SocketClient(cookie=begun.cookie) as diner:
        await diner.hello(begun.conversation, after=1)
        diner.send(body)

        entry = await diner.until("msg")

    assert entry["body"] == body
    assert (await db.read(begun.fresh)).last_body == "Tisch 4 für uns"


async def test_naughty_strings_are_stored_exactly_or_refused(settings):
    settings.LIMITS_SCALE = 1_000
    begun = await db.write(begin)
    sent = {}
    async with SocketClient(cookie=begun.cookie) as diner:
        await diner.hello(begun.conversation, after=1)
        answered = 0
        for text in NAUGHTY:
            sent[diner.send(text)] = text
        while answered < len(NAUGHTY):
            frame = await diner.hear()
            assert isinstance(frame, dict)
            if frame["t"] in {"ack", "error"}:
                answered += 1
            if frame["t"] == "msg":
                diner.say({"t": "seen", "delivered": frame["seq"]})

    acks = {frame["cid"] for frame in diner.heard if frame["t"] == "ack"}
    errors = {frame["cid"]: frame["code"] for frame in diner.heard if frame["t"] == "error"}
    stored = await db.read(
        lambda: dict(
            Entry.objects.filter(conversation=begun.conversation, seq__gt=1).values_list(
                "cid", "body"
            )
        )
    )
    assert {str(cid) for cid in stored} == acks
    assert {str(cid): body for cid, body in stored.items()} == {cid: sent[cid] for cid in acks}
    assert set(errors.values()) == {"bad"}
    assert len(NAUGHTY) > 500
    assert len(acks) + len(errors) == len(NAUGHTY)
