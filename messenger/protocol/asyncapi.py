"""docs/asyncapi.yaml: the frames of /ws/v1/ for programs, from the very types that parse and write them."""

import inspect
from typing import Any, get_args

import msgspec

from messenger.protocol import limits
from messenger.protocol.client import ClientFrame
from messenger.protocol.codes import CLOSE_MEANING, CODE_MEANING
from messenger.protocol.server import ServerFrame

SCHEMAS = "#/components/schemas/{name}"
TEXT = "Live chat between a diner and a restaurant. docs/protocol.md says how the frames belong together."


def document() -> dict[str, Any]:
    """The AsyncAPI 3.0 document of the socket."""
    sides = {"client": get_args(ClientFrame), "server": get_args(ServerFrame)}
    frames = [frame for kinds in sides.values() for frame in kinds]
    _, schemas = msgspec.json.schema_components(frames, ref_template=SCHEMAS)
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Stammtisch live chat",
            "version": str(limits.VERSION),
            "description": TEXT,
            "license": {"name": "MIT"},
        },
        "defaultContentType": "application/json",
        "servers": {"here": _server()},
        "channels": {"socket": _channel(frames)},
        "operations": {
            "receive": _operation("receive", sides["client"], "What a client may send."),
            "send": _operation("send", sides["server"], "What the server sends."),
        },
        "components": {
            "messages": {frame.__name__: _message(frame) for frame in frames},
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": _logins(),
        },
        "x-error-codes": {str(code): text for code, text in CODE_MEANING.items()},
        "x-close-codes": {str(int(code)): text for code, text in CLOSE_MEANING.items()},
        "x-limits": {
            name.lower(): value for name, value in vars(limits).items() if name.isupper()
        },
    }


def _server() -> dict[str, Any]:
    logins = ["diner", "diner_over_https", "staff", "key"]
    return {
        "host": "localhost:8000",
        "protocol": "ws",
        "description": "script/server; an installation on the net speaks wss.",
        "security": [{"$ref": f"#/components/securitySchemes/{login}"} for login in logins],
    }


def _logins() -> dict[str, Any]:
    cookies = {
        "diner": ("diner", "Set by POST /{slug}/start/ over http."),
        "diner_over_https": ("__Host-diner", "Set by POST /{slug}/start/ over https."),
        "staff": ("sessionid", "A member of staff who is logged in to the admin."),
    }
    found: dict[str, Any] = {
        name: {"type": "httpApiKey", "in": "cookie", "name": cookie, "description": text}
        for name, (cookie, text) in cookies.items()
    }
    found["key"] = {
        "type": "http",
        "scheme": "bearer",
        "description": "A key of the house with conversations:read, and conversations:write to send.",
    }
    return found


def _channel(frames: list[Any]) -> dict[str, Any]:
    names = [frame.__name__ for frame in frames]
    return {
        "address": "/ws/v1/",
        "description": "One socket follows one conversation, or a house's inbox, at a time.",
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in names},
    }


def _operation(action: str, frames: tuple[Any, ...], summary: str) -> dict[str, Any]:
    return {
        "action": action,
        "channel": {"$ref": "#/channels/socket"},
        "summary": summary,
        "messages": [{"$ref": f"#/channels/socket/messages/{f.__name__}"} for f in frames],
    }


def _message(frame: Any) -> dict[str, Any]:
    return {
        "name": frame.__struct_config__.tag,
        "summary": inspect.getdoc(frame) or "",
        "payload": {"$ref": SCHEMAS.format(name=frame.__name__)},
    }
