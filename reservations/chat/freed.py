"""Tell who waited that a table came free and is held: with the form, or the button that reserves."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from assistant.by_hand import recall_draft, remember_draft, thread_of
from assistant.skills import CardState, Notice, Outgoing
from assistant.speaking import tell
from common.events import subscribe_durable
from messenger.queries.turns import standing
from reservations.chat import words
from reservations.chat.draft import write_draft
from reservations.chat.holding import held_cards, settle_on
from reservations.chat.scene import Scene, set_scene
from reservations.chat.skill import TableSkill
from reservations.enums import ReservationStatus
from reservations.events import TableFreed
from reservations.models import Reservation


def plug_in() -> None:
    """Follow tables that come free; subscribing twice is once."""
    subscribe_durable(TableFreed, enqueue_telling)


def enqueue_telling(events: Sequence[TableFreed]) -> None:
    """Store the telling with the hold."""
    for event in events:
        tell_freed.enqueue(str(event.reservation_id))


@task()
def tell_freed(reservation_id: str) -> None:
    """Tell the diner, once, while the table is still held."""
    row = (
        Reservation.objects.filter(pk=reservation_id, status=ReservationStatus.HELD)
        .select_related("area", "business")
        .first()
    )
    if row is None or row.conversation_id is None:
        return
    _tell(row, row.conversation_id)


@transaction.atomic
def _tell(row: Reservation, conversation_id: UUID) -> None:
    turn = standing(conversation_id)
    if turn is None:
        return
    draft = recall_draft(conversation_id=conversation_id, skill=TableSkill.name)
    scene = set_scene(thread_of(row.business, turn, draft))
    with translation.override(turn.lang):
        said = _offer(scene, row)
    # The conversation is locked before what is remembered of it, as in a turn.
    tell(
        conversation_id=conversation_id,
        assistant_id=turn.assistant_id,
        outgoing=said,
        cid=uuid5(row.pk, "freed"),
    )
    remember_draft(
        conversation_id=conversation_id,
        business=row.business,
        skill=TableSkill.name,
        draft=write_draft(scene.draft),
    )


def _offer(scene: Scene, row: Reservation) -> tuple[Outgoing, ...]:
    scene.draft = scene.draft.after_booking()
    scene.draft.party_size, scene.draft.reservation = row.party_size, str(row.pk)
    settle_on(scene, row.starts_at)
    _question, *shown = held_cards(scene, row)
    line = _("A table has come free: %(when)s. I am holding it for you for %(minutes)d minutes.")
    return (
        *(CardState(target=card.seq, state="done") for card in scene.open_cards("waitlist")),
        Notice(
            body=line
            % {
                "when": words.day_and_time(row.starts_at.astimezone(scene.zone)),
                "minutes": scene.policy.hold_minutes,
            }
        ),
        *shown,
    )
