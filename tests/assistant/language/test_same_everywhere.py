"""The same message is understood the same way on every run, and the weights come from the phrases."""

import hashlib
import os
import subprocess
import sys

from assistant.language.classifier import WEIGHTS_FILE
from assistant.language.training.phrases import examples
from assistant.language.training.train import train
from tests.assistant.language.house import WEDNESDAY, hear

EVERY = 17
"""Of all phrases of training, one in so many is read."""


def digest() -> str:
    """What is understood of many phrases, in one number."""
    found = hashlib.sha256()
    for phrase in list(examples())[::EVERY]:
        found.update(repr(hear(phrase.text, phrase.lang)).encode())
    return found.hexdigest()


def test_another_process_with_another_order_of_hashes_understands_the_same():
    code = "from tests.assistant.language.test_same_everywhere import digest; print(digest())"
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    ]

    assert told == [digest(), digest()]


def test_training_writes_the_very_weights_that_are_stored(tmp_path):
    train(tmp_path / "weights.tsv")

    assert (tmp_path / "weights.tsv").read_bytes() == WEIGHTS_FILE.read_bytes()


def test_the_weights_can_be_read_by_people():
    head, *rows = WEIGHTS_FILE.read_text(encoding="utf-8").splitlines()
    intents = head.split("\t")[1:]
    words = {row.split("\t")[0]: row.split("\t")[1:] for row in rows}
    cancel = f"{intents.index('cancel')}:"

    assert any(int(cell.removeprefix(cancel)) > 0 for cell in words["~orni"] if cancel in cell)


def test_no_clock_is_asked():
    """The moment comes with the context: the same "morgen" is the same day whenever it is read."""
    assert hear("morgen").date == hear("morgen").date
    assert hear("morgen").date.value.toordinal() == WEDNESDAY.toordinal() + 1
