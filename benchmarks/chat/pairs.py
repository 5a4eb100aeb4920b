"""Pairs of people who write to each other as fast as they are acknowledged (or delivered to), or at a gentle pace.

`python -m benchmarks.chat.pairs SPEC.json` prints one JSON object: counts, latencies and what was lost.
It runs in a process of its own, pinned to the core that the server does not use.
"""

import asyncio
import json
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.chat.wire import Client, connect, frame

FUTURE = 2**50
FILLER = " Habt ihr heute Abend noch einen Tisch am Fenster? Wir sind zu viert."


@dataclass(slots=True)
class Person:
    """One end of a pair."""

    conversation: str
    headers: dict[str, str]
    depth: int
    by_delivery: bool
    client: Client = field(init=False)
    position: int = 0
    told: int = 0
    outstanding: int = 0
    acknowledged: int = 0
    refused: int = 0
    is_writing: bool = False
    latencies: list[int] = field(default_factory=list)
    heard: int = 0
    doubled: int = 0
    welcome: asyncio.Future[None] = field(init=False)
    mine: set[str] = field(default_factory=set)
    acked: set[str] = field(default_factory=set)
    delivered: set[str] = field(default_factory=set)

    async def join(self, url: str) -> None:
        """Connect and say hello."""
        self.welcome = asyncio.get_running_loop().create_future()
        self.client = await connect(url, self._hear, self.headers)
        self.client.after_read = self._after_read
        # A position from the future is answered by where the conversation stands: begin there.
        self.client.send(frame(t="hello", v=1, conv=self.conversation, after=FUTURE))
        await asyncio.wait_for(self.welcome, 30)

    def write(self) -> None:
        """Send one message that carries the time."""
        cid = str(uuid.uuid4())
        self.mine.add(cid)
        self.outstanding += 1
        body = f"{time.perf_counter_ns()}{FILLER}"
        self.client.send(frame(t="send", cid=cid, body=body))

    def _hear(self, text: bytes) -> None:
        if text.startswith(b'{"t":"msg"'):
            self._message(json.loads(text))
        elif text.startswith(b'{"t":"ack"'):
            self.outstanding -= not self.by_delivery
            self.acknowledged += 1
            self.acked.add(json.loads(text)["cid"])
        elif text.startswith(b'{"t":"welcome"'):
            self.welcome.set_result(None)
        elif text.startswith(b'{"t":"resync"'):
            self.position = self.told = json.loads(text)["head"]
            self.client.send(frame(t="hello", v=1, conv=self.conversation, after=self.position))
        elif text.startswith(b'{"t":"error"'):
            self.outstanding -= 1
            self.refused += 1

    def _message(self, entry: dict[str, Any]) -> None:
        if entry["seq"] != self.position + 1:
            self.doubled += 1
        self.position = entry["seq"]
        self.delivered.add(entry["cid"])
        if entry["cid"] in self.mine:
            self.outstanding -= self.by_delivery
        else:
            sent, _, rest = entry["body"].partition(" ")
            if rest and sent.isdigit():
                self.heard += 1
                self.latencies.append(time.perf_counter_ns() - int(sent))

    def _after_read(self) -> None:
        if self.position > self.told:
            self.told = self.position
            self.client.send(frame(t="seen", delivered=self.told))
        while self.is_writing and self.outstanding < self.depth:
            self.write()


async def saturate(people: list[Person], seconds: float) -> None:
    """Write as fast as acknowledgements come."""
    for person in people:
        person.is_writing = True
        while person.outstanding < person.depth:
            person.write()
    await asyncio.sleep(seconds)


async def pace(people: list[Person], seconds: float, per_second: float) -> None:
    """Write at a steady rate, whatever the server does."""
    begin = time.perf_counter()
    count = int(seconds * per_second)
    for number in range(count):
        wait = begin + number / per_second - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        people[(number * 7) % len(people)].write()


async def settle(people: list[Person], seconds: float = 15.0) -> None:
    """Wait until everything acknowledged has reached everybody."""
    for person in people:
        person.is_writing = False
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        if all(each.outstanding == 0 for each in people) and not missing(people):
            return
        await asyncio.sleep(0.05)


def missing(people: list[Person]) -> int:
    """How many acknowledged messages some participant has not been handed."""
    acked: dict[str, set[str]] = {}
    for person in people:
        acked.setdefault(person.conversation, set()).update(person.acked)
    return sum(len(acked[person.conversation] - person.delivered) for person in people)


async def main(spec: dict[str, Any]) -> dict[str, Any]:
    """Run one load and count."""
    people = [
        Person(
            each["conversation"],
            each["headers"],
            depth=spec.get("depth", 4),
            by_delivery=spec.get("by_delivery", False),
        )
        for each in spec["people"]
    ]
    await asyncio.gather(*(person.join(spec["url"]) for person in people))
    await asyncio.sleep(spec.get("rest", 0.5))
    for name in ("warm_up", "measure"):
        for person in people:
            person.latencies.clear()
            person.heard = person.acknowledged = 0
        print(json.dumps({"phase": name}), flush=True)
        begin = time.perf_counter()
        if spec.get("per_second"):
            await pace(people, spec[name], spec["per_second"])
        else:
            await saturate(people, spec[name])
        took = time.perf_counter() - begin
    heard = sum(person.heard for person in people)
    latencies = sorted(each for person in people for each in person.latencies)
    print(json.dumps({"phase": "measured", "heard": heard, "seconds": took}), flush=True)
    await settle(people)
    return {
        "phase": "done",
        "heard": heard,
        "seconds": took,
        "p50_ms": latencies[len(latencies) // 2] / 1e6 if latencies else 0,
        "p99_ms": latencies[int(len(latencies) * 0.99)] / 1e6 if latencies else 0,
        "undelivered": missing(people),
        "out_of_order": sum(person.doubled for person in people),
        "refused": sum(person.refused for person in people),
        "closed": sum(person.client.is_closed for person in people),
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(json.loads(Path(sys.argv[1]).read_text())))), flush=True)
