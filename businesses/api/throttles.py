"""The rates of the REST API. A key is counted by itself, everybody else by address."""

from typing import Final

from rest_framework.request import Request

from businesses.models import ApiKey
from common.throttling import Allowance, Rate, enforce, network_of

OPEN: Final = Rate(name="open", limit=600, seconds=60)
KEY_READS: Final = Rate(name="reads", limit=3_000, seconds=60)
KEY_WRITES: Final = Rate(name="writes", limit=3_000, seconds=60)
BAD_KEYS: Final = Rate(name="bad-keys", limit=600, seconds=60)


def spend_for(request: Request) -> Allowance:
    """Count this request against its rate, or raise Throttled."""
    if isinstance(request.auth, ApiKey):
        reads = request.method in {"GET", "HEAD"}
        return enforce(KEY_READS if reads else KEY_WRITES, f"key:{request.auth.pk}")
    return enforce(OPEN, _address(request))


def spend_for_bad_key(request: Request) -> None:
    """Count a key that was refused, so that nobody tries keys without end."""
    enforce(BAD_KEYS, _address(request))


def _address(request: Request) -> str:
    return network_of(request.META.get("REMOTE_ADDR", ""))
