"""What may come along with a tap."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from common.text import is_storable
from messenger.protocol import MAX_TAP_DATA_CHARS

MAX_DEPTH = 8
MAX_NUMBER = 2**53


def is_tap_data(data: Mapping[str, Any] | None) -> bool:
    """Whether every database and every reader can take this: short, shallow, without controls or endless numbers."""
    if data is None:
        return True
    return all(_leaves(data, MAX_DEPTH)) and _size(data) <= MAX_TAP_DATA_CHARS


def _leaves(value: Any, depth: int) -> Iterator[bool]:
    if isinstance(value, str):
        yield is_storable(value)
    elif isinstance(value, int | float):
        yield abs(value) <= MAX_NUMBER
    elif isinstance(value, Mapping | list):
        yield depth > 0
        if depth:
            inner = [*value, *value.values()] if isinstance(value, Mapping) else value
            for each in inner:
                yield from _leaves(each, depth - 1)


def _size(data: Mapping[str, Any]) -> int:
    return len(json.dumps(data, ensure_ascii=False))
