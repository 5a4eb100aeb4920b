"""The things said in a message: the readings that do not overlap, surest and longest first."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.grammar import Chart, Item
from assistant.language.party import Count
from assistant.language.party_days import DayAtTime, PartyOnDay
from assistant.language.spelling import word_set
from assistant.language.tokens import Token

_RANKED = (
    "BLOCK", "SOONEST", "ASIDE", "PAST", "SWAP", "DATESPAN", "MONTHSPAN", "DATEPART", "TIMESPAN", "TIMESHIFT", "DAYSHIFT",
    "PARTYSHIFT", "TOO", "FROMNOW", "NOTIME", "TIME", "DATE", "PARTHOUR", "DAYALONE", "NOW", "PARTY", "TABLENO", "TABLENUM",
    "DAYPART", "MEALTIME", "DOTTED", "DOTORD", "ORD", "DOUBTFULDAY", "FOUR", "THREE", "SPACED", "SPOKEN",
    "CHILDREN", "KIN", "NUM", "PARTYDATE", "DAYTIME",
)  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(_RANKED)}
_KINDS = frozenset(_RANKED)
BARE = frozenset(
    {
        "DOTTED",
        "DOTORD",
        "ORD",
        "DOUBTFULDAY",
        "FOUR",
        "THREE",
        "SPACED",
        "SPOKEN",
        "CHILDREN",
        "KIN",
        "NUM",
    }
)
"""Things that mean something only where something was asked for, or where nothing else fits."""
VALUES = frozenset(
    {
        "DATE",
        "DATEPART",
        "DATESPAN",
        "DAYALONE",
        "DOTTED",
        "FOUR",
        "NUM",
        "PARTY",
        "PAST",
        "TIME",
        "TIMESPAN",
    }
)
"""Things that are a day, a time or how many, and hardly anything else."""
_SURE = frozenset({"BLOCK", "PARTYSHIFT", "TIMESHIFT", "DAYSHIFT", "DATEPART", "TABLENO"})
_WEAK = frozenset({"DAYALONE", "SWAP", "NOW", "TABLENUM"})

_NOT = word_set("nicht not statt anstatt kein keine keinen ned nit net anstelle than instead")
_SKIPPED = word_set("am um den der on at the for fur die auf zu of just")
_TURNS = word_set("""
doch lieber besser hang blodsinn unsinn nonsense silly sondern sorry mean meinte meine mein actually quatsch rather nein no nee ne
auf to ups oops jetzt now moment wait stopp stop aber but only nur erst korrektur correction
vertippt ah ahm aeh aehm eh err uh nope make instead statt verschieben meant
""")  # fmt: skip
_INSTEAD = word_set("instead stattdessen")
_FORMER = word_set(
    "alt alte alter bisher bisherig bisherige old former formerly originally ursprunglich"
)
_REACH = 6
"""How many words before a thing may turn it into a correction."""


_DOES_NOT = word_set("doesn't doesnt won't wont isn't isnt")
_WORKS = word_set("work suit good possible do")
_DOES = word_set("geht passt klappt ging gangs") | _DOES_NOT
_BETWEEN = word_set("leider mir uns bei doch da dann jetzt aber es s")
_LONGEST_REFUSAL = 6
_AFTER_ALL = word_set("doch lieber eher dann rather")
_ENDS = word_set(". , ! ? ;")
_IS = word_set("ist is wäre waere ware war was would sind 's that's thats")
_TOO = word_set("zu too")
_TOO_MUCH = word_set("fruh frueh fruah zeitig early spat spaet late")


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing said, and how it was said."""

    item: Item
    ruled_out: bool = False
    """Whether "not", "instead of" and the like stand before it."""
    turned: bool = False
    """Whether words of correction ("doch lieber", "I mean") stand before it."""
    old: bool = False
    """Whether it is where a change starts from ("von Freitag auf Samstag")."""

    @property
    def kind(self) -> str:
        return self.item.kind


