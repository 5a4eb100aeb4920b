"""From things said to values: which date, which time, how many."""

from collections.abc import Sequence

from assistant.language.clocks import TimeShift
from assistant.language.days import DayShift
from assistant.language.frame import Frame, Slots
from assistant.language.mentions import Mention
from assistant.language.party import PartyShift
from assistant.language.past_days import read_past
from assistant.language.read_bare import read_bare
from assistant.language.read_days import read_days, shift_day
from assistant.language.read_party import read_party, shift_party
from assistant.language.read_times import read_times, shift_time

SHIFTS = frozenset({"TIMESHIFT", "DAYSHIFT", "PARTYSHIFT", "SWAP"})


def read(frame: Frame, mentions: Sequence[Mention]) -> Slots:
    """Return the values meant by the things said in a message."""
    slots = Slots()
    read_days(frame, slots, mentions)
    read_party(frame, slots, mentions)
    read_times(frame, slots, mentions)
    _read_shifts(frame, slots, mentions)
    read_bare(frame, slots, mentions)
    read_past(frame, slots, mentions)
    return slots


def _read_shifts(frame: Frame, slots: Slots, mentions: Sequence[Mention]) -> None:
    grown: set[bool] = set()
    for mention in mentions:
        value = mention.item.value
        if isinstance(value, TimeShift):
            shift_time(frame, slots, mention, value)
        elif isinstance(value, DayShift):
            shift_day(frame, slots, mention, value)
        elif isinstance(value, PartyShift) and (value.number > 0) not in grown:
            grown.add(
                value.number > 0
            )  # said again it is the reason: "two less, my parents cannot come"
            shift_party(frame, slots, mention, value)
