"""What the assistant writes: inside its own transaction, only while it has the voice, each entry answered once."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from common import clock
from messenger.enums import Voice
from messenger.live.flush import admit, finish, owed_after, silence, write
from messenger.live.posts import NewEntry, Written
from messenger.live.runtime import ring
from messenger.live.store import store
from messenger.models import Conversation


class TurnOvertaken(Exception):
    """A person has taken over, or another process has answered these entries."""


def answer_turn(  # noqa: PLR0913 -- one narrow value each
    *,
    conversation_id: UUID,
    voice: Voice,
    was_answered: int,
    answered: int,
    entries: Sequence[NewEntry],
    lang: str | None,
    hand_over: bool,
) -> bool:
    """Store the assistant's answer to all entries up to `answered`, or raise TurnOvertaken; tell whether more is owed.

    Runs inside the caller's transaction and locks the conversation last. `voice` and `was_answered` are what the
    caller read before it planned; `lang` is another language to go on in, `hand_over` gives the voice to the team with
    the answer. Where a person has the voice, only taps are answered. The bell rings after the commit.
    """
    thread = store().lock([conversation_id], wait=True).get(conversation_id)
    if thread is None or thread.voice != voice or thread.answered_seq != was_answered:
        raise TurnOvertaken
    # Before the answer is put in, which owes nothing: mostly nothing new has come, and nothing is read.
    thread.owes_turn = owed_after(thread, answered)
    written = Written()
    for index, entry in enumerate(entries):
        written.outcomes[index] = admit(thread, entry, {})
    thread.answered_seq = answered if thread.owes_turn else thread.head
    if hand_over:
        silence(thread)
        thread.waiting_since = clock.now()
    finish([thread], [], written)
    if lang is not None:
        Conversation.objects.filter(pk=conversation_id).update(lang=lang)
    transaction.on_commit(lambda: ring(written))
    return thread.owes_turn


@transaction.atomic
def write_entries(*, conversation_id: UUID, entries: Sequence[NewEntry]) -> Written:
    """Store these entries in one transaction (the caller's, if one runs); the bell rings after the commit."""
    written = write([(conversation_id, entry) for entry in entries], wait=True)
    transaction.on_commit(lambda: ring(written))
    return written
