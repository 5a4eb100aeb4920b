"""The word "now" as a time: "can we come now?", but not "we are five now", which says how many there are.

And when the first table may be had: "as soon as possible".
"""

import datetime as dt
import re

from assistant.language import Understanding
from reservations.chat.orders import ASKS_FOR_A_TABLE
from reservations.chat.scene import Scene
from reservations.queries.house_plan import DAY_MINUTES

MINUTES_AN_HOUR = 60
_NOW = r"jetzt|sofort|right now|just now"
NOW = re.compile(rf"\b(?:{_NOW})\b", re.IGNORECASE)
_BY_NOW = re.compile(
    rf"\b(?:sind|wär(?:en?)?|kommen|werden|are|will be)\s+(?:(?!you\b)\w+\s+){{0,3}}?(?P<after>{_NOW})\b"
    rf"|\b(?P<before>{_NOW})\s+(?:sind|wären|kommen|werden)\s+(?:wir|es)\b",
    re.IGNORECASE,
)
"""The verb of a count right before the word, or after it: "we are now", "jetzt sind wir"."""
_BETWEEN = re.compile(r"\s*(?:(?!da\b|hier\b|here\b)\w+\s+){0,2}", re.IGNORECASE)
"""What may stand between the word and the number: "jetzt doch zu fünft"; not "jetzt da, zu zweit"."""


def means_now(understood: Understanding) -> bool:
    """Whether this moment is meant for coming."""
    return any(not _counts(understood, found) for found in NOW.finditer(understood.text))


def _counts(understood: Understanding, now: re.Match[str]) -> bool:
    """Whether this "now" belongs to how many they are."""
    party, text = understood.party_size, understood.text
    if ASKS_FOR_A_TABLE.search(text):
        return False
    verbs = _BY_NOW.finditer(text)
    if party is None or not any(now.span() in (v.span("after"), v.span("before")) for v in verbs):
        return False
    first, last = sorted([(now.start(), now.end()), (party.start, party.end)])
    return _BETWEEN.fullmatch(f"{text[first[1] : last[0]].rstrip()} ") is not None


def merge_soonest(scene: Scene, understood: Understanding) -> None:
    """Let the draft be of the first table there is, where that is wished: of the day that is said, or of today."""
    draft = scene.draft
    today = scene.plan.service_date(scene.thread.now)
    if understood.soonest:
        if draft.time and understood.date is None:
            draft.date, draft.either = today, []
        draft.time = draft.daypart = draft.latest = None
    elif draft.time or draft.daypart or draft.latest or not means_now(understood):
        return
    draft.earliest = _opens(scene, draft.date, today)


def _opens(scene: Scene, date: dt.date | None, today: dt.date) -> dt.time:
    """From when on a table is looked for on that day: now, or when the house opens."""
    if date is None or date == today:
        return scene.local_now.time().replace(second=0, microsecond=0)
    opens = min((rule.period.opens for rule in scene.plan.period_rules(date)), default=0)
    return dt.time(*divmod(opens % DAY_MINUTES, MINUTES_AN_HOUR))
