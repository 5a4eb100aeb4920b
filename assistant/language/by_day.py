"""What is said of each of several days: "Friday at 7 or Saturday at 8", "Samstag für 2 und Sonntag für 4".

The words between two days belong to the first up to the "and" or "or" that stands before the second. What only one of
them says is of all.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from assistant.language.frame import Frame, Slots
from assistant.language.mentions import Mention
from assistant.language.model import DayWish, Value
from assistant.language.read_party import read_party
from assistant.language.read_times import read_times

V = TypeVar("V")


def read_by_day(frame: Frame, slots: Slots, mentions: Sequence[Mention]) -> None:
    """Fill in what each of the days is for, and let the values be those of the first."""
    group = slots.day_group
    if group is None:
        return
    starts = [mention.item.start for mention in group.mentions]
    cuts = [
        _cut(frame, before.item.end, after.item.start, group.words)
        for before, after in pairwise(group.mentions)
    ]
    bounds = [0, *cuts, len(frame.tokens)]
    own = []
    for number, first in enumerate(starts):
        said = [m for m in mentions if bounds[number] <= m.item.start < bounds[number + 1]]
        own.append(_of_one(frame, slots, said, is_first=first == starts[0]))
    times = _shared([each.time for each in own], slots.time)
    sizes = _shared([each.party_size for each in own], slots.party_size)
    days = [day.seen_from(frame.today) for day in group.days]
    slots.by_day = [
        DayWish(date=day.date, time=_value(time), party_size=_value(size))
        for day, time, size in zip(days, times, sizes, strict=True)
        if day is not None
    ]
    slots.is_all_days = not group.is_open
    if len({wish.date for wish in slots.by_day}) > 1:
        slots.time, slots.party_size = times[0], sizes[0]
    else:
        slots.by_day = []


def _cut(frame: Frame, start: int, end: int, words: frozenset[str]) -> int:
    """Where the word stands that joins two days."""
    places = [at for at in range(start, end) if frame.tokens[at].norm in words]
    return places[-1] if places else end


def _of_one(frame: Frame, slots: Slots, said: Sequence[Mention], *, is_first: bool) -> Slots:
    own = Slots(daypart=slots.daypart)
    own.date = slots.date if is_first else None
    read_party(frame, own, said)
    read_times(frame, own, said)
    return own


def _shared(said: Sequence[Value[V] | None], otherwise: Value[V] | None) -> list[Value[V] | None]:
    """Each one's own value, or else the one before it, or else the first that any has."""
    known = next((value for value in said if value is not None), otherwise)
    found = []
    for value in said:
        known = value or known
        found.append(known)
    return found


def _value(value: Value[V] | None) -> V | None:
    return value.value if value is not None and not value.negated else None
