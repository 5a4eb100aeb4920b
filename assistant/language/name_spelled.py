"""Names that are words of another kind, and how people say that they are names."""

import itertools
import re
from collections.abc import Sequence

from assistant.language.first_names import FIRST_NAMES
from assistant.language.name_runs import Run, Runs
from assistant.language.spelling import word_set
from assistant.language.tokens import Token
from assistant.language.words import LEXICON

_LETTERS = re.compile(r"[a-z]$|[bcdfghjklmnpqrstvwxyz]{2,3}$")
_COUNTS = word_set("a an one two double ein einem zwei doppel")
_NUMBERS = frozenset({"NUM", "ORD"})
_SO_CALLED = (
    ("heiss", "so"),
    ("heisse", "so"),
    ("so", "heiss"),
    ("so", "heisse"),
    ("really", "my"),
    ("really", "called"),
)


def is_spelled_out(norms: Sequence[str], at: int) -> bool:
    """Whether "with a C" or "mit dt" begins here: what stands before is a name."""
    if norms[at] not in {"with", "mit"} or at == 0:
        return False
    behind = norms[at + 1 : at + 3]
    if len(behind) > 1 and behind[0] in _COUNTS:
        return len(behind[1]) == 1 and behind[1].isalpha()
    return norms[at] == "mit" and bool(behind) and bool(_LETTERS.match(behind[0]))


def with_word_as_surname(run: Run, tokens: Sequence[Token], runs: Runs) -> Run:
    """Return "Jonathan Six" whole: a first name with a large number word behind it that ends the clause."""
    start, end = run
    if end - start != 1 or tokens[start].norm not in FIRST_NAMES or not runs.is_large(end):
        return run
    kinds = {kind for kind, _ in LEXICON.get(tokens[end].norm, ())}
    is_name = bool(kinds & _NUMBERS) and tokens[end].is_word and runs.stands_before_an_end(end)
    return (start, end + 1) if is_name else run


def said_to_be_one(tokens: Sequence[Token], runs: Runs) -> Run | None:
    """Return the name in "Freitag. Ich heiße so" and "April. April May actually", said when asked for it."""
    if not tokens or not runs.is_large(0) or tokens[0].norm not in LEXICON:
        return None
    norms = [token.norm for token in tokens]
    if any(pair in _SO_CALLED for pair in itertools.pairwise(norms)):
        return 0, 1
    for at in range(1, len(tokens)):
        if norms[at] == norms[0] and runs.stands_before_an_end(0):
            start = at - 1 if norms[at - 1] in FIRST_NAMES and runs.is_large(at - 1) else at
            return start, at + 2 if runs.is_large(at + 1) else at + 1
    return None
