"""Whether a message speaks of a reservation that is already made, and whether it gives one up.

A new table where one is reserved already is the worst that can be misheard: two are taken then, and the old one stays.
"""

from collections.abc import Sequence

from assistant.language.spelling import spellings, word_set
from assistant.language.tokens import Token


def _folded(text: str) -> frozenset[str]:
    return frozenset(form for word in word_set(text) for form in spellings(word))


_OWN = _folded(
    "mein meine meinen meiner meinem meim mei unser unsere unseren unserer unserem unsern unsan unsa unsre üsi my our"
)
_RECORD = _folded("""
reservierung reservation buchung booking tischreservierung reservierungen reservations buchungen bookings resi
tischbuchung vorbestellung reservierig bookin
""")
_THING = _RECORD | _folded("tisch tischerl platz plätze table tables spot slot seats")
_ADJECTIVES = 3
"""So many words may stand between "our" and "table": "our indoor corner table"."""
_STILL_TO_BE_HAD = _folded("""
üblichen übliche üblicher gewohnten gewohnte gewohnter usual regular favourite favorite nächste neue next new another
for für bei at to und and mit with ist is are am um on
""")
"""With one of these between them, "our usual table" is one still to be had, and "my wife and a table" two things."""
_DONE = _folded(
    "reserviert gebucht bestellt vorbestellt vorgemerkt eingetragen angemeldet booked reserved"
)
_IN_LISTS = word_set("eingetragen angemeldet vorgemerkt")
_SMALL = word_set("got a an the one already einen eine ne nen schon bereits")
_I = _folded("ich wir i we mia er sie she he they")
_HAVE = _folded(
    "hab habe haben hat ham hob hobn han hend have has ve i've we've ive weve they've she's he's had"
)
_GERMAN_HAVE = _folded("hab habe haben hat ham hob hobn han hend")
_WISHES = _folded(
    "möchte möchten würde würden will wollen wollte wollten kann könnte können gern gerne would like want could can to"
)
_AM = _folded("am are i'm im we're i we")
_US = word_set("us me him her them")
_CLAUSE = 14
_NEAR = 3
_MAKES = word_set("make making made complete finalize finish place create")
"""Who wishes to make "my reservation" has none."""
_HALVES = frozenset({
    ("call", "off"), ("calling", "off"), ("give", "up"), ("giving", "up"), ("let", "go"), ("pull", "out"), ("back", "out"),
    ("gebe", "zuruck"), ("geben", "zuruck"), ("gebe", "frei"), ("geben", "frei"), ("gib", "frei"), ("gebt", "frei"),
    ("ziehe", "zuruck"), ("ziehen", "zuruck"), ("nehme", "zuruck"), ("nehmen", "zuruck"), ("trete", "zuruck"),
    ("treten", "zuruck"), ("blasen", "ab"), ("blase", "ab"), ("streicht", "raus"), ("nehmt", "raus"), ("lasst", "platzen"),
    ("kann", "weg"), ("can", "go"), ("wird", "nichts"), ("wird", "nix"), ("los", "werden"), ("bail", "on"), ("cry", "off"), ("get", "rid"),
})  # fmt: skip
_APART = 9
"""So many words may stand between the halves of a verb: "ich ziehe die Reservierung vom Freitag zurück"."""
_DROPPING = _folded("""
release scrap drop bin scratch withdraw void delete axe ditch undo revoke remove abandon erase lose
lösche lösch löscht streiche streich streicht entfernt entferne
""")
_DROPPED = _folded("""
zurückziehen zurückzuziehen zurückgezogen zurücknehmen zurückzunehmen zurückgeben zurückzugeben löschen gelöscht streichen
gestrichen aufheben aufzuheben auflösen freigeben freizugeben rausnehmen entfernen austragen
""")
_OBJECT = 5
_CANCELS = _folded("""
stornieren storniere storniert stornier storno stornierst absagen absage abgesagt abzusagen abbestellen canceln cancel
cancelled canceled cancelling canceling annullieren annulliere annulliert annullier
""")


def speaks_of_standing(tokens: Sequence[Token]) -> bool:
    """Whether a reservation that is made already is spoken of: "unser Tisch", "hab reserviert", "we're booked in"."""
    norms = [token.norm for token in tokens]
    if not _NONE_YET.isdisjoint(norms):
        return False
    return (
        _owns(norms)
        or _has_table(norms)
        or any(
            (norm in _DONE and _has_done(tokens, norms, at))
            or (norm in _BOOK and _is_down(norms, at))
            for at, norm in enumerate(norms)
        )
    )


_NONE_YET = _folded("nie never haven't havent hadn't first erstes")
"""Who has never been here has nothing reserved."""
_BOOK = word_set("booked down reserved")


