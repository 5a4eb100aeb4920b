"""Does a reader that never reads cost the server memory without bound?

    slowreader.py --url ws://127.0.0.1:8000/flood --pid PID [--seconds 20] [--readers 1] [--cap-mb 400]

Opens connections that complete the WebSocket handshake, send --first (a text frame, if
given), then never read again: the kernel's window fills and the server must hold back,
buffer, or let go.  Prints the server's resident memory each second and a verdict.
Standard library only.  The server must have something to push: a busy conversation, or
a test endpoint that sends without end (16 kB every 2 ms is enough).
"""

import argparse
import base64
import json
import os
import socket
import struct
import sys
import time
import urllib.parse


def rss_mb(pid):
    with open(f"/proc/{pid}/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def text_frame(text):
    data, key = text.encode(), os.urandom(4)
    size = bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + struct.pack("!H", len(data))
    return b"\x81" + size + key + bytes(b ^ key[i % 4] for i, b in enumerate(data))


def open_socket(url, headers):
    parts = urllib.parse.urlsplit(url)
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # a small window, at once full
    raw.settimeout(5)
    raw.connect((parts.hostname, parts.port))
    lines = [
        f"GET {parts.path or '/'} HTTP/1.1",
        f"Host: {parts.netloc}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: " + base64.b64encode(os.urandom(16)).decode(),
        *headers,
    ]
    raw.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += raw.recv(1)
    if b" 101 " not in answer.split(b"\r\n", 1)[0]:
        raise SystemExit(answer.decode(errors="replace"))
    return raw


def main(args):
    before = rss_mb(args.pid)
    readers = [open_socket(args.url, args.header) for _ in range(args.readers)]
    for raw in readers:
        if args.first:
            raw.sendall(text_frame(args.first))
    samples = [before]
    for second in range(1, args.seconds + 1):
        time.sleep(1)
        if args.chatter and second % args.chatter == 0:  # alive, talking, still not reading
            for raw in readers:
                try:
                    raw.sendall(text_frame("{}"))
                except OSError:
                    pass
        samples.append(rss_mb(args.pid))
        if samples[-1] - before > args.cap_mb:
            break
    growth = max(samples) - before
    late = samples[-1] - samples[len(samples) // 2]
    print(
        json.dumps(
            {
                "rss MB": [round(s) for s in samples],
                "grew MB": round(growth),
                "still growing MB in the second half": round(late),
                "verdict": "bounded" if growth < args.limit_mb * args.readers else "NOT BOUNDED",
            }
        )
    )
    return 0 if growth < args.limit_mb * args.readers else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", required=True)
    parser.add_argument("--pid", type=int, required=True)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--readers", type=int, default=1)
    parser.add_argument("--first")
    parser.add_argument("--chatter", type=int, help="send a small frame every so many seconds")
    parser.add_argument("--header", action="append", default=[])
    parser.add_argument(
        "--limit-mb", type=float, default=5, help="a connection may cost this much"
    )
    parser.add_argument("--cap-mb", type=float, default=400, help="stop here: the point is made")
    sys.exit(main(parser.parse_args()))
