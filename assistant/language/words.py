"""The words that name numbers, weekdays, months, units and parts of the day."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.language.dialect import SWISS_HOURS, WEEKDAY_STEMS, weekday_forms
from assistant.language.grammar import Item
from assistant.language.holidays import holiday_names
from assistant.language.numerals import (
    AS_ONE,
    CARDINALS,
    DIGITS,
    EN_TENS,
    ORDINAL_DIGITS,
    ORDINALS,
)
from assistant.language.spelling import spellings
from assistant.language.tokens import Token

_WEEKDAYS = (
    "montag monday montags mondays mon mo maandig mondog mäntig",
    "dienstag tuesday dienstags tuesdays tue tues zischtig zieschtig deansdog deanstag irta erchtag ertag zyschtig ziischtig",
    "mittwoch wednesday mittwochs wednesdays wed weds wensday mittwuch midwoch",
    "donnerstag thursday donnerstags thursdays thu thur thurs donnschtig donnerstog pfinsta dunnschtig donschtig donstig",
    "freitag friday freitags fridays fri fr freitog freidog fritig friitig",
    "samstag saturday sonnabend samstags saturdays sat sa samstog samstig samschtig samsdog samschdig samschdich",
    "sonntag sunday sonntags sundays sun sonntog sunntig sonndog sundog suntig",
)
_DOUBTFUL_WEEKDAYS = ("", "di die", "mi mit", "do don", "", "", "so")
_MONTHS = (
    "januar january jan jänner jän jaenner januari jenner jänna",
    "februar february feb feber febr februari febuary",
    "märz march mar mär mrz",
    "april apr aprü",
    "mai may",
    "juni june jun juno",
    "juli july jul julei",
    "august aug",
    "september sep sept",
    "oktober october okt oct oktoba",
    "november nov novemba",
    "dezember december dez dec dezemba",
)
_UNITS = {
    "minute": "minute minuten min mins minutes minutn",
    "hour": "stunde stunden std stündchen hour hours hr hrs stund",
    "day": "tag tage tagen day days tog täg",
    "week": "woche wochen week weeks wk wks wochn",
    "month": "monat monate monaten month months mo",
    "year": "jahr jahre jahren year years",
    "second": "second seconds sekunde sekunden sec secs",
}
_PARTS = {
    "morning": "vormittag vormittags morgens vormidog voamidog voamiddog vormittog morning mornings früh frühs moagn fria",
    "noon": "mittag mittags mittagszeit lunchtime mittog middog middag zmittag z'mittag",
    "afternoon": "nachmittag nachmittags afternoon afternoons nachmittog namidog nammidog nomittog namittag",
    "evening": "abend abends evening evenings obend obnd abnd feierabend ometd aubend zabig abig aabig zobed",
}
_NIGHTS = "night nachts nacht"
_MEALS = {
    "morning": "frühstück frühstücken breakfast zmorge z'morge",
    "noon": "lunch brunch mittagessen mittagstisch brunchen luncheon lunchen",
    "afternoon": "teatime kaffeetrinken jause jausn marend marende vesper zvieri z'vieri",
    "evening": "dinner abendessen abendbrot dinieren supper znacht z'nacht nachtmahl nachtessen",
}
_JOINED_PARTS = {
    "abend": "evening", "abends": "evening", "nacht": "evening", "mittag": "noon",
    "mittags": "noon", "nachmittag": "afternoon", "vormittag": "morning", "morgen": "morning",
    "früh": "morning",
}  # fmt: skip
_LONGEST_ABBREVIATION = 5
_VERBS_TOO = frozenset({"sat", "sun"})
"""Short weekdays that are also plain words, unless what stands before says otherwise."""
_BEFORE_PLAIN_WORDS = frozenset({"the", "i", "we", "in", "he", "she", "they", "full"})

Lexicon = dict[str, tuple[tuple[str, object], ...]]


def _entries() -> Iterator[tuple[str, str, object]]:
    """Return rows of word, kind and value."""
    for weekday, words in enumerate(_WEEKDAYS):
        said = (*words.split(), *weekday_forms(WEEKDAY_STEMS[weekday]))
        yield from ((word, "WDAY", weekday) for word in said)
        yield from ((word, "DOUBTFULDAY", weekday) for word in _DOUBTFUL_WEEKDAYS[weekday].split())
        for end, part in _JOINED_PARTS.items():
            yield words.split()[0] + end, "WDAYPART", (weekday, part)
    for month, words in enumerate(_MONTHS, 1):
        yield from ((word, "MONTH", month) for word in words.split())
    for kind, table in (("UNIT", _UNITS), ("PART", _PARTS), ("MEAL", _MEALS)):
        for value, words in table.items():
            yield from ((word, kind, value) for word in words.split())
    yield from ((word, "NIGHT", "evening") for word in _NIGHTS.split())
    yield from ((f"{word}ish", "ISHHOUR", hour) for word, hour in DIGITS.items())
    numbers = {
        "NUM": CARDINALS, "ORD": ORDINALS, "TENS": EN_TENS, "DIGIT": DIGITS,
        "SWISSHOUR": SWISS_HOURS, "ORDDIGIT": ORDINAL_DIGITS, "ONE": dict.fromkeys(sorted(AS_ONE), 1),
    }  # fmt: skip
    for kind, values in numbers.items():
        yield from ((word, kind, value) for word, value in values.items())


def _lexicon(entries: Iterable[tuple[str, str, object]]) -> Lexicon:
    found: dict[str, dict[tuple[str, object], None]] = {}
    for word, kind, value in entries:
        for form in spellings(word):
            found.setdefault(form, {})[kind, value] = None
    return {word: tuple(meanings) for word, meanings in found.items()}


LEXICON: Lexicon = _lexicon(_entries())
"""What single words are, by folded spelling."""
_HOLIDAYS = holiday_names()
HOLIDAY_WORDS = frozenset(word for name in _HOLIDAYS for word in name)
_LONGEST_HOLIDAY = max(len(name) for name in _HOLIDAYS)


def word_items(tokens: Sequence[Token], at: int) -> Iterator[Item]:
    """Return what the word at a place is, and the holidays that begin there."""
    token = tokens[at]
    abbreviated = (
        len(token.norm) <= _LONGEST_ABBREVIATION
        and at + 1 < len(tokens)
        and tokens[at + 1].text == "."
        and tokens[at + 1].glued
    )
    for kind, value in LEXICON.get(token.norm, ()):
        if kind == "WDAY" and _is_plain_word(tokens, at):
            continue
        yield Item(kind, at, at + 1, value)
        if abbreviated and kind in {"WDAY", "MONTH", "DOUBTFULDAY", "UNIT"}:
            yield Item(kind, at, at + 2, value)
    yield from _holidays_at(tokens, at)


def _is_plain_word(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].norm in _VERBS_TOO and at > 0 and tokens[at - 1].norm in _BEFORE_PLAIN_WORDS


def _holidays_at(tokens: Sequence[Token], start: int) -> Iterator[Item]:
    words: tuple[str, ...] = ()
    for end in range(start + 1, min(start + _LONGEST_HOLIDAY, len(tokens)) + 1):
        words = (*words, tokens[end - 1].norm)
        if words in _HOLIDAYS:
            yield Item("HOLIDAY", start, end, _HOLIDAYS[words])
