"""The assistant's turn: read, understand and plan without locks, then one transaction that does and says it.

The transaction holds only while the assistant still has the voice and nobody has answered these entries; otherwise
everything is rolled back and looked at again. So each entry is answered once, and "reserved" is said only with its row.
"""

import logging
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import translation

from assistant.models import Reading
from assistant.readings import reading_of
from assistant.skills import Outgoing, PlanRefused, registered
from assistant.speaking import entries_of, without_voice
from assistant.thinking import Answer, think, thread_for
from messenger.actions import TurnOvertaken, answer_turn
from messenger.enums import SenderKind, Voice
from messenger.queries.turns import pending_turn

log = logging.getLogger(__name__)
ATTEMPTS = 5


def take_turns(conversation_id: UUID) -> int:
    """Answer all that is owed in this conversation; return how many turns were taken."""
    taken = 0
    for _attempt in range(ATTEMPTS):
        turn = pending_turn(conversation_id)
        if turn is None:
            break
        try:
            owes_more = _speak(think(turn))
            taken += 1
        except TurnOvertaken:
            log.info("turn overtaken", extra={"conversation_id": str(conversation_id)})
        else:
            if not owes_more:
                break
    return taken


def _speak(answer: Answer) -> bool:
    """Do and say it, or, where it turns out that it cannot be done, what is planned then; whether more is owed."""
    for _attempt in range(ATTEMPTS):
        try:
            return speak(answer)
        except PlanRefused as refused:
            with translation.override(answer.lang):
                answer.plans[answer.doing] = (answer.plans[answer.doing][0], refused.instead())
    raise TurnOvertaken


@transaction.atomic
def speak(answer: Answer) -> bool:
    """Do and say it in one transaction and tell whether more is owed; TurnOvertaken leaves everything as it was."""
    said: list[Outgoing] = list(answer.opening)
    for number, (skill, plan) in enumerate(answer.plans):
        answer.doing = number
        said.extend(plan.say)
        draft = plan.draft
        if plan.commit is not None:
            with translation.override(answer.lang):
                outcome = plan.commit()
            said.extend(outcome.say)
            draft = outcome.draft if outcome.draft is not None else draft
        if skill is not None and draft is not None:
            answer.memory.drafts[skill.name] = draft.decode()
    if answer.is_silent:
        said = without_voice(said)
    owes_more = answer_turn(
        conversation_id=answer.turn.conversation_id,
        voice=Voice(answer.turn.voice),
        was_answered=answer.turn.answered_seq,
        answered=answer.answered[-1].seq,
        entries=entries_of(
            said,
            assistant_id=answer.turn.assistant_id,
            cid=uuid5(answer.turn.conversation_id, f"turn {answer.turn.answered_seq}"),
            kind=SenderKind.SYSTEM if answer.is_silent else SenderKind.ASSISTANT,
        ),
        lang=answer.lang if answer.lang != answer.turn.lang else None,
        hand_over=answer.hand_over is not None,
    )
    if answer.hand_over:
        answer.memory.wanted_because = answer.hand_over
        answer.memory.known = summary(answer)
    answer.memory.spoke_at = answer.now
    answer.memory.save()
    _remember(answer)
    return owes_more


def summary(answer: Answer) -> str:
    """What all skills know so far, for staff."""
    lines = [skill.summary(thread_for(answer, skill)) for skill in registered()]
    return "\n".join(line for line in lines if line)


def _remember(answer: Answer) -> None:
    if answer.understood is None:
        return
    Reading.objects.bulk_create(
        [
            Reading(
                conversation_id=answer.turn.conversation_id,
                business=answer.business,
                seq=answer.answered[-1].seq,
                understood=reading_of(
                    answer.understood, [(said.seq, len(said.body)) for said in answer.answered]
                ),
            )
        ],
        ignore_conflicts=True,
    )
