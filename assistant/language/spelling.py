"""Spelling made equal: case, accents, missing umlauts and single slips of the finger."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence

_ONE_TO_MANY = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i",
    "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'",
})  # fmt: skip
_TWO_LETTER = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


_SHORTEST_WORD = 5
_SWAPPABLE = 4


def fold(word: str) -> str:
    """Return the word in the one spelling that words are compared by: lower case, no accents."""
    low = word.casefold().translate(_ONE_TO_MANY)
    if low.isascii():
        return low
    parts = unicodedata.normalize("NFKD", low)
    return "".join(char for char in parts if not unicodedata.combining(char))


def spellings(word: str) -> tuple[str, ...]:
    """Return the folded ways to write a word: "für" is also written "fuer" and "fur"."""
    plain = fold(word)
    spelled_out = fold(word.casefold().translate(_TWO_LETTER))
    return (plain,) if plain == spelled_out else (plain, spelled_out)


def _without_one_letter(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


class TypoIndex:
    """Finds the one known word that a misspelt word is a single slip away from."""

    def __init__(
        self, words: Iterable[str], same: Callable[[str, str], bool] = str.__eq__, least: int = 5
    ) -> None:
        """Know these words: of several near ones that mean the `same` any will do.

        Words typed with less than `least` letters are left alone.
        """
        words = tuple(words)
        self._known = frozenset(words)
        self._same = same
        self._least = least
        # Words in one string: Python's collector never goes through strings, as it would through 36,000 lists.
        self._by_rest: dict[str, str] = {}
        for word in words:
            if len(word) >= _SHORTEST_WORD:
                for rest in (word, *_without_one_letter(word)):
                    before = self._by_rest.get(rest)
                    self._by_rest[rest] = f"{before} {word}" if before else word

    def correct(self, word: str) -> str:
        """Return the known word meant, or the word itself where none or several are near."""
        if word in self._known or not self._least <= len(word) <= 2 * 12:
            return word
        near: dict[str, None] = {}
        for rest in (word, *_without_one_letter(word)):
            for known in self._by_rest.get(rest, "").split():
                if known[0] == word[0] and _one_slip(word, known):
                    near[known] = None
        # "neunzen" lacks a letter of "neunzehn"; that one was struck for another ("neunten") is rarer.
        slipped = [known for known in near if len(known) != len(word) or _is_jumbled(known, word)]
        return self._one_of(slipped) or self._one_of(list(near)) or word

    def _one_of(self, near: Sequence[str]) -> str | None:
        alike = near and all(self._same(near[0], other) for other in near)
        return near[0] if alike else None


def _is_jumbled(left: str, right: str) -> bool:
    return sorted(left) == sorted(right)


def squeezed(word: str) -> str:
    """Return the word with each row of one letter written once: "jaaa" and "ja" are alike."""
    return "".join(char for at, char in enumerate(word) if word[at - 1 : at] != char)


def swapped(words: Iterable[str]) -> dict[str, str]:
    """Return the short words by the ways to write them with two neighbours swapped: "acth"."""
    found: dict[str, str] = {}
    for word in sorted(words):
        if len(word) == _SWAPPABLE:
            for at in range(1, _SWAPPABLE - 1):
                found.setdefault(word[:at] + word[at + 1] + word[at] + word[at + 2 :], word)
    return found


def _one_slip(left: str, right: str) -> bool:
    """Whether one letter was left out, added, replaced, or two neighbours swapped."""
    if abs(len(left) - len(right)) > 1:
        return False
    at = 0
    while at < min(len(left), len(right)) and left[at] == right[at]:
        at += 1
    if len(left) != len(right):
        longer, shorter = (left, right) if len(left) > len(right) else (right, left)
        return longer[at + 1 :] == shorter[at:]
    swapped = left[at : at + 2] == right[at : at + 2][::-1] and left[at + 2 :] == right[at + 2 :]
    return swapped or left[at + 1 :] == right[at + 1 :]