def _owns(norms: Sequence[str]) -> bool:
    makes = not _MAKES.isdisjoint(norms)
    for at, norm in enumerate(norms):
        if norm in _OWN:
            for behind in norms[at + 1 : at + 2 + _ADJECTIVES]:
                if behind in _STILL_TO_BE_HAD:
                    break
                if behind in _THING:
                    return not makes
    return False


def _has_done(tokens: Sequence[Token], norms: Sequence[str], at: int) -> bool:
    """Whether somebody "has" it "reserved", and does not only wish to."""
    if norms[at] in _BOOK:
        just_before = norms[at - 1] if at else ""
        did = just_before in _I or just_before.endswith(("'d", "'s"))
        has = not _HAVE.isdisjoint(norms[max(0, at - _NEAR) : at]) and not _wishes(norms, at)
        return did or has
    if norms[at] == "bestellt" and _THING.isdisjoint(norms) and "fur" not in norms:
        return False
    for place in range(min(len(norms), at + _NEAR) - 1, max(-1, at - _CLAUSE), -1):
        had = norms[place] == "hatten" or norms[place] == "hatte"
        if norms[place] in _GERMAN_HAVE or (
            had and tokens[place].text.casefold().startswith("hatt")
        ):
            return not _I.isdisjoint(norms[max(0, place - _CLAUSE) : place + _NEAR])
        if norms[place] in _WISHES:
            return False
    as_it_is = norms[at - 1 : at] == ["wie"]
    listed = norms[at] in _IN_LISTS and not {"sind", "stehen", "bin", "stehe"}.isdisjoint(norms)
    return as_it_is or listed


def _has_table(norms: Sequence[str]) -> bool:
    """Whether it is told that somebody has one: "we've got a table at eight", "wir haben eine Reservierung"."""
    for at, norm in enumerate(norms):
        if norm in _THING:
            before = [each for each in norms[max(0, at - 4) : at] if each not in _SMALL]
            told = before[-2:] in (
                ["i", "have"],
                ["we", "have"],
                ["wir", "haben"],
                ["ich", "habe"],
                ["ich", "hab"],
                ["wir", "ham"],
            )
            told = told or before[-1:] in (["we've"], ["i've"], ["weve"], ["ive"])
            if told and not _wishes(norms, max(0, at - _NEAR)):
                return True
    return False


def _wishes(norms: Sequence[str], at: int) -> bool:
    return not _WISHES.isdisjoint(norms[max(0, at - 2 * _NEAR) : at])


def _is_down(norms: Sequence[str], at: int) -> bool:
    """Whether "we're booked in", "am I down for two", "you've got us down"."""
    before = norms[max(0, at - _NEAR) : at]
    if not before:
        return False
    if before[-1] in _US:
        return (
            not {"have", "got", "ve", "you've", "put"}.isdisjoint(before) and "put" not in before
        )
    is_me = not {"i'm", "im", "we're"}.isdisjoint(before)
    return is_me or (bool({"am", "are"} & set(before)) and bool({"i", "we"} & set(before)))


def wants_it_otherwise(tokens: Sequence[Token]) -> bool:
    """Whether what is said of a reservation is to be different: "könnten wir erst um acht?", "only three of us"."""
    norms = [token.norm for token in tokens]
    return not _OTHERWISE.isdisjoint(norms) or any(
        norm in _CAN and not _TO.isdisjoint(norms[at + 1 : at + 1 + _TO_REACH])
        for at, norm in enumerate(norms)
    )


_OTHERWISE = _folded("""
statt anstatt stattdessen instead dazu hinzu zusätzlich extra größer kleiner bigger larger smaller weniger fewer
""")
_CAN = _folded(
    "könnten können könnt könnte kann could can kemma kemmen geht ginge müsste müssten müssen need needs"
)
_TO = _folded(
    "auf erst eher später früher lieber später to make later earlier be move vom von von into onto"
)
_TO_REACH = 4


def gives_up(tokens: Sequence[Token]) -> bool:
    """Whether a reservation is given up by words that do so only of one: "drop the booking", "gebe den Tisch frei"."""
    norms = [token.norm for token in tokens]
    things = {at for at, norm in enumerate(norms) if norm in _THING or norm in _MEALS}
    if not things:
        return False
    if not _CANCELS.isdisjoint(norms) and not _RECORD.isdisjoint(norms):
        return True
    for at, norm in enumerate(norms):
        if norm in _DROPPING and not things.isdisjoint(range(at + 1, at + _OBJECT)):
            return True
        if norm in _DROPPED and any(abs(at - thing) <= _CLAUSE for thing in things):
            return True
        behind = norms[at + 1 : at + 1 + _APART]
        if any(norm == first and second in behind for first, second in _HALVES):
            return True
    return False


_MEALS = _folded("dinner lunch brunch meal abendessen mittagessen essen dings")
