"""How news travels between apps: frozen dataclasses with ids, published by actions.

A durable subscriber runs inside the publisher's transaction and may only enqueue a task (its row shares
the fate of the change). A light subscriber runs after the commit; what it loses in a crash must heal by itself.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from django.db import transaction

log = logging.getLogger(__name__)
E = TypeVar("E")
_durable: dict[type, list[Callable[..., None]]] = defaultdict(list)
_light: dict[type, list[Callable[..., None]]] = defaultdict(list)


def subscribe_durable(event_type: type[E], subscriber: Callable[[Sequence[E]], None]) -> None:
    """Call `subscriber` inside the transaction with all events of this type. Subscribing twice is once."""
    if subscriber not in _durable[event_type]:
        _durable[event_type].append(subscriber)


def subscribe_light(event_type: type[E], subscriber: Callable[[E], None]) -> None:
    """Call `subscriber` after the commit of each event of this type; its errors are logged, not raised."""
    if subscriber not in _light[event_type]:
        _light[event_type].append(subscriber)


def publish(*events: object) -> None:
    """Tell durable subscribers now and light ones after commit. Call it inside the action's transaction."""
    by_type: dict[type, list[object]] = defaultdict(list)
    for event in events:
        by_type[type(event)].append(event)
    for event_type, alike in by_type.items():
        for subscriber in _durable[event_type]:
            subscriber(alike)
    for event in events:
        for subscriber in _light[type(event)]:
            transaction.on_commit(partial(_guarded, subscriber, event))


def _guarded(subscriber: Callable[..., None], event: object) -> None:
    try:
        subscriber(event)
    except Exception:
        log.exception("light subscriber failed", extra={"event": type(event).__name__})
