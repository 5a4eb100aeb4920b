"""Tells diners when a house has a table: on the start page, beside the chat, and above it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from businesses.models import Business
from common.localized import localized
from common.remembering import remembered
from messenger.extensions import Appointment, FreeTimes, OpeningHours
from reservations.enums import ReservationStatus
from reservations.models import Reservation
from reservations.queries import availability, house_plan

USUAL_PARTY = 2
NAMED_TIMES = 2
KEEP_SECONDS = 60
ONE_DAY = dt.timedelta(days=1)
DAY_MINUTES = 24 * 60


class ReservationFacts:
    """Answers the messenger's questions about tables, which it does not know itself."""

    def free_today(self, house: Business, now: dt.datetime) -> FreeTimes | None:
        """Today's open slots for two in one line, or when the next ones are; a minute old at most."""
        key = f"free-today:{house.pk}:{get_language()}"
        return remembered(key, KEEP_SECONDS, lambda: _free_times(house, now))

    def opening_hours(self, house: Business, now: dt.datetime) -> Sequence[OpeningHours]:
        """When tables can be had, days with the same hours together; empty where no rule stands."""
        today = now.astimezone(house.zone).date()
        plan = house_plan(house)
        week = [today + dt.timedelta(days=ahead) for ahead in range(7)]
        week.sort(key=dt.date.weekday)
        hours = {
            day: _hours(
                (r.period.opens, r.period.must_end or r.period.last_seating)
                for r in plan.period_rules(day)
            )
            for day in week
        }
        if not any(hours.values()):
            return ()
        return [
            OpeningHours(
                days=_day_names(list(days), today),
                hours=text or _("Closed"),
                is_today=is_today,
            )
            for (text, is_today), days in groupby(week, lambda day: (hours[day], day == today))
        ]

    def next_appointment(
        self, house: Business, conversation_id: UUID, now: dt.datetime
    ) -> Appointment | None:
        """The next reservation that was made in this conversation and still stands."""
        found = (
            Reservation.objects.for_business(house.pk)
            .filter(
                conversation_id=conversation_id,
                status__in=[ReservationStatus.CONFIRMED, ReservationStatus.REQUESTED],
                ends_at__gt=now,
            )
            .select_related("area")
            .order_by("starts_at")
            .first()
        )
        if found is None:
            return None
        lang = get_language() or "de"
        return Appointment(
            id=str(found.pk),
            starts_at=found.starts_at.astimezone(house.zone),
            party_size=found.party_size,
            area_name=localized(found.area.names, lang) if found.area else "",
        )


def _free_times(house: Business, now: dt.datetime) -> FreeTimes:
    today = now.astimezone(house.zone).date()
    found = availability(house, today, USUAL_PARTY, now=now)
    times = [f"{slot.starts_at.astimezone(house.zone):%H:%M}" for slot in found.slots]
    if len(times) > NAMED_TIMES:
        return FreeTimes(line=_("Free today from %(time)s") % {"time": times[0]}, is_free=True)
    if times:
        return FreeTimes(
            line=_("Free today %(times)s") % {"times": ", ".join(times)}, is_free=True
        )
    tomorrow = availability(house, today + ONE_DAY, USUAL_PARTY, now=now).slots
    if tomorrow:
        first = f"{tomorrow[0].starts_at.astimezone(house.zone):%H:%M}"
        return FreeTimes(line=_("Tomorrow from %(time)s") % {"time": first}, is_free=False)
    lines = {"closed": _("Closed today"), "full": _("Full today")}
    # Too late for today is not full.
    return FreeTimes(line=lines.get(found.reason or "", _("Nothing more today")), is_free=False)


def _hours(spans: Iterable[tuple[int, int]]) -> str:
    texts = [f"{_wall(opens)}–{_wall(until)}" for opens, until in sorted(set(spans))]
    return ", ".join(texts)


def _wall(minutes: int) -> str:
    """Midnight at the end of a day is 24:00; what is later belongs to the next morning."""
    return "24:00" if minutes == DAY_MINUTES else f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _day_names(days: Sequence[dt.date], today: dt.date) -> str:
    dot = "." if (get_language() or "de").startswith("de") else ""
    names = [date_format(day, "D") + dot for day in days]
    if today in days:
        return _("%(day)s, today") % {"day": names[0]}
    return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"
