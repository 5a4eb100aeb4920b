"""A phone number said in words: "null eins sieben eins", "oh seven double two"."""

from collections.abc import Sequence

from assistant.language.grammar import Chart
from assistant.language.model import Value
from assistant.language.numerals import CARDINALS, EN_TENS
from assistant.language.spelling import word_set
from assistant.language.tokens import Token

_NOUGHTS = word_set("null nul zero oh o nought")
_PLUS = word_set("plus +")
_TIMES = {"double": 2, "doppel": 2, "doppelt": 2, "zweimal": 2, "triple": 3, "dreimal": 3}
_BETWEEN = frozenset(", - – / . ( )".split())
_THEN = word_set("dann und then and die")
_LAST_PAIR = 99
_MIN_DIGITS, _MAX_DIGITS = 7, 16
_FEWEST_WORDS = 3
"""What holds fewer number words is written in figures, and read from them."""
_COUNTED = frozenset({"PARTY", "CHILDREN", "TIME"})


def spoken_phone(tokens: Sequence[Token], chart: Chart) -> Value[str] | None:
    """Return the first number of seven digits or more that begins like a phone's and is said in words.

    Neither "05.12.2026" begins one, nor does the "two" of "two people" behind it belong to it.
    """
    figures_of_dates = {
        at
        for item in chart.items(frozenset({"DATE"}))
        for at in range(item.start, item.end)
        if item.end - item.start > 1 and tokens[at].is_figure
    }
    at = 0
    while at < len(tokens):
        if at in figures_of_dates or not _begins(tokens[at]):
            at += 1
            continue
        digits, words, end = _run(tokens, at)
        if len(digits) >= _MIN_DIGITS:
            counted = [
                item.start for item in chart.items(_COUNTED) if at < item.start < end < item.end
            ]
            if counted:
                digits, words, end = _run(tokens[: max(counted)], at)
        if _MIN_DIGITS <= len(digits.lstrip("+")) <= _MAX_DIGITS and words >= _FEWEST_WORDS:
            return Value(value=digits, start=tokens[at].start, end=tokens[end - 1].end)
        at = end
    return None


def _begins(token: Token) -> bool:
    norm = token.norm
    return norm in _NOUGHTS or norm in _PLUS or (token.is_figure and norm.startswith("0"))


def _run(tokens: Sequence[Token], start: int) -> tuple[str, int, int]:
    """Return the digits from here on, how many words they were said in, and where the last one ends."""
    digits, words, end, at = "", 0, start, start
    if tokens[at].norm in _PLUS:
        digits, at, end = "+", at + 1, at + 1
    while at < len(tokens):
        said, after = _digits_at(tokens, at)
        if said:
            digits += said
            words += tokens[at].is_word
            at = end = after
        elif digits and (tokens[at].text in _BETWEEN or tokens[at].norm in _THEN):
            at += 1
        else:
            break
    return digits, words, max(end, start + 1)


def _digits_at(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the digits said here, "" for none, and the place behind them."""
    token = tokens[at]
    if token.is_figure:
        return token.norm, at + 1
    if token.norm in _TIMES:
        behind = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].norm in _THEN)
        digit = _number(tokens[behind]) if behind < len(tokens) else ""
        return digit * _TIMES[token.norm] if len(digit) == 1 else "", behind + 1
    said = _number(token)
    if token.norm in EN_TENS and at + 1 < len(tokens):
        unit = _number(tokens[at + 1])
        # "Seventy one" is 71; "seventy oh" is 70 and 0.
        if len(unit) == 1 and unit != "0":
            return said[0] + unit, at + 2
    return said, at + 1


def _number(token: Token) -> str:
    if token.norm in _NOUGHTS:
        return "0"
    number = CARDINALS.get(token.norm) if token.is_word else None
    return str(number) if number is not None and number <= _LAST_PAIR else ""
