"""What figures can mean by their shape alone: 19:30, 3.7., 2026-07-03, 1930, 3rd."""

import re
from collections.abc import Callable, Sequence

from assistant.language.days import OnDay
from assistant.language.grammar import Item
from assistant.language.tokens import Token

LAST_HOUR = 24
LAST_MINUTE = 59
LAST_MONTH = 12
_CENTURY = 2000

Made = tuple[str, object] | None
_Match = re.Match[str]


def _full_year(text: str) -> int:
    return _CENTURY + int(text) % _CENTURY


def _day_month_year(match: _Match) -> Made:
    day, month, year = match.groups()
    return "FIGDATE", OnDay(day=int(day), month=int(month), year=_full_year(year))


def _day_month(match: _Match) -> Made:
    return "FIGDATE", OnDay(day=int(match.group(1)), month=int(match.group(2)))


def _slashed_date(match: _Match) -> Made:
    day, month, year = match.groups()
    return "FIGDATE", OnDay(int(day), int(month), _full_year(year), swappable=True)


def _year_first(match: _Match) -> Made:
    year, month, day = (int(part) for part in match.groups())
    return "FIGDATE", OnDay(day=day, month=month, year=year, swappable=month > LAST_MONTH)


def _slashed(match: _Match) -> Made:
    return "SLASHED", OnDay(int(match.group(1)), int(match.group(2)), swappable=True)


def _pair(kind: str) -> Callable[[_Match], Made]:
    def clock(match: _Match) -> Made:
        hour, minute = int(match.group(1)), int(match.group(2))
        fits = hour <= LAST_HOUR and minute <= LAST_MINUTE
        return (kind, (hour, minute)) if fits else None

    return clock


def _no_clock(match: _Match) -> Made:
    """Tell "25:00" and "19:75" as times that cannot be."""
    return ("NOTIME", match.group()) if _pair("CLOCK")(match) is None else None


def _dotted(match: _Match) -> Made:
    return "DOTTED", (int(match.group(1)), int(match.group(2)))


def _whole(kind: str) -> Callable[[_Match], Made]:
    def number(match: _Match) -> Made:
        return kind, int(match.group(1))

    return number


_FIRST_USUAL_HOUR = 12


def _crowd(match: _Match) -> Made:
    """A number that no clock shows, or only for a morning hour: "1000", "2500", not "1030" or "1900"."""
    number = int(match.group(1))
    hour, minute = divmod(number, 100)
    is_clock = hour < LAST_HOUR and minute <= LAST_MINUTE
    return None if is_clock and (minute or hour >= _FIRST_USUAL_HOUR) else ("CROWD", number)


_FRACTIONS = {(1, 2): -30, (1, 4): -45, (3, 4): -15}
"""What a German says of the hour that follows: "1/2 8" is half past seven, "3/4 8" a quarter to eight."""


def _fraction(match: _Match) -> Made:
    shift = _FRACTIONS.get((int(match.group(1)), int(match.group(2))))
    return ("FRACTION", shift) if shift else None


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[_Match], Made]], ...] = tuple(
    (re.compile(source, re.IGNORECASE), make)
    for source, make in (
        (r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", _year_first),
        (
            r"(\d{1,2})\.\s?(\d{1,2})\.(\s?20\d\d|\d\d)(?!\d|[:.]\d|\s?h|\s?uhr)",
            _day_month_year,
        ),
        (r"(\d{1,2})[/-](\d{1,2})[/-](20\d\d|\d\d)(?!\d)", _slashed_date),
        (r"(\d{1,2})\.\s?(\d{1,2})\.(?!\d\d[:.h])", _day_month),
        (r"(\d{1,2})/(\d{1,2})(?![\d/])", _slashed),
        (r"(\d)/(\d)(?![\d/])", _fraction),
        (r"(0\d):(\d\d)(?::\d\d)?(?!\d)", _pair("CLOCKZERO")),
        (r"([1-9]\d?|0):(\d\d)(?::\d\d)?(?!\d)", _pair("CLOCK")),
        (r"([1-9]\d?):(\d\d)(?![\d:])", _no_clock),
        (r"(\d{1,2})h(\d\d)(?!\d)", _pair("CLOCK")),
        (r"(\d{1,2})\.(\d{1,2})(?!\d|\.\d)", _dotted),
        (r"(\d{1,2}) (\d\d)(?!\d|[:.,]\d)", _pair("SPACED")),
        (r"(\d{1,2})(?:\s?(?:st|nd|rd|th|te|ten|ter|er)|\.(?:te|ten|ter))(?!\w)", _whole("ORD")),
        (r"(\d{1,2})\.(?!\d)", _whole("DOTORD")),
        (r"([012]\d)([0-5]\d)(?!\d)", _pair("FOUR")),
        (r"(\d)([0-5]\d)(?!\d)", _pair("THREE")),
        (r"(20\d\d)(?!\d)", _whole("YEAR")),
        (r"([1-9]\d{3,5})(?!\d)", _whole("MANY")),
        (r"([1-9]\d{3,5})(?!\d)", _crowd),
        (r"(\d{1,3}) ?(?-i:P)(?:\.(?! ?m)|(?![\w.]))", _whole("PERSONS")),
        (r"(\d{1,3}) ?p(?:\.|(?![\w.]))", _whole("PERSONS_DE")),
        (r"(\d{1,3}|0\d{3})(?!\d)", _whole("NUM")),
    )
)


_GERMAN_SHAPES = frozenset({"FRACTION", "PERSONS_DE"})
"""What English means otherwise: "4 p" is an hour there, "1/2" a day."""


def figure_items(text: str, tokens: Sequence[Token], *, german: bool) -> dict[int, list[Item]]:
    """Return, by token, the things that begin with figures there; "3." counts only in German."""
    ends = {token.end: index + 1 for index, token in enumerate(tokens)}
    found: dict[int, list[Item]] = {}
    for index, token in enumerate(tokens):
        if token.is_figure and not _inside_a_number(tokens, index):
            found[index] = [
                Item(made[0], index, ends[match.end()], made[1])
                for shape, make in _SHAPES
                if (match := shape.match(text, token.start))
                and match.end() in ends
                and (made := make(match))
                and (german or made[0] not in _GERMAN_SHAPES)
                and (german or made[0] != "DOTORD" or _month_follows(tokens, ends[match.end()]))
            ]
    return found


def _month_follows(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_word and tokens[at].text[0].isupper()


def _inside_a_number(tokens: Sequence[Token], index: int) -> bool:
    """Whether this figure continues one begun before, as the 30 of 19:30."""
    before = tokens[max(0, index - 2) : index]
    if not tokens[index].glued or [token.is_figure for token in before] != [True, False]:
        return False
    return before[1].glued and before[1].text in ":.,/"
