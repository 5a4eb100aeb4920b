"""Number words and ordinals in German and English, up to what a restaurant hears."""

from assistant.language.dialect import CARDINALS as DIALECT
from assistant.language.dialect import SWISS_HOURS
from assistant.language.spelling import spellings

_DE_UNITS = {
    "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9,
}  # fmt: skip
_DE_SMALL = {
    "null": 0, "eins": 1, **_DE_UNITS, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13,
    "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
    "fuffzehn": 15, "fuffzig": 50, "zwoa": 2, "fünfe": 5, "viere": 4, "sechse": 6, "siebene": 7,
    "achte": 8, "neune": 9, "zehne": 10, "elfe": 11, "zwölfe": 12, "zwei": 2, "zwee": 2,
    "achti": 8, "sibni": 7, "siebni": 7, "nüni": 9, "zäni": 10, "sechsi": 6, "fünfi": 5,
    "vieri": 4,
    "oans": 1, "zwoar": 2, "drü": 3, "ochte": 8, "ochti": 8, "oachte": 8, "neine": 9, "zehni": 10,
    "zwölfi": 12, "elfi": 11, "füfi": 5, "siemme": 7, "simme": 7, "viare": 4, "fimfe": 5,
}  # fmt: skip
_DE_TENS = {
    "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_EN_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "fourty": 40,
}  # fmt: skip
EN_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_DE_ORDINAL_STEMS = {
    "ers": 1, "zwei": 2, "zwo": 2, "drit": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieb": 7,
    "siebten": 7, "sieben": 7, "ach": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_EN_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "twelvth": 12, "forth": 4,
}  # fmt: skip
_AS_ONE = ("ein", "eine", "einen", "einem", "einer", "eines", "a", "an", "ne", "nen", "ner", "an")
_TOGETHER = {
    "zweit": 2, "zwoat": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7,
    "siebent": 7, "neunt": 9, "zehnt": 10, "elft": 11, "zwölft": 12, "zwanzigst": 20,
}  # fmt: skip


def _forms(words: dict[str, int]) -> dict[str, int]:
    return {form: value for word, value in words.items() for form in spellings(word)}


def _german_cardinals() -> dict[str, int]:
    words = {**_DE_SMALL, **_DE_TENS, "dreissg": 30, "hundert": 100, "einhundert": 100}
    for tens, ten in _DE_TENS.items():
        for unit, value in {"ein": 1, **_DE_UNITS}.items():
            words[f"{unit}und{tens}"] = ten + value
    return words


def _german_ordinals() -> dict[str, int]:
    stems = dict(_DE_ORDINAL_STEMS)
    words = {f"{stem}t{end}": value for stem, value in stems.items() for end in _ORDINAL_ENDS}
    for word, value in _german_cardinals().items():
        if value in _WITH_ST:
            words |= {f"{word}st{end}": value for end in _ORDINAL_ENDS}
    return words


_TEN = 10
_WITH_ST = range(20, 100)
"""German ordinals from twenty on end in "ste"."""
_ORDINAL_ENDS = ("e", "en", "er", "em", "es")

CARDINALS: dict[str, int] = _forms(
    {**DIALECT, **SWISS_HOURS, **_german_cardinals(), **_EN_SMALL, **EN_TENS}
)
ORDINALS: dict[str, int] = _forms({**_german_ordinals(), **_EN_ORDINALS})
TOGETHER: dict[str, int] = _forms(_TOGETHER)
"""What follows "zu": zu zweit, zu dritt."""
AS_ONE: frozenset[str] = frozenset(form for word in _AS_ONE for form in spellings(word))
"""Articles that count as one before a noun: "ein Kind", "an hour"."""
DIGITS: dict[str, int] = {word: value for word, value in _EN_SMALL.items() if 0 < value < _TEN}
"""What may follow "twenty"."""
ORDINAL_DIGITS: dict[str, int] = {word: n for word, n in _EN_ORDINALS.items() if n < _TEN}
