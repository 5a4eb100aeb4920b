"""One voice of a race in a conversation: `python -m tests.concurrency.voices seed|assistant|person|killed|judge`.

A role reads conversation ids, one a line (seed a number, judge a list of ids), and answers each line when it has
acted. It speaks to the database named in the environment, with real commits.
"""

import json
import os
import random
import signal
import sys
import time
import uuid
from uuid import UUID

import django

django.setup()

from django.db import connection  # noqa: E402 -- after django.setup()

from assistant import turn  # noqa: E402
from assistant.running import ask_for_turn  # noqa: E402
from businesses.models import Business, Membership  # noqa: E402
from common.errors import DomainError  # noqa: E402
from messenger.actions import answer, start_conversation, write_entries  # noqa: E402
from messenger.enums import EntryKind, SenderKind  # noqa: E402
from messenger.extensions import forget_owed_turn  # noqa: E402
from messenger.models import Conversation, Entry  # noqa: E402
from tests.factories import make_house, make_member  # noqa: E402

LONGEST_PAUSE = 0.03
forget_owed_turn(ask_for_turn)  # turns are taken where a role says so, and nowhere else


def seed(count: int) -> list[str]:
    """So many conversations of one house, in each of which the assistant owes an answer."""
    house = Business.objects.first()
    if house is None:
        house = make_house()
        make_member(house)
    return [
        str(
            start_conversation(
                business=house,
                key=uuid.uuid4().hex,
                cid=uuid.uuid4(),
                body="Guten Abend",
                lang="de",
            ).conversation_id
        )
        for _ in range(count)
    ]


def speak_as_assistant(conversation_id: UUID) -> None:
    """Take the turn that is owed, sooner or later than the person."""
    time.sleep(random.uniform(0, LONGEST_PAUSE))
    turn.take_turns(conversation_id)


def speak_as_person(conversation_id: UUID) -> None:
    """Write the team's first words, some time into the assistant's turn."""
    time.sleep(random.uniform(0, LONGEST_PAUSE))
    house = Business.objects.get(conversations=conversation_id)
    member = Membership.objects.select_related("user").get(business=house)
    answer(conversation_id=conversation_id, by=member, cid=uuid.uuid4(), body="Hier ist Maria.")


def die_while_speaking(conversation_id: UUID) -> None:
    """Begin the turn in a process that is killed at some moment of it."""
    connection.close()
    child = os.fork()
    if child == 0:
        turn.take_turns(conversation_id)
        os._exit(0)
    time.sleep(random.uniform(0, 2 * LONGEST_PAUSE))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def look_before_the_transaction() -> None:
    """The planted fault: the assistant only looks at the voice when it reads, not when it writes."""

    def answer_unguarded(answers):  # type: ignore[no-untyped-def]
        for each in answers:
            write_entries(conversation_id=each.conversation_id, entries=each.entries)
        return [False for _ in answers]

    turn.answer_turns = answer_unguarded  # type: ignore[assignment]


def judge(conversation_ids: list[str]) -> dict[str, int]:
    """In how many conversations the assistant spoke after a person, and in how many not exactly once."""
    after_person = not_once = unanswered = 0
    for conversation in Conversation.objects.filter(pk__in=conversation_ids):
        said = list(
            Entry.objects.filter(conversation=conversation, kind=EntryKind.TEXT).order_by("seq")
        )
        kinds = [entry.sender_kind for entry in said]
        first = kinds.index(SenderKind.STAFF) if SenderKind.STAFF in kinds else len(kinds)
        after_person += SenderKind.ASSISTANT in kinds[first:]
        not_once += kinds.count(SenderKind.ASSISTANT) != 1
        unanswered += conversation.answered_seq < conversation.head
    return {"after_person": after_person, "not_once": not_once, "unanswered": unanswered}


ROLES = {"assistant": speak_as_assistant, "person": speak_as_person, "killed": die_while_speaking}


def act(role: str, line: str) -> str:
    """Do what the role does with this line; what it says then."""
    if role == "seed":
        return json.dumps(seed(int(line)))
    if role == "judge":
        return json.dumps(judge(json.loads(line)))
    try:
        ROLES[role](UUID(line))
    except DomainError as refusal:
        return refusal.code
    return "ok"


def main(role: str, *arguments: str) -> None:
    """Act line by line, and answer each with one line at once."""
    if "unguarded" in arguments:
        look_before_the_transaction()
    random.seed(role)
    for line in sys.stdin:
        sys.stdout.write(f"{act(role, line.strip())}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
