"""The phrases the intent model learns from: templates, and all that they stand for."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from assistant.language.model import Lang

_FOLDER = Path(__file__).parent
_FILES: tuple[tuple[str, Lang], ...] = (
    ("phrases_en.txt", "en"),
    ("more_en.txt", "en"),
    ("foreign_en.txt", "en"),
    ("more_foreign_en.txt", "en"),
    ("wants_en.txt", "en"),
    ("elsewhere_en.txt", "en"),
    ("phrases_de.txt", "de"),
    ("more_de.txt", "de"),
    ("foreign_de.txt", "de"),
    ("more_foreign_de.txt", "de"),
    ("wants_de.txt", "de"),
    ("elsewhere_de.txt", "de"),
)
_VALUES: dict[Lang, dict[str, tuple[str, ...]]] = {
    "en": {
        "day": ("saturday", "tomorrow", "friday 3 july"),
        "time": ("7pm", "19:30", "half past six"),
        "people": ("4 people", "two people", "six of us"),
        "name": ("Miller", "Anna Brown"),
        "food": ("italian", "thai", "seafood"),
        "place": ("Boston", "Leeds"),
        "phone": ("0171 3920031",),
    },
    "de": {
        "day": ("samstag", "morgen", "3. juli"),
        "time": ("19 uhr", "halb acht", "20:15"),
        "people": ("4 personen", "zu zweit", "sechs leute"),
        "name": ("Gruber", "Anna Winkler"),
        "food": ("italienisch", "indisches", "sushi"),
        "place": ("Linz", "Köln"),
        "phone": ("0171 3920031",),
    },
}
_CHOICE = re.compile(r"\[([^\]]*)\]|\(([^)]*)\)|(\{\w+\})")
_SLOT = re.compile(r"\{(\w+)\}")
_MOST_OF_ONE = 9
"""How many phrases one template gives at most, unless it is one plain list of words."""
_STEP = 7_919
"""A prime: going round the ways in such steps meets all of them, in an even spread."""


class Example(NamedTuple):
    """A phrase, its language and what it is for."""

    text: str
    lang: Lang
    intents: frozenset[str]


def examples() -> Iterator[Example]:
    """Return all single phrases, in the order of the files."""
    for name, lang in _FILES:
        intents = frozenset[str]()
        for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("="):
                intents = frozenset(line[1:].split())
            elif line and not line.startswith("#"):
                yield from (Example(text, lang, intents) for text in spelled_out(line, lang))


def spelled_out(template: str, lang: Lang) -> Iterator[str]:
    """Return the phrases a template stands for: all of a short list, an even choice of many."""
    parts = list(_parts(template, lang))
    ways = list(product(*parts))
    is_plain_list = sum(len(part) > 1 for part in parts) == 1
    most = len(ways) if is_plain_list else min(len(ways), _MOST_OF_ONE)
    picked = ("".join(ways[number * _STEP % len(ways)]) for number in range(most))
    yield from (text for text in dict.fromkeys(" ".join(way.split()) for way in picked) if text)


def _parts(template: str, lang: Lang) -> Iterator[tuple[str, ...]]:
    """Cut a template into fixed text and choices."""
    at = 0
    for match in _CHOICE.finditer(template):
        yield (template[at : match.start()],)
        choice, optional, slot = match.groups()
        if slot is not None:
            yield _VALUES[lang][slot[1:-1]]
        else:
            options = choice.split("|") if choice is not None else ["", *optional.split("|")]
            yield tuple(_filled(option, lang, place) for place, option in enumerate(options))
        at = match.end()
    yield (template[at:],)


def _filled(option: str, lang: Lang, place: int) -> str:
    """Return an option with values in the place of its slots."""

    def value(match: re.Match[str]) -> str:
        values = _VALUES[lang][match.group(1)]
        return values[place % len(values)]

    return _SLOT.sub(value, option)
