"""How often somebody may ask: counters in the cache, shared by all processes where the cache is."""

import hashlib
import ipaddress
import logging
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache

from common.clock import now
from common.errors import Throttled

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """At most `limit` times in each span of `seconds`; LIMITS_SCALE multiplies the limit."""

    name: str
    limit: int
    seconds: int

    @property
    def scaled(self) -> int:
        """The limit in force in this installation."""
        return max(1, int(self.limit * settings.LIMITS_SCALE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What is left of a rate, as told in the RateLimit-* headers."""

    limit: int
    remaining: int
    reset_seconds: int
    exceeded: bool

    def headers(self) -> dict[str, str]:
        """The headers that let a client pace itself."""
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset_seconds),
        }


def spend(rate: Rate, who: str) -> Allowance:
    """Count one use by `who`; without a cache everybody passes, since counting is no reason to stand still."""
    at = int(now().timestamp())
    window, into = divmod(at, rate.seconds)
    left = rate.seconds - into
    try:
        used = _count(f"rate:{rate.name}:{_short(who)}:{window}", keep_seconds=left + 1)
    except Exception:  # noqa: BLE001 -- each cache has its own errors
        log.warning("rate limit cannot be counted", extra={"rate": rate.name})
        used = 1
    return Allowance(
        limit=rate.scaled,
        remaining=max(0, rate.scaled - used),
        reset_seconds=left,
        exceeded=used > rate.scaled,
    )


def enforce(rate: Rate, who: str) -> Allowance:
    """Count one use, or raise Throttled saying when to come back."""
    allowance = spend(rate, who)
    if allowance.exceeded:
        raise Throttled(retry_after=allowance.reset_seconds)
    return allowance


def network_of(address: str) -> str:
    """Whom an address stands for: itself, or its /64 in IPv6, where each household has so many."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped or ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def _count(key: str, *, keep_seconds: int) -> int:
    # Nearly always somebody was here before: to try that first spares a question to the cache.
    with suppress(ValueError):
        return int(cache.incr(key))
    return 1 if cache.add(key, 1, keep_seconds) else int(cache.incr(key))


def _short(who: str) -> str:
    return hashlib.sha256(who.encode()).hexdigest()[:24]
