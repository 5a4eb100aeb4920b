"""From the engine's reason to the refusal that people and programs are told."""

import datetime as dt
import threading
from dataclasses import dataclass
from functools import partial

from businesses.models import Business
from common.errors import DomainError
from reservations.engine import Day, Reason, Wish
from reservations.errors import Closed, NoTable, Offer, TooFar, TooLarge, TooSoon
from reservations.queries.alternatives import other_starts
from reservations.queries.house_plan import HousePlan

_BY_REASON: dict[Reason, type[DomainError]] = {
    Reason.CLOSED: Closed,
    Reason.TOO_LARGE: TooLarge,
    Reason.TOO_SOON: TooSoon,
    Reason.TOO_FAR: TooFar,
}


class Offers:
    """What was found to offer instead; those who were refused together with the same wish share it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._found: dict[Wish, tuple[Offer, ...]] = {}

    def instead_of(self, asked: "Question") -> tuple[Offer, ...]:
        """Starts that can be had, looked up once."""
        with self._guard:
            if asked.wish not in self._found:
                found = other_starts(asked.business, asked.plan, asked.day, asked.wish)
                self._found[asked.wish] = found
            return self._found[asked.wish]


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked of which day."""

    business: Business
    plan: HousePlan
    day: Day
    wish: Wish
    offers: Offers

    @property
    def now(self) -> dt.datetime:
        """The moment of the decision."""
        return self.day.now


class Refused(Exception):
    """The engine said no; nothing of this transaction may stay."""

    def __init__(self, question: Question, reason: Reason) -> None:
        super().__init__(reason)
        self.question = question
        self.reason = reason


def refusal(refused: Refused) -> DomainError:
    """The refusal to raise, with other starts where a table was the only thing missing."""
    kind = _BY_REASON.get(refused.reason)
    if kind is not None:
        return kind()
    asked = refused.question
    return NoTable(alternatives=partial(asked.offers.instead_of, asked), zone=asked.plan.zone)
