"""Offer freed tables to those who wait, in turn: whoever waited longest and fits comes first."""

import datetime as dt
import logging
from collections.abc import Iterator

from django.db import transaction

from businesses.models import Business
from common import clock
from common.errors import DomainError, NotFound
from common.events import publish
from reservations.actions.by import By
from reservations.actions.foresight import searching_first
from reservations.actions.hold import hold_table
from reservations.enums import ReservationStatus, Source
from reservations.errors import NoTable
from reservations.events import TableFreed
from reservations.models import WaitlistEntry, WaitlistState
from reservations.queries import Slot, availability, house_plan, steering

log = logging.getLogger(__name__)
AWAKE_FROM, AWAKE_UNTIL = dt.time(8), dt.time(23)
"""Nobody is offered a table for ten minutes in the middle of the night."""
GIVEN = (
    ReservationStatus.REQUESTED,
    ReservationStatus.CONFIRMED,
    ReservationStatus.SEATED,
    ReservationStatus.COMPLETED,
)


def promote_waitlist(now: dt.datetime) -> int:
    """Hold what came free for those who wait, oldest first; how many were offered a table.

    A party for which nothing is free keeps its place while later ones that fit are served. An offer that
    was not taken passes on. May run twice, and on several machines at once.
    """
    _settle_offers()
    waiting = (
        WaitlistEntry.objects.filter(
            state=WaitlistState.WAITING, latest_at__gt=now, conversation__isnull=False
        )
        .select_related("business", "area", "conversation")
        .order_by("created_at", "id")
    )
    return sum(_offer(entry, now) for entry in waiting if _is_awake(entry.business, now))


def offer_by_hand(*, business: Business, entry_id: int, by: By) -> None:
    """Hold a table for one who waits, out of turn and with what only staff may give; or raise NotFound, NoTable.

    The diner is told in the chat as when it was their turn.
    """
    by.must_serve(business.pk)
    entry = (
        WaitlistEntry.objects.filter(
            business=business, pk=entry_id, state=WaitlistState.WAITING, conversation__isnull=False
        )
        .select_related("business", "area")
        .first()
    )
    if entry is None:
        raise NotFound
    slot = _best(entry, clock.now(), by_staff=True)
    if slot is None:
        raise NoTable
    if not _hold_for(entry.pk, slot.starts_at, by):
        raise NotFound


def _settle_offers() -> None:
    """What became of the tables that were offered: taken, or passed on."""
    offered = WaitlistEntry.objects.filter(state=WaitlistState.OFFERED)
    offered.filter(reservation__status__in=GIVEN).update(state=WaitlistState.SEATED)
    offered.exclude(reservation__status=ReservationStatus.HELD).filter(
        state=WaitlistState.OFFERED
    ).update(state=WaitlistState.PASSED)


def _is_awake(business: Business, now: dt.datetime) -> bool:
    return AWAKE_FROM <= now.astimezone(business.zone).time() < AWAKE_UNTIL


def _offer(entry: WaitlistEntry, now: dt.datetime) -> bool:
    slot = _best(entry, now)
    if slot is None:
        return False
    try:
        return _hold_for(entry.pk, slot.starts_at, By.system())
    except DomainError as refused:  # gone again: the next run looks afresh
        log.info("waitlist offer refused", extra={"entry_id": entry.pk, "code": refused.code})
        return False


def _best(entry: WaitlistEntry, now: dt.datetime, *, by_staff: bool = False) -> Slot | None:
    """What is free nearest to the middle of the wished window; what leaves room for others counts as nearer."""

    def distance(free: Slot) -> dt.timedelta:
        return abs(free.starts_at - _middle(entry)) + steering(free.price)

    return min(_free(entry, now, by_staff=by_staff), key=distance, default=None)


def _middle(entry: WaitlistEntry) -> dt.datetime:
    return entry.earliest_at + (entry.latest_at - entry.earliest_at) / 2


def _free(entry: WaitlistEntry, now: dt.datetime, *, by_staff: bool) -> Iterator[Slot]:
    plan = house_plan(entry.business)
    dates = {plan.service_date(entry.earliest_at), plan.service_date(entry.latest_at)}
    for date in sorted(dates):
        found = availability(
            entry.business,
            date,
            entry.party_size,
            entry.area.slug if entry.area else None,
            by_staff=by_staff,
            now=now,
        )
        for slot in found.slots:
            if entry.earliest_at <= slot.starts_at < entry.latest_at:
                yield slot


@searching_first
@transaction.atomic
def _hold_for(entry_id: int, starts_at: dt.datetime, by: By) -> bool:
    entry = (
        WaitlistEntry.objects.select_for_update(of=("self",), no_key=True)
        .select_related("business", "area", "conversation")
        .get(pk=entry_id)
    )
    if entry.state != WaitlistState.WAITING or entry.conversation is None:
        return False
    row = hold_table(
        business=entry.business,
        starts_at=starts_at,
        party_size=entry.party_size,
        area=entry.area.slug if entry.area else None,
        source=Source.CHAT,
        by=by,
        conversation_id=entry.conversation_id,
        diner_id=entry.diner_id,
        lang=entry.conversation.lang,
    )
    entry.state, entry.reservation = WaitlistState.OFFERED, row
    entry.save(update_fields=["state", "reservation"])
    publish(
        TableFreed(
            business_id=entry.business_id,
            reservation_id=row.pk,
            version=row.version,
            conversation_id=entry.conversation_id,
        )
    )
    return True
