"""The listening socket, opened before anything else so that a taken port is one clear line."""

import errno
import socket


class CannotListen(Exception):
    """The address cannot be used; the text says why in one line."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket that child processes may inherit, or CannotListen."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen(1024)
    except (OSError, OverflowError) as exc:
        door.close()
        raise CannotListen(_why(exc, host, port)) from exc
    door.setblocking(False)
    door.set_inheritable(True)
    return door


def _why(exc: OSError | OverflowError, host: str, port: int) -> str:
    number = exc.errno if isinstance(exc, OSError) else None
    if number == errno.EADDRINUSE:
        return f"port {port} is taken; choose another: PORT={port + 1} script/server"
    if number == errno.EACCES:
        return f"port {port} needs more rights; choose one above 1023: PORT=8000 script/server"
    return f"cannot listen on {host}:{port}: {exc}"
