"""The transaction around every action that gives out or frees tables."""

import functools
from collections.abc import Callable
from contextlib import nullcontext
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import IntegrityError, OperationalError, transaction

from common.errors import Conflict, Unavailable
from reservations.actions.foresight import searching_first
from reservations.actions.refused import Refused, refusal
from reservations.errors import NoTable

P = ParamSpec("P")
R = TypeVar("R")
TRIES = 3
_SLOT_TAKEN = ("tableslot_taken_once", "tableslot.table_id")
_REFERENCE_TAKEN = ("reservation_reference_once", "reservation.reference")


class Overtaken(Exception):
    """What was read before the lock no longer holds under it: begin again."""


def deciding(action: Callable[P, R]) -> Callable[P, R]:
    """Make an action one transaction, all or nothing, that ends in a result or a DomainError.

    A lost race for a table slot or a reference is decided afresh; a wait beyond the lock time-out, an
    exhausted pool or a database that is away is Unavailable. Alternatives are looked up once the
    day is free again. A long search for tables is made before the transaction, which is begun again with it.
    """

    @searching_first
    @functools.wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        for tries_left in reversed(range(TRIES)):
            try:
                with transaction.atomic() if settings.TABLES_ARE_LOCKED else nullcontext():
                    return action(*args, **kwargs)
            except Refused as refused:
                raise refusal(refused) from None
            except Overtaken as exc:
                if not tries_left:
                    raise Conflict from exc
            except IntegrityError as exc:
                _may_be_tried_again(exc, tries_left)
            except OperationalError as exc:
                raise Unavailable(retry_after=1) from exc
        raise Conflict  # pragma: no cover -- the last try raises or returns

    return run


def _may_be_tried_again(exc: IntegrityError, tries_left: int) -> None:
    """Return when the race is worth another try; a neighbouring day may have taken the slot."""
    text = str(exc)
    slot = any(name in text for name in _SLOT_TAKEN)
    if not slot and not any(name in text for name in _REFERENCE_TAKEN):
        raise exc
    if not tries_left:
        raise NoTable if slot else Conflict from exc
