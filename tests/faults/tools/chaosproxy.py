"""TCP chaos proxy: delay, throttle, stall, swallow, cut (standard library only).

Sits between a client and a server (HTTP, WebSocket, PostgreSQL, Redis: any TCP)
and misbehaves on command.  A TCP proxy cannot lose single packets, so packet
loss is modelled by what TCP makes of it: stalls.

    chaosproxy.py --listen 127.0.0.1:9000 --upstream 127.0.0.1:8000 \
                  --control 127.0.0.1:9001 [--seed 1] [--storm 2.0]

Control port: one JSON object a line, one JSON answer a line.
    {"set": {"down": {"delay_ms": 80, "jitter_ms": 40}}}   rules for one direction
    {"set": {"both": {"rate": 2048}}}                      bytes a second
    {"set": {"up": {"swallow": true}}}                     half-open: read, never forward
    {"set": {"both": {"stall_p": 0.05, "stall_ms": 800}}}  loss as TCP shows it
    {"set": {"up": {"cut_after": 700}}}                    RST after N more bytes (per connection)
    {"accept": "refuse" | "hold" | "pass"}                 new connections
    {"cut": "rst" | "fin"}                                 every open connection, now
    {"reset": true}  {"stats": true}
"up" is client to server, "down" server to client.  As a library: ChaosProxy.
`chaosproxy.py --selftest` proves every fault against an echo server.
"""

import argparse
import asyncio
import json
import random
import socket
import struct
import sys
import time

RULES = {
    "delay_ms": 0,
    "jitter_ms": 0,
    "rate": 0,
    "stall_p": 0.0,
    "stall_ms": 0,
    "swallow": False,
    "cut_after": None,
}
CHUNK = 4096


def rst(writer):
    """Close so that the peer sees a reset, not an orderly end."""
    sock = writer.get_extra_info("socket")
    if sock is not None:
        try:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        except OSError:
            pass
    writer.transport.abort()


class ChaosProxy:
    def __init__(self, upstream, seed=0):
        self.upstream = upstream
        self.random = random.Random(seed)
        self.reset()
        self.open = set()  # pairs of writers (client side, server side)
        self.stats = {
            "accepted": 0,
            "refused": 0,
            "cut": 0,
            "bytes_up": 0,
            "bytes_down": 0,
            "swallowed": 0,
            "stalls": 0,
        }
        self.server = None

    def reset(self):
        self.rules = {"up": dict(RULES), "down": dict(RULES)}
        self.accept = "pass"

    def set(self, **directions):
        for direction, values in directions.items():
            unknown = set(values) - set(RULES)
            if unknown:
                raise ValueError(f"unknown rule {sorted(unknown)}")
            for name in ("up", "down") if direction == "both" else (direction,):
                self.rules[name].update(values)

    async def start(self, host, port):
        # A small buffer keeps back-pressure visible to both ends.
        self.server = await asyncio.start_server(self._client, host, port, limit=CHUNK)
        return self.server.sockets[0].getsockname()

    async def stop(self):
        self.server.close()
        self.cut("rst")
        await asyncio.sleep(0)

    def cut(self, how="rst", share=1.0):
        """End open connections (all, or a random share).  Returns how many."""
        count = 0
        for pair in list(self.open):
            if self.random.random() > share:
                continue
            count += 1
            for writer in pair:
                rst(writer) if how == "rst" else writer.close()
        self.stats["cut"] += count
        return count

    async def _client(self, reader, writer):
        if self.accept == "refuse":
            self.stats["refused"] += 1
            rst(writer)
            return
        self.stats["accepted"] += 1
        if self.accept == "hold":  # SYN answered, nothing after
            pair = (writer,)
            self.open.add(pair)
            try:
                while self.accept == "hold" and not writer.transport.is_closing():
                    await asyncio.sleep(0.05)
            finally:
                self.open.discard(pair)
                rst(writer)
            return
        try:
            if isinstance(self.upstream, str):  # the path of a Unix socket
                opened = asyncio.open_unix_connection(self.upstream, limit=CHUNK)
            else:
                opened = asyncio.open_connection(*self.upstream, limit=CHUNK)
            up_reader, up_writer = await opened
        except OSError:
            self.stats["refused"] += 1
            rst(writer)
            return
        pair = (writer, up_writer)
        self.open.add(pair)
        tasks = [
            asyncio.create_task(self._pump(reader, up_writer, "up", pair)),
            asyncio.create_task(self._pump(up_reader, writer, "down", pair)),
        ]
        try:
            await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            for task in tasks:
                task.cancel()
            self.open.discard(pair)
            for each in pair:
                each.transport.abort()

    async def _pump(self, reader, writer, direction, pair):
        seen = 0
        try:
            while data := await reader.read(CHUNK):
                rule = self.rules[direction]  # read anew: rules change live
                if rule["swallow"]:
                    self.stats["swallowed"] += len(data)
                    continue
                wait = rule["delay_ms"] + self.random.uniform(0, rule["jitter_ms"])
                if rule["stall_p"] and self.random.random() < rule["stall_p"]:
                    self.stats["stalls"] += 1
                    wait += rule["stall_ms"]
                if rule["rate"]:
                    wait += 1000 * len(data) / rule["rate"]
                if wait:
                    await asyncio.sleep(wait / 1000)
                limit = rule["cut_after"]
                if limit is not None and seen + len(data) > limit:
                    writer.write(data[: max(0, limit - seen)])
                    await asyncio.sleep(0.01)  # let the part go out: a cut mid-frame
                    self.stats["cut"] += 1
                    for each in pair:
                        rst(each)
                    return
                seen += len(data)
                self.stats["bytes_" + direction] += len(data)
                writer.write(data)
                await writer.drain()  # back-pressure passes through
            if writer.can_write_eof():
                writer.write_eof()
        except (ConnectionError, OSError, asyncio.CancelledError):
            for each in pair:
                each.transport.abort()

    async def control(self, reader, writer):
        while line := await reader.readline():
            try:
                order = json.loads(line)
                answer = {"ok": True}
                if order.get("reset"):
                    self.reset()
                if "set" in order:
                    self.set(**order["set"])
                if "accept" in order:
                    self.accept = order["accept"]
                if "cut" in order:
                    answer["cut"] = self.cut(order["cut"], order.get("share", 1.0))
                if order.get("stats"):
                    answer.update(self.stats, open=len(self.open))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                answer = {"ok": False, "error": str(error)}
            writer.write(json.dumps(answer).encode() + b"\n")
            await writer.drain()
        writer.close()

    async def storm(self, every, share=0.5):
        """Reset a random share of the connections about every `every` seconds."""
        while True:
            await asyncio.sleep(self.random.expovariate(1 / every))
            self.cut("rst", share)


