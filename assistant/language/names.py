"""The diner's name: behind a cue, before a contact, below a letter, or what is left over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.language.everyday import is_everyday_compound
from assistant.language.first_names import FIRST_NAMES
from assistant.language.model import Lang, Value
from assistant.language.name_cues import CUE_STARTS, FIRST, LONGEST_CUE, SURE, TITLES, WEAK, Cue
from assistant.language.name_runs import ENDS, USUAL_NAME, Run, Runs
from assistant.language.name_spelled import is_spelled_out, said_to_be_one, with_word_as_surname
from assistant.language.note_words import BEING
from assistant.language.spelling import fold, word_set
from assistant.language.tokens import Token
from assistant.language.words import LEXICON

_SHORTEST_FORM, _LONGEST_FORM = 2, 24
"""A stray word is a name only in a message of so many words that mean something else."""
_SHORT_ANSWER = 3
_SHORTEST_STRAY_NAME = 3
_NAMING = (("is", "my", "name"), ("is", "the", "name"), ("ist", "mein", "name"))
_HERE = frozenset({"here", "hier"})
_BOOKING_WORDS = word_set(
    "name booking reservation booked reserved table cancel reservierung buchung tisch namen"
)
_ONLY_LARGE = frozenset({"as", "als", "booking", "reservation", "to"})
_MEALS = word_set("lunch dinner brunch breakfast dass was tisch ist table essen ja ob sitze")
"""Behind these small words are hardly names."""
_FOR = frozenset({"for", "fur", "a", "the", "is"})
_ASKING = word_set("wieso weshalb warum was wie wo wann why what how where when which")
_MOST_BESIDE = 3
"""So many words that mean nothing may stand beside a stray name; with more it is a sentence."""
_TITLES = TITLES | {"."}
_DOING = word_set("are is be am were was will would sind seid werden wird kommen kommt")
"""Behind these a small word left over is what people do."""
_NO_NAMES = word_set(
    """
ja nein yes no ok okay danke thanks hallo hi hello stop abbrechen cancel egal yep nope nee gerne
und and oder or aber but dann then auch also nur bitte please sure moment hey sorry perfekt passt super gut
andere anderer anderes anderen anderem other another different zeit zeiten uhrzeit tag tage termin tisch tur
abend mittag time times day table door
"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Whole name and its parts."""

    name: Value[str] | None = None
    first_name: Value[str] | None = None
    last_name: Value[str] | None = None


