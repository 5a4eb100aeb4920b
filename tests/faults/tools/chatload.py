"""Drives conversations through trouble and writes down what was promised and what arrived.

    chatload.py --demo var/demo.json --out history.jsonl [--via 127.0.0.1:9210] [--business SLUG]
                [--convs 8] [--messages 50] [--pace 0.05] [--drain 30]

Each conversation has two people: a diner, who begins it with POST /<slug>/start/ and then
holds a socket with the cookie from there, and a member of staff, whose socket carries an
API key.  Both send their messages in order, keep every unacknowledged one, and on a new
connection say where they stopped and send the unacknowledged again with the same cid.
A lost answer to `start` is asked for again with the same key, and every second one that
was not lost, too.  At the end a fresh reader reads each conversation whole over a socket; REST
reads it too and counts as one more participant; and conversations that nobody asked for
are searched for our messages.  Judge the file with `history.py messages`.  Needs
`websockets`.  Everything it knows about the wire is in the class Adapter and in demo.py.
"""

import argparse
import asyncio
import collections
import hashlib
import http.client
import http.cookies
import json
import random
import sys
import time
import uuid

from tests.faults.tools.demo import Demo, add_options

try:
    import websockets
    from websockets.asyncio.client import connect
except ImportError:  # --help works without it
    websockets = None

AGAIN = ("slow_down", "unavailable", "stale", "hello_first")  # refusals that ask for patience
Unknown = (OSError, asyncio.TimeoutError, http.client.HTTPException, ValueError)


class Adapter:
    """The wire: REST, the first message, and socket frames, one JSON object each, its kind under `t`."""

    def __init__(self, demo, ping=2.0):
        self.demo, self.ping = demo, ping
        self.key = demo.key("conversations:read", "conversations:write")
        self.ids, self.cookies = {}, {}  # by our own name of a conversation

    def start(self, conv, key, cid, body):
        """The first message -> its sequence number, or None: ask again with the same key."""
        status, answer, headers = self.demo.call(
            "POST",
            f"{self.demo.base}/{self.demo.slug}/start/",
            {"key": key, "cid": cid, "body": body, "lang": "de"},
            {"Origin": self.demo.origin, "Sec-Fetch-Site": "same-origin"},
        )
        if status >= 500 or status in (409, 429):
            return None
        if status not in (200, 201):
            raise SystemExit(f"start: {status} {answer}")
        jar = http.cookies.SimpleCookie()
        for line in headers.get_all("Set-Cookie") or []:
            jar.load(line)
        mine = [f"{name}={jar[name].value}" for name in ("__Host-diner", "diner") if name in jar]
        if not mine:
            raise SystemExit("start: no cookie __Host-diner or diner")
        self.cookies[conv] = mine[0]
        self.ids.setdefault(conv, answer["conversation"])
        return answer["seq"]

    def connect(self, conv, role):
        headers = (
            {"Cookie": self.cookies[conv]}
            if role == "diner"
            else {"Authorization": f"Bearer {self.key}"}
        )
        where = {"host": self.demo.via[0], "port": self.demo.via[1]} if self.demo.via else {}
        return connect(
            self.demo.ws,
            additional_headers=headers,
            origin=self.demo.origin if role == "diner" else None,
            open_timeout=3,
            close_timeout=1,
            ping_interval=self.ping,
            ping_timeout=1.5 * self.ping,
            proxy=None,
            **where,
        )

    def hello(self, conv, after):
        return {"t": "hello", "v": 1, "conv": self.ids[conv], "after": after}

    def send(self, cid, body):
        return {"t": "send", "cid": cid, "body": body}

    def seen(self, seq):
        return {"t": "seen", "delivered": seq}

    def parse(self, text):
        """-> (kind, frame): welcome, msg, ack, error, head, resync; or None for what this client need not know."""
        frame = json.loads(text)
        return (
            (frame["t"], frame)
            if frame["t"] in ("welcome", "msg", "ack", "error", "head", "resync")
            else None
        )

    @staticmethod
    def entry(frame):
        """What the judge wants to know of an entry (a `msg`, or a row of REST)."""
        by = (
            "system"
            if frame["kind"] == "system" or not frame.get("from")
            else frame["from"]["kind"]
        )
        return {
            "cid": frame["cid"],
            "seq": frame["seq"],
            "id": frame["id"],
            "by": by,
            "sha": sha(frame.get("body") or ""),
        }

    def conversations(self):
        return {row["id"] for row in self.demo.pages("conversations/", self.key)}

    def history(self, conversation):
        """The whole of it over REST, by position."""
        after = 0
        while True:
            rows = list(
                self.demo.pages(
                    f"conversations/{conversation}/messages/?after={after}&limit=200", self.key
                )
            )
            rows = [row for row in rows if row["seq"] > after]
            if not rows:
                return
            yield from map(self.entry, rows)
            after = rows[-1]["seq"]


