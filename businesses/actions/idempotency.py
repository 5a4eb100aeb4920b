"""A POST that can be repeated: what was answered once is answered again, and nothing is done twice."""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction

from businesses.models import ApiKey, IdempotentRequest
from common.clock import now
from common.errors import Conflict, KeyReused

KEPT_FOR = dt.timedelta(hours=24)
RETRY_WHEN_IN_FLIGHT_SECONDS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered: a status and the body, to the letter."""

    status: int
    body: str
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeatable:
    """A request that may come again: under which key, and what makes it the same."""

    api_key: ApiKey
    key: str
    request_hash: str

    @property
    def place(self) -> tuple[int, str]:
        """What must be unique: two houses may use the same key."""
        return self.api_key.pk, self.key


class AlreadyAnswered(Exception):
    """The request was answered before, while this one was on its way."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


def answer_once(request: Repeatable, act: Callable[[], Answer]) -> Answer:
    """Act and remember the answer in one transaction, or give the answer remembered.

    Raises KeyReused when the key came with another request, and Conflict while the same request is
    in flight elsewhere. What `act` raises is not remembered.
    """
    # Most repeats come long after: they need no transaction and no writer's turn.
    return remembered(request) or _act_and_remember(request, act)


def remembered(request: Repeatable) -> Answer | None:
    """The answer given to this request, or None; raise KeyReused when the key came with another request."""
    row = IdempotentRequest.objects.filter(
        api_key=request.api_key, key=request.key, created_at__gt=now() - KEPT_FOR
    ).first()
    if row is None or row.status is None:
        return None
    if row.request_hash != request.request_hash:
        raise KeyReused
    return Answer(status=row.status, body=str(row.body), replayed=True)


def claim(request: Repeatable) -> Answer | None:
    """Take the key until the running transaction ends, before any other lock; the answer if there is one.

    Raises Conflict while another transaction has it.
    """
    if not _is_claimed(request):
        raise Conflict(retry_after=RETRY_WHEN_IN_FLIGHT_SECONDS)
    answer = remembered(request)
    if answer is None:  # what is older than a day makes room
        IdempotentRequest.objects.filter(api_key=request.api_key, key=request.key).delete()
    return answer


def remember(request: Repeatable, answer: Answer) -> None:
    """Keep the answer; the running transaction decides whether it was given."""
    IdempotentRequest.objects.create(
        business_id=request.api_key.business_id,
        api_key=request.api_key,
        key=request.key,
        request_hash=request.request_hash,
        status=answer.status,
        body=answer.body,
        created_at=now(),
    )


@transaction.atomic
def prune_idempotent_requests(at: dt.datetime) -> int:
    """Forget answers older than a day, with the names in them; how many there were."""
    return IdempotentRequest.objects.filter(created_at__lte=at - KEPT_FOR).delete()[0]


@transaction.atomic
def _act_and_remember(request: Repeatable, act: Callable[[], Answer]) -> Answer:
    found = claim(request)
    if found is not None:
        return found
    answer = act()
    remember(request, answer)
    return answer


def _is_claimed(request: Repeatable) -> bool:
    """Whether this transaction alone works on that key; SQLite has one writer at a time anyway."""
    if connection.vendor != "postgresql":
        return True
    digest = hashlib.sha256(f"idempotency:{request.api_key.pk}:{request.key}".encode()).digest()
    number = int.from_bytes(digest[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        return bool(cursor.fetchone()[0])
