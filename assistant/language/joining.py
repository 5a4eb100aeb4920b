"""Rules for who comes as well and who does not: "mit zwei Kindern dazu", "my sister is joining us too", "one less"."""

from assistant.language.grammar import Grammar
from assistant.language.party import MAX_PARTY, Count, PartyShift, count


def add_joining_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kind PARTYSHIFT, and BLOCK where only a part of the party is spoken of."""
    _more(grammar)
    _companions(grammar)
    _fewer(grammar)
    _a_part(grammar)
    _in_the_end(grammar)


def _more(grammar: Grammar) -> None:
    rule = grammar.rule
    grammar.group(
        "extra", "mehr zusätzlich zusätzliche extra weitere weiterer weiteren additional more dazu"
    )

    @rule(
        "PARTYSHIFT",
        "QTY @extra @people|@adults|@children|@child?",
        "PARTY|CHILDREN @extra|hinzu",
        "noch QTY|ONE dazu|mehr",
        "noch CHILDREN",
        "noch PARTY dazu|mehr",
        "plus|add QTY|PARTY|CHILDREN",
        "and? noch ONE person|gast|kind|dazu",
        "+ NUM",
    )
    def more(number: int | Count) -> PartyShift | None:
        amount = number.number if isinstance(number, Count) else number
        return PartyShift(amount) if 0 < amount <= MAX_PARTY else None

    grammar.constant(
        "PARTYSHIFT",
        PartyShift(1),
        "one more @people|@child|@adults?",
        "another|additional|extra @people|@child|@adults",
        "einer|eine|eins|jemand|oana mehr|dazu|zusätzlich",
        "noch jemand|wer|jemanden",
    )


def _companions(grammar: Grammar) -> None:
    grammar.group("as_well", "dazu zusätzlich extra too also additionally obendrauf")
    grammar.group("come", "kommt kommen ist sind wäre wären is are joins join comes come")

    @grammar.rule(
        "PARTYSHIFT",
        "mit|with KINS @as_well",
        "mit|with? KINS as well",
        "KINS @come auch? noch? mit|dazu",
        "KINS kommt|kommen auch",
        "KINS kommt|kommen auch noch mit",
        "KINS @come auch noch mit?|dazu?",
        "es? kommt|kommen auch? noch KINS mit?|dazu?",
        "bringen|bringe wir|ich? noch KINS mit",
        "KINS is|are|will be? joining|coming us? @as_well",
        "KINS is|are|will be? joining|coming us? as well",
        "KINS is|are|will be? joining us",
        "KINS will? join us @as_well?",
    )
    def more(others: Count) -> PartyShift | None:
        return PartyShift(others.number) if 0 < others.number <= MAX_PARTY else None


def _fewer(grammar: Grammar) -> None:
    grammar.constant(
        "PARTYSHIFT",
        PartyShift(-1),
        "einer|eine|eins|one|jemand weniger|less|fewer @people?",
        "one @people|@child less|fewer",
    )

    @grammar.rule(
        "PARTYSHIFT",
        "QTY|PARTY|CHILDREN weniger|fewer|less @people?",
        "KINS kommt|kommen jetzt|doch|leider? nicht mit|dazu?",
        "KINS is|are not coming|joining",
        "QTY|ONE of us|them can't|cannot|cant|won't make it|come|join",
        "QTY|ONE of us|them is|are not coming|joining",
        "QTY|ONE of us|them isn't|aren't coming|joining",
        "QTY|ONE von uns|denen|ihnen kann|können|kommt|kommen doch|leider? nicht kommen|mit?",
        "KINS can't|cannot|cant|won't make it|come|join",
        "KINS fällt|fallen|falls aus",
        "KINS kann|können doch|leider|jetzt? nicht mit|dabei? kommen|sein?",
        "KINS isn't|aren't|won't coming|joining|come|join",
    )
    def fewer(number: int | Count = 1) -> PartyShift | None:
        amount = number.number if isinstance(number, Count) else number
        return PartyShift(-amount) if 0 < amount <= MAX_PARTY else None


def _a_part(grammar: Grammar) -> None:
    """Who is already counted: "zwei davon sind Kinder" leaves the party as large as it was."""
    grammar.group("counted", "davon darunter")
    grammar.constant(
        "BLOCK",
        True,
        "QTY|ONE @counted sind|ist? @little? @children|@sorts",
        "@counted sind|ist? QTY|ONE @little? @children|@sorts",
        "QTY|ONE of them|us|these|those|which is|are a? @little? @children|@sorts",
        "QTY|ONE von uns|denen|ihnen ist|sind @little? @children|@sorts",
        "CHILDREN @counted|dabei",
    )


def _in_the_end(grammar: Grammar) -> None:
    """How many they have become: "grown from 6 to 9", "it'll just be 3"."""

    @grammar.rule(
        "PARTY",
        "grown|shrunk|gewachsen|geschrumpft|up|down from|von QTY @people? to|auf QTY",
        "aus den? QTY @people? QTY machen|werden",
    )
    def become(old: int, new: int) -> Count | None:
        del old
        return count(new)

    grammar.group(
        "our_table",
        "party group gruppe runde us uns",
    )

    @grammar.rule("PARTY", "@our_table from|von QTY @people? to|auf QTY")
    def become_by_change(old: int, new: int) -> Count | None:
        return become(old, new)

    @grammar.rule(
        "PARTY", "so|also|that's|thats|makes|macht QTY altogether|overall|insgesamt|zusammen"
    )
    def in_all(number: int) -> Count | None:
        return count(number)

    @grammar.rule("PARTY", "PARTY plus|+ KINS")
    def with_them(first: Count, others: Count) -> Count | None:
        return count(first.number + others.number, "mixed")

    @grammar.rule("PARTY", "aus den? QTY @people? DATE|DAYALONE QTY machen|werden")
    def become_that_day(old: int, day: object, new: int) -> Count | None:
        del old, day
        return count(new)

    @grammar.rule(
        "PARTY",
        "@it_is|will just|only be QTY",
        "sind|wären|werden wir? nur noch QTY",
        "dann|also nur noch QTY",
        "we'd be QTY|PARTY then|altogether",
    )
    def left(number: int | Count) -> Count | None:
        return number if isinstance(number, Count) else count(number)

    grammar.constant("BLOCK", True, "for one outside|inside|indoors|outdoors")
    for stem, number in _TABLES.items():
        grammar.constant(
            "PARTY", Count(number), f"{stem}ertisch", f"{stem}erplatz", f"{number}ertisch"
        )


_TABLES = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9, "zehn": 10, "zwölf": 12,
}  # fmt: skip
"""German names a table by its size in one word: "Vierertisch"."""
