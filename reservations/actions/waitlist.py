"""Join and leave the queue for a full time."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from businesses.models import Business
from common import clock
from common.errors import Invalid
from common.text import clean_line
from reservations.errors import InPast, TooLarge
from reservations.models import WaitlistEntry, WaitlistState
from reservations.queries.house_plan import house_plan

MAX_NAME_CHARS = 120


@transaction.atomic
def join_waitlist(  # noqa: PLR0913 -- one narrow value each
    *,
    business: Business,
    diner_id: UUID,
    conversation_id: UUID,
    party_size: int,
    earliest_at: dt.datetime,
    latest_at: dt.datetime,
    name: str = "",
) -> WaitlistEntry:
    """Put this diner into the queue; the same wish again is the same place in it.

    Raises Invalid for an empty window, InPast, or TooLarge above the house's online limit.
    """
    now = clock.now()
    if earliest_at >= latest_at or party_size < 1:
        raise Invalid
    if latest_at <= now:
        raise InPast
    if party_size > house_plan(business).policy.max_party_size:
        raise TooLarge
    entry, _created = WaitlistEntry.objects.get_or_create(
        business=business,
        diner_id=diner_id,
        earliest_at=earliest_at,
        latest_at=latest_at,
        state=WaitlistState.WAITING,
        defaults={
            "party_size": party_size,
            "conversation_id": conversation_id,
            "name": clean_line(name, pointer="/name", max_chars=MAX_NAME_CHARS),
            "created_at": now,
        },
    )
    return entry


@transaction.atomic
def leave_waitlist(
    *,
    business: Business,
    diner_id: UUID,
    earliest_at: dt.datetime,
    latest_at: dt.datetime,
) -> int:
    """Take this diner out of the queue for that window; return how many places were given up."""
    return WaitlistEntry.objects.filter(
        business=business,
        diner_id=diner_id,
        earliest_at=earliest_at,
        latest_at=latest_at,
        state=WaitlistState.WAITING,
    ).update(state=WaitlistState.LEFT)
