"""A linear model over the features of a message, with weights in a readable file."""

from collections.abc import Mapping, Sequence
from pathlib import Path

WEIGHTS_FILE = Path(__file__).with_name("intent_weights.tsv")
SCALE = 50
"""Weights in the file are whole numbers: so many make one."""
MOST_ODDS = 9.0
"""The model is never surer than this: other evidence may still speak against it."""

Row = tuple[tuple[int, int], ...]
"""The weights of one feature: place of the intent, weight."""


def is_word(feature: str) -> bool:
    """Whether a feature is a whole word or mark, not a pair, a piece or a length."""
    return feature[0] not in "~#" and " " not in feature


class Classifier:
    """Weighs the intents of a message, each for itself."""

    def __init__(self, intents: Sequence[str], rows: Mapping[str, Row]) -> None:
        self.intents = tuple(intents)
        self._rows = rows

    def knows(self, features: Sequence[str]) -> bool:
        """Whether any whole word or mark of the message was seen in training."""
        return any(name in self._rows and is_word(name) for name in features)

    def odds(self, features: Sequence[str]) -> dict[str, float]:
        """Return the log-odds of each intent; features never seen in training do not count."""
        totals = [0] * len(self.intents)
        for row in (self._rows.get("", ()), *(self._rows.get(name, ()) for name in features)):
            for place, weight in row:
                totals[place] += weight
        return {
            intent: min(max(total / SCALE, -MOST_ODDS), MOST_ODDS)
            for intent, total in zip(self.intents, totals, strict=True)
        }


def load(path: Path = WEIGHTS_FILE) -> Classifier:
    """Return the model in a file of weights."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = {}
    for line in lines[1:]:
        feature, *cells = line.split("\t")
        rows[feature] = tuple(_cell(cell) for cell in cells)
    return Classifier(lines[0].split("\t")[1:], rows)


def _cell(cell: str) -> tuple[int, int]:
    place, weight = cell.split(":")
    return int(place), int(weight)
