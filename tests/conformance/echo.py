"""`python -m tests.conformance.echo [daphne|uvicorn]`: says everything again, behind the server settings of `manage.py serve`.

What Autobahn's conformance suite talks to (docs/decisions/0006-conformance.md); nothing of the product is served.
"""

import os
import sys
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Send back every message as it came."""
    if scope["type"] != "websocket":
        return
    await receive()
    await send({"type": "websocket.accept"})
    while (event := await receive())["type"] == "websocket.receive":
        kind = "text" if event.get("text") is not None else "bytes"
        await send({"type": "websocket.send", kind: event[kind]})


def main() -> None:
    """Serve the echo on HOST and PORT."""
    django.setup()
    from config import env
    from config.serving.sockets import listen
    from config.serving.web import SERVERS

    which = sys.argv[1] if len(sys.argv) > 1 else "daphne"
    door = listen(env.HOST, env.PORT)
    if which == "daphne":
        import daphne.server  # noqa: F401 -- installs the reactor that config.asgi needs
    from config import asgi

    asgi.application = echo
    SERVERS[which](door, lambda: None, lambda: None)


if __name__ == "__main__":
    main()
