"""What was understood of a message, in a form that staff can be shown on the diner's own words."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from assistant.language import Understanding, Value

_SINGLE = (
    "party_size",
    "date",
    "time",
    "name",
    "phone",
    "email",
    "area",
    "reference",
    "minutes_late",
)


def reading_of(
    understood: Understanding, pieces: Sequence[tuple[int, int]] = ()
) -> dict[str, Any]:
    """Marks (name, value, start and end in the text, sure or not, the other reading) and intents.

    `pieces` are the messages that were heard together: the sequence and the length of each.
    """
    marks = [
        _mark(name, getattr(understood, name)) for name in _SINGLE if getattr(understood, name)
    ]
    marks += [_mark("seating", value) for value in understood.seating]
    marks += [_mark("note", value) for value in understood.notes]
    return {
        "lang": understood.lang,
        "intents": [
            {"name": intent.name, "score": round(intent.score, 3)} for intent in understood.intents
        ],
        "topics": list(understood.topics),
        "marks": marks,
        "pieces": [list(piece) for piece in pieces],
    }


def _mark(name: str, value: Value[Any]) -> dict[str, Any]:
    return {
        "name": name,
        "value": _plain(value.value),
        "start": value.start,
        "end": value.end,
        "confidence": round(value.confidence, 3),
        "other": _plain(value.other),
        "negated": value.negated,
    }


def _plain(value: object) -> Any:
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value
