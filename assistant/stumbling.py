"""What happens when a turn fails again and again: a fault of ours must leave nobody waiting for ever."""

from uuid import UUID, uuid5

from django.db import transaction
from django.utils import translation

from assistant.handover import promise
from assistant.models import Memory
from assistant.skills import Text
from assistant.speaking import entries_of
from common import clock
from messenger.actions import TurnAnswer, answer_turns
from messenger.enums import SenderKind, Voice
from messenger.queries.turns import pending_turn


@transaction.atomic
def step_aside(conversation_id: UUID) -> None:
    """Leave all that is owed to the team and forget the drafts, without asking any skill; or raise TurnOvertaken."""
    turn = pending_turn(conversation_id)
    if turn is None:
        return
    business = turn.business
    with translation.override(turn.lang):
        said = Text(body=promise(business, clock.now()))
    leads = turn.voice == Voice.ASSISTANT
    answer = TurnAnswer(
        conversation_id=conversation_id,
        voice=Voice(turn.voice),
        was_answered=turn.answered_seq,
        answered=turn.pending[-1].seq,
        entries=entries_of(
            (said,) if leads else (),
            assistant_id=turn.assistant_id,
            cid=uuid5(conversation_id, f"turn {turn.answered_seq}"),
            kind=SenderKind.ASSISTANT,
        ),
        lang=None,
        hand_over=True,
    )
    answer_turns([answer])
    Memory.objects.update_or_create(
        conversation_id=conversation_id,
        defaults={
            "business": business,
            "drafts": {},
            "wanted_because": "misunderstood",
            "heard_seq": turn.pending[-1].seq,
        },
    )
