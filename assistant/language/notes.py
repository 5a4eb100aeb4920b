"""What the kitchen and the floor should know, kept in the diner's own words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from assistant.language.mentions import Mention
from assistant.language.model import Value
from assistant.language.spelling import fold, word_set
from assistant.language.tokens import MAX_TOKENS, Token

Place = tuple[int, int]
"""Where in the text something stands."""

_STEMS = tuple(
    sorted(
        fold(stem)
        for stem in word_set(
            """
allerg unverträglich intoleran gluten laktose lactose nüsse erdnuss peanut vegan vegetar koscher
kosher halal zöliakie coeliac celiac diabet schwanger pregnant pescatar dairy geburtstag birthday
hochzeit heirat wedding anniversary jubiläum verlobung proposal heiratsantrag taufe kommunion konfirmation
firmung abschied farewell weihnachtsfeier firmenfeier feiern celebrat überraschung surprise
kinderwagen pram stroller pushchair torte kuchen blumen flowers krücken crutches krebstier
shellfish meeresfrüchte schalentiere candle kerze jahrestag hochstuhl hochstühle kinderstuhl
kinderstühle highchair rollstuhl wheelchair schatten shade vertrag verträg hochzeitstag namenstag
jubilar pensionierung ruhestand promotion graduation bachelor engagement honeymoon flitterwochen
anaphyla epipen histamin fructose fruktose blindenhund assistenzhund krücke gehbehindert
low-carb keto crutch walker rollator hörgerät gehörlos deaf
"""
        )
    )
)
_WORDS = frozenset(
    fold(word)
    for word in word_set(
        "married nut nuts nuss hund hunde dog dogs fisch feier pram cake blind buggy baby säugling ruhig "
        "quiet"
    )
)
_UNWANTED = frozenset(
    fold(word)
    for word in word_set(
        """
