"""What the assistant makes of what was said: read, understood and planned without locks; nothing is written."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, get_args

from django.utils import translation
from django.utils.translation import gettext as _

from assistant.handover import MISUNDERSTANDINGS, promise
from assistant.language import Context, Draft, Lang, Said, Understanding, understand
from assistant.manners import greeting, not_understood
from assistant.models import Memory
from assistant.overhearing import catch_up, let_hear
from assistant.skills import (
    Card,
    Heard,
    Hints,
    Notice,
    OpenCard,
    Outgoing,
    Plan,
    Shared,
    Skill,
    Tap,
    Text,
    Thread,
    registered,
)
from businesses.models import Business
from common import clock
from messenger.enums import Voice
from messenger.queries.turns import PendingTurn, SaidEntry

LONG_PAUSE = dt.timedelta(hours=12)
SURE_ENOUGH = 0.5
POLITE = 0.6
QUESTION = "picker"
"""The card that asks for what is missing."""


@dataclass(slots=True, kw_only=True)
class Answer:
    """What this turn will say and do."""

    turn: PendingTurn
    answered: tuple[SaidEntry, ...]
    business: Business
    lang: str
    now: dt.datetime
    memory: Memory
    plans: list[tuple[Skill | None, Plan]] = field(default_factory=list)
    read: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By skill: what it has read for this turn."""
    understood: Understanding | None = None
    opening: tuple[Outgoing, ...] = ()
    drafts_read: dict[str, str] = field(default_factory=dict)
    """What the skills remembered when all this was planned."""
    doing: int = 0
    """The number of the plan that is being carried out."""

    @property
    def is_silent(self) -> bool:
        """Whether a person leads: a button does what it says, and the assistant says nothing of its own."""
        return self.turn.voice != Voice.ASSISTANT

    @property
    def shared(self) -> Shared | None:
        """How others may join in all that this turn changes, if they may."""
        changing = [plan for _skill, plan in self.plans if plan.commit]
        return changing[0].shared if len(changing) == 1 else None

    @property
    def hand_over(self) -> str | None:
        """Why a person is needed, if one is."""
        return next((plan.hand_over for _skill, plan in self.plans if plan.hand_over), None)


def think(turn: PendingTurn) -> Answer:
    """Read, understand and plan; nothing is written."""
    memory = Memory.objects.filter(pk=turn.conversation_id).first() or Memory(
        conversation_id=turn.conversation_id, business=turn.business, heard_seq=0
    )
    answered = _one_breath(turn.pending)
    answer = Answer(
        turn=turn,
        answered=answered,
        business=turn.business,
        lang=turn.lang,
        now=clock.now(),
        memory=memory,
        drafts_read=dict(memory.drafts),
    )
    catch_up(memory, turn, partial(thread_for, answer), before=answered[0].seq)
    tapped = answered[0].tap
    text = "" if tapped else "\n".join(entry.body for entry in answered)
    if not tapped:
        answer.understood = understand(text, _context(answer))
        answer.lang = _language(answer, text)
    _plan(answer, text)
    _let_others_hear(answer)
    answer.opening = () if answer.is_silent else _introduction(answer)
    return answer


def _one_breath(pending: Sequence[SaidEntry]) -> tuple[SaidEntry, ...]:
    """Texts that came in pieces are heard together; a tap is answered by itself."""
    if pending[0].tap:
        return (pending[0],)
    pieces = []
    for entry in pending:
        if entry.tap:
            break
        pieces.append(entry)
    return tuple(pieces)


def _language(answer: Answer, text: str) -> str:
    """Follow the diner into another language, but not for a single word."""
    heard = answer.understood.lang if answer.understood else answer.lang
    words = [word for word in text.split() if any(sign.isalpha() for sign in word)]
    enough = 3 if answer.turn.history else 2
    return heard if len(words) >= enough else answer.lang


def thread_for(answer: Answer, skill: Skill) -> Thread:
    """The thread as this skill sees it, with its own draft."""
    stored = answer.memory.drafts.get(skill.name)
    return Thread(
        business=answer.business,
        conversation_id=answer.turn.conversation_id,
        participant_id=answer.turn.diner_participant_id,
        diner_id=answer.turn.diner_id,
        lang=answer.lang,
        now=answer.now,
        zone=answer.business.zone,
        draft=stored.encode() if stored else None,
        is_first=answer.memory.introduced_at is None,
        was_offered_a_person=0 < answer.memory.misunderstood < MISUNDERSTANDINGS,
        open_cards=tuple(
            OpenCard(seq=card.seq, card=card.card)
            for card in answer.turn.cards
            if card.state == "open"
        ),
        read=answer.read.setdefault(skill.name, {}),
    )


