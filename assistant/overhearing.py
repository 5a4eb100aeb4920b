"""What a diner tells while nobody of the skills answers: to a person who leads, or beside a question about the house.

The assistant says and does nothing about it. But a skill that listens remembers what must not be lost, so that it is
known when a button is tapped, when staff act by hand, and when the assistant speaks again.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from assistant.language import Context, Understanding, understand
from assistant.models import Memory
from assistant.skills import Skill, Thread, registered
from messenger.queries.turns import PendingTurn, SaidEntry, words_since


@runtime_checkable
class Listens(Protocol):
    """A skill that remembers of what is told what must not be lost."""

    name: str

    def take_in(self, thread: Thread, told: Sequence[Understanding]) -> bytes | None:
        """What to remember now, in the skill's own format, or None where nothing is new; reads only."""
        ...


def catch_up(
    memory: Memory, turn: PendingTurn, thread_of: Callable[[Skill], Thread], before: int | None
) -> None:
    """Let the skills take in what the diner has written, up to `before`, since the assistant heard last.

    Only `memory` is changed, and not stored.
    """
    missed = words_missed(memory, turn, before)
    if not missed:
        return
    memory.heard_seq = missed[-1].seq
    for skill in registered():
        thread = thread_of(skill)
        context = Context(
            now=thread.now.astimezone(thread.zone), lang="en" if turn.lang == "en" else "de"
        )
        told = [understand(said.body, context) for said in missed]
        let_hear(memory, skill, thread, told)


def words_missed(memory: Memory, turn: PendingTurn, before: int | None) -> list[SaidEntry]:
    """What the diner has written, up to `before`, since the assistant heard last; nothing where that is not known."""
    if memory.heard_seq is None:
        return []
    return [
        said
        for said in words_since(turn, memory.heard_seq)
        if said.body and (before is None or said.seq < before)
    ]


def let_hear(memory: Memory, skill: Skill, thread: Thread, told: Sequence[Understanding]) -> None:
    """Keep in `memory` what this skill makes of it, if it listens."""
    if not isinstance(skill, Listens):
        return
    draft = skill.take_in(thread, told)
    if draft is not None:
        memory.drafts[skill.name] = draft.decode()
