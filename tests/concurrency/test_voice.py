"""Who speaks: the assistant falls silent with a person's first word, and answers once though it is killed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.concurrency.arena import ROOT, Arena, arena

pytestmark = [pytest.mark.race, pytest.mark.slow]
RACES = 500
KILLS = 100
CONTROL_RACES = 100  # at most: the control ends with the batch that shows the fault
BATCH = 10


class Voices:
    """One process for each role, started when it is first told to act."""

    def __init__(self, field: Arena) -> None:
        self.environment = field.environment
        self.processes: dict[tuple[str, ...], subprocess.Popen[str]] = {}

    def tell(self, role: tuple[str, ...], line: str) -> None:
        """Have the role act on this line, and do not wait for it."""
        if role not in self.processes:
            self.processes[role] = subprocess.Popen(
                [sys.executable, "-m", "tests.concurrency.voices", *role],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                bufsize=1,
            )
        pipe = self.processes[role].stdin
        assert pipe is not None
        pipe.write(f"{line}\n")

    def hear(self, role: tuple[str, ...]) -> str:
        """What the role says when it has acted."""
        pipe = self.processes[role].stdout
        assert pipe is not None
        return pipe.readline().strip()

    def ask(self, role: str, line: str) -> Any:
        """Have the role act, and return what it says."""
        self.tell((role,), line)
        return json.loads(self.hear((role,)))

    def seed(self, count: int) -> list[str]:
        """So many conversations in which the assistant owes an answer."""
        return self.ask("seed", str(count))

    def judge(self, conversations: list[str]) -> dict[str, int]:
        """In how many of them something is wrong."""
        return self.ask("judge", json.dumps(conversations))

    def in_step(self, conversations: list[str], *roles: tuple[str, ...]) -> None:
        """Have all roles act on one conversation after another, each time at the same moment."""
        for conversation in conversations:
            for role in roles:
                self.tell(role, conversation)
            for role in roles:
                assert self.hear(role) == "ok"

    def end(self) -> None:
        """No more lines: all go."""
        for process in self.processes.values():
            process.communicate(timeout=60)


@pytest.fixture(scope="module")
def voices() -> Iterator[Voices]:
    """Voices in a PostgreSQL of their own."""
    with arena(on="postgresql") as field:
        made = Voices(field)
        yield made
        made.end()


def test_assistant_never_speaks_after_a_person_in_500_races(voices: Voices):
    conversations = voices.seed(RACES)

    voices.in_step(conversations, ("assistant",), ("person",))

    judged = voices.judge(conversations)
    assert judged["after_person"] == 0
    assert 0 < judged["not_once"] < RACES, "each was first in some of the races"


def test_control_a_look_outside_the_transaction_lets_it_speak_after_a_person(voices: Voices):
    conversations = voices.seed(CONTROL_RACES)
    spoke_after = 0

    while conversations and not spoke_after:
        batch, conversations = conversations[:BATCH], conversations[BATCH:]
        voices.in_step(batch, ("assistant", "unguarded"), ("person",))
        spoke_after = voices.judge(batch)["after_person"]

    assert spoke_after > 0


def test_each_entry_is_answered_once_though_killed_100_times(voices: Voices):
    conversations = voices.seed(KILLS)

    voices.in_step(conversations, ("killed",))
    voices.in_step(conversations, ("assistant",))

    judged = voices.judge(conversations)
    assert judged == {"after_person": 0, "not_once": 0, "unanswered": 0}