async def selftest():
    async def echo(reader, writer):
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        except ConnectionError:
            pass
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    proxy = ChaosProxy(server.sockets[0].getsockname(), seed=1)
    address = await proxy.start("127.0.0.1", 0)
    results = []

    async def talk(payload=b"hello", timeout=2.0):
        reader, writer = await asyncio.open_connection(*address)
        begin = time.monotonic()
        try:
            writer.write(payload)
            got = await asyncio.wait_for(reader.readexactly(len(payload)), timeout)
            return got == payload, time.monotonic() - begin
        except asyncio.TimeoutError:
            return "timeout", time.monotonic() - begin
        except asyncio.IncompleteReadError as error:
            return f"short {len(error.partial)}", time.monotonic() - begin
        except ConnectionError:
            return "reset", time.monotonic() - begin
        finally:
            writer.transport.abort()

    def check(name, good, note=""):
        results.append(good)
        print(("ok   " if good else "FAIL ") + name, note)

    got, took = await talk()
    check("pass", got is True, f"{took * 1000:.1f} ms")
    proxy.set(both={"delay_ms": 100})
    got, took = await talk()
    check("delay 100 ms each way", got is True and 0.19 < took < 0.6, f"{took * 1000:.0f} ms")
    proxy.reset()
    proxy.set(up={"rate": 20000})
    got, took = await talk(b"x" * 10000)
    check("rate 20 kB/s, 10 kB", got is True and 0.4 < took < 1.5, f"{took:.2f} s")
    proxy.reset()
    proxy.set(down={"swallow": True})
    got, took = await talk(timeout=0.4)
    check("half-open (answers swallowed)", got == "timeout")
    proxy.reset()
    proxy.set(up={"cut_after": 3})
    got, took = await talk()
    check("cut mid-message", got in ("reset", "short 3", "short 0"), got)
    proxy.reset()
    proxy.accept = "refuse"
    got, took = await talk()
    check("refuse", got in ("reset", "short 0"), got)
    proxy.accept = "hold"
    got, took = await talk(timeout=0.4)
    check("accept and hold", got == "timeout")
    proxy.reset()
    await asyncio.sleep(0.1)
    for how, want in (("rst", "reset"), ("fin", "eof")):
        reader, writer = await asyncio.open_connection(*address)
        writer.write(b"a")
        await reader.readexactly(1)
        count = proxy.cut(how)
        try:
            end = "eof" if await asyncio.wait_for(reader.read(1), 2) == b"" else "data"
        except ConnectionError:
            end = "reset"
        check(f"cut {how}", count == 1 and end == want, end)
        writer.transport.abort()
    await proxy.stop()
    server.close()
    return all(results)


async def serve(args):
    proxy = ChaosProxy(args.upstream, args.seed)
    await proxy.start(*args.listen)
    if args.control:
        await asyncio.start_server(proxy.control, *args.control)
    if args.storm:
        asyncio.create_task(proxy.storm(args.storm))
    print(json.dumps({"listen": args.listen, "upstream": args.upstream}), flush=True)
    await asyncio.Event().wait()


def address(text):
    host, _, port = text.rpartition(":")
    return host or "127.0.0.1", int(port)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--listen", type=address, default=("127.0.0.1", 9000))
    parser.add_argument("--upstream", type=address, default=("127.0.0.1", 8000))
    parser.add_argument("--control", type=address)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--storm", type=float, help="mean seconds between random resets")
    parser.add_argument("--selftest", action="store_true")
    arguments = parser.parse_args()
    if arguments.selftest:
        sys.exit(0 if asyncio.run(selftest()) else 1)
    try:
        asyncio.run(serve(arguments))
    except KeyboardInterrupt:
        pass
