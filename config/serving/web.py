"""One web process on a socket that is already open: Daphne, or Uvicorn where slow readers matter."""

import asyncio
import gc
import os
import signal
import socket
import threading
from collections.abc import Callable
from typing import Any

LAST_MOMENT_SECONDS = 2.5
GOODBYE_SECONDS = 0.3  # so that close frames get out
GARBAGE_THRESHOLDS = 10_000, 20, 20
# Half-open sockets are noticed within their sum: a phone that changed networks must not stay "there".
PING_SECONDS, PONG_SECONDS = 15, 20
# The request is here, so whatever a handshake then waits for is ours: after a restart thousands come at once, and whoever
# is cut off comes again. Daphne's own 5 seconds end in a reset.
SHAKE_HANDS_SECONDS = 30


def run_daphne(
    door: socket.socket, on_ready: Callable[[], None], on_stop: Callable[[], None]
) -> None:
    """Serve with Daphne until SIGINT or SIGTERM."""
    import daphne.server  # noqa: PLC0415, F401 -- installs its reactor when imported
    from twisted.internet import reactor  # noqa: PLC0415 -- after daphne has chosen it
    from twisted.internet.task import deferLater  # noqa: PLC0415 -- imports the reactor

    from config.asgi import application  # noqa: PLC0415 -- needs the reactor's loop
    from config.serving.frames import LeanServer, use_lean_frames  # noqa: PLC0415 -- imports daphne
    from messenger.live.runtime import go_away  # noqa: PLC0415 -- needs the apps

    def say_goodbye() -> Any:
        return deferLater(reactor, GOODBYE_SECONDS) if go_away() else None

    def adopt() -> None:
        # Not an endpoint string: those know only IPv4 descriptors, and only log that they cannot listen.
        use_lean_frames(server)
        settle_down()
        reactor.adoptStreamPort(door.fileno(), door.family, server.http_factory)
        reactor.callWhenRunning(on_ready)  # only then do signals end it properly

    server = LeanServer(
        application,
        endpoints=["unused"],
        server_name="stammtisch",
        websocket_connect_timeout=SHAKE_HANDS_SECONDS,
        websocket_handshake_timeout=SHAKE_HANDS_SECONDS,
        ping_interval=PING_SECONDS,
        ping_timeout=PONG_SECONDS,
        application_close_timeout=5,
        ready_callable=adopt,
    )
    server.endpoints = []
    reactor.addSystemEventTrigger("before", "shutdown", leave_in_time)  # type: ignore[arg-type]  # zope interface
    reactor.addSystemEventTrigger("before", "shutdown", say_goodbye)  # type: ignore[arg-type]  # zope interface
    reactor.addSystemEventTrigger("before", "shutdown", on_stop)  # type: ignore[arg-type]  # zope interface
    server.run()


def run_uvicorn(
    door: socket.socket, on_ready: Callable[[], None], on_stop: Callable[[], None]
) -> None:
    """Serve with Uvicorn until SIGINT or SIGTERM."""
    import uvicorn  # noqa: PLC0415 -- only where it is chosen

    from config.serving.uvicorn_frames import SocketProtocol  # noqa: PLC0415 -- imports uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            settle_down()
            await asyncio.to_thread(on_ready)  # it looks into the database

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            from messenger.live.runtime import go_away  # noqa: PLC0415 -- needs the apps

            leave_in_time()
            if go_away():
                await asyncio.sleep(GOODBYE_SECONDS)
            await asyncio.to_thread(on_stop)
            await super().shutdown(sockets)

    server = Server(
        uvicorn.Config(
            "config.asgi:application",
            lifespan="off",
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,  # config.serving.proxy does it, the same for both servers
            ws=SocketProtocol,
            ws_per_message_deflate=False,
            ws_max_size=1024 * 1024,
            ws_ping_interval=PING_SECONDS,
            ws_ping_timeout=PONG_SECONDS,
            timeout_graceful_shutdown=1,
        )
    )
    server.run(sockets=[door])


SERVERS = {"daphne": run_daphne, "uvicorn": run_uvicorn}


def settle_down() -> None:
    """What was loaded to serve or to work stays: the garbage collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)


def leave_in_time() -> None:
    """A thread that hangs must not keep the process: what is committed is committed, the rest is rolled back."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    last = threading.Timer(LAST_MOMENT_SECONDS, os._exit, args=(0,))
    last.daemon = True
    last.start()
