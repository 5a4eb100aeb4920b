"""What may be some seconds old is asked for once, and the cache is never a reason to fail."""

import pytest

from common import remembering
from common.remembering import remembered


class Away:
    """A cache that cannot be reached."""

    def get(self, key: str) -> object:
        raise ConnectionError(key)

    def set(self, key: str, value: object, seconds: int) -> None:
        raise ConnectionError(key)


class Full(Away):
    """A cache that takes nothing more."""

    def get(self, key: str) -> object:
        return None


def test_it_is_made_once():
    made = []

    answers = [remembered("test-made-once", 5, lambda: made.append(1) or "so") for _ in range(3)]

    assert (answers, made) == (["so"] * 3, [1])


@pytest.mark.parametrize("cache", [Away(), Full()])
def test_without_a_cache_it_is_made_each_time(monkeypatch, cache):
    monkeypatch.setattr(remembering, "cache", cache)
    made = []

    answers = [remembered("test-away", 5, lambda: made.append(1) or "so") for _ in range(2)]

    assert (answers, made) == (["so"] * 2, [1, 1])
