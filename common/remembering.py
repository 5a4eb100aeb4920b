"""Answers that may be some seconds old, kept in the cache where there is one."""

import logging
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

log = logging.getLogger(__name__)
T = TypeVar("T")


def remembered(key: str, seconds: int, make: Callable[[], T]) -> T:
    """What was made under this key at most so many seconds ago, or made anew; never None, and never for want of a cache."""
    try:
        known: T | None = cache.get(key)
    except Exception:  # noqa: BLE001 -- each cache has its own errors
        log.warning("cache away, nothing is remembered")
        return make()
    if known is not None:
        return known
    made = make()
    try:
        cache.set(key, made, seconds)
    except Exception:  # noqa: BLE001 -- as above
        log.warning("cache away, nothing is remembered")
    return made
