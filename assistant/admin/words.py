"""What was understood, in the words of staff."""

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

SURE = 0.75
LABELS = {
    "date": gettext_lazy("Day"),
    "time": gettext_lazy("Time"),
    "party_size": gettext_lazy("Guests"),
    "area": gettext_lazy("Where"),
    "name": gettext_lazy("Name"),
    "phone": gettext_lazy("Phone"),
    "email": gettext_lazy("E-mail"),
    "reference": gettext_lazy("Reference"),
    "minutes_late": gettext_lazy("Late by"),
    "seating": gettext_lazy("Seating"),
    "note": gettext_lazy("Wish"),
}
"""In the order in which they are listed."""
SEATINGS = {
    "window": gettext_lazy("by the window"),
    "bar": gettext_lazy("at the bar"),
    "indoor": gettext_lazy("inside"),
    "outdoor": gettext_lazy("outside"),
    "quiet": gettext_lazy("quiet"),
    "high_chair": gettext_lazy("high chair"),
    "wheelchair": gettext_lazy("wheelchair"),
}
REASONS = {
    "wish": gettext_lazy("The guest wants to speak with a person."),
    "complaint": gettext_lazy("The guest has a complaint."),
    "question": gettext_lazy("The guest asks something the house has not written down."),
    "misunderstood": gettext_lazy("The assistant did not understand twice."),
    "too_late": gettext_lazy(
        "The guest wants to cancel or change, and online it is too late for that."
    ),
    "large_party": gettext_lazy("The party is larger than what is given out online."),
}


def value_words(name: str, value: Any) -> str:
    """A value of a mark as staff would write it."""
    match name:
        case "date":
            return date_format(dt.date.fromisoformat(str(value)), _("D, j M"))
        case "time":
            return f"{dt.time.fromisoformat(str(value)):%H:%M}"
        case "party_size":
            return ngettext("%(count)d guest", "%(count)d guests", int(value)) % {"count": value}
        case "minutes_late":
            return _("%(minutes)d min") % {"minutes": value}
        case "seating":
            return str(SEATINGS.get(str(value), value))
        case _:
            return str(value)


def is_sure(mark: dict[str, Any]) -> bool:
    """Whether nobody needs to ask back."""
    return mark["other"] is None and mark["confidence"] >= SURE


def other_words(mark: dict[str, Any]) -> str:
    """How else it could be meant; '' where it is clear."""
    return "" if mark["other"] is None else value_words(mark["name"], mark["other"])
