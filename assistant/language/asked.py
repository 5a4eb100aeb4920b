"""What the last message of the system asked for, and what kind of question it was."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from assistant.language.model import Context
from assistant.language.spelling import word_set
from assistant.language.tokens import tokenize

Question = Literal["", "closing", "open", "yes_no"]
_Phrases = tuple[str, ...]
_REMEMBERED = 64


def _phrases(rows: str) -> _Phrases:
    return tuple(f" {row} " for row in rows.split("/"))


_SLOTS: tuple[tuple[str, _Phrases], ...] = (
    (
        "party_size",
        _phrases(
            "wie viele/wie vielen/wieviele/wie viel personen/how many/party size/how large/number of people/number of guests/the number who/group size/how big"
        ),
    ),
    (
        "date",
        _phrases(
            "welchen tag/welchem tag/welches datum/anderer tag/which day/what day/what date/"
            "which date/wann/when"
        ),
    ),
    (
        "time",
        _phrases(
            "wie viel uhr/welche uhrzeit/welcher uhrzeit/andere uhrzeit/uhrzeit/what time/"
            "which time/wann/when"
        ),
    ),
    (
        "name",
        _phrases("welchen namen/wie heissen/ihr name/what name/your name/under which name/name"),
    ),
)
_CLOSING = _phrases(
    "anything else/something else/anything more/that be all/what else/help you with/further/"
    "sonst noch/weitere fragen/any more/other information/help with/more help/assist you"
)
_OPEN = word_set("""
what which where when how who prefer preference preferred was welche welcher welchen welches wo
wann wie wer or oder specific particular favorite type kind
""")


def slots_asked(context: Context) -> tuple[str, ...]:
    """Return the slots just asked for: as told, or else as the last message of the system asks."""
    if context.expected:
        return context.expected
    words = f" {' '.join(_last_words_of_system(context))} "
    return tuple(slot for slot, phrases in _SLOTS if any(phrase in words for phrase in phrases))


def kind_of_question(context: Context) -> Question:
    """Return what kind of question the last message of the system ends in."""
    norms = _last_words_of_system(context)
    words = f" {' '.join(norms)} "
    if any(phrase in words for phrase in _CLOSING):
        return "closing"
    if "?" not in norms[-2:]:
        return ""
    ends = [at for at, norm in enumerate(norms[:-1]) if norm in {".", "!", "?"}]
    sentence = norms[ends[-1] + 1 :] if ends else norms
    return "open" if _OPEN & set(sentence) else "yes_no"


def _last_words_of_system(context: Context) -> Sequence[str]:
    if not context.history or context.history[-1].speaker != "system":
        return ()
    return _words(context.history[-1].text)


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> Sequence[str]:
    return tuple(token.norm for token in tokenize(text))
