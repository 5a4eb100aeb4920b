"""Learns the weights of the intent model: `python -m assistant.language.training.train`."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.language.classifier import SCALE, WEIGHTS_FILE, is_word
from assistant.language.training.phrases import Example, examples
from assistant.language.understanding import model_features

_ROUNDS = 12
_ORDERS = 3
_RATE = 0.6
_SMALLEST = 8
"""Weights below this, in units of the file, are left out."""
_LEARNT = 0.1
"""A phrase whose intents are told to within this is not looked at again."""
_SEED = 20_260_101
_PAIRS = (
    ("greet", "book"), ("greet", "ask_info"), ("greet", "cancel"), ("greet", "modify"),
    ("greet", "oos"), ("affirm", "ask_info"), ("affirm", "book"), ("affirm", "inform"),
    ("affirm", "thanks"), ("deny", "modify"), ("deny", "inform"), ("deny", "thanks"),
    ("deny", "request_alternatives"), ("thanks", "goodbye"), ("inform", "thanks"),
    ("oos", "thanks"), ("cancel", "thanks"), ("book", "ask_info"), ("find_restaurant", "ask_info"),
)  # fmt: skip
"""What is said in one message together."""
_PAIRS_OF_A_KIND = 40


class Lesson(NamedTuple):
    """The features of one phrase and the places of its intents."""

    features: Sequence[int]
    places: frozenset[int]


def _dice(seed: int) -> Iterator[int]:
    """Return numbers that look random and are the same everywhere (Lehmer's generator)."""
    state = seed % 2_147_483_646 + 1
    while True:
        state = state * 48_271 % 2_147_483_647
        yield state


def _pairs(singles: Sequence[Example]) -> Iterator[Example]:
    """Join phrases of two intents into one message."""
    dice = _dice(_SEED)
    for first, second in _PAIRS:
        for lang in ("de", "en"):
            left = [
                example for example in singles if example.lang == lang and first in example.intents
            ]
            right = [
                example
                for example in singles
                if example.lang == lang and second in example.intents
            ]
            for _ in range(_PAIRS_OF_A_KIND):
                one, two = left[next(dice) % len(left)], right[next(dice) % len(right)]
                yield Example(f"{one.text}, {two.text}", lang, one.intents | two.intents)


def lessons() -> tuple[list[Lesson], list[str], list[str]]:
    """Return what is to be learnt, with the names of features and intents by their places."""
    singles = list(examples())
    phrases = [*singles, *_pairs(singles)]
    read = [model_features(phrase.text, phrase.lang) for phrase in phrases]
    seen = Counter(name for names in read for name in names)
    features = sorted(name for name, times in seen.items() if times > 1 or is_word(name))
    intents = sorted({intent for phrase in singles for intent in phrase.intents})
    place = {name: at for at, name in enumerate(features)}
    spot = {name: at for at, name in enumerate(intents)}
    found = [
        Lesson(
            [place[name] for name in names if name in place],
            frozenset(spot[intent] for intent in phrase.intents),
        )
        for names, phrase in zip(read, phrases, strict=True)
    ]
    return found, features, intents


def learn(found: Sequence[Lesson], features: int, intents: int) -> list[list[float]]:
    """Return the weights by feature and intent; the last row holds what every message has.

    They are the mean of what is learnt in several orders, so that one phrase more or less changes little elsewhere.
    """
    weights = [[0.0] * intents for _ in range(features + 1)]
    for number in range(_ORDERS):
        for row, learnt in zip(
            weights, _learn(found, features, intents, _SEED + number), strict=True
        ):
            for spot, weight in enumerate(learnt):
                row[spot] += weight / _ORDERS
    return weights


def _learn(found: Sequence[Lesson], features: int, intents: int, seed: int) -> list[list[float]]:
    weights = [[0.0] * intents for _ in range(features + 1)]
    squares = [[1e-6] * intents for _ in range(features + 1)]
    order = list(range(len(found)))
    dice = _dice(seed)
    for _ in range(_ROUNDS):
        for at in range(len(order) - 1, 0, -1):
            other = next(dice) % (at + 1)
            order[at], order[other] = order[other], order[at]
        order = [at for at in order if _teaches(found[at], weights, squares)]
    return weights


def _teaches(lesson: Lesson, weights: list[list[float]], squares: list[list[float]]) -> bool:
    """Learn from one phrase; return whether there may be more to learn from it."""
    rows = [weights[feature] for feature in lesson.features]
    rows.append(weights[-1])
    totals = [sum(column) for column in zip(*rows, strict=True)]
    errors = [
        1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - (spot in lesson.places)
        for spot, total in enumerate(totals)
    ]
    telling = [(spot, error) for spot, error in enumerate(errors) if abs(error) > 0.01]
    for feature in (*lesson.features, -1):
        row, square = weights[feature], squares[feature]
        for spot, error in telling:
            square[spot] += error * error
            row[spot] -= _RATE * error / math.sqrt(square[spot]) / 4
    return any(abs(error) > _LEARNT for _, error in telling)


def written(
    weights: Sequence[Sequence[float]], features: Sequence[str], intents: Sequence[str]
) -> str:
    """Return the file of weights: one line for each feature that tells something."""
    lines = ["\t".join(("", *intents))]
    for name, row in zip(("", *features), (weights[-1], *weights[:-1]), strict=True):
        scaled = [(spot, round(weight * SCALE)) for spot, weight in enumerate(row)]
        cells = [f"{spot}:{weight}" for spot, weight in scaled if abs(weight) >= _SMALLEST]
        if cells:
            lines.append("\t".join((name, *cells)))
    return "\n".join(lines) + "\n"


def train(path: Path = WEIGHTS_FILE) -> None:
    """Learn from all phrases and write the file of weights."""
    found, features, intents = lessons()
    weights = learn(found, len(features), len(intents))
    path.write_text(written(weights, features, intents), encoding="utf-8")


if __name__ == "__main__":
    train()
