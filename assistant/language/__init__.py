"""Understanding what a diner writes, in German and English, without network or Django."""

from assistant.language.model import (
    INTENTS,
    TOPICS,
    Context,
    Draft,
    Intent,
    Lang,
    Said,
    Span,
    Understanding,
    Value,
)
from assistant.language.talk import settled
from assistant.language.understanding import understand

__all__ = [
    "INTENTS",
    "TOPICS",
    "Context",
    "Draft",
    "Intent",
    "Lang",
    "Said",
    "Span",
    "Understanding",
    "Value",
    "settled",
    "understand",
]
