"""The slow search before the lock: what will be answered as long as nothing changes."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import connection

from common import clock
from reservations.engine import Assignment, Day, Refusal, Wish, assign, assign_many
from reservations.engine.room import Patience
from reservations.queries.day import DaySnapshot, day_snapshot
from reservations.queries.house_plan import HousePlan

Answers = Sequence[Assignment | Refusal]


class MustSearch(Exception):
    """What is asked takes a search, and none was made for the day as it is now: better without the lock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """Answers to some wishes, found on a snapshot of their day."""

    snapshot: DaySnapshot
    wishes: tuple[Wish, ...]
    answers: Answers

    def holds_for(self, day: Day, wishes: Sequence[Wish]) -> bool:
        """Whether the same was asked, of a day that differs in nothing but the hour.

        A stay that has come so near that it may not move any more, or a hold that has run out, is a difference.
        """
        return (
            self.wishes == tuple(wishes)
            and replace(self.snapshot.day, now=day.now) == day
            and all(_is_in_time(day, wish) for wish in wishes)
        )


def can_be_foreseen() -> bool:
    """Not within a transaction, which may have changed the day already, nor where a test takes the locks away."""
    return settings.TABLES_ARE_LOCKED and not connection.in_atomic_block


def foresee(plan: HousePlan, date: dt.date, wishes: Sequence[Wish]) -> Foreseen | None:
    """What the engine answers to the day as it is now; None where nobody wishes anything."""
    if not wishes:
        return None
    snapshot = day_snapshot(plan, date, clock.now())
    return Foreseen(
        snapshot=snapshot, wishes=tuple(wishes), answers=answers_to(snapshot.day, wishes)
    )


def answers_to(day: Day, wishes: Sequence[Wish], patience: Patience | None = None) -> Answers:
    """Answers to several wishes in their order, each seeing what the former ones were given."""
    if len(wishes) == 1:
        return [assign(day, wishes[0], patience)]
    return assign_many(day, wishes, patience)


def quick_answers_to(day: Day, wishes: Sequence[Wish]) -> Answers:
    """The same where no long search is needed, or raise MustSearch."""
    patience = Patience(0)
    answers = answers_to(day, wishes, patience)
    if patience.ran_out:
        raise MustSearch
    return answers


def _is_in_time(day: Day, wish: Wish) -> bool:
    notice = dt.timedelta(minutes=day.min_notice_minutes)
    return wish.by_staff or wish.starts_at >= day.now + notice
