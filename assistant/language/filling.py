"""Fill a slot from a bare number or a short word, where it is known which slot that is."""

from assistant.language.clocks import clock_of
from assistant.language.dates import on_day
from assistant.language.days import Day, OnWeekday
from assistant.language.frame import Frame, Slots
from assistant.language.mentions import Mention
from assistant.language.party import Count
from assistant.language.read_party import LARGEST_PARTY
from assistant.language.read_times import time_of

LONGEST_BARE_ANSWER = 3


def fill_party(frame: Frame, slots: Slots, mention: Mention, value: object) -> bool:
    """Fill in how many come; whether the value is such a number."""
    number = value.number if isinstance(value, Count) else value
    if not isinstance(number, int) or not 0 < number <= LARGEST_PARTY:
        return False
    slots.party_size = frame.value(mention, number)
    return True


def fill_time(frame: Frame, slots: Slots, mention: Mention, value: object) -> bool:
    """Fill in the time; whether the value is one."""
    found = clock_of(value)
    if found is None or mention.kind == "DOUBTFULDAY":
        return False
    time, other = time_of(frame, slots, found)
    slots.time = frame.value(mention, time, other=other)
    return True


def fill_day(frame: Frame, slots: Slots, mention: Mention, day: Day | None) -> bool:
    """Fill in the day; whether there is one."""
    reading = day.seen_from(frame.today) if day else None
    if reading is None:
        return False
    slots.date = frame.value(mention, reading.date, other=reading.other)
    return True


def bare_day(frame: Frame, mention: Mention) -> Day | None:
    """Return the day a bare thing may be: "13", "13.", "13.4", "Mi"."""
    value = mention.item.value
    if isinstance(value, tuple):
        return on_day(*value)
    if not isinstance(value, int):
        return None
    if mention.kind == "DOUBTFULDAY":
        short = len(frame.tokens) <= LONGEST_BARE_ANSWER - 1
        return OnWeekday(value) if short or looks_like_weekday(frame, mention) else None
    return on_day(value)


def looks_like_weekday(frame: Frame, mention: Mention) -> bool:
    """Whether a short word is a weekday by its looks: "Mi, 12 Uhr", "So 12 Uhr", not "so"."""
    word = frame.tokens[mention.item.start].text
    behind = frame.tokens[mention.item.end : mention.item.end + 1]
    return len(word) == 2 and word[0].isupper() and (not behind or not behind[0].is_word)
