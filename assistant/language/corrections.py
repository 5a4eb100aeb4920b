"""Rules for numbers that take the place of others: "6 statt 4", "from 9 to 8"."""

from dataclasses import dataclass

from assistant.language.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Swap:
    """A number that takes the place of another; of what, the context tells."""

    new: int
    old: int


def add_correction_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kind SWAP."""
    rule = grammar.rule

    @rule(
        "SWAP",
        "NUM statt|anstatt|not|nicht NUM",
        "NUM ,|und|and not|nicht NUM",
        "NUM now? instead of NUM",
        "NUM rather than NUM",
        "NUM is|are coming not NUM",
    )
    def new_first(new: int, old: int) -> Swap:
        return Swap(new, old)

    @rule(
        "SWAP",
        "statt|anstatt NUM ,? lieber|doch? NUM",
        "not|nicht NUM ,? sondern|but? NUM",
        "von|from NUM auf|to NUM",
        "instead of NUM ,? NUM",
    )
    def old_first(old: int, new: int) -> Swap:
        return Swap(new, old)
