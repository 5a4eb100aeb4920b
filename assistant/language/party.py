"""Rules for how many people come: "zu viert", "4 Erwachsene und 2 Kinder", "party of six"."""

from dataclasses import dataclass
from typing import Literal

from assistant.language.grammar import Grammar
from assistant.language.numerals import TOGETHER

MAX_PARTY = 999_999
Who = Literal["people", "adults", "children", "me", "kin", "mixed"]


@dataclass(frozen=True, slots=True)
class Count:
    """How many people, who they are, and the lower end where a range was given."""

    number: int
    who: Who = "people"
    other: int | None = None
    weak: bool = False
    """Whether the words could as well mean something else ("für 8")."""
    beside: "Count | None" = None
    """Those named, where only they were and the speaker was added: "mit zwei Kindern"."""
    bare: bool = False
    """Whether nothing but the number is said: "make it 8"."""


@dataclass(frozen=True, slots=True)
class PartyShift:
    """So many people more or fewer than talked about."""

    number: int


def count(number: int, who: Who = "people", *, weak: bool = False) -> Count | None:
    """Return so many people, or None where nobody would say so."""
    return Count(number, who, weak=weak) if 0 <= number <= MAX_PARTY else None


def number_alone(number: int) -> Count | None:
    """Return so many people where only a number is said that takes the place of another."""
    return Count(number, weak=True, bare=True) if 0 < number <= MAX_PARTY else None


def added(first: Count, second: Count) -> Count | None:
    """Return both together, or None where one may be a part of the other."""
    apart = {first.who, second.who} & {"me", "kin", "children"} or {first.who, second.who} == {
        "adults",
        "mixed",
    }
    if not apart or (first.who == second.who and first.who != "kin"):
        return None
    return count(first.number + second.number, "mixed")


def add_party_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kinds PARTY and CHILDREN."""
    _groups(grammar)
    _people(grammar)
    _children(grammar)
    _together(grammar)


def _groups(grammar: Grammar) -> None:
    grammar.group(
        "people",
        """
personen person persone persoen persons pers personne perosnen leute leut leuten leit leid
leutln gäste gästen pax people peeps
"""
        "guests guest ppl diners mitglieder members freunde freunden friends kollegen colleagues "
        """
nasen nasn nase lüt lüüt leidl leitl mann manderleit köpfe menschen heads covers plätze plätzen sitzplätze seats places esser individuals folks
"""
        "teilnehmer gedecke mates pals coworkers spots ladys peoples parties",
    )
    grammar.group(
        "sorts",
        """
ladies damen men women girls guys boys frauen männer mädels jungs herren man woman seniors
senioren senior sisters brothers friends colleagues neighbors neighbours siblings
""",
    )
    grammar.group(
        "adults",
        "erwachseni erwachsni erwoxene erwachsene erwachsenen erwachsener erw adults adult grownups grown-ups große großen",
    )
    grammar.group(
        "children",
        """
kinder kindern kind kids kid children child kleinkind kleinkinder kleinkindern baby babys babies
toddler toddlers infant chind chinder goofe gofe kinderl
"""
        """
infants kleine kleinen jugendliche teenager teenagers teens teen kindl säugling childs kindle
biters
""",
    )
    grammar.group(
        "child", "kind kid child baby kleinkind toddler infant säugling teenager teen kinderl"
    )
    grammar.group("and", "und and + & plus mit with sowie u n samt")
    grammar.group(
        "some",
        """
ca circa zirka etwa ungefähr rund about around approximately maybe vielleicht only nur just
exactly genau eigentlich normalerweise wahrscheinlich voraussichtlich insgesamt max maximal up like say
""",
    )
    grammar.group(
        "little",
        """
