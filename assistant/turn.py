"""The assistant's turn: read, understand and plan without locks, then one transaction that does and says it.

The transaction holds only while the assistant still has the voice and nobody has answered these entries; otherwise
everything is rolled back and looked at again. So each entry is answered once, and "reserved" is said only with its row.
Turns that wait for the same thing at the same moment share one transaction.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import translation

from assistant.models import Memory, Reading
from assistant.readings import reading_of
from assistant.skills import NotReady, Outcome, Outgoing, PlanRefused, registered
from assistant.speaking import entries_of, without_voice
from assistant.thinking import Answer, think, thread_for
from common.together import NotTogether, Together
from messenger.actions import TurnAnswer, TurnOvertaken, answer_turns
from messenger.enums import SenderKind, Voice
from messenger.queries.turns import pending_turn

log = logging.getLogger(__name__)
ATTEMPTS = 5
R = TypeVar("R")


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
            shared = answer.shared
            if shared is None:
                return _speak_alone(answer)
            return _waiting.decide(shared.waits_for, answer)
        except PlanRefused as refused:
            with translation.override(answer.lang):
                answer.plans[answer.doing] = (answer.plans[answer.doing][0], refused.instead())
    raise TurnOvertaken


def _speak_alone(answer: Answer) -> bool:
    [owes_more] = _prepared(lambda: [speak(answer)])
    return owes_more


def _speak_together(answers: Sequence[Answer]) -> list[bool | Exception]:
    return _prepared(lambda: speak_together(answers))


def _prepared(say: Callable[[], list[R]]) -> list[R]:
    """Whatever takes a long look first gets it between two tries, while no lock is held."""
    for _attempt in range(ATTEMPTS):
        try:
            return say()
        except NotReady as missing:
            missing.prepare()
    raise TurnOvertaken


_waiting: Together[Answer, bool] = Together(one=_speak_alone, many=_speak_together, most=32)


@transaction.atomic
def speak(answer: Answer) -> bool:
    """Do and say it in one transaction and tell whether more is owed; TurnOvertaken leaves everything as it was."""
    outcomes = []
    for number, (_skill, plan) in enumerate(answer.plans):
        answer.doing = number
        with translation.override(answer.lang):
            outcomes.append(plan.commit() if plan.commit else Outcome())
    [owes_more] = _say([(answer, outcomes)])
    return owes_more


@transaction.atomic
def speak_together(answers: Sequence[Answer]) -> list[bool | Exception]:
    """The same for several who wait for the same thing, in one transaction.

    Whoever is refused meets it alone, with nothing done; TurnOvertaken, of a single one, leaves all as it was.
    """
    shared = [each.shared for each in answers]
    leads = shared[0]
    if leads is None:
        raise ValueError("nothing is shared")
    made = leads.make([each.asked for each in shared if each is not None])
    results: dict[int, bool | Exception] = {}
    told = []
    for number, (answer, came_of_it) in enumerate(zip(answers, made, strict=True)):
        try:
            told.append((number, answer, _told(answer, came_of_it)))
        except (PlanRefused, NotTogether) as apart:
            results[number] = apart
    owed = _say([(answer, outcomes) for _number, answer, outcomes in told])
    results.update(zip((number for number, *_ in told), owed, strict=True))
    return [results[number] for number in range(len(answers))]


def _told(answer: Answer, came_of_it: Any) -> list[Outcome]:
    outcomes = []
    for number, (_skill, plan) in enumerate(answer.plans):
        answer.doing = number
        with translation.override(answer.lang):
            outcomes.append(plan.shared.tell(came_of_it) if plan.shared else Outcome())
    return outcomes


def _say(done: Sequence[tuple[Answer, list[Outcome]]]) -> list[bool]:
    """Write what was planned to be said and what can be said now that it is done; for each whether more is owed."""
    if not done:
        return []
    owed = answer_turns([_entries(answer, outcomes) for answer, outcomes in done])
    _check_memories([answer for answer, _outcomes in done])
    for answer, _outcomes in done:
        if answer.hand_over:
            answer.memory.wanted_because = answer.hand_over
            answer.memory.known = summary(answer)
        answer.memory.spoke_at = answer.now
        answer.memory.save()
    _remember([answer for answer, _outcomes in done])
    return owed


def _check_memories(answers: Sequence[Answer]) -> None:
    """Raise TurnOvertaken where something has come to be remembered of a talk since its answer was planned.

    A table that came free and is held, for one. Whoever remembers something locks the conversation before.
    """
    ids = [answer.turn.conversation_id for answer in answers]
    drafts = dict(Memory.objects.filter(pk__in=ids).values_list("pk", "drafts"))
    if any(drafts.get(each.turn.conversation_id, {}) != each.drafts_read for each in answers):
        raise TurnOvertaken


def _entries(answer: Answer, outcomes: Sequence[Outcome]) -> TurnAnswer:
    said: list[Outgoing] = list(answer.opening)
    for (skill, plan), outcome in zip(answer.plans, outcomes, strict=True):
        said.extend((*plan.say, *outcome.say))
        draft = plan.draft if outcome.draft is None else outcome.draft
        if skill is not None and draft is not None:
            answer.memory.drafts[skill.name] = draft.decode()
    turn = answer.turn
    return TurnAnswer(
        conversation_id=turn.conversation_id,
        voice=Voice(turn.voice),
        was_answered=turn.answered_seq,
        answered=answer.answered[-1].seq,
        entries=entries_of(
            without_voice(said) if answer.is_silent else said,
            assistant_id=turn.assistant_id,
            cid=uuid5(turn.conversation_id, f"turn {turn.answered_seq}"),
            kind=SenderKind.SYSTEM if answer.is_silent else SenderKind.ASSISTANT,
        ),
        lang=answer.lang if answer.lang != turn.lang else None,
        hand_over=answer.hand_over is not None,
    )


def summary(answer: Answer) -> str:
    """What all skills know so far, for staff."""
    lines = [skill.summary(thread_for(answer, skill)) for skill in registered()]
    return "\n".join(line for line in lines if line)


def _remember(answers: Sequence[Answer]) -> None:
    readings = [
        Reading(
            conversation_id=answer.turn.conversation_id,
            business=answer.business,
            seq=answer.answered[-1].seq,
            understood=reading_of(
                answer.understood, [(said.seq, len(said.body)) for said in answer.answered]
            ),
        )
        for answer in answers
        if answer.understood is not None
    ]
    if readings:
        Reading.objects.bulk_create(readings, ignore_conflicts=True)
