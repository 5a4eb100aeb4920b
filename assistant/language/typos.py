"""Words with a slip of the finger, put right: days, numbers, thanks and words of the trade."""

from collections.abc import Callable

from assistant.language.everyday import is_everyday
from assistant.language.first_names import FIRST_NAMES
from assistant.language.spelling import TypoIndex, spellings, squeezed, swapped, word_set
from assistant.language.words import LEXICON

_OFTEN_MISTYPED = word_set("""
morgen heute ubermorgen tomorrow tonight people personen reservieren reservierung reservation
""")
_TRADE = frozenset(
    form
    for word in """
danke thanks bitte please tisch table tables genau hallo hello parken parking parkplatz parkplätze
hochstuhl hochstühle kinderstuhl kinderwagen terrasse fenster rollstuhl geburtstag
birthday allergie allergisch allergic vegetarisch vegetarian glutenfrei stornieren absagen
verschieben umbuchen bestätigen cancel change booking wheelchair highchair window
terrace erwachsene erwachsenen kinder children quarter viertel vielen gerne perfekt perfect
""".split()
    for form in spellings(word)
)
_COURTESY = {
    squeezed(word): word
    for word in """
ja nein no yes yep ok okay genau danke bitte please thanks super hallo hello hey gern gerne klar
perfekt prima passt heute morgen bis schon sehr so
""".split()
}
_SHORT = 5
"""Of a word of the trade as short as this a letter may lack or be swapped, not be another."""


_ALSO_SWAPPED = word_set("halb half past nach")
_OFTEN_NEAR = 12


def _kinds(word: str) -> set[str]:
    return {kind for kind, _ in LEXICON.get(word, ())}


def _same_meaning(word: str, other: str) -> bool:
    """Whether both are the same day, number or unit: the eighth and eight are near enough."""
    values = {value for _, value in LEXICON.get(word, ())}
    return word == other or (bool(values) and values == {v for _, v in LEXICON.get(other, ())})


def _is_small_number(word: str) -> bool:
    return any(
        kind == "NUM" and isinstance(value, int) and value <= _OFTEN_NEAR
        for kind, value in LEXICON.get(word, ())
    )


# Cardinals first: of what means the same, the plainest is put for the slip.
_WORDS = TypoIndex(
    sorted(LEXICON.keys() | _OFTEN_MISTYPED, key=lambda word: ("NUM" not in _kinds(word), word)),
    _same_meaning,
)
_WORDS_OF_TRADE = TypoIndex(sorted(_TRADE), least=4)
_NUMBERS = TypoIndex(sorted(filter(_is_small_number, LEXICON)), _same_meaning, least=4)
_SWAPPED = swapped(LEXICON.keys() | _ALSO_SWAPPED)


def spelled_right(norm: str, is_known: Callable[[str], bool]) -> str:
    """Return the word meant; itself where it is a word or name of its own, or none is near."""
    if is_known(norm) or norm in FIRST_NAMES:
        return norm
    found = _SWAPPED.get(norm) or _with_one_letter_less(norm) or _WORDS.correct(norm)
    if found == norm and len(norm) < _SHORT:
        number = _NUMBERS.correct(norm)
        found = number if len(number) > len(norm) else norm
    if found == norm:
        found = _of_trade(norm)
    return norm if found != norm and _is_word(norm) else found


def _is_word(norm: str) -> bool:
    """Whether it is a word as it stands: "windows", "pleased"; "morning's" is of the morning."""
    if "'" in norm:
        return False
    has_end = norm[-1] in "sd" and norm[-1] != norm[-2:-1]
    return is_everyday(norm) or (has_end and is_everyday(norm[:-1]))


def _with_one_letter_less(norm: str) -> str | None:
    """Return the short word of which one letter was typed twice: "achtt"."""
    if len(norm) != _SHORT:
        return None
    doubled = (at for at in range(1, len(norm)) if norm[at] == norm[at - 1])
    return next((less for at in doubled if (less := norm[:at] + norm[at + 1 :]) in LEXICON), None)


def _of_trade(norm: str) -> str:
    found = _WORDS_OF_TRADE.correct(norm)
    is_near = len(found) > _SHORT or sorted(found) == sorted(norm) or len(found) > len(norm)
    if found != norm and is_near:
        return found
    polite = _COURTESY.get(squeezed(norm), norm)
    return polite if len(polite) < len(norm) else norm
