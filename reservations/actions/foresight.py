"""The slow search before the lock: what will be answered as long as nothing changes.

Under the lock of a day tables are given where one look is enough. Where it is not, MustSearch undoes the transaction;
whoever began it searches on a snapshot of the day and begins again. What was found is given out if the day is then
still as it was; where it moves on again and again, the search is made under the lock.
"""

import datetime as dt
import functools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import connection

from businesses.models import Business
from common import clock
from reservations.engine import Assignment, Day, Refusal, Wish, assign, assign_many
from reservations.engine.room import Patience
from reservations.queries.day import DaySnapshot, day_snapshot
from reservations.queries.house_plan import house_plan

P = ParamSpec("P")
R = TypeVar("R")
Answers = Sequence[Assignment | Refusal]
SEARCHES_BEFORE_LOCK = 2
"""Of the same wishes."""
SEARCHES_OF_ONE_DECISION = 4
"""Altogether, lest one that asks for something else whenever it is begun again never ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is asked of one service day of one house."""

    business: Business
    date: dt.date
    wishes: tuple[Wish, ...]
    past_closing: bool = False
    """Whether closures of the whole house are set aside: areas and tables that are closed stay so."""
    buffered: bool = True
    """Whether tables are cleared before the next party comes."""

    def seen(self, day: Day) -> Day:
        """The day as this is asked of it."""
        if self.past_closing:
            partly = (c for c in day.closings if c.area is not None or c.table is not None)
            day = replace(day, closings=tuple(partly))
        return day if self.buffered else replace(day, buffer_minutes=0)

    @property
    def frozen(self) -> bool:
        """Whether parties that are about to come stay where they are; staff who name tables lift that."""
        return not any(wish.tables for wish in self.wishes)


class MustSearch(Exception):
    """What is asked takes a search, and none was made for the day as it is now: better without the lock."""

    def __init__(self, sought: Sought) -> None:
        super().__init__()
        self.sought = sought


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """Answers to some wishes, found on a snapshot of their day."""

    snapshot: DaySnapshot
    day: Day
    """The day of the snapshot as it was asked."""
    answers: Answers

    def holds_for(self, day: Day, wishes: Sequence[Wish]) -> bool:
        """Whether these wishes, for which it was made, meet a day that differs in nothing but the hour.

        A stay that has come so near that it may not move any more, or a hold that has run out, is a difference.
        """
        return replace(self.day, now=day.now) == day and all(
            _is_in_time(day, wish) for wish in wishes
        )


class Foresight:
    """What one decision, begun again until it is made, has had searched for before the lock."""

    def __init__(self) -> None:
        self._found: dict[Sought, Foreseen] = {}
        self._searches: Counter[Sought] = Counter()

    def of(self, sought: Sought) -> Foreseen | None:
        """What was found, of a day that may have moved on."""
        return self._found.get(sought)

    def has_tried_enough(self, sought: Sought) -> bool:
        """Whether the day moves on, or what is asked of it, faster than it can be searched."""
        return (
            self._searches[sought] >= SEARCHES_BEFORE_LOCK
            or self._searches.total() >= SEARCHES_OF_ONE_DECISION
        )

    def search(self, sought: Sought) -> None:
        """Answer this on the day as it is now; to be called outside of any transaction."""
        self._searches[sought] += 1
        plan = house_plan(sought.business)
        snapshot = day_snapshot(plan, sought.date, clock.now(), frozen=sought.frozen)
        day = sought.seen(snapshot.day)
        answers = answers_to(day, sought.wishes)
        self._found[sought] = Foreseen(snapshot=snapshot, day=day, answers=answers)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Let every decision within look here first, and raise MustSearch where it finds nothing."""
        token = _in_use.set(self)
        try:
            yield
        finally:
            _in_use.reset(token)


_in_use: ContextVar[Foresight | None] = ContextVar("foresight", default=None)


def foresight_in_use() -> Foresight | None:
    """That of whoever began the transaction; None where nobody would search before it and begin again."""
    return _in_use.get()


def searching_first(begin: Callable[P, R]) -> Callable[P, R]:
    """Begin again, with what was searched for in between, as often as a search is wanted before the lock.

    For functions that open a transaction and change nothing outside of it. Within somebody else's transaction, which
    may have changed the day already, and where a test takes the locks away, nothing is added.
    """

    @functools.wraps(begin)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.in_atomic_block or not settings.TABLES_ARE_LOCKED:
            return begin(*args, **kwargs)
        foresight = Foresight()
        while True:
            try:
                with foresight.in_use():
                    return begin(*args, **kwargs)
            except MustSearch as must:
                foresight.search(must.sought)

    return run


def answers_to(day: Day, wishes: Sequence[Wish], patience: Patience | None = None) -> Answers:
    """Answers to several wishes in their order, each seeing what the former ones were given."""
    if len(wishes) == 1:
        return [assign(day, wishes[0], patience)]
    return assign_many(day, wishes, patience)


def quick_answers_to(day: Day, sought: Sought) -> Answers:
    """The same where no long search is needed, or raise MustSearch."""
    patience = Patience(0)
    answers = answers_to(day, sought.wishes, patience)
    if patience.ran_out:
        raise MustSearch(sought)
    return answers


def _is_in_time(day: Day, wish: Wish) -> bool:
    notice = dt.timedelta(minutes=day.min_notice_minutes)
    return wish.by_staff or wish.starts_at >= day.now + notice
