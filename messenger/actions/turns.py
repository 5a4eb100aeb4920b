"""What the assistant writes: inside its own transaction, only while it has the voice, each entry answered once."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from common import clock
from messenger.enums import Voice
from messenger.live.flush import admit, finish, owed_after, silence, write
from messenger.live.posts import NewEntry, Thread, Written
from messenger.live.runtime import ring
from messenger.live.store import store
from messenger.models import Conversation


class TurnOvertaken(Exception):
    """A person has taken over, or another process has answered these entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnAnswer:
    """The answer to all entries of a conversation up to `answered`.

    `voice` and `was_answered` are what was read before it was planned; `lang` is another language to go on in,
    `hand_over` gives the voice to the team with the answer. Where a person has the voice, only taps are answered.
    """

    conversation_id: UUID
    voice: Voice
    was_answered: int
    answered: int
    entries: Sequence[NewEntry]
    lang: str | None
    hand_over: bool


def answer_turns(answers: Sequence[TurnAnswer]) -> list[bool]:
    """Store the assistant's answers to different conversations; tell for each whether more is owed.

    TurnOvertaken is raised where one of them is no longer as it was. Runs inside the caller's transaction and locks
    the conversations last, in order. The bell rings after the commit.
    """
    threads = store().lock(sorted(answer.conversation_id for answer in answers), wait=True)
    written = Written()
    for answer in answers:
        _put(answer, threads.get(answer.conversation_id), written)
    finish(threads.values(), [], written)
    for answer in answers:
        if answer.lang is not None:
            mine = Conversation.objects.filter(pk=answer.conversation_id)
            mine.update(lang=answer.lang)
    transaction.on_commit(lambda: ring(written))
    return [threads[answer.conversation_id].owes_turn for answer in answers]


def _put(answer: TurnAnswer, thread: Thread | None, written: Written) -> None:
    if (
        thread is None
        or thread.voice != answer.voice
        or thread.answered_seq != answer.was_answered
    ):
        raise TurnOvertaken
    # Before the answer is put in, which owes nothing: mostly nothing new has come, and nothing is read.
    thread.owes_turn = owed_after(thread, answer.answered)
    for entry in answer.entries:
        written.outcomes[len(written.outcomes)] = admit(thread, entry, {})
    thread.answered_seq = answer.answered if thread.owes_turn else thread.head
    if answer.hand_over:
        silence(thread)
        thread.waiting_since = clock.now()


@transaction.atomic
def write_entries(*, conversation_id: UUID, entries: Sequence[NewEntry]) -> Written:
    """Store these entries in one transaction (the caller's, if one runs); the bell rings after the commit."""
    written = write([(conversation_id, entry) for entry in entries], wait=True)
    transaction.on_commit(lambda: ring(written))
    return written