small minor kleine kleines little young hungrige hungry nette more other weitere further große
adult grown
""",
    )


def _people(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "PARTY",
        "QTY @little? @people",
        "QTY of us|you|them",
        "QTY von uns",
        "PERSONS|PERSONS_DE",
        "@people ( NUM )",
        "QTY @people insgesamt|altogether|total",
    )
    def people(number: int) -> Count | None:
        return count(number)

    grammar.constant(
        "PARTY",
        Count(1),
        "ONE person|gast|guest",
        "single person",
        "one seat|person",
        "just be me",
        "for|für myself",
    )

    @rule("ADULTS", "QTY @adults .?", "ONE adult|erwachsener")
    def adults(number: int) -> Count | None:
        return count(number, "adults")

    @rule("PARTY", "ADULTS")
    def only_adults(found: Count) -> Count:
        return found

    @rule("PARTY", "QTY @sorts @and QTY @sorts")
    def sorts(first: int, second: int) -> Count | None:
        return count(first + second, "mixed")

    @rule("PARTY", "QTY @sorts", "the QTY @sorts")
    def one_sort(number: int) -> Count | None:
        return count(number, "people")

    @rule("PARTY", "QTY couples|pärchen|paare|ehepaare")
    def couples(number: int) -> Count | None:
        return count(2 * number, "kin")

    @rule("PARTY", "QTY bis|-|to|oder|or|–|/ QTY @people", "QTY bis|-|to|oder|or|– PARTY")
    def from_to(low: int, high: int | Count) -> Count | None:
        top = high.number if isinstance(high, Count) else high
        return Count(top, other=low) if low < top <= MAX_PARTY else None


def _children(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "CHILDREN",
        "QTY @little? @children",
        "ONE|NUM @little? @child",
        "es|a|oa|en chind|kind|kindl",
    )
    def children(number: int = 1) -> Count | None:
        return count(number, "children")

    @rule("CHILDREN", "CHILDREN @and CHILDREN", "CHILDREN , CHILDREN")
    def more_children(first: Count, second: Count) -> Count | None:
        return count(first.number + second.number, "children")

    @rule(
        "PARTY",
        "PARTY ,? @and? noch? CHILDREN",
        "CHILDREN ,? @and PARTY",
        "ADULTS , CHILDREN",
        "PARTY traveling|along|together with CHILDREN",
    )
    def with_children(first: Count, second: Count) -> Count | None:
        return (
            None
            if "children" == first.who == second.who
            else count(first.number + second.number, "mixed")
        )

    @rule("PARTY", "PARTY ,? @and noch? ADULTS|PARTY", "PARTY , ADULTS")
    def with_others(first: Count, second: Count) -> Count | None:
        return added(first, second)

    @rule("PARTY", "PARTY plus|und|and|+ a|ein? @child")
    def and_a_child(found: Count) -> Count | None:
        return count(found.number + 1, "mixed")

    @rule("PARTY", "QTY @and CHILDREN", "NUM + @child")
    def bare_and_children(number: int, more: Count | None = None) -> Count | None:
        return count(number + (more.number if more else 1), "mixed")

    grammar.group("of_whom", "davon darunter including inklusive inkl incl dabei")

    @rule(
        "PARTY",
        "PARTY ,|(? @of_whom .? CHILDREN|PARTY",
        "PARTY ,? of which|whom QTY are? @children",
        "PARTY ,? of which|whom CHILDREN",
    )
    def of_whom(whole: Count, part: object) -> Count:
        del part
        return whole


def _together(grammar: Grammar) -> None:
    for word, number in sorted(TOGETHER.items()):
        grammar.constant(
            "PARTY", Count(number), f"zu {word}", f"z'{word}", f"z ' {word}", f"z {word}"
        )

    @grammar.rule("PARTY", "zu NUM", "sind|werden|kommen zu NUM")
    def zu_vier(number: int) -> Count | None:
        return count(number, weak=True)

    grammar.constant(
        "PARTY",
        Count(1),
        "nur|just|only ich|me|mich|myself",
        "für|for? myself|me|mich only|alone|allein",
        "allein|alleine|alloa|solo|alone",
        "by myself|me",
        "just|nur|only for|für me|mich|myself|one|einen|eine",
        "on my own",
        "me|myself only",
        "a single",
    )  # fmt: skip
    grammar.constant(
        "PARTY",
        Count(2),
        "wir|uns|us|for|für beide|beiden|both|zwei",
        "us both",
        "the two of us",
        "both of us",
        "à|a|zu deux|zweien|zwein",
        "für ein? pärchen",
        "for a couple",
        "just the two",
    )
