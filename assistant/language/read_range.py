"""Two numbers said where people were asked for are so many to so many, and no hours: "8 bis 10"."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.frame import Frame
from assistant.language.grammar import Item
from assistant.language.mentions import Mention
from assistant.language.numerals import CARDINALS
from assistant.language.party import Count
from assistant.language.read_party import LARGEST_PARTY
from assistant.language.spelling import word_set

_ONLY_PEOPLE = ("party_size",)
_HOURS = frozenset({"TIMESPAN", "TIME", "PARTHOUR", "DOTTED", "SPACED", "SPOKEN", "PARTYDATE"})
_BETWEEN = word_set(
    "bis to und and oder or between zwischen so ca etwa maybe vielleicht somewhere"
)
_TWO = 2
_MARKS = frozenset("-–—/")


def people_asked_for(frame: Frame, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the things said, with what looks like hours read as people where only these were asked for."""
    if frame.asked != _ONLY_PEOPLE:
        return mentions
    found: list[Mention] = []
    for mention in mentions:
        spans = found and found[-1].kind == mention.kind == "NUM"
        start = found[-1].item.start if spans else mention.item.start
        people = (
            _people(frame, start, mention.item.end) if spans or mention.kind in _HOURS else None
        )
        if people is None:
            found.append(mention)
            continue
        found[len(found) - bool(spans) :] = [
            replace(mention, item=Item("PARTY", start, mention.item.end, people))
        ]
    return found


def _people(frame: Frame, start: int, end: int) -> Count | None:
    """So many to so many, where nothing but two numbers and words between stand there."""
    numbers, others = [], []
    for token in frame.tokens[start:end]:
        if token.is_figure or token.norm in CARDINALS:
            numbers.append(int(token.text) if token.is_figure else CARDINALS[token.norm])
        else:
            others.append(token)
    strange = any(each.norm not in _BETWEEN and each.text not in _MARKS for each in others)
    if strange or not others or len(numbers) != _TWO:
        return None
    low, high = numbers
    return Count(high, other=low) if 0 < low < high <= LARGEST_PARTY else None
