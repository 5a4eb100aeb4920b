"""Whether a word is an ordinary one of German or English, in any of its forms."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.language import everyday_english as english
from assistant.language import everyday_german as german
from assistant.language.common_words import COMMON
from assistant.language.first_names import FIRST_NAMES
from assistant.language.spelling import spellings

_REMEMBERED = 1024
_SHORTEST_STEM = 3
_SOME_STEM = "geh"
"""A stem that is known: "durchgegangen" is of a verb whichever its vowel."""


def _forms(text: str) -> frozenset[str]:
    return frozenset(form for word in text.split() for form in spellings(word))


_NAMES_TOO = _forms(english.NAMES_TOO) | FIRST_NAMES
_GERMAN = _forms(german.OTHERS + german.IRREGULAR) - _NAMES_TOO
_ENGLISH = _forms(english.OTHERS + english.IRREGULAR) - _NAMES_TOO
_GERMAN_STEMS = _forms(german.VERBS)
_ENGLISH_STEMS = _forms(english.VERBS)
_BEFORE = re.compile(
    r"(?:zurueck|zuruck|rueck|ruck|fest|frei|statt|klar|zusammen|vorbei|hinzu|dazu|durch|nach|rein|raus|ueber|uber|unter|wieder"
    r"|weiter|aus|auf|ein|mit|vor|ver|weg|um|ab|an|be|er|ent|her|hin|los|zu)(?=...)"
)
_PARTICIPLE = re.compile(r"ge(?!r|b)\w{3,}(?<!hard)(?<!har)(?<!er)(?<!ler)t$")
_PARTICIPLE_BEHIND = re.compile(r"ge\w{3,}(?:t|en)$")
_GERMAN_ENDS = (
    *("", "en", "n", "e", "t", "et", "st", "est", "te", "ten", "tet", "end", "ends", "ts", "s"),
    *("m", "ma"),
)
_ADJECTIVE_ENDS = ("", "e", "en", "er", "es", "em", "ere", "eren", "sten", "ste", "ster", "s", "n")
_ENGLISH_ENDS = ("", "ing", "ed", "s", "es", "d", "ers", "able")
_SHAPES = re.compile(
    r"\w{3,}(?:ieren|iert|ierte|ierter|ierten|ungen|keit|keiten|heiten|schaft|schaften|tion|tionen"
    r"|lichen|licher|liches|liche|ische|ischen|isches|bare|barer|weise|massig|fully|ously|ally"
    r"|ation|ations|ments|ably|ibly)$"
)
_SHORTEST_TAIL = 5
_LONGEST_WORD = 24
_LONGEST_CLITIC = 2
"""As in "gibt's" and "she'll"."""


@lru_cache(maxsize=_REMEMBERED)
def is_everyday(norm: str) -> bool:
    """Whether nobody is named by this folded word who does not say so."""
    if norm in COMMON:
        return True
    if norm in _NAMES_TOO or len(norm) > _LONGEST_WORD:
        return False
    head, apostrophe, tail = norm.partition("'")
    if apostrophe and 0 < len(tail) <= _LONGEST_CLITIC and len(head) > 1:
        return is_everyday(head)
    return bool(_SHAPES.match(norm)) or _is_german(norm) or _is_english(norm)


def is_everyday_compound(norm: str) -> bool:
    """Whether the word ends in a longer ordinary one, as "betriebsausflug" does."""
    tails = (norm[at:] for at in range(_SHORTEST_STEM, len(norm) - _SHORTEST_TAIL + 1))
    return any(tail in COMMON or tail in _GERMAN for tail in tails)


def _is_german(norm: str) -> bool:
    if any(stem in _GERMAN for stem in _stems(norm, _ADJECTIVE_ENDS)):
        return True
    return bool(_PARTICIPLE.match(norm)) or any(
        stem in _GERMAN_STEMS
        for word in _behind_prefixes(norm)
        for stem in _stems(word, _GERMAN_ENDS)
    )


def _behind_prefixes(norm: str) -> Iterator[str]:
    """Return the word, then what is left without "zurück-" and "-zu-", "-ge-"."""
    yield norm
    if norm.startswith("ge"):
        yield norm[2:]
    before = _BEFORE.match(norm)
    if before is not None:
        rest = norm[before.end() :]
        yield rest
        if rest.startswith("zu"):
            yield rest[2:]
        if _PARTICIPLE_BEHIND.match(rest):
            yield rest[2:-1] if rest[-1] == "t" else _SOME_STEM


def _is_english(norm: str) -> bool:
    for stem in _stems(norm, _ENGLISH_ENDS):
        single = stem[:-1] if stem[-2:-1] == stem[-1] else stem
        if not _ENGLISH_STEMS.isdisjoint((stem, single, f"{stem}e")):
            return True
    return any(stem in _ENGLISH for stem in _stems(norm, ("", "s", "es", "ly", "er", "y")))


def _stems(word: str, ends: tuple[str, ...]) -> Iterator[str]:
    return (
        word[: len(word) - len(end)]
        for end in ends
        if word.endswith(end) and (not end or len(word) - len(end) >= _SHORTEST_STEM)
    )
