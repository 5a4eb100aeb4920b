"""Words of leave that name a day: "danke, bis morgen!", "see you on Friday"."""

from collections.abc import Sequence

from assistant.language.mentions import Mention
from assistant.language.spelling import word_set
from assistant.language.tokens import Token

_UNTIL = word_set("bis see")
_BETWEEN = word_set("you ya u on am dann at")
_BEFORE = word_set("und and dann danke dank thanks thank gut ok okay also tschuss ciao super")
_ENDS = frozenset(".!,)")


def takes_leave(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether the day is of a clause of leave; "geht es bis morgen Abend?" is none."""
    at = mention.item.start - 1
    while at >= 0 and tokens[at].norm in _BETWEEN:
        at -= 1
    if at < 0 or tokens[at].norm not in _UNTIL:
        return False
    begins = at == 0 or not tokens[at - 1].is_word or tokens[at - 1].norm in _BEFORE
    end = mention.item.end
    return begins and (end == len(tokens) or tokens[end].text in _ENDS)
