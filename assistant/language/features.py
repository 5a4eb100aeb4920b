"""What the intent model sees of a message: words, pairs of words, pieces of words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.language.foods import FOODS
from assistant.language.mentions import Mention
from assistant.language.tokens import Token

_MARKS = {
    "DATE": "<day>", "DATEPART": "<day>", "DAYALONE": "<day>", "DATESPAN": "<day>",
    "DAYPART": "<part>", "MEALTIME": "<part>", "TIME": "<time>", "TIMESPAN": "<time>",
    "PARTHOUR": "<time>", "FROMNOW": "<time>", "PARTY": "<people>", "TIMESHIFT": "<shift>",
    "DAYSHIFT": "<shift>", "PARTYSHIFT": "<shift>", "SWAP": "<shift>", "NUM": "<number>",
}  # fmt: skip
"""What stands for values of a kind, so that no model learns a date by heart."""
_PIECE = 4
_LONG_WORD = 6
MOST_WORDS = 60
"""How many words of a message the model looks at."""


def marked_words(
    tokens: Sequence[Token], mentions: Sequence[Mention], taken: Sequence[tuple[int, int]]
) -> list[str]:
    """Return the words in order, with marks in the place of values and names."""
    marks: dict[int, str] = {}
    for mention in mentions:
        mark = _MARKS.get(mention.kind)
        if mark is not None:
            marks |= dict.fromkeys(range(mention.item.start, mention.item.end), mark)
    for index, token in enumerate(tokens):
        if any(start < token.end and token.start < end for start, end in taken):
            marks[index] = "<name>"
    return list(_without_repeats(tokens, marks))[:MOST_WORDS]


def _without_repeats(tokens: Sequence[Token], marks: dict[int, str]) -> Iterator[str]:
    last = ""
    for index, token in enumerate(tokens):
        word = marks.get(index) or (_word(token) if token.is_word else "")
        if word and not (word == last and word.startswith("<")):
            yield word
        last = word or last


def _word(token: Token) -> str:
    return "<food>" if token.norm in FOODS else token.norm


def features_of(words: Sequence[str]) -> list[str]:
    """Return the features of a message, each once, in a fixed order."""
    found: dict[str, None] = dict.fromkeys(words)
    ends = ["^", *words, "$"]
    found |= dict.fromkeys(f"{left} {right}" for left, right in pairwise(ends))
    for word in words:
        if len(word) >= _LONG_WORD and word[0] != "<":
            found |= dict.fromkeys(
                f"~{word[at : at + _PIECE]}" for at in range(len(word) - _PIECE + 1)
            )
    found[f"#{min(len(words), 8)}"] = None
    return list(found)
