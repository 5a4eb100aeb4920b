"""A house to talk to: its hours, its areas, and a Wednesday noon."""

import datetime as dt
from typing import Any

from assistant.language import Context, Draft, Understanding, understand

WEDNESDAY = dt.datetime(2026, 7, 1, 12, 0)  # noqa: DTZ001 -- the restaurant's local time
"""1 July 2026, when the house is about to serve lunch."""
LUNCH, DINNER = (11 * 60 + 30, 14 * 60), (17 * 60 + 30, 22 * 60)
OPENING = dict.fromkeys(range(7), (LUNCH, DINNER))
AREAS = {"garten": ("Gastgarten", "garden"), "stube": ("Weinstube", "wine room")}


def hear(said: str, lang: str = "de", **known: Any) -> Understanding:
    """What the house understands, with whatever else is known: draft, expected, offered."""
    draft = Draft(**known.pop("draft", {}))
    context = {"now": WEDNESDAY, "lang": lang, "draft": draft, "opening": OPENING, "areas": AREAS}
    return understand(said, Context(**(context | known)))


def july(day: int) -> dt.date:
    return dt.date(2026, 7, day)


def clock(text: str) -> dt.time:
    return dt.time.fromisoformat(text)
