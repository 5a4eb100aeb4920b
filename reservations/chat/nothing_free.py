"""Why nothing can be had at the wished time, in words that are true of that very time."""

import datetime as dt

from django.utils.translation import gettext as _

from reservations.chat import words
from reservations.chat.hours import hours_on
from reservations.chat.offers import Offers, wished_window
from reservations.chat.scene import Scene
from reservations.chat.windows import time_in_words


def nothing(scene: Scene, found: Offers) -> str:
    """The reason in a sentence: the day's, or that the house does not seat then, or that all is taken then."""
    day = words.day(found.date)
    people = words.people(scene.draft.party_size or 1)
    reasons = {
        "closed": _("On %(day)s we are closed.") % {"day": day},
        "too_far": _("%(day)s is further ahead than we take reservations.") % {"day": day},
        "too_soon": _("For %(day)s it is too late to reserve online; please call us.")
        % {"day": day},
        "too_large": _("I cannot seat %(people)s by myself.") % {"people": people},
    }
    if found.reason in reasons:
        return reasons[found.reason]
    if not is_served(scene, found.date):
        return f"{_('There are no seatings then.')} {hours_on(scene, found.date)}"
    return _("I am sorry, nothing is left for %(people)s on %(day)s%(at)s.") % {
        "people": people,
        "day": day,
        "at": _then(scene),
    }


def is_served(scene: Scene, date: dt.date) -> bool:
    """Whether any period of that day begins parties at the wished time, or within the wished part of the day."""
    rules = scene.plan.period_rules(date)
    if scene.draft.time:
        wall = scene.wall_on(date, scene.draft.time)
        return any(rule.includes(wall) for rule in rules)
    first, last = wished_window(scene) or (dt.time.min, dt.time.max)
    return any(
        rule.period.opens <= last.hour * 60 + last.minute
        and first.hour * 60 + first.minute <= rule.period.last_seating
        for rule in rules
    )


def _then(scene: Scene) -> str:
    """As in: at 19:00; from 20:15; in the evening; with the area that was wished for."""
    time, area = time_in_words(scene.draft), scene.area_name(scene.draft.area)
    return "".join((f" {time}" if time else "", f" ({area})" if area else ""))