class NameFinder:
    """Looks for the name in one message: first behind sure cues, later among what is left."""

    def __init__(self, text: str, tokens: Sequence[Token], lang: Lang) -> None:
        self._text = text
        self._tokens = tokens
        self._lang = lang
        self._runs = Runs(text, tokens)
        self._sure: Run | None = None
        self._first: Run | None = None
        self._look_behind_sure_cues()

    @property
    def taken(self) -> list[tuple[int, int]]:
        """The places in the text that hold a name for certain."""
        found = [run for run in (self._sure, self._first) if run is not None]
        return [(self._tokens[start].start, self._tokens[end - 1].end) for start, end in found]

    def find(self, used: bytearray, asked: tuple[str, ...], contact_from: int) -> Names:
        """Return the name; `used` marks the tokens that mean something else."""
        self._runs.used = used
        if self._first is not None:
            start, end = self._first
            used[start:end] = b"\x01" * (end - start)
        run = self._sure or self._behind_weak_cue() or self._before_words_of_naming()
        small = len(self._tokens) < _LONGEST_FORM
        run = run or self._runs.before_contact(contact_from, small=small)
        if run is None and set(asked) & {"name", "first_name", "last_name"}:
            run = self._answer()
        run = run or self._by_its_looks() or self._left_over()
        run = run and with_word_as_surname(run, self._tokens, self._runs)
        return self._names(None if run != self._sure and self._is_no_name(run) else run, asked)

    def _is_no_name(self, run: Run | None) -> bool:
        """Whether these are words that nobody is called by who does not say so."""
        words = self._tokens[run[0] : run[1]] if run else ()
        return all(token.norm in _NO_NAMES or BEING.search(fold(token.text)) for token in words)

    def _look_behind_sure_cues(self) -> None:
        for at, cue in self._cues():
            if cue not in SURE and cue not in FIRST:
                continue
            run = self._runs.from_here(self._runs.past_titles(at), lenient=True)
            if run is not None and self._is_no_name(run):
                continue
            if cue in FIRST:
                self._first = self._first or run
            else:
                self._sure = self._sure or run

    def _cues(self) -> Iterator[tuple[int, Cue]]:
        """Return the longest cue at each place, with the place behind it."""
        for at, token in enumerate(self._tokens):
            if token.norm not in CUE_STARTS:
                continue
            row = tuple(token.norm for token in self._tokens[at : at + LONGEST_CUE])
            for length in range(len(row), 0, -1):
                if row[:length] in SURE or row[:length] in WEAK or row[:length] in FIRST:
                    yield at + length, row[:length]
                    break

    def _behind_weak_cue(self) -> Run | None:
        for at, cue in self._cues():
            if cue in WEAK:
                run = self._runs.from_here(self._runs.past_titles(at), lenient=False)
                if run is None or self._is_no_name(run):
                    continue
                if self._is_likely(run, cue):
                    return run
        return None

    def _is_likely(self, run: Run, cue: Cue) -> bool:
        """Whether what stands behind a weak cue is a name and not a place or thing."""
        is_first_name = self._tokens[run[0]].norm in FIRST_NAMES
        is_long = run[1] - run[0] > 1
        is_large = self._runs.is_large(run[0])
        if cue[-1] in {"for", "fur"}:
            is_long = is_long and self._lang == "en"
            is_named = is_large and self._is_for_a_person(run)
            return is_first_name or is_long or is_named
        if cue[-1] in _ONLY_LARGE:
            return is_large and (cue[-1] != "to" or self._speaks_of_names)
        if cue[-1] in {"and", "bei", "party"} and self._lang == "de":
            return is_first_name
        if cue[-1] in {"it's", "its"}:
            return is_long or is_first_name
        return is_long or cue[-1] != "and"

    def _is_for_a_person(self, run: Run) -> bool:
        """Whether what is "for" the large word can be somebody's: a table, a lunch, a booking."""
        at = run[0] - 1
        while at > 0 and self._tokens[at].norm in _FOR | _TITLES:
            at -= 1
        is_held = self._tokens[at].norm in _BOOKING_WORDS | _MEALS | _FOR
        return is_held and not is_everyday_compound(self._tokens[run[0]].norm)

    @property
    def _speaks_of_names(self) -> bool:
        return any(token.norm in {"name", "namen", "surname"} for token in self._tokens)

    def _before_words_of_naming(self) -> Run | None:
        """Find "Danyel Dubs here", "Blair Furgason is my name", "Huber hier"."""
        norms = [token.norm for token in self._tokens]
        for at, norm in enumerate(norms):
            here = norm in _HERE and self._runs.stands_before_an_end(at)
            if (
                here
                or is_spelled_out(norms, at)
                or tuple(norms[at : at + len(_NAMING[0])]) in _NAMING
            ):
                run = self._runs.up_to(at)
                if run is not None:
                    return run
        return None

    def _by_its_looks(self) -> Run | None:
        """Find two large words that are no place: in German the first must be a first name."""
        booking = any(token.norm in _BOOKING_WORDS for token in self._tokens)
        if not booking and not any(self._runs.used):
            return None
        for at in range(len(self._tokens) - 1):
            if not self._begins_two_large_words(at):
                continue
            run = self._runs.from_here(at, lenient=False)
            known = self._tokens[at].norm in FIRST_NAMES or self._lang == "en"
            if run is not None and known and 1 < run[1] - run[0] <= USUAL_NAME:
                return run
        return None

    def _begins_two_large_words(self, at: int) -> bool:
        large = self._runs.is_large(at) and self._runs.is_large(at + 1)
        return large and not self._runs.is_after_place_word(at)

    def _left_over(self) -> Run | None:
        """Find a word that stands by itself in a short message where all else was understood."""
        least = _SHORTEST_FORM if self._runs.small else 1
        if sum(self._runs.used) < least or len(self._tokens) > _LONGEST_FORM:
            return None
        found = None
        at = 0
        while at < len(self._tokens):
            run = self._runs.from_here(at, lenient=False)
            if run is not None and self._stands_apart(run):
                found = run
            at = run[1] if run is not None else at + 1
        return found

    def _stands_apart(self, run: Run) -> bool:
        start, end = run
        words = [token for token in self._tokens[start:end] if token.is_word]
        fits = len(words) <= USUAL_NAME and (self._runs.small or self._runs.is_large(start))
        if not fits or any(len(token.text) < _SHORTEST_STRAY_NAME for token in words):
            return False
        used = self._runs.used
        if start and self._tokens[start - 1].norm in _DOING:
            return False  # "two more are joining"
        begins = self._runs.stands_behind_an_end(start)
        ends = end == len(self._tokens)
        is_before_other = ends or bool(used[end]) or self._tokens[end].text in ENDS
        stands = (begins or bool(used[start - 1])) and is_before_other and (begins or ends)
        return stands and (
            (begins and self._runs.stands_before_an_end(end - 1)) or self._is_terse(run)
        )

    def _is_terse(self, run: Run) -> bool:
        """Whether hardly a word of the clause means nothing: "kriegen 20 leute Platz" is a sentence."""
        start, end = run
        while start > 0 and not self._runs.stands_behind_an_end(start):
            start -= 1
        while end < len(self._tokens) and self._tokens[end].text not in ENDS:
            end += 1
        beside = [at for at in range(start, end) if not run[0] <= at < run[1]]
        idle = sum(self._tokens[at].is_word and not self._runs.used[at] for at in beside)
        return idle <= _MOST_BESIDE

    def _answer(self) -> Run | None:
        """Find the name in an answer to the question for it."""
        words = sum(token.is_word for token in self._tokens)
        sure = said_to_be_one(self._tokens, self._runs)
        if sure is not None:
            return sure
        if words < _SHORT_ANSWER and self._is_lone_name():
            if any(token.text == "-" for token in self._tokens[1:2]):
                return self._runs.from_here(0, lenient=True)
            return 0, 2 if self._runs.is_large(1) else 1
        asks = any(token.norm in _ASKING for token in self._tokens)
        for at in range(len(self._tokens)):
            if self._tokens[at].norm in _NO_NAMES or (asks and not self._runs.is_large(at)):
                continue
            run = self._runs.from_here(at, lenient=words <= _SHORT_ANSWER)
            if run is not None and not self._is_small_inside(run, words):
                return run
        return None

    def _is_lone_name(self) -> bool:
        """Whether the answer is one or two large words, though they may be words ("Sommer")."""
        if not self._runs.is_large(0) or self._tokens[0].norm in _NO_NAMES:
            return False
        if self._runs.used[0] and self._tokens[0].norm not in LEXICON:
            return False
        return self._runs.stands_before_an_end(0) or self._runs.is_large(1)

    def _is_small_inside(self, run: Run, words: int) -> bool:
        """Whether these are small words inside a sentence, where names are written large."""
        sized = not self._runs.small and not self._runs.is_large(run[0])
        return sized and words > run[1] - run[0] + 2

    def _names(self, run: Run | None, asked: tuple[str, ...]) -> Names:
        if run is None:
            first = self._value(self._first) if self._first else None
            return Names(name=first, first_name=first)
        if self._first and self._first != run:
            first, last = self._value(self._first), self._value(run)
            whole = Value(value=f"{first.value} {last.value}", start=last.start, end=last.end)
            return Names(name=whole, first_name=first, last_name=last)
        return self._parts_of(self._value(run), asked)

    def _parts_of(self, whole: Value[str], asked: tuple[str, ...]) -> Names:
        given, _, family = whole.value.partition(" ")
        if family:
            first = Value(value=given, start=whole.start, end=whole.start + len(given))
            last = Value(value=family.strip(), start=whole.end - len(family), end=whole.end)
            return Names(name=whole, first_name=first, last_name=last)
        if _is_first(whole.value, asked):
            return Names(name=whole, first_name=whole)
        return Names(name=whole, last_name=whole)

    def _value(self, run: Run) -> Value[str]:
        start, end = self._tokens[run[0]].start, self._tokens[run[1] - 1].end
        return Value(value=self._text[start:end], start=start, end=end)


def calls_by_name(tokens: Sequence[Token], name: Value[str] | None) -> bool:
    """Whether "call me" stands right before the name, with nothing but titles between."""
    if name is None:
        return False
    at = sum(token.start < name.start for token in tokens) - 1
    while at > 0 and tokens[at].norm in _TITLES:
        at -= 1
    return tuple(token.norm for token in tokens[max(0, at - 1) : at + 1]) == ("call", "me")


def _is_first(word: str, asked: tuple[str, ...]) -> bool:
    """Whether one name alone is a first name: as asked, as known, or as it ends."""
    if "last_name" in asked and "first_name" not in asked:
        return False
    if asked == ("first_name",) or fold(word) in FIRST_NAMES:
        return True
    return "first_name" in asked and fold(word).endswith(("a", "ie", "y"))
