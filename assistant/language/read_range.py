"""Two numbers said where people were asked for are so many to so many, and no hours: "8 bis 10"."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.frame import Frame
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
_MARKS = frozenset("-–—/")


def people_asked_for(frame: Frame, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the things said, with what looks like hours read as people where only these were asked for."""
    if frame.asked != _ONLY_PEOPLE:
        return mentions
    return [_as_people(frame, each) if each.kind in _HOURS else each for each in mentions]


def _as_people(frame: Frame, mention: Mention) -> Mention:
    tokens = frame.tokens[mention.item.start : mention.item.end]
    numbers = [
        int(token.text) if token.is_figure else CARDINALS[token.norm]
        for token in tokens
        if token.is_figure or token.norm in CARDINALS
    ]
    others = [token for token in tokens if not token.is_figure and token.norm not in CARDINALS]
    if len(numbers) != 2 or any(
        each.norm not in _BETWEEN and each.text not in _MARKS for each in others
    ):
        return mention
    low, high = numbers
    if not others or not 0 < low < high <= LARGEST_PARTY:
        return mention
    return replace(mention, item=mention.item._replace(kind="PARTY", value=Count(high, other=low)))
