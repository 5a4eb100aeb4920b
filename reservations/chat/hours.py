"""Opening hours in words, from the house's own service periods and closures."""

import datetime as dt

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from reservations.chat import words
from reservations.chat.scene import Scene
from reservations.models import Closure

Span = tuple[int, int]


def opening(scene: Scene) -> dict[int, list[Span]]:
    """Weekday (0 = Monday) -> [(first seating, last seating)] in wall minutes, as in force today."""
    today = scene.local_now.date()
    hours: dict[int, list[Span]] = {weekday: [] for weekday in range(7)}
    for rule in scene.plan.periods:
        for weekday in range(7):
            if rule.stands_on(today) and rule.weekdays & (1 << weekday):
                hours[weekday].append((rule.period.opens, rule.period.last_seating))
    return {weekday: sorted(spans) for weekday, spans in hours.items()}


def hours_in_words(scene: Scene) -> str:
    """The week in lines of equal days, and what is closed soon."""
    hours = opening(scene)
    lines = [f"{_days(days)}: {_spans(spans)}" for spans, days in _grouped(hours)]
    return "\n".join([_("Seatings:"), *lines, *_closures(scene)])


def hours_on(scene: Scene, date: dt.date) -> str:
    """One day in a sentence."""
    spans = sorted((r.period.opens, r.period.last_seating) for r in scene.plan.period_rules(date))
    day = words.day(date)
    if not is_open_on(scene, date):
        return _("On %(day)s we are closed.") % {"day": day}
    return _("Seatings on %(day)s: %(spans)s.") % {"day": day, "spans": _spans(spans)}


def is_open_on(scene: Scene, date: dt.date) -> bool:
    """Whether the house seats anybody on that day."""
    is_shut = any(
        rule.area is None
        and rule.table is None
        and rule.from_on is not None
        and rule.to_on is not None
        and rule.from_on <= date <= rule.to_on
        for rule in scene.plan.closures
    )
    return not is_shut and bool(scene.plan.period_rules(date))


def _grouped(hours: dict[int, list[Span]]) -> list[tuple[list[Span], list[int]]]:
    groups: list[tuple[list[Span], list[int]]] = []
    for weekday, spans in hours.items():
        if groups and groups[-1][0] == spans:
            groups[-1][1].append(weekday)
        else:
            groups.append((spans, [weekday]))
    return groups


def _days(days: list[int]) -> str:
    first, last = str(WEEKDAYS_ABBR[days[0]]), str(WEEKDAYS_ABBR[days[-1]])
    return first if len(days) == 1 else f"{first}–{last}"


def _spans(spans: list[Span]) -> str:
    if not spans:
        return _("closed")
    return ", ".join(f"{_wall(opens)}–{_wall(last)}" for opens, last in spans)


def _wall(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _closures(scene: Scene) -> list[str]:
    today = scene.local_now.date()
    rows = Closure.objects.filter(
        business=scene.business,
        area=None,
        table=None,
        to_on__gte=today,
        from_on__lte=today + dt.timedelta(days=60),
    ).order_by("from_on")
    return [_closure(row.from_on, row.to_on) for row in rows if row.from_on and row.to_on]


def _closure(first: dt.date, last: dt.date) -> str:
    if first == last:
        return _("Closed on %(day)s.") % {"day": words.day(first)}
    return _("Closed from %(first)s to %(last)s.") % {
        "first": words.day(first),
        "last": words.day(last),
    }
