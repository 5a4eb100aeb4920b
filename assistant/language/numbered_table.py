"""A table that is wished for by its number: "Tisch 5" is no party of five, "Tisch für 5" is."""

from collections.abc import Sequence

from assistant.language.grammar import Grammar
from assistant.language.mentions import Mention
from assistant.language.model import Value
from assistant.language.tokens import Token

_KINDS = frozenset({"TABLENO", "TABLENUM"})
_MOST = 999


def add_numbered_table_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kinds TABLENO, where it says that it is a number, and TABLENUM."""

    @grammar.rule("TABLENUM", "tisch|table NUM")
    @grammar.rule("TABLENO", "tisch|table nr|nummer|no|number|num|# .? NUM")
    def numbered(number: int) -> int | None:
        return number if 0 < number <= _MOST else None


def tables_named(
    text: str, tokens: Sequence[Token], mentions: Sequence[Mention]
) -> tuple[Value[str], ...]:
    """Return the tables wished for by number, in the diner's own words."""
    named = []
    for mention in mentions:
        if mention.kind in _KINDS and not mention.ruled_out:
            start = tokens[mention.item.start].start
            end = tokens[mention.item.end - 1].end
            named.append(Value(value=text[start:end], start=start, end=end))
    return tuple(named)