def sha(body):
    return hashlib.sha256(body.encode()).hexdigest()[:12]


class Participant:
    times = 1  # how often each message is sent over a socket

    def __init__(self, adapter, conv, role, count, pace, write, chance):
        self.adapter, self.conv, self.role, self.who = adapter, conv, role, f"{conv}.{role}"
        self.count, self.pace, self.write, self.chance = count, pace, write, chance
        self.outbox = {}  # cid -> body, in order: not yet acknowledged
        self.made = self.position = self.told = self.heard = self.connections = self.healed = 0
        self.owed = None  # (head we were told of, until when it may take)
        self.waits, self.errors = [], collections.Counter()

    def note(self, kind, **fields):
        self.write({"e": kind, "conv": self.conv, "who": self.who, **fields})

    def message(self, number):
        cid, body = str(uuid.uuid4()), f"{self.who} {number} grüße 🍕"
        self.note("send", cid=cid, n=number, sha=sha(body), by=self.role)
        self.made = number
        return cid, body

    async def start(self, until, wanted):
        """The diner's first message makes the conversation; asked until `wanted` answers came."""
        key, (cid, body) = uuid.uuid4().hex, self.message(1)
        begin, answers = time.monotonic(), 0
        while answers < wanted and not until():
            try:
                seq = await asyncio.to_thread(self.adapter.start, self.conv, key, cid, body)
            except Unknown:
                seq = None
            if seq is None:
                await asyncio.sleep(self.chance.uniform(0.05, 0.5))
                continue
            answers += 1
            self.note("ack", cid=cid, seq=seq)
        self.waits.append(time.monotonic() - begin)
        return answers > 0

    async def run(self, until):
        self.note("join")
        maker = asyncio.create_task(self.make())
        while not until():
            sender = None
            try:
                async with self.adapter.connect(self.conv, self.role) as socket:
                    self.connections += 1
                    self.owed = None
                    await socket.send(json.dumps(self.adapter.hello(self.conv, self.position)))
                    try:
                        while not until():
                            if self.owed and time.monotonic() > self.owed[1]:
                                self.healed += 1  # told of entries that did not come: ask anew
                                break
                            try:
                                text = await asyncio.wait_for(socket.recv(), 0.5)
                            except asyncio.TimeoutError:
                                await self.tell(socket)
                                continue
                            event = self.adapter.parse(text)
                            if event and event[0] == "welcome" and sender is None:
                                sender = asyncio.create_task(self.pump(socket))
                            if event and await self.take(socket, *event):
                                break
                    finally:
                        if sender:
                            sender.cancel()
            except (OSError, asyncio.TimeoutError, websockets.WebSocketException):
                pass
            await asyncio.sleep(
                self.chance.uniform(0.05, 0.3)
            )  # the real client: exponential, full jitter
        maker.cancel()

    async def make(self):
        for number in range(self.made + 1, self.count + 1):
            await asyncio.sleep(self.chance.uniform(0, 2 * self.pace))
            cid, body = self.message(number)
            self.outbox[cid] = (body, time.monotonic())

    async def pump(self, socket):
        """Everything unacknowledged, in order, once a connection."""
        self.gone = set()
        try:
            while True:
                for cid, (body, _) in list(self.outbox.items()):
                    if cid not in self.gone:
                        self.gone.add(cid)
                        for _ in range(self.times):
                            await socket.send(json.dumps(self.adapter.send(cid, body)))
                await asyncio.sleep(0.005)
        except websockets.ConnectionClosed:
            pass

    async def tell(self, socket):
        if self.position > self.told:
            self.told = self.position
            await socket.send(json.dumps(self.adapter.seen(self.position)))

    async def take(self, socket, kind, frame):
        """-> true when this connection is of no more use."""
        if kind == "ack":
            self.note("ack", cid=frame["cid"], seq=frame["seq"], id=frame["id"])
            gone = self.outbox.pop(frame["cid"], None)
            if gone:
                self.waits.append(time.monotonic() - gone[1])
        elif kind == "msg":
            entry = self.adapter.entry(frame)
            self.note("recv", **entry)
            self.position = max(self.position, entry["seq"])
            self.heard += entry["by"] in ("diner", "staff")
            if self.owed and self.position >= self.owed[0]:
                self.owed = None
            if self.position - self.told >= 8:
                await self.tell(socket)
        elif kind == "head":
            if frame["seq"] > self.position and not self.owed:
                self.owed = frame["seq"], time.monotonic() + 6
        elif kind == "resync":
            self.note("resync")
            self.position = self.told = self.heard = 0
            return True
        elif kind == "error":
            code, cid = frame["code"], frame.get("cid")
            self.errors[code] += 1
            if cid is None:  # the hello itself was refused
                await asyncio.sleep(min(5, frame.get("retry_after") or 0.2))
                return True
            self.note("refused", cid=cid, code=code)
            if code not in AGAIN:
                self.outbox.pop(cid, None)
            elif cid in self.outbox:
                await asyncio.sleep(min(5, frame.get("retry_after") or 0.2))
                self.gone.discard(cid)
        return False

    def finished(self):
        return self.made == self.count and not self.outbox


