"""A number that may be how many or the hour, "nein, 8": asked back in one line, never guessed."""

import re

from django.utils.translation import gettext as _

from assistant.language import Understanding
from assistant.skills import Card, Plan, Text
from reservations.chat import pickers
from reservations.chat.draft import BookingDraft
from reservations.chat.plans import retire, say
from reservations.chat.scene import Scene

PEOPLE = re.compile(
    r"\b(person\w*|leute?|gäste?|people|persons?|guests?|pax|wie ?viele?|how many|erste[nrs]?|first|ersteres|former)\b",
    re.IGNORECASE,
)
HOUR = re.compile(
    r"\b(uhr(zeit)?|zeit|time|hour|o.?clock|pm|zweite[nrs]?|second|letzteres|latter)\b",
    re.IGNORECASE,
)
"""The second button is the hour."""
BOTH = ("party_size", "time")


def merge_size(draft: BookingDraft, understood: Understanding) -> None:
    """Take how many into the draft; a number that may be the hour as well waits until it is clear."""
    size, time = understood.party_size, understood.time
    if size is not None and understood.or_time is not None:
        draft.number, draft.or_time = size.value, understood.or_time.value
        return
    if size is not None and not size.negated:
        draft.party_size = size.value
    elif draft.number is not None and time is None:
        _settle(draft, understood.text)
    said = [slot for slot in BOTH if getattr(understood, slot) is not None]
    if said:
        draft.last = "" if len(said) > 1 else "time" if time is not None else "party_size"
        draft.number = draft.or_time = None


def _settle(draft: BookingDraft, text: str) -> None:
    """As in: people; the time, please."""
    meant = told_in(text)
    if meant == "party_size":
        draft.party_size = draft.number
    elif meant == "time":
        draft.time = draft.or_time
        draft.daypart = draft.earliest = draft.latest = None
    if meant:
        draft.number = draft.or_time = None


def told_in(text: str) -> str:
    """Which of the two the words name, "" where they name none or both."""
    people, hour = PEOPLE.search(text), HOUR.search(text)
    if bool(people) == bool(hour):
        return ""
    return "party_size" if people else "time"


def ask_which_number(scene: Scene) -> Plan:
    """Ask which of the two is meant, in one line and by tap."""
    draft = scene.draft
    draft.expected = []
    card = pickers.which_number(scene)
    people, time = (option["label"] for option in card["options"])
    question = _("Do you mean %(people)s, or %(time)s?") % {"people": people, "time": time}
    return say(scene, *retire(scene), Text(body=question), Card(card=card))
