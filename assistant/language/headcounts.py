"""Rules for how many come without saying who: "für 8", "wir sind 6", "party of four"."""

from assistant.language.grammar import Grammar
from assistant.language.party import Count, count, number_alone


def add_headcount_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kind PARTY, weak where the number is doubtful."""
    grammar.group("for", "für for fürn fia fir fur fuer f füa")
    grammar.group("we", "wir we you ihr")
    grammar.group(
        "are",
        "sind sin san simer simma simmer wär wäre wäred wöred kemman kemma kommen chömed chöme wären wärn are werden sans san samma would will have need be",
    )
    grammar.group("it_is", "there'll it'll there's it's its we're we'll")
    grammar.group(
        "really", "doch aber jetzt nun nur insgesamt dann wohl wahrscheinlich vermutlich"
    )
    grammar.group("together", "insgesamt gesamt zusammen total altogether together")
    grammar.group(
        "group_of", "party parry group gruppe family team familie grp crew class parties"
    )
    grammar.group(
        "table",
        """
tisch table tischerl tables reservation reservations reservierung booking spot platz platzl seat
seats seating plätze tischreservierung tischchen book reserve reservieren space room place buchung
restaurant
""",
    )
    grammar.group(
        "seats_of",
        """
tischerl tables reservation reservations reservierung booking spot platz platzl seat seats seating plätze
tischreservierung tischchen book reserve reservieren space room place buchung restaurant
""",
    )
    _weak(grammar)
    _we_are(grammar)
    _sized(grammar)
    _crowds(grammar)
    _taken_back(grammar)


def _weak(grammar: Grammar) -> None:
    @grammar.rule(
        "PARTY",
        "@for @some? .? QTY",
        "@table of|for|für|fer|4|x @some? QTY",
        "@seats_of zu? NUM",
        "tisch|table zu NUM",
        "seat QTY",
        "was für QTY",
        "all|alle QTY",
        "only|just|nur @some? QTY",
        "QTY now|jetzt|coming|seated|@together",
        "QTY are|is coming|joining|with",
        "now|jetzt QTY",
        "mit|with @some? QTY",
        "expect|erwarten QTY",
        "feed|accommodate|fit|host|invite in? QTY",
        "squeeze|fit us|me? in QTY",
        "confirm QTY",
    )
    def weak(number: int) -> Count | None:
        return count(number, weak=True) if number > 0 else None

    @grammar.rule(
        "PARTY",
        "make|macht|mach|machen it|das|es|that|sie|wir|daraus @some? QTY",
        "mach|macht|machen sie|wir? QTY draus|daraus",
        "said|meant|meinte|sagte|means @some? QTY",
        "QTY instead",
        "to|auf QTY",
    )
    def alone(number: int) -> Count | None:
        return number_alone(number)

    @grammar.rule("PARTY", "@for PARTY")
    def for_party(found: Count) -> Count | None:
        return found if found.number > 1 else None

    @grammar.rule("PARTY", "for|für ONE @people|diner", "table|tisch for|für one|eins|einen|oans")
    def one(number: int = 1) -> Count | None:
        return count(number)


def _we_are(grammar: Grammar) -> None:
    @grammar.rule(
        "PARTY",
        "@we|i @some? QTY",
        "@we|i @are @some? QTY",
        "@are wir|ma|mir @some? QTY",
        "können|kann|könnten wir auch|doch? @some? QTY sein|kommen",
        "can|could|may we be|come|make @some? QTY",
        "@are @really @really? QTY",
        "@it_is be? @some? QTY",
        "there|it|they will? is|are|'s|be @some? QTY",
        "wir @are @really|alle @together? QTY",
        "wir @are @together QTY",
        "es @are|wird @some? QTY",
        "kommen wir @some? QTY",
        "mir|mia|mer|mr|ma @are @some? QTY",
        "simer|simma|simmer @some? QTY",
    )
    def we_are(number: int) -> Count | None:
        return count(number, weak=True) if number > 0 else None


def _sized(grammar: Grammar) -> None:
    @grammar.rule(
        "PARTY",
        "for|für|with|mit? us|uns all|alle? QTY",
        "the|all QTY of us",
        "uns QTY",
        "QTY of my|our @people|@sorts",
        "@group_of of|von|zu @some? .? QTY",
        "@group_of size :|is|of|to|will? be? @some? NUM",
        "@group_of|runde NUM",
        "@group_of consists|consisting|consist of QTY",
        "group of over|up QTY",
        "big|large group , QTY",
        "table size is|of|to? NUM",
        "NUM er tisch|gruppe|runde|table",
        "NUM - er|top tisch|gruppe?",
        "NUM top",
        "personenzahl|personenanzahl|anzahl|gästezahl|personen :|ist|auf|is NUM",
        "number of @people is|to|:|will? be? NUM",
        "number of @people i want is NUM",
        "@people i|we want|need is|are NUM",
        "@people is|are|: NUM",
        "@together QTY @people?",
        "in total QTY",
        "QTY in total",
        "total of QTY",
        "NUM is the number",
    )
    def of_size(number: int) -> Count | None:
        return count(number)

    @grammar.rule("PARTY", "@together PARTY", "so? um die|de QTY @people?", "so um QTY @people")
    def altogether(number: int | Count) -> Count | None:
        return number if isinstance(number, Count) else count(number)

    @grammar.rule("PARTY", "from|von QTY @people? to|auf QTY @people")
    def changed_to(old: int, new: int) -> Count | None:
        del old
        return count(new)


def _crowds(grammar: Grammar) -> None:
    @grammar.rule("PARTY", "MANY @people", "@for @some? MANY @people", "@for @some? CROWD")
    def crowd(number: int) -> Count | None:
        return count(number)


def _taken_back(grammar: Grammar) -> None:
    @grammar.rule(
        "PARTY",
        "QTY statt|anstatt|anstelle QTY @people",
        "QTY @people statt|anstatt|anstelle QTY @people?",
        "QTY instead of QTY @people",
    )
    def in_place_of(new: int, old: int) -> Count | None:
        del old
        return count(new)

    @grammar.rule("PARTY", "PARTY ,|.|- no|nein|nee|nope ,? QTY @people")
    def later_one(before: Count, number: int) -> Count | None:
        del before
        return count(number)
