"""Requests that wait for the same lock are decided by whoever comes first in line, all in one go.

While one group commits, the next one gathers; nobody waits for company, so a lone request is as quick as before.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

from common.errors import Unavailable

log = logging.getLogger(__name__)


class NotTogether(Exception):
    """The outcome of a request that can only be decided once those of its group are: then alone."""


A = TypeVar("A")
R = TypeVar("R")
PATIENCE_SECONDS = 10.0


@dataclass(slots=True, eq=False)
class _Place(Generic[A, R]):
    """One request in line; its thread sleeps until `turn` is set."""

    asked: A
    turn: threading.Event = field(default_factory=threading.Event)
    outcome: R | Exception | None = None
    leads: bool = False
    """Its thread decides the next group; else, without outcome, it is to decide alone."""


class Together(Generic[A, R]):
    """Lines of waiting requests, one for each key; `many` answers a group, `one` a single request."""

    def __init__(
        self,
        *,
        one: Callable[[A], R],
        many: Callable[[Sequence[A]], Sequence[R | Exception]],
        most: int,
    ) -> None:
        self._one, self._many, self._most = one, many, most
        self._guard = threading.Lock()
        self._lines: dict[Hashable, deque[_Place[A, R]]] = {}

    def decide(self, key: Hashable, asked: A) -> R:
        """The answer to one request, found together with whatever waits under the same key."""
        place = _Place[A, R](asked)
        with self._guard:
            line = self._lines.get(key)
            if line is None:
                self._lines[key] = deque()
                place.leads = True
            else:
                line.append(place)
        if not place.leads:
            self._wait(key, place)
        if place.leads:
            return self._lead(key, place)
        if place.outcome is None:
            return self._one(asked)
        return self._answer(place)

    def _wait(self, key: Hashable, place: _Place[A, R]) -> None:
        if place.turn.wait(PATIENCE_SECONDS):
            return
        with self._guard:
            if place.turn.is_set():
                return
            line = self._lines.get(key)
            if line is not None and place in line:
                line.remove(place)
                raise Unavailable(retry_after=1)
        place.turn.wait()  # it is being decided just now

    def _lead(self, key: Hashable, place: _Place[A, R]) -> R:
        with self._guard:
            line = self._lines[key]
            others = [line.popleft() for _ in range(min(len(line), self._most - 1))]
        try:
            if not others:
                return self._one(place.asked)
            return self._decide([place, *others])
        finally:
            for other in others:
                other.turn.set()
            self._hand_on(key)

    def _decide(self, group: list[_Place[A, R]]) -> R:
        """All in one transaction; if that fails as a whole, each for itself, so that nobody pays for another."""
        try:
            outcomes = self._many([place.asked for place in group])
        except Unavailable as away:
            for place in group:
                place.outcome = away
            raise
        except Exception:  # alone each meets its own error again
            log.info("group undone, each is decided alone", exc_info=True)
            return self._one(group[0].asked)
        for place, outcome in zip(group, outcomes, strict=True):
            place.outcome = outcome
        return self._answer(group[0])

    def _hand_on(self, key: Hashable) -> None:
        with self._guard:
            line = self._lines[key]
            if not line:
                del self._lines[key]
                return
            following = line.popleft()
            following.leads = True
            following.turn.set()

    def _answer(self, place: _Place[A, R]) -> R:
        if isinstance(place.outcome, NotTogether):
            return self._one(place.asked)
        if isinstance(place.outcome, Exception):
            raise place.outcome
        return cast("R", place.outcome)
