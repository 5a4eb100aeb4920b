"""How many minutes late the diner will be."""

from collections.abc import Sequence

from assistant.language.grammar import Chart
from assistant.language.model import Value
from assistant.language.tokens import Token

_LONGEST_MINUTES = 240


def late_minutes(chart: Chart, tokens: Sequence[Token]) -> Value[int] | None:
    """Return the delay said together with words of lateness."""
    for item in chart.items(frozenset({"SPAN"})):
        if isinstance(item.value, int) and 0 < item.value <= _LONGEST_MINUTES:
            return Value(
                value=item.value, start=tokens[item.start].start, end=tokens[item.end - 1].end
            )
    return None
