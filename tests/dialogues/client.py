"""A diner who speaks the public protocol only: HTTP for the first message, then the socket."""

import json
import uuid
from contextlib import ExitStack
from typing import Any

import httpx2
from websockets.sync.client import ClientConnection, connect

PATIENCE_SECONDS = 20
SPEAKING = ("assistant", "system")
"""Where a person leads, what a button did is told by the system."""


class DinerClient:
    """One diner in one house's chat, with everything said so far."""

    def __init__(self, demo: dict[str, Any], slug: str, lang: str) -> None:
        self.demo, self.slug, self.lang = demo, slug, lang
        self.base = demo["base_url"].rstrip("/")
        self._open = ExitStack()
        self.http = self._open.enter_context(
            httpx2.Client(
                base_url=self.base, headers={"Origin": self.base}, timeout=PATIENCE_SECONDS
            )
        )
        self.socket: ClientConnection | None = None
        self.conversation = ""
        self.entries: dict[int, dict[str, Any]] = {}

    def say(self, body: str) -> list[dict[str, Any]]:
        """Say something and return the entries that answer it."""
        if self.socket is None:
            return self._answers(self._start(body))
        return self._answers(self._acked({"t": "send", "cid": str(uuid.uuid4()), "body": body}))

    def tap(self, action: str, *, label: str | None = None, **data: Any) -> list[dict[str, Any]]:
        """Tap the newest button of that action (and label); return the entries that answer it."""
        seq, button = self.button(action, label)
        data = {**button.get("data", {}), **data}
        frame = {"t": "tap", "cid": str(uuid.uuid4()), "card": seq, "action": action, "data": data}
        return self._answers(self._acked(frame))

    def tell(self, body: str) -> int:
        """Say something to a person who leads: nobody answers at once. Its number."""
        return self._acked({"t": "send", "cid": str(uuid.uuid4()), "body": body})

    def hear_all(self) -> None:
        """Wait until everything that is stored has arrived."""
        self._up_to(int(self.http.get(f"/{self.slug}/me/").json()["head"]))

    def button(self, action: str, label: str | None = None) -> tuple[int, dict[str, Any]]:
        """The newest card with such a button."""
        for seq in sorted(self.entries, reverse=True):
            card = self.entries[seq]["card"]
            for button in (card or {}).get("actions", []):
                if button["id"] == action and label in (None, button["label"]):
                    return seq, button
        raise AssertionError(f"no button {action} {label or ''} in {self.transcript()}")

    def cards(self, kind: str) -> list[dict[str, Any]]:
        """The cards of this kind, oldest first."""
        return [
            e["card"]
            for _s, e in sorted(self.entries.items())
            if e["card"] and e["card"]["kind"] == kind
        ]

    def transcript(self) -> str:
        """The whole talk in plain words, for messages of failing tests."""
        lines = []
        for seq, entry in sorted(self.entries.items()):
            words = (
                entry["body"] or (entry["card"] or {}).get("text") or json.dumps(entry["change"])
            )
            kind = f" [{entry['card']['kind']}]" if entry["card"] else ""
            lines.append(f"{seq} {entry['from']['kind']}{kind}: {words}")
        return "\n".join(lines)

    def close(self) -> None:
        """Leave; nothing is released by it."""
        self._open.close()

    def _start(self, body: str) -> int:
        answer = self.http.post(
            f"/{self.slug}/start/",
            json={
                "key": uuid.uuid4().hex,
                "cid": str(uuid.uuid4()),
                "body": body,
                "lang": self.lang,
            },
        )
        assert answer.status_code == 201, answer.text
        self.conversation = answer.json()["conversation"]
        cookie = "; ".join(f"{k}={v}" for k, v in self.http.cookies.items())
        url = self.demo["ws_url"].rstrip("/")
        url = url if url.endswith("/ws/v1") else f"{url}/ws/v1"
        headers = {"Cookie": cookie, "Origin": self.base}
        self.socket = self._open.enter_context(
            connect(f"{url}/", additional_headers=headers, compression=None)
        )
        self._send({"t": "hello", "v": 1, "conv": self.conversation, "after": 0})
        return int(answer.json()["seq"])

    def _send(self, frame: dict[str, Any]) -> None:
        assert self.socket is not None
        self.socket.send(json.dumps(frame))

    def _receive(self) -> dict[str, Any]:
        assert self.socket is not None
        frame: dict[str, Any] = json.loads(self.socket.recv(timeout=PATIENCE_SECONDS))
        if frame["t"] == "msg":
            self.entries[frame["seq"]] = frame
            self._send({"t": "seen", "delivered": max(self.entries), "read": max(self.entries)})
        assert frame["t"] != "error", frame
        return frame

    def _acked(self, frame: dict[str, Any]) -> int:
        self._send(frame)
        while True:
            answer = self._receive()
            if answer["t"] == "ack" and answer["cid"] == frame["cid"]:
                return int(answer["seq"])

    def _answers(self, mine: int) -> list[dict[str, Any]]:
        """Wait for the reply to entry `mine`; a reply is committed at once, so `me` knows its last number."""
        while not self._spoken_after(mine):
            self._receive()
        self.hear_all()
        return [entry for seq, entry in sorted(self.entries.items()) if seq > mine]

    def _up_to(self, head: int) -> None:
        while max(self.entries, default=0) < head:
            self._receive()

    def _spoken_after(self, mine: int) -> bool:
        return any(
            seq > mine and entry["from"]["kind"] in SPEAKING and entry["kind"] != "change"
            for seq, entry in self.entries.items()
        )
