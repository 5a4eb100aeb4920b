"""Diners who write at one moment, over sockets, and integrators who post beside them."""

import asyncio
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx2
from websockets.asyncio.client import ClientConnection, connect

PATIENCE_SECONDS = 60


@dataclass(slots=True, kw_only=True)
class Diner:
    """One diner, with all entries that answered the wish, and how long the answer took."""

    conversation: str
    socket: ClientConnection
    answers: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0

    def cards(self, kind: str) -> list[dict[str, Any]]:
        """The cards of this kind among the answers."""
        return [each["card"] for each in self.answers if (each["card"] or {}).get("kind") == kind]

    @property
    def words(self) -> str:
        """What was said, in words."""
        return "\n".join(each["body"] for each in self.answers)


async def greet(demo: dict[str, Any], slug: str, lang: str = "de") -> Diner:
    """Begin a conversation, and read until the assistant has greeted."""
    base = demo["base_url"].rstrip("/")
    async with httpx2.AsyncClient(base_url=base, headers={"Origin": base}, timeout=60) as http:
        first = {"key": uuid.uuid4().hex, "cid": str(uuid.uuid4()), "lang": lang}
        answer = await http.post(f"/{slug}/start/", json={**first, "body": "Guten Abend"})
        assert answer.status_code == 201, answer.text
        cookie = "; ".join(f"{name}={value}" for name, value in http.cookies.items())
    socket = await connect(
        demo["ws_url"],
        additional_headers={"Cookie": cookie, "Origin": base},
        compression=None,
        open_timeout=PATIENCE_SECONDS,
    )
    diner = Diner(conversation=answer.json()["conversation"], socket=socket)
    await _send(diner, {"t": "hello", "v": 1, "conv": diner.conversation, "after": 0})
    await _until_answered(diner, "Guten Abend")
    diner.answers.clear()
    return diner


async def wish(diner: Diner, body: str) -> None:
    """Say it, and wait until it is answered."""
    begun = time.monotonic()
    await _send(diner, {"t": "send", "cid": str(uuid.uuid4()), "body": body})
    await _until_answered(diner, body)
    diner.seconds = time.monotonic() - begun


async def post(http: httpx2.AsyncClient, body: dict[str, Any]) -> httpx2.Response:
    """A reservation over REST."""
    return await http.post("/api/v1/reservations/", json=body)


async def _send(diner: Diner, frame: dict[str, Any]) -> None:
    await diner.socket.send(json.dumps(frame))


async def _until_answered(diner: Diner, body: str) -> None:
    """A reply is one transaction, ended by a card here; what came before our own words does not count."""
    asked = False
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            frame = json.loads(await diner.socket.recv())
            assert frame["t"] != "error", frame
            if frame["t"] != "msg":
                continue
            await _send(diner, {"t": "seen", "delivered": frame["seq"], "read": frame["seq"]})
            if frame["from"]["kind"] == "diner":
                asked = asked or frame["body"] == body
            elif asked:
                diner.answers.append(frame)
                if frame["card"] or body == "Guten Abend":
                    return