async def read_whole(adapter, conv, tries=40):
    """A stranger with no memory reads the conversation from the start."""
    for _ in range(tries):
        rows, head = [], None
        try:
            async with adapter.connect(conv, "staff") as socket:
                await socket.send(json.dumps(adapter.hello(conv, 0)))
                while head is None or (rows[-1]["seq"] if rows else 0) < head:
                    kind, frame = adapter.parse(await asyncio.wait_for(socket.recv(), 5)) or (
                        None,
                        None,
                    )
                    if kind == "welcome":
                        head = frame["head"]
                    elif kind == "msg":
                        rows.append({"e": "stored", "conv": conv, **adapter.entry(frame)})
                        await socket.send(json.dumps(adapter.seen(frame["seq"])))
            return rows
        except asyncio.TimeoutError:
            if rows:
                return rows  # less than the head it was promised: the judge will see
        except (OSError, websockets.WebSocketException):
            pass
        await asyncio.sleep(0.3)
    raise SystemExit(f"could not read {conv} back")


async def patiently(function, *arguments, tries=20):
    for number in range(tries):
        try:
            return await asyncio.to_thread(lambda: list(function(*arguments)))
        except Unknown:
            if number == tries - 1:
                raise
            await asyncio.sleep(0.5)


async def main(args):
    chance = random.Random(args.seed)
    adapter = Adapter(Demo(args.demo, args.business, args.via), getattr(args, "ping", 2.0))
    before = set(await patiently(adapter.conversations))
    with open(args.out, "w", encoding="utf-8") as out:
        cids = set()

        def write(event):
            if event["e"] == "send":
                cids.add(event["cid"])
            out.write(json.dumps(event) + "\n")

        people = [
            Participant(
                adapter,
                f"c{c}",
                role,
                args.messages,
                args.pace,
                write,
                random.Random(chance.random()),
            )
            for c in range(args.convs)
            for role in ("diner", "staff")
        ]
        for each in people:
            each.times = getattr(args, "times", 1)
        total = args.messages * 2
        begin = time.monotonic()
        deadline = begin + args.messages * args.pace + args.drain
        all_done = []

        def done():
            if not all_done and all(p.finished() and p.heard >= total for p in people):
                all_done.append(time.monotonic())
            return (
                time.monotonic() > deadline
                or bool(all_done)
                and time.monotonic() > all_done[0] + 1
            )

        async def converse(number):
            diner, staff = people[2 * number : 2 * number + 2]
            if await diner.start(done, 2 if number % 2 else 1):
                await asyncio.gather(diner.run(done), staff.run(done))

        await asyncio.gather(*map(converse, range(args.convs)))
        took = time.monotonic() - begin
        for conv in sorted(adapter.ids):
            for row in await read_whole(adapter, conv):
                write(row)
            write({"e": "join", "conv": conv, "who": "rest"})
            for row in await patiently(adapter.history, adapter.ids[conv]):
                write({"e": "recv", "conv": conv, "who": "rest", **row})
        strays = set(await patiently(adapter.conversations)) - before - set(adapter.ids.values())
        for other in sorted(strays):  # a first message that was taken twice lies in one of these
            for row in await patiently(adapter.history, other):
                if row["cid"] in cids:
                    write({"e": "stored", "conv": f"stray {other}", **row})
    waits = sorted(w for p in people for w in p.waits)
    refused = sum((p.errors for p in people), collections.Counter())
    report = {
        "seconds": round(took, 1),
        "connections": sum(p.connections for p in people),
        "conversations": len(adapter.ids),
        "acknowledged": len(waits),
        "in time": bool(all_done),
        "errors": refused,
        "gaps healed by head": sum(p.healed for p in people),
        "strange conversations": len(strays),
        "ack wait s, median": round(waits[len(waits) // 2], 3) if waits else None,
        "p99": round(waits[int(len(waits) * 0.99)], 3) if waits else None,
        "worst": round(waits[-1], 3) if waits else None,
    }
    report["failed"] = len(adapter.ids) != args.convs or bool(set(refused) - set(AGAIN))
    return report


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_options(parser)
    parser.add_argument("--out", required=True)
    parser.add_argument("--convs", type=int, default=8)
    parser.add_argument("--messages", type=int, default=50, help="of each person")
    parser.add_argument("--pace", type=float, default=0.05)
    parser.add_argument("--drain", type=float, default=30)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    if websockets is None:
        parser.error("needs the package `websockets`")
    outcome = asyncio.run(main(arguments))
    print(json.dumps(outcome))
    sys.exit(outcome["failed"])
