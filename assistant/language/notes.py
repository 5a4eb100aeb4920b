"""What the kitchen and the floor should know, kept in the diner's own words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from assistant.language import note_words as of
from assistant.language.mentions import Mention
from assistant.language.model import Value
from assistant.language.spelling import fold
from assistant.language.tokens import MAX_TOKENS, Token

Place = tuple[int, int]
"""Where in the text something stands."""

_SHORTEST_STEM_WORD = 5
_TELLS, _ASKS, _GENERAL = "tells", "asks", "general"
_ASKED = 0.5
"""How sure it is that what is only asked about is wished."""
_LONGEST_ITEM = 4
"""Words of one thing in a list: "oder auch rohe Tomaten"."""
_NEAR = 3
"""Signs between a name and the number behind it."""
_REACH = 6
"""How many words before something to eat a "no" may stand."""
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_FIGURE = re.compile(r"\d")
_CLAUSE_END = re.compile(
    r"[,;!?\n()]+|\s[-–]+\s"
    r"|\.(?!\d|(?<=\d\.)\s*(?:[Gg]eburtstag|[Hh]ochzeitstag|[Jj]ahrestag|von\b|mein|unser))"
)
"""The point of an ordinal ends none: "zum 80. Geburtstag"."""
_LINKING = re.compile(
    r"(?:\s|(?:und|and|aber|but|uhr|ach|achso|oh|ah|also|ok|okay|übrigens|btw|by the way)\b)*",
    re.IGNORECASE,
)
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
    text: str,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    contacts: Sequence[Place] = (),
    name: Value[str] | None = None,
) -> tuple[Value[str], ...]:
    """Return each clause that speaks of an allergy, a diet, an occasion or a wish of these guests.

    What else the clause says ("für 4 am Samstag ...") is cut off in front and behind. One that is put as a question
    ("Darf ich meinen Hund mitbringen?") is the less sure.
    """
    telling_words = [*_all_telling(text, tokens), *_telling_behind(text, tokens)]
    if not telling_words:
        return ()
    places = [(tokens[m.item.start].start, tokens[m.item.end - 1].end) for m in mentions]
    values = [place for place, m in zip(places, mentions, strict=True) if m.kind in _VALUES]
    values += contacts
    taken = [*values, (name.start, name.end)] if name and _is_signed(name, contacts) else values
    clauses = _Clauses(text, tokens)
    found: dict[Place, Value[str]] = {}
    listed_to = 0
    for telling, at in telling_words:
        clause = clauses.around(telling[0])
        if at is not None and not _tells(tokens, at, clauses):
            continue
        form = clauses.form(clause)
        if telling[0] < listed_to or (form == _GENERAL and not _is_to_be(tokens, at, clause)):
            continue
        part = _between_values(clause, telling, values)
        if part in found:
            continue
        start, end = _trimmed(text, part, telling, is_cut=part[1] < clause[1])
        if part[1] == clause[1] and _begins_a_list(text[start:end]):
            end = listed_to = clauses.listed_on(end, clause, taken)
        sure = 1.0 if form == _TELLS else _ASKED
        found[part] = Value(value=text[start:end], start=start, end=end, confidence=sure)
    notes = tuple(found.values())
    return tuple(note for note in notes if fold(note.value) not in of.CELEBRATING) or notes


class _Clauses:
    """Where the clauses of a text begin and end, found once: a long letter has many words that tell something."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        gaps = [match.span() for match in _CLAUSE_END.finditer(text)]
        self._text, self._tokens = text, tokens
        self._begins = [0, *(end for _, end in gaps)]
        self._ends = [*(start for start, _ in gaps), len(text)]
        self._starts = [token.start for token in tokens]
        self._forms: dict[int, str] = {}

    def around(self, at: int) -> Place:
        """The clause around a place in the text that is no mark between clauses."""
        number = bisect_right(self._begins, at) - 1
        return self._begins[number], self._ends[number]

    def form(self, clause: Place) -> str:
        """Whether the clause tells, asks about these guests, or asks in general ("Gibt's was Veganes?")."""
        if clause[0] not in self._forms:
            self._forms[clause[0]] = self._form(clause)
        return self._forms[clause[0]]

    def _form(self, clause: Place) -> str:
        said = (token.norm for token in self._words(clause))
        words = list(dropwhile(of.LEADS_IN.__contains__, said))
        if not words:
            return _TELLS
        opens = words[0] in of.ASKING
        if words[0] in of.THEY and words[1:2] and words[1] not in of.FORMAL_YOU:
            return _TELLS  # "..., she is vegan?"
        if not (opens or self._text[clause[1] : clause[1] + 1] == "?"):
            return _TELLS
        if any(word.removesuffix("'s") in of.OWN for word in words):
            return _ASKS if opens else _TELLS
        return _GENERAL

    def _words(self, clause: Place) -> Sequence[Token]:
        return self._tokens[
            bisect_left(self._starts, clause[0]) : bisect_left(self._starts, clause[1])
        ]

    def listed_on(self, end: int, clause: Place, taken: Sequence[Place]) -> int:
        """Where a list that this clause begins ends: "allergic to nuts, celery and mustard, thanks"."""
        begin, upto = clause
        while self._text[upto : upto + 1] == "," and upto + 1 < len(self._text):
            begin, upto = self.around(upto + 1)
            words = self._words((begin, upto))
            is_item = 0 < len(words) <= _LONGEST_ITEM and all(word.is_word for word in words)
            if not is_item or any(begin < place[1] and place[0] < upto for place in taken):
                break
            norms = {word.norm for word in words}
            if norms & (of.OWN | of.ASKING | of.NOT) or words[0].norm in of.NO_PART:
                break
            end = words[-1].end
        return end


