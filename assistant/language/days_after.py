"""Weekdays counted from the day talked about: "the Friday after", "am Samstag darauf"."""

from collections.abc import Sequence

from assistant.language.days import Day, OnWeekday
from assistant.language.mentions import Mention
from assistant.language.spelling import word_set
from assistant.language.tokens import Token

_AFTER = word_set("after danach darauf drauf afterwards")
_FOLLOWING = word_set("following darauffolgenden darauffolgender")
_MAY_FOLLOW = word_set("that please bitte instead then if wenn falls is would works")


def is_day_after(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether this weekday is the first such after another day, not "Friday after 7"."""
    value: object = mention.item.value
    day: object = getattr(value, "day", value)
    if not isinstance(day, OnWeekday):
        return False
    inside = tokens[mention.item.start : mention.item.end]
    if any(token.norm in _FOLLOWING for token in inside):
        return True
    behind = tokens[mention.item.end : mention.item.end + 2]
    if not behind or behind[0].norm not in _AFTER:
        return False
    return len(behind) == 1 or behind[1].norm in _MAY_FOLLOW or not behind[1].norm.isalnum()


def weekday_of(day: Day) -> int:
    """Return the weekday of a day that is one."""
    return day.weekday if isinstance(day, OnWeekday) else 0