def mentions_in(
    chart: Chart, tokens: Sequence[Token], taken: Sequence[tuple[int, int]]
) -> list[Mention]:
    """Return what was said, in order, leaving out the spans of text that are taken."""
    used = bytearray(len(tokens))
    for index, token in enumerate(tokens):
        used[index] = any(start < token.end and token.start < end for start, end in taken)
    chosen: list[Item] = []
    for item in sorted(chart.items(_KINDS), key=_preference):
        if not any(used[item.start : item.end]):
            used[item.start : item.end] = b"\x01" * (item.end - item.start)
            chosen.extend(_parts(item))
    chosen.sort(key=lambda item: item.start)
    ends = [0, *(item.end for item in chosen)]
    return [_judged(item, tokens, ends[at]) for at, item in enumerate(chosen)]


def _parts(item: Item) -> tuple[Item, ...]:
    """Return a thing, or both things where one row of words says two."""
    if isinstance(item.value, DayAtTime):
        return (
            Item("DATE", item.start, item.end, item.value.day),
            Item("TIME", item.start, item.end, item.value.time),
        )
    if not isinstance(item.value, PartyOnDay):
        return (item,)
    return (
        Item("PARTY", item.start, item.end, item.value.party),
        Item("DATE", item.start, item.end, item.value.day),
    )


def _preference(item: Item) -> tuple[int, int, int, int]:
    return _doubt(item), item.start - item.end, _RANK[item.kind], item.start


def _doubt(item: Item) -> int:
    """Return 0 for what can hardly be read otherwise, up to 3 for bare numbers."""
    if item.kind in BARE:
        return 3
    if isinstance(item.value, Count):
        return 2 if item.value.weak else 0
    return 2 if item.kind in _WEAK else 0 if item.kind in _SURE else 1


def _judged(item: Item, tokens: Sequence[Token], after: int) -> Mention:
    at = item.start - 1
    while at >= after and tokens[at].norm in _SKIPPED:
        at -= 1
    ruled_out = (
        at >= after
        and tokens[at].norm in _NOT
        and tokens[at + 1 if at + 1 < item.start else at].text != "?"
    )
    first = max(after, item.start - _REACH)
    behind = tokens[item.end].norm if item.end < len(tokens) else ""
    before = {token.norm for token in tokens[first : item.start + 1]}
    ruled_out = ruled_out or _will_not_do(tokens, item.end)
    return Mention(
        item, ruled_out, behind in _INSTEAD or bool(before & _TURNS), _is_old(item, tokens, after)
    )


def _will_not_do(tokens: Sequence[Token], at: int) -> bool:
    """Whether "geht leider nicht", "doch nicht", "doesn't work" or "ist uns zu spät" stands right behind."""
    norms = [token.norm for token in tokens[at : at + _LONGEST_REFUSAL]]
    if norms and norms[0] in _IS:
        # "Is not too late" rules nothing out.
        return any(
            before not in _NOT and by in _TOO and much in _TOO_MUCH
            for before, by, much in zip(norms, norms[1:], norms[2:], strict=False)
        )
    if norms[:1] and norms[0] in _AFTER_ALL and norms[1:2] and norms[1] in _NOT:
        return not norms[2:] or norms[2] in _ENDS
    if not norms or norms[0] not in _DOES:
        return False
    if norms[0] in _DOES_NOT:
        return len(norms) > 1 and norms[1] in _WORKS
    rest = list(itertools.dropwhile(_BETWEEN.__contains__, norms[1:]))
    return bool(rest) and rest[0] in {"nicht", "net", "ned", "nid"}


def _is_old(item: Item, tokens: Sequence[Token], after: int) -> bool:
    """Whether "von" or "from" stands before the thing and "auf" or "to" right behind it."""
    before = {token.norm for token in tokens[max(after, item.start - 2) : item.start + 1]}
    behind = tokens[item.end].norm if item.end < len(tokens) else ""
    is_named = item.start > 0 and tokens[item.start - 1].norm in _FORMER
    return is_named or (bool(before & {"von", "vom", "from"}) and behind in {"auf", "to", "zu"})
