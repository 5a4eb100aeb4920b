"""Rows of words that may be a name."""

from collections.abc import Sequence

from assistant.language.everyday import is_everyday
from assistant.language.name_cues import (
    CONTACT_WORDS,
    NEVER_WORDS,
    NOT_BEFORE_NAME,
    PARTICLES,
    TITLES,
)
from assistant.language.tokens import Token
from assistant.language.words import LEXICON

Run = tuple[int, int]
"""A row of tokens from the first up to, not including, the last."""
LONGEST_NAME = 5
USUAL_NAME = 3
"""Names that no cue announces are taken to have no more words than this."""
ENDS = frozenset(",.!?;)(\n:–-")
_SKIPPED = frozenset({":", ",", "!", ".", "-", '"', "'", "“", "„", "ist", "is"})
_LARGE_ONLY = frozenset({"anders"})
"""Names that are common words where they are written small."""
_GREETINGS = frozenset({"hi", "hello", "hallo", "hey"})


class Runs:
    """Finds rows of words that may be a name among the tokens of one message."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.used = bytearray(len(tokens) + 1)
        """Marks the tokens that are known to mean something else."""
        self.small = text.isupper() or not any(token.text[0].isupper() for token in tokens)
        """Whether size tells nothing, since all is written small or all large."""

    def from_here(self, start: int, *, lenient: bool) -> Run | None:
        """Return the longest row that begins here; a lenient look takes small words too."""
        at = start
        while at - start < LONGEST_NAME and self._belongs(at, start, lenient=lenient):
            at += 1
        while at > start and not self._may_end(at - 1):
            at -= 1
        return (start, at) if at > start else None

    def up_to(self, end: int) -> Run | None:
        """Return the row that ends right before this token."""
        start, words = end, 0
        while words < USUAL_NAME and self._may_precede(start - 1):
            start, words = self._word_from(start - 1), words + 1
        while (
            start < end and is_everyday(self.tokens[start].norm) and not self.is_large(start + 1)
        ):
            start += 1
        while start < end - 1 and self.tokens[start].norm in _GREETINGS:
            start += 1
        return (start, end) if start < end else None

    def before_contact(self, end: int, *, small: bool) -> Run | None:
        """Return the row that stands before a phone number or mail address."""
        while end > 0 and self._is_of_contact(end - 1):
            end -= 1
        start, words = end, 0
        while words < USUAL_NAME and self._is_free(start - 1, small=small):
            start, words = self._word_from(start - 1), words + 1
        return (start, end) if start < end else None

    def past_titles(self, at: int) -> int:
        """Return the first place behind "is", ":" and titles."""
        while at < len(self.tokens) and (
            self.tokens[at].norm in _SKIPPED or self.tokens[at].norm in TITLES
        ):
            at += 1
        return at

    def is_large(self, at: int) -> bool:
        """Whether the word is written large, where that tells anything."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[0].isupper() and not self.small

    def stands_before_an_end(self, at: int) -> bool:
        """Whether the message or a clause ends behind this word."""
        return at + 1 >= len(self.tokens) or self.tokens[at + 1].text in ENDS

    def stands_behind_an_end(self, at: int) -> bool:
        """Whether the message or a clause begins with this word."""
        return at == 0 or self.tokens[at - 1].text in ENDS

    def is_after_place_word(self, at: int) -> bool:
        """Whether what stands before makes this the name of a place."""
        if at == 0:
            return False
        before = self.tokens[at - 1]
        return before.norm in NOT_BEFORE_NAME or (before.is_word and before.text[0].isupper())

    def _belongs(self, at: int, start: int, *, lenient: bool) -> bool:
        if at >= len(self.tokens) or self.used[at] or self._is_of_a_broken_address(at):
            return False
        token = self.tokens[at]
        if not token.is_word:
            return at > start and token.text in "-&" and self._joins(at)
        if token.norm in PARTICLES:
            behind = self._behind_particles(at)
            if lenient or self.is_large(at):
                return self.is_large(behind) or (lenient and self.small and behind > 0)
            begins = at > start or token.norm in NEVER_WORDS
            sized = self.is_large(behind) or (
                self.small and self.tokens[start].norm in NEVER_WORDS
            )
            return behind > 0 and begins and sized and not is_known(self.tokens[behind])
        if self.is_large(at):
            return self._is_large_name(at, start, lenient=lenient)
        return (lenient or self.small) and not is_known(token) and token.norm not in _LARGE_ONLY

    def _joins(self, at: int) -> bool:
        """Whether a hyphen or "&" holds two parts of a name together."""
        if self.is_large(at + 1):
            return True
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        glued = behind is not None and behind.is_word and behind.glued and self.tokens[at].glued
        return self.small and glued

    def _behind_particles(self, at: int) -> int:
        """Return the place of the word that "van der" belongs to; -1 where there is none."""
        while at < len(self.tokens) and self.tokens[at].norm in PARTICLES:
            at += 1
        is_word = at < len(self.tokens) and self.tokens[at].is_word
        return at if is_word and self.tokens[at].norm not in TITLES else -1

    def _is_large_name(self, at: int, start: int, *, lenient: bool) -> bool:
        token = self.tokens[at]
        if len(token.text) == 1:
            return False
        if not is_known(token):
            return True
        if at > start:
            return token.norm not in LEXICON or self.stands_before_an_end(at)
        return lenient and (self.is_large(at + 1) or self.stands_before_an_end(at))

    def _is_of_a_broken_address(self, at: int) -> bool:
        """Whether an @ touches the word, as in "gruber@": a mail address that is none."""
        end = self.tokens[at].end
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return behind is not None and behind.text[0] == "@" and behind.start == end

    def _may_end(self, at: int) -> bool:
        return self.tokens[at].is_word and self.tokens[at].norm not in PARTICLES

    def _may_precede(self, at: int) -> bool:
        if at < 0 or self.used[at] or not self.tokens[at].is_word:
            return False
        return not is_known(self.tokens[at]) or self.is_large(at)

    def _word_from(self, at: int) -> int:
        """Where the word that ends here begins: "Anna-Lena" is one."""
        while at > 1 and self.tokens[at - 1].text == "-" and self._touch(at - 2, at):
            at -= 2
        return at

    def _touch(self, first: int, last: int) -> bool:
        pairs = zip(self.tokens[first:last], self.tokens[first + 1 : last + 1], strict=True)
        is_free = self.tokens[first].is_word and not self.used[first]
        return is_free and all(left.end == right.start for left, right in pairs)

    def _is_of_contact(self, at: int) -> bool:
        return not self.tokens[at].is_word or self.tokens[at].norm in CONTACT_WORDS

    def _is_free(self, at: int, *, small: bool) -> bool:
        if at < 0 or self.used[at] or not self.tokens[at].is_word:
            return False
        fits = self.is_large(at) or (self.small and small)
        return fits and (
            not (is_everyday(self.tokens[at].norm) and (at > 0 or not self.is_large(at)))
            or self._is_apart(at)
        )

    def _is_apart(self, at: int) -> bool:
        """Whether a large word is a clause by itself, as names are signed that are words, too: ", Lang, 0171 ..."."""
        return (
            self.is_large(at) and self.stands_behind_an_end(at) and self.stands_before_an_end(at)
        )


def is_known(token: Token) -> bool:
    return token.norm in LEXICON or len(token.text) == 1 or is_everyday(token.norm)
