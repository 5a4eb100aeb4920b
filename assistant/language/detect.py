"""Which language a message is in, by the small words that only one of them has."""

from collections.abc import Sequence

from assistant.language.model import Lang
from assistant.language.spelling import word_set
from assistant.language.tokens import Token

_GERMAN = word_set("""
ich du er wir ihr mich mir uns euch der die das den dem des ein eine einen einem einer und oder
aber nicht kein ist sind war waren haben hab habt hatte hatten hatte wird werden mit fur fuer
von vom zum zur bei beim auf aus nach vor um uber ab bis wenn dass noch auch nur schon doch mal
bitte danke ja nein nee heute morgen ubermorgen uebermorgen abend abends mittag uhr tisch
personen leute reservieren reservierung buchen halb viertel montag dienstag mittwoch donnerstag
freitag samstag sonntag zwei drei vier funf sechs sieben acht neun zehn elf zwolf zu viert zweit dritt
gibt gibts kann konnen konnte mochte wurde gerne gern hallo servus moin gruezi namen passt genau
lieber spater fruher draussen drinnen fenster was wie wann wo wer jo jep ne na gut alles klar
wochen woche nachste nachsten am im ans platz kinder frau mann hund wieder leider absagen
stornieren vielen januar februar marz mai juni juli oktober dezember zwischen kurz eher etwas
ohne beim sehr grusse liebe mein meine unsere eure heut jetzt gleich
""")  # fmt: skip
_ENGLISH = word_set("""
i you he she we they me us him them the a an and or but not is are was were be been have has had
do does did will would can could should with for from of to at on in by about after before if
that this these those there here still also only just please thanks thank yes no yeah yep nope
today tomorrow tonight evening morning afternoon lunch dinner table people guests book booking
reserve reservation half quarter past monday tuesday wednesday thursday friday saturday sunday
two three four five six seven eight nine ten eleven twelve pm what when where who how which id im my our your it
its hi hello hey name under later earlier outside inside window change cancel make it's
i'd we'd i'm we're don't january february march june july october december party next week sure
good great any anything something need want like
""")  # fmt: skip


def _ends_in_am(tokens: Sequence[Token]) -> bool:
    """Whether the last word may be of the English clock: "8 am" is of either language."""
    words = [token for token in tokens if token.is_word or token.is_figure][-2:]
    return len(words) > 1 and words[0].is_figure and words[1].norm == "am"


def language_of(tokens: Sequence[Token], expected: Lang) -> Lang:
    """Return the language most small words belong to; the one expected where they do not tell."""
    german = sum(token.norm in _GERMAN for token in tokens)
    german -= _ends_in_am(tokens)
    english = sum(token.norm in _ENGLISH for token in tokens)
    german += sum(any(char in "äöüß" for char in token.text) for token in tokens)
    if german == english:
        return expected
    return "de" if german > english else "en"
