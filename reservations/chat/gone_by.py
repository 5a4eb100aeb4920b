"""A day that is past already: said kindly, with the question for another."""

import datetime as dt
import re

from django.utils.translation import gettext as _

from assistant.language import Understanding, Value
from assistant.skills import Card, Plan, Text
from reservations.chat import pickers, words
from reservations.chat.plans import retire, say
from reservations.chat.scene import Scene

RECENTLY = dt.timedelta(days=90)
DAY_MONTH_AND_YEAR = 3


def day_gone_by(scene: Scene, understood: Understanding) -> dt.date | None:
    """The day before today that this message asks for, if it asks for one."""
    today = scene.plan.service_date(scene.thread.now)
    if understood.past is not None:
        return understood.past.value
    said = understood.date
    if said is None or said.negated:
        return None
    if said.value < today:
        return said.value
    return _of_this_year(scene, understood.text, said)


def _of_this_year(scene: Scene, text: str, said: Value[dt.date]) -> dt.date | None:
    """A day and month lately gone by; next year's is meant only where it can be had or its year was said."""
    today = scene.local_now.date()
    last = today + dt.timedelta(days=scene.policy.max_advance_days)
    is_leap_day = (said.value.month, said.value.day) == (2, 29)
    if (
        said.value <= last
        or is_leap_day
        or _names_the_year(text[said.start : said.end], said.value)
    ):
        return None
    before = said.value.replace(year=said.value.year - 1)
    return before if today - RECENTLY <= before < today else None


def _names_the_year(words_of_it: str, date: dt.date) -> bool:
    """Whether the words give the year: in four figures, or in two after day and month."""
    numbers = re.findall(r"\d+", words_of_it)
    if f"{date:%Y}" in numbers:
        return True
    return len(numbers) >= DAY_MONTH_AND_YEAR and numbers[-1] == f"{date:%y}"


def ask_for_another_day(scene: Scene, gone: dt.date) -> Plan:
    """Say that the day is over and ask for another; what else was said stays."""
    scene.draft.date, scene.draft.either, scene.draft.expected = None, [], ["date"]
    scene.draft.month = None
    sentence = _("%(day)s is already past. Which day would suit you instead?") % {
        "day": words.day(gone)
    }
    card = pickers.picker(scene, ["date"])
    return say(scene, *retire(scene), Text(body=sentence), Card(card=card))