def _begins_a_list(said: str) -> bool:
    """Whether it tells what nobody may be served: the next thing may stand behind a comma."""
    said = fold(said)
    return of.STAYS_AWAY.search(said) is not None or not of.NOT.isdisjoint(said.split())


def _is_signed(name: Value[str], contacts: Sequence[Place]) -> bool:
    """Whether a phone or mail stands right behind the name; else it may be one more thing to eat: "nuts, Kiwi"."""
    return any(0 <= place[0] - name.end <= _NEAR for place in contacts)


def _is_to_be(tokens: Sequence[Token], at: int | None, clause: Place) -> bool:
    """Whether a general question tells all the same: of an occasion that is to be, or of what shall be brought."""
    if at is None:
        return False
    before = [token.norm for token in tokens[max(0, at - 2) : at] if token.start >= clause[0]]
    behind = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if of.OCCASION.fullmatch(tokens[at].norm):
        return not of.ONE.isdisjoint(before) and behind not in of.NOT_ITSELF
    if not of.EXTRAS.search(tokens[at].norm):
        return False
    begins = next(i for i, token in enumerate(tokens) if token.start >= clause[0])
    return tokens[begins].norm in of.REQUESTS and tokens[begins + 1].norm in of.ASKED_TO


def _all_telling(text: str, tokens: Sequence[Token]) -> list[tuple[Place, int | None]]:
    """Return the places that may make their clause a note, with the word that does so where it was cut."""
    found: list[tuple[Place, int | None]] = []
    norms = [token.norm for token in tokens]
    # One search over all words first: most messages tell nothing.
    long = [norm for norm in norms if len(norm) >= _SHORTEST_STEM_WORD]
    if not of.SINGLE.isdisjoint(norms) or of.STEM.search(" ".join(long)):
        found += [
            ((token.start, token.end), at)
            for at, token in enumerate(tokens)
            if token.is_word and (token.norm in of.SINGLE or _is_telling(token.norm))
        ]
    if _FIGURE.search(text):
        for match in of.ROUND_AGE.finditer(text):
            found.append((match.span(match.lastindex or 0), None))
    return found


def _telling_behind(text: str, tokens: Sequence[Token]) -> Iterator[tuple[Place, None]]:
    """Return the same in a letter so long that its end was not cut into words."""
    if len(tokens) == MAX_TOKENS:
        for match in _LONG_WORD.finditer(text, tokens[-1].end):
            if _is_telling(fold(match.group())):
                yield match.span(), None


def _is_refused(tokens: Sequence[Token], at: int, clauses: _Clauses) -> bool:
    """Whether this is something to eat that the clause says no to: "kein Schweinefleisch"."""
    if tokens[at].norm not in of.UNWANTED:
        return False
    begins = clauses.around(tokens[at].start)[0]
    before = tokens[max(0, at - _REACH) : at]
    return any(token.norm in of.NOT and token.start >= begins for token in before)


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


def _tells(tokens: Sequence[Token], at: int, clauses: _Clauses) -> bool:
    """Whether the word makes a note; something to eat does where the clause says no to it."""
    norm = tokens[at].norm
    return norm in of.WORDS or _is_telling(norm) or _is_refused(tokens, at, clauses)


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST_STEM_WORD and of.STEM.search(word) is not None
