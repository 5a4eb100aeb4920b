"""What is said instead of tapping: the words of the button, that it shall not be after all, that a table is wished."""

import re

LONGEST = 80
_BEFORE = (
    r"(?:(?:ja|gut|ok|okay|dann|bitte|jetzt|gerne?|den|diesen|ihn|es|tisch|verbindlich|fest|fix"
    r"|yes|please|now|then)[\s,]+)*"
)
_BEHIND = r"(?:[\s,]+(?:sie|ihn|es|das|den|tisch|bitte|dann|it|this|that|the|table|please|now))*"
_RESERVE = re.compile(
    rf"{_BEFORE}(?:reservier(?:en?)?|buch(?:en?)?|bestätigen?|reserve|book|confirm){_BEHIND}",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:(?:nein|nee?|ach|oh|ok|okay|gut|dann|no)[\s,]+)*"
    r"(?:doch nicht|lieber nicht|lass(?:en)?(?: sie)? es|vergiss es|never ?mind|forget it)",
    re.IGNORECASE,
)
ASKS_FOR_A_TABLE = re.compile(
    r"\b(tisch\w*|tables?|book\w*|reserv\w*|buch(?:en|e|t)\b|frei\w*|free|available|platz|plätze|room for)\b",
    re.IGNORECASE,
)
"""What is said of another table; "can we be five?" sounds like a booking too, and asks for none."""


def is_to_reserve(text: str) -> bool:
    """Whether nothing but the button is said: "verbindlich reservieren", "book it, please"."""
    return _is_nothing_but(_RESERVE, text)


def is_to_stop(text: str) -> bool:
    """Whether nothing is said but that it shall not be: "nein, doch nicht"."""
    return _is_nothing_but(_STOP, text)


def _is_nothing_but(order: re.Pattern[str], text: str) -> bool:
    said = text.strip(" \n.!")
    return len(said) <= LONGEST and order.fullmatch(said) is not None
