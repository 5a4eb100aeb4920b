"""The closed lists of error codes and close codes, each with what it tells a client."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum


class Code(StrEnum):
    """Codes of error frames."""

    BAD = "bad"
    HELLO_FIRST = "hello_first"
    VERSION = "version"
    NOT_FOUND = "not_found"
    FORBIDDEN = "forbidden"
    CONFLICT = "conflict"
    STALE = "stale"
    CLOSED = "closed"
    SLOW_DOWN = "slow_down"
    TOO_BIG = "too_big"
    UNAVAILABLE = "unavailable"


class CloseCode(IntEnum):
    """Why the server ends a socket."""

    DONE = 1000
    GOING_AWAY = 1001
    POLICY = 1008
    OVERLOAD = 1013
    LOGIN_ENDED = 4401
    FORBIDDEN = 4403
    TOO_SLOW = 4408
    VERSION = 4426


CODE_MEANING: Mapping[Code, str] = {
    Code.BAD: "The frame cannot be taken as it is; sending it again changes nothing.",
    Code.HELLO_FIRST: "The socket follows no conversation: say hello, then send again.",
    Code.VERSION: "The server does not speak this version; it closes with 4426.",
    Code.NOT_FOUND: "There is no such conversation or inbox for this login, missing and foreign alike.",
    Code.FORBIDDEN: "The login may not do this: a key without the scope, a blocked diner.",
    Code.CONFLICT: "The cid was used for another message of this sender in this conversation.",
    Code.STALE: "A colleague wrote what `seen` does not cover; the entries stand in `missed`. Nothing was stored.",
    Code.CLOSED: "The conversation has ended for good: its house takes no messages any more.",
    Code.SLOW_DOWN: "Too many frames: this one was not looked at. Send it again after `retry_after` seconds.",
    Code.TOO_BIG: "The frame or the body is longer than the limits in `welcome`.",
    Code.UNAVAILABLE: "Whether it was stored is not known. Send the same cid again after `retry_after` seconds.",
}
CLOSE_MEANING: Mapping[CloseCode, str] = {
    CloseCode.DONE: "Done. Come back when there is a reason to.",
    CloseCode.GOING_AWAY: "The server is restarted. Come back within 0 to 10 seconds, at random.",
    CloseCode.POLICY: "A flood, no hello in time, or more sockets than a diner may have. Do not come back by yourself.",
    CloseCode.OVERLOAD: "Too much was left unconfirmed, or the database is away. Come back after a pause.",
    CloseCode.LOGIN_ENDED: "There is no login, or it has ended. Log in first.",
    CloseCode.FORBIDDEN: "The place in the conversation or the house has ended (blocked, left, dismissed), or the house itself.",
    CloseCode.TOO_SLOW: "The client did not take or confirm for 30 seconds what it was owed.",
    CloseCode.VERSION: "Another version is needed.",
}
