"""A time that is said as a span: when the diner can come, so that the house may choose what it offers."""

import datetime as dt
import re

from django.utils.translation import gettext as _

from assistant.language import Span, Understanding
from reservations.chat import words
from reservations.chat.draft import BookingDraft

CHOICE = re.compile(r"\b(zwischen|between|oder|or)\b|/", re.IGNORECASE)
ARRIVAL = re.compile(r"(gerne? |gern |so |etwa |ca\.? )*(ab|von|from|starting)\b", re.IGNORECASE)
"""Whoever reserves "ab 19 Uhr" comes at seven."""
ASKS_WHAT_IS_FREE = re.compile(
    r"\b(was|wann|welche\w*)\b[^.;!?\n]{0,40}\b(frei|gibt|gäbe|geht|ginge|habt|haben|hättet|hätten)\b"
    r"|\b(what|when|which)\b[^.;!?\n]{0,40}\b(free|available|have|got)\b",
    re.IGNORECASE,
)
"""Whoever asks what is free wants to see it, not to have the first of it held."""
LONGEST_CHOICE = dt.timedelta(hours=1)
"""From seven to nine is a visit; from seven to eight is when it may begin."""
ANY_DAY = dt.date(2000, 1, 1)


def window_said(understood: Understanding) -> Span[dt.time] | None:
    """The span within which a table is wished for, or None where a single time is: "nach 20 Uhr", "between 7 and 8"."""
    said, time = understood.time_span, understood.time
    if said is None or said.relative or time is None:
        return None
    if time.negated or (time.start, time.end) != (said.start, said.end):
        return None
    text = understood.text[said.start : said.end]
    if ASKS_WHAT_IS_FREE.search(understood.text) or CHOICE.search(text):
        return said.value
    if said.value.earliest and said.value.latest:
        return said.value if _is_short(said.value.earliest, said.value.latest) else None
    is_arrival = said.value.latest is None and ARRIVAL.match(text)
    return None if is_arrival else said.value


def time_in_words(draft: BookingDraft) -> str:
    """When the diner would like to come: at 19:00; from 20:15; between 19:00 and 20:00; in the evening."""
    if draft.time:
        return _("at %(time)s") % {"time": words.clock(draft.time)}
    if draft.earliest and draft.latest:
        return _("between %(first)s and %(last)s") % {
            "first": words.clock(draft.earliest),
            "last": words.clock(draft.latest),
        }
    if draft.earliest:
        return _("from %(time)s") % {"time": words.clock(draft.earliest)}
    if draft.latest:
        return _("until %(time)s") % {"time": words.clock(draft.latest)}
    return words.daypart(draft.daypart)


def _is_short(first: dt.time, last: dt.time) -> bool:
    begins, ends = (dt.datetime.combine(ANY_DAY, each) for each in (first, last))
    return dt.timedelta(0) < ends - begins <= LONGEST_CHOICE
