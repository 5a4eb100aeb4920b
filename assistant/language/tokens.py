"""A message cut into words, figures and signs, each knowing where it stood."""

import re
from dataclasses import dataclass

from assistant.language.dialect import RESPELLED
from assistant.language.spelling import fold

MAX_TOKENS = 200
"""What comes after so many tokens is not read: a bound on the work one message can cause."""
_LONGEST_WORD = 80
"""No word known is longer. A single sign may stand for eighteen letters when spelled out."""

_PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s\ufe0e\ufe0f\u20e3\u200d]|_")
"""Signs that only shape the one before them (2️⃣) are no tokens."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, run of digits or sign; `norm` is its folded spelling, `glued` has no space."""

    text: str
    norm: str
    start: int
    end: int
    glued: bool
    is_word: bool
    is_figure: bool


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a message into at most MAX_TOKENS tokens."""
    tokens: list[Token] = []
    last_end = -1
    for match in _PIECE.finditer(text):
        piece = match.group()
        shape = piece[:_LONGEST_WORD]
        start, end = match.span()
        figure = piece[0].isdecimal()
        norm = (
            _figures(piece) if figure else RESPELLED.get(shape.casefold()) or fold(shape) or shape
        )
        glued = start == last_end
        tokens.append(Token(piece, norm, start, end, glued, piece[0].isalpha(), figure))
        last_end = end
        if len(tokens) == MAX_TOKENS:
            break
    return tuple(tokens)


def _figures(piece: str) -> str:
    """Return the figures as 0 to 9, whatever script they are written in."""
    return piece if piece.isascii() else "".join(str(int(char)) for char in piece)
