"""Rules for numbers that take more than one word: "twenty five", "zwei Dutzend"."""

from assistant.language.grammar import Grammar

DOZEN = 12


def add_quantity_rules(grammar: Grammar) -> None:
    """Add the rules for numbers; their things are of kinds NUM, ORD and QTY (how many)."""
    rule = grammar.rule

    @rule("NUM", "TENS -? DIGIT")
    def spelled(tens: int, unit: int) -> int:
        return tens + unit

    @rule("NUM", "NUM ( NUM )")
    def twice(number: int, again: int) -> int | None:
        return number if number == again else None

    @rule("ORD", "TENS -? ORDDIGIT")
    def spelled_ordinal(tens: int, unit: int) -> int:
        return tens + unit

    @rule("QTY", "NUM")
    def quantity(number: int) -> int:
        return number

    @rule("QTY", "NUM ish|isch|odd", "NUM - ish", "NUM or|oder so")
    def about(number: int) -> int:
        return number

    grammar.constant("QTY", 5, "a|eine? handvoll|handful")
    grammar.constant("NUM", DOZEN, "a|one|ein? dutzend|dozen")
    grammar.constant("NUM", DOZEN // 2, "half a dozen", "a half dozen", "ein? halbes dutzend")
    grammar.constant("QTY", 2, "a? couple of?")

    @rule("QTY", "NUM dutzend|dozen|dozens|dzs|dz")
    def dozens(number: int) -> int:
        return DOZEN * number
