"""Whether a number by itself, "nein, 8" or "make it 8", is how many come or the hour.

It is what only it can be in this house. Where both can be, it is what was talked about last; else what is near to what
it takes the place of while the other is far, if it is an hour to eat at. Nobody says "make it 9" to be nine instead of
two, but to come at nine instead of eight.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from assistant.language.clocks import MINUTES_AN_HOUR, clock_of
from assistant.language.filling import fill_party, fill_time
from assistant.language.frame import Frame, Slots
from assistant.language.mentions import Mention
from assistant.language.opening import is_served_at
from assistant.language.party import Count
from assistant.language.read_times import time_of

Meant = Literal["party_size", "time", "open"]
_NEAR, _FAR = 2, 4
"""So many people or hours at most, and so many at least."""


_MEALS = frozenset({12, 13, 14, 18, 19, 20, 21})
"""The hours at which people come to eat: another one is meant only where times were talked about last."""


def read_number_alone(frame: Frame, slots: Slots, mentions: Sequence[Mention]) -> None:
    """Read "make it 8" against what is known: people, the hour, or either."""
    size = slots.party_size
    if size is None or slots.time is not None or frame.draft.time is None:
        return
    for mention in mentions:
        value = mention.item.value
        if isinstance(value, Count) and value.bare and size.value == value.number:
            slots.party_size = None
            _fill_meant(frame, slots, mention, value.number)
            return


def read_correction(frame: Frame, slots: Slots, mention: Mention) -> None:
    """Read "doch lieber 6" against the draft: more people, or another hour."""
    number, draft = mention.item.value, frame.draft
    if not isinstance(number, int):
        return
    if slots.time is None and draft.time is not None:
        _fill_meant(frame, slots, mention, number)
    elif draft.party_size is not None:
        fill_party(frame, slots, mention, number)


def _fill_meant(frame: Frame, slots: Slots, mention: Mention, number: int) -> None:
    """Fill in what a number by itself means; where it may be either, the people and the hour beside it."""
    meant = number_meant(frame, slots, number)
    if meant == "time":
        fill_time(frame, slots, mention, number)
        return
    fill_party(frame, slots, mention, number)
    hour = hour_meant(frame, slots, number) if meant == "open" else None
    if hour is not None:
        slots.or_time = frame.value(mention, hour[0], other=hour[1])


def number_meant(frame: Frame, slots: Slots, number: int, last: str = "") -> Meant:
    """Return what the number is, "open" where it may well be either; `last` is what was said last."""
    may_be = [slot for slot in ("party_size", "time") if _may_be(frame, slots, number, slot)]
    last = last or frame.draft.last
    if len(may_be) == 1:
        return "time" if may_be == ["time"] else "party_size"
    if last in ("party_size", "time"):
        return "time" if last == "time" else "party_size"
    return _nearer(frame, slots, number) if may_be else "party_size"


def hour_meant(frame: Frame, slots: Slots, number: int) -> tuple[dt.time, dt.time | None] | None:
    """Return the time that the number is as an hour, and its other reading."""
    clock = clock_of(number)
    return time_of(frame, slots, clock) if clock is not None else None


def _may_be(frame: Frame, slots: Slots, number: int, slot: str) -> bool:
    largest = frame.context.largest_party
    size, time = _known(frame, slots)
    if slot == "party_size":
        return number not in {0, size} and (largest is None or number <= largest)
    hour = hour_meant(frame, slots, number)
    if hour is None or time in (None, hour[0]):
        return False
    date = slots.date.value if slots.date else frame.draft.date
    return is_served_at(hour[0], date, frame.context.opening)


def _nearer(frame: Frame, slots: Slots, number: int) -> Meant:
    hour = hour_meant(frame, slots, number)
    size, time = _known(frame, slots)
    if hour is None or size is None or time is None:
        return "time" if size is None else "party_size"
    if hour[0].hour not in _MEALS:
        return "party_size"
    people = abs(number - size)
    hours = abs(_minutes(hour[0]) - _minutes(time)) / MINUTES_AN_HOUR
    if hours <= _NEAR and people >= _FAR:
        return "time"
    return "party_size" if people <= _NEAR and hours >= _FAR else "open"


def _known(frame: Frame, slots: Slots) -> tuple[int | None, dt.time | None]:
    """Return how many and when, as said in this message or else before."""
    size = slots.party_size.value if slots.party_size else frame.draft.party_size
    return size, slots.time.value if slots.time else frame.draft.time


def _minutes(time: dt.time) -> int:
    return time.hour * MINUTES_AN_HOUR + time.minute
