"""What others do to a reservation is told in its diner's thread: by staff, over REST, by the clock.

Said as system lines and cards, so that the assistant stays silent where a person leads.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from assistant.by_hand import thread_of
from assistant.skills import Card, CardState, Notice, Outgoing
from assistant.speaking import tell
from businesses.models import Business
from common.events import subscribe_durable
from common.tasks import enqueue_each
from messenger.queries.turns import PendingTurn, standing
from reservations.chat import cards
from reservations.chat.offers import find_offers, offers_card
from reservations.chat.scene import Scene, set_scene
from reservations.enums import Actor, ReservationStatus
from reservations.events import (
    ReservationCancelled,
    ReservationChanged,
    ReservationConfirmed,
    ReservationEvent,
    ReservationExpired,
    ReservationReopened,
)
from reservations.models import Reservation, ReservationChange

log = logging.getLogger(__name__)
TOLD = (
    ReservationConfirmed,
    ReservationChanged,
    ReservationCancelled,
    ReservationExpired,
    ReservationReopened,
)


NEWS = frozenset({"confirmed", "changed", "declined", "cancelled", "expired", "undone"})
"""Steps of the history that are told; other tables, lateness and extensions are the house's own matter."""


def plug_in() -> None:
    """Follow the events of reservations; subscribing twice is once."""
    for event_type in TOLD:
        subscribe_durable(event_type, enqueue_tellings)


def enqueue_tellings(events: Sequence[ReservationEvent]) -> None:
    """Store the tellings with the change, of those that have a thread to be told in."""
    enqueue_each(
        tell_thread,
        [
            (str(each.reservation_id), each.version, type(each).__name__)
            for each in events
            if each.conversation_id is not None
        ],
    )


@task()
def tell_thread(reservation_id: str, version: int, event: str) -> None:
    """Tell the diner; running twice says it once, and what the diner did is not told back."""
    row = (
        Reservation.objects.filter(pk=reservation_id)
        .select_related("area", "business")
        .prefetch_related("tables")
        .first()
    )
    change = ReservationChange.objects.filter(
        reservation_id=reservation_id, version=version
    ).first()
    if row is None or change is None or row.conversation_id is None or not _is_news(change):
        return
    turn = standing(row.conversation_id)
    if turn is None:
        return
    scene = _scene(row.business, turn)
    with translation.override(turn.lang):
        said = (
            _expired(scene, row)
            if event == ReservationExpired.__name__
            else _changed(scene, row, change.what)
        )
    tell(
        conversation_id=row.conversation_id,
        assistant_id=turn.assistant_id,
        outgoing=said,
        cid=uuid5(UUID(reservation_id), f"told {version}"),
    )


def _is_news(change: ReservationChange) -> bool:
    """Whether the diner does not know it yet and would want to: not their own doing, not a table's number."""
    return change.actor != Actor.DINER and change.what in NEWS


def _scene(business: Business, turn: PendingTurn) -> Scene:
    return set_scene(thread_of(business, turn, None))


def _about(scene: Scene, row: Reservation, *kinds: str) -> list[int]:
    """The open cards of this reservation."""
    return [
        card.seq
        for card in scene.open_cards(*kinds)
        if card.card.get("reservation") == str(row.pk)
    ]


_FACTS = ("reservation", "starts_at", "party_size", "area")


def _stands_there(scene: Scene, card: Mapping[str, Any]) -> bool:
    """Whether an open card says all this: who did it by hand, in the thread, has said so with it."""
    is_held = card["kind"] == "contact"
    kinds = ("contact", "confirm") if is_held else ("reservation",)
    facts = _FACTS if is_held else (*_FACTS, "status", "name", "notes")
    return any(
        all(each.card.get(fact) == card.get(fact) for fact in facts)
        for each in scene.open_cards(*kinds)
    )


def _changed(scene: Scene, row: Reservation, what: str) -> tuple[Outgoing, ...]:
    sentences = {
        "cancelled": _("The house has cancelled your reservation."),
        "confirmed": _("Your table is reserved."),
        "declined": _("The house cannot make the change. Your reservation stands as it was."),
    }
    line = sentences.get(what, _("The house has changed your reservation."))
    if row.status == ReservationStatus.HELD:
        line, card = _("The house has changed what is held for you."), cards.contact(scene, row)
    else:
        card = cards.reservation(scene, row, changed=what not in sentences)
    if _stands_there(scene, card):
        return ()
    retired = tuple(CardState(target=seq, state="replaced") for seq in _about(scene, row))
    return (
        *retired,
        Notice(body=line),
        Card(card=card),
    )


def _expired(scene: Scene, row: Reservation) -> tuple[Outgoing, ...]:
    seqs = _about(scene, row, "contact", "confirm")
    if not seqs:
        return ()
    retired = tuple(CardState(target=seq, state="expired") for seq in seqs)
    scene.draft.party_size = row.party_size
    scene.draft.date, scene.draft.time = scene.day_and_time(row.starts_at)
    scene.draft.area = row.area.slug if row.area else None
    found = find_offers(scene)
    if not found.options:
        return (*retired, Notice(body=_("Time is up. Write me whenever you like to look again.")))
    still = any(option.wish for option in found.near)
    line = (
        _("Time is up. The table is still free.") if still else _("Time is up. This is free now:")
    )
    return (*retired, Notice(body=line), Card(card=offers_card(scene, found)))