schwein schweinefleisch schweinernes pork ham fleisch meat rind rindfleisch beef fisch fish milch
milk eier egg eggs zwiebel zwiebeln onion onions knoblauch garlic sellerie celery senf mustard
sesam sesame soja soy weizen wheat zucker sugar alkohol alcohol pilze mushrooms käse cheese
tomaten tomatoes erdbeeren strawberries koriander coriander cilantro innereien wild seafood
"""
    )
)
"""What some people do not eat: a note where the clause says so."""
_OWN = word_set("""
ich wir mir mich uns mein meine meinen meiner meinem unser unsere unseren sohn tochter frau mann kind
kinder person personen einer eine eines i we me us my our one son daughter wife husband child kids
""")
"""Words of those who come: with one of them even a question tells something."""
_ASKING = word_set(
    "gibt gibts gibt's habt haben hat hobts kann konnt konnen do does is are can have"
)
_NOT = word_set("kein keine keinen keinerlei ohne nix no not without can't cannot cant don't dont")
_VERBS = frozenset({"feiern", "celebrate", "celebrating"})
"""What is left of "eine Hochzeit mit 60 Gästen feiern" says nothing beside the wedding."""
_SHORTEST_STEM_WORD = 5
_REACH = 6
"""How many words before something to eat a "no" may stand."""
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = re.compile("|".join(_STEMS))
_CLAUSE_END = re.compile(r"[,;!?\n()]+|\.(?!\d)")
_LINKING = re.compile(r"(?:\s|(?:und|and|uhr|Uhr)\b)*")
_TRAILING = re.compile(
    r"(?:\s+(?:am|um|im|den|der|die|das|ab|gegen|für|auf|und|at|on|the|for|and))+$",
    re.IGNORECASE,
)
"""Small words that only led to the value behind a note."""
_LEADING_ON = re.compile(
    r"(?:\s+(?:mit|von|ca\.?|rund|etwa|with|of|about|am|um|für|for|on|at))+$", re.IGNORECASE
)
"""The same where a value stands right behind: in "Wir bringen einen Hund mit" none does."""
_VALUES = frozenset(
    {"DATE", "DATEPART", "DAYALONE", "MONTHSPAN", "TIME", "TIMESPAN", "PARTY", "PARTYDATE"}
)
"""Kinds of things that have a place of their own and need no note."""


def notes_in(
    text: str, tokens: Sequence[Token], mentions: Sequence[Mention], contacts: Sequence[Place] = ()
) -> tuple[Value[str], ...]:
    """Return each clause that speaks of an allergy, a diet, an occasion or a wish.

    What else the clause says ("für 4 am Samstag ...") is cut off in front and behind.
    """
    places = [(tokens[m.item.start].start, tokens[m.item.end - 1].end) for m in mentions]
    values = [place for place, m in zip(places, mentions, strict=True) if m.kind in _VALUES]
    values += contacts
    clauses = _Clauses(text)
    asking: dict[int, bool] = {}
    found: dict[Place, Value[str]] = {}
    for telling in (*_telling(tokens, clauses), *_telling_behind(text, tokens)):
        clause = clauses.around(telling[0])
        if clause[0] not in asking:
            asking[clause[0]] = _only_asks(text, tokens, clause)
        part = _between_values(clause, telling, values)
        if asking[clause[0]] or part in found:
            continue
        start, end = _trimmed(text, part, telling, is_cut=part[1] < clause[1])
        found[part] = Value(value=text[start:end], start=start, end=end)
    notes = tuple(found.values())
    return tuple(note for note in notes if fold(note.value) not in _VERBS) or notes


class _Clauses:
    """Where the clauses of a text begin and end, found once: a long letter has many words that tell something."""

    def __init__(self, text: str) -> None:
        gaps = [match.span() for match in _CLAUSE_END.finditer(text)]
        self._begins = [0, *(end for _, end in gaps)]
        self._ends = [*(start for start, _ in gaps), len(text)]

    def around(self, at: int) -> Place:
        """The clause around a place in the text that is no mark between clauses."""
        number = bisect_right(self._begins, at) - 1
        return self._begins[number], self._ends[number]


def _only_asks(text: str, tokens: Sequence[Token], clause: Place) -> bool:
    """Whether the clause asks in general ("Gibt's was Veganes?") and tells nothing of these guests."""
    start, end = clause
    words = [token.norm for token in tokens if start <= token.start < end]
    if not words or not _OWN.isdisjoint(words):
        return False
    return text[end : end + 1] == "?" or words[0] in _ASKING


def _telling(tokens: Sequence[Token], clauses: _Clauses) -> Iterator[Place]:
    """Return the places of words that make their clause a note."""
    for at, token in enumerate(tokens):
        if token.is_word and (_is_telling(token.norm) or _is_refused(tokens, at, clauses)):
            yield token.start, token.end


def _telling_behind(text: str, tokens: Sequence[Token]) -> Iterator[Place]:
    """Return the same in a letter so long that its end was not cut into words."""
    if len(tokens) == MAX_TOKENS:
        for match in _LONG_WORD.finditer(text, tokens[-1].end):
            if _is_telling(fold(match.group())):
                yield match.span()


def _is_refused(tokens: Sequence[Token], at: int, clauses: _Clauses) -> bool:
    """Whether this is something to eat that the clause says no to: "kein Schweinefleisch"."""
    if tokens[at].norm not in _UNWANTED:
        return False
    begins = clauses.around(tokens[at].start)[0]
    before = tokens[max(0, at - _REACH) : at]
    return any(token.norm in _NOT and token.start >= begins for token in before)


def _between_values(clause: Place, telling: Place, values: Sequence[Place]) -> Place:
    """The part of the clause around the telling word in which no value stands."""
    start = max([clause[0], *(place[1] for place in values if place[1] <= telling[0])])
    end = min([clause[1], *(place[0] for place in values if telling[1] <= place[0])])
    return start, end


def _trimmed(text: str, part: Place, telling: Place, *, is_cut: bool) -> Place:
    """The same without the small words in front and behind that only led to a value."""
    start, end = part
    lead = _LINKING.match(text, start, end)
    start = lead.end() if lead else start
    said = _TRAILING.sub("", text[start:end].rstrip())
    said = _LEADING_ON.sub("", said) if is_cut else said
    return start, max(telling[1], start + len(said))


def _is_telling(word: str) -> bool:
    if word in _WORDS:
        return True
    return len(word) >= _SHORTEST_STEM_WORD and _STEM.search(word) is not None