def _context(answer: Answer) -> Context:
    hints = [skill.hints(thread_for(answer, skill)) for skill in registered()]
    merged = next((h for h in hints if h.opening is not None or h.areas is not None), Hints())
    known: tuple[Any, ...] = get_args(Lang)
    return Context(
        now=answer.now.astimezone(answer.business.zone),
        lang=answer.lang if answer.lang in known else "de",  # type: ignore[arg-type]  # narrowed by `in`
        expected=tuple(slot for h in hints for slot in h.expected),
        opens=not answer.turn.history,
        history=tuple(
            Said(speaker="user" if said.sender_kind == "diner" else "system", text=said.body)
            for said in answer.turn.history
        ),
        draft=merged.draft or Draft(),
        opening=merged.opening,
        areas=merged.areas,
        offered=merged.offered,
        days_asked=merged.days_asked,
        largest_party=merged.largest_party,
    )


def _plan(answer: Answer, text: str) -> None:
    heard_by = {
        skill.name: Heard(
            thread=thread_for(answer, skill),
            seq=answer.answered[-1].seq,
            text=text,
            tap=_tap(answer),
            understood=answer.understood or Understanding(text="", lang="de"),
        )
        for skill in registered()
    }
    claims = [(skill.claim(heard_by[skill.name]), skill) for skill in registered()]
    sure = [(score, skill) for score, skill in claims if score >= SURE_ENOUGH]
    if any(score >= POLITE for score, _skill in sure):
        sure = [(score, skill) for score, skill in sure if score >= POLITE]
    if any(score >= 1.0 for score, _skill in sure):
        sure = [(score, skill) for score, skill in sure if score >= 1.0]
    for _score, skill in sure:
        answer.plans.append((skill, skill.plan(heard_by[skill.name])))
    if answer.hand_over:
        answer.plans = [(skill, _without_question(plan)) for skill, plan in answer.plans]
    if answer.plans:
        answer.memory.misunderstood = 0
    else:
        _misunderstood(answer)


def _let_others_hear(answer: Answer) -> None:
    """What a skill has no answer to may tell it something all the same: "is there anything vegan, my wife is"."""
    answer.memory.heard_seq = max(answer.memory.heard_seq or 0, answer.answered[-1].seq)
    if answer.understood is None:
        return
    answering = [skill for skill, _plan in answer.plans]
    for skill in registered():
        if skill not in answering:
            let_hear(answer.memory, skill, thread_for(answer, skill), [answer.understood])


def _without_question(plan: Plan) -> Plan:
    """Ask nothing beside a hand-over: from then on a person leads, and nobody would hear the answer.

    What is done, and cards that can be tapped, stay; what is known so far is remembered.
    """
    cards = [said.card.get("kind") for said in plan.say if isinstance(said, Card)]
    if plan.hand_over or plan.commit or any(kind != QUESTION for kind in cards):
        return plan
    return Plan(draft=plan.draft)


def _misunderstood(answer: Answer) -> None:
    answer.memory.misunderstood += 1
    with translation.override(answer.lang):
        if answer.memory.misunderstood >= MISUNDERSTANDINGS:
            said = Text(body=promise(answer.business, answer.now))
            answer.plans.append((None, Plan(say=(said,), hand_over="misunderstood")))
        else:
            answer.plans.append((None, Plan(say=(Text(body=not_understood()),))))


def _tap(answer: Answer) -> Tap | None:
    tapped = answer.answered[0].tap
    if not tapped:
        return None
    card = next((card for card in answer.turn.cards if card.seq == tapped["card"]), None)
    return Tap(
        card_seq=int(tapped["card"]),
        action=str(tapped["action"]),
        data=tapped.get("data") or {},
        card=card.card if card else {},
        state=card.state if card else "expired",
    )


def _introduction(answer: Answer) -> tuple[Outgoing, ...]:
    """Say that a program speaks: at the start, after a long pause, and after a person has led."""
    memory, local = answer.memory, answer.now.astimezone(answer.business.zone)
    last_voice = next(
        (s.sender_kind for s in reversed(answer.turn.history) if s.sender_kind != "diner"), None
    )
    with translation.override(answer.lang):
        if memory.introduced_at is None:
            line = f"{greeting(local)} " + _("I am the house's assistant, a program.")
        elif last_voice == "staff":
            line = _("The assistant again, a program. The team can still read along.")
        elif memory.spoke_at is None or answer.now - memory.spoke_at > LONG_PAUSE:
            line = _("The assistant speaks, a program.")
        else:
            return ()
    memory.introduced_at = answer.now
    return (Notice(body=line),)
