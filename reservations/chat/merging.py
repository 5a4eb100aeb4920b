"""Take what a message said into the draft; only what was said changes."""

import datetime as dt
import re
from dataclasses import replace

from assistant.language import Span, Understanding, Value
from reservations.chat.at_once import means_now, merge_soonest
from reservations.chat.by_day import merge_by_day
from reservations.chat.draft import BookingDraft, tellable
from reservations.chat.offers import DAYPARTS
from reservations.chat.scene import Scene
from reservations.chat.seats import is_an_area, merge_where
from reservations.chat.which_days import days_of, is_month, left_open
from reservations.chat.which_number import merge_size
from reservations.chat.windows import window_said

MAX_NOTES, MAX_NOTE_CHARS, MAX_NOTES_CHARS = 12, 400, 2_000
CORE = {"party_size", "date", "time", "area", "window"}
"""What makes a wish another one; a contact and notes stand beside it."""
QUARTER = 15
"""Minutes between two starts."""
SMILES = " \t\n:;,-–("
"""What is left of ":)" and of a list at the ends of a note."""
BARE_DAY = re.compile(r"(?:\w{2,3}\s+)*\d{1,2}(?:\.|st|nd|rd|th|ten|er)?", re.IGNORECASE)
WEEKDAY = re.compile(
    r"(?:\w{2,3}\s+)?(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?\n]")
TELLS_A_NAME = re.compile(
    r"\b(ich (heiße|heisse|bin)|mein name( ist)?|(my|the) name(.?s| is)|i.?m|i am|this is)\s+(\w+\.?\s+)?$",
    re.IGNORECASE,
)
"""What stands right before a name that somebody gives as their own, with room for a title."""
SAME_DAY = re.compile(
    r"\b(selben|gleichen) (tag|abend|mittag)\b|\bsame (day|evening|night)\b", re.IGNORECASE
)


def merge(scene: Scene, understood: Understanding) -> set[str]:
    """Put the understood values into the draft; return the names of the slots that changed."""
    before = _core(scene)
    understood = _day_or_name(scene, understood)
    merge_wish(scene, understood)
    merge_contact(scene, understood)
    merge_notes(scene, understood)
    after = _core(scene)
    return {slot for slot in before if before[slot] != after[slot]}


def merge_wish(scene: Scene, understood: Understanding) -> None:
    """Take how many, when and where into the draft."""
    _merge_when(scene, understood)
    merge_where(scene, understood)


def _day_or_name(scene: Scene, understood: Understanding) -> Understanding:
    """Asked for a name, "Sonntag" is one where the table is for a Sunday already; else it is another day."""
    day, name = understood.date, understood.name
    if day is None or name is None or (day.start, day.end) != (name.start, name.end):
        return understood
    known = scene.draft.date
    if known is not None and known.weekday() == day.value.weekday():
        return replace(understood, date=None)
    return replace(understood, name=None)


def _core(scene: Scene) -> dict[str, object]:
    draft = scene.draft
    return {
        "party_size": (draft.party_size, draft.number),
        "date": (draft.date, tuple(draft.either)),
        "time": draft.time,
        "area": draft.area,
        "window": (draft.daypart, draft.earliest, draft.latest),
        "contact": (draft.name, draft.phone, draft.email),
        "notes": tuple(draft.notes),
    }


def _merge_when(scene: Scene, understood: Understanding) -> None:
    draft = scene.draft
    merge_size(draft, understood)
    _merge_day(scene, understood)
    _merge_time(scene, understood)
    merge_by_day(scene, understood)
    if draft.date and draft.time and _is_from_now(understood):
        # No table begins at 15:11: whoever comes in an hour is there at the next quarter.
        moment = _next_quarter(dt.datetime.combine(draft.date, draft.time))
        draft.date, draft.time = tellable(moment.date()), moment.time()
    if understood.date and draft.date and draft.time and _is_still_tonight(scene):
        draft.date = scene.plan.service_date(scene.thread.now)


def _merge_time(scene: Scene, understood: Understanding) -> None:
    draft = scene.draft
    is_beside = understood.time_span is not None and understood.time_span.relative
    window = window_said(understood)
    if window is not None:
        draft.earliest, draft.latest = window.earliest, window.latest
        draft.time = draft.daypart = None
    elif understood.time and not (understood.time.negated and is_beside):
        draft.time = None if understood.time.negated else _minute(understood.time.value)
        draft.daypart = draft.earliest = draft.latest = None
    elif understood.time_span:
        draft.earliest, draft.latest = (
            understood.time_span.value.earliest,
            understood.time_span.value.latest,
        )
        draft.time = draft.daypart = None
    elif understood.daypart and not _is_within(draft.time, understood.daypart):
        draft.daypart, draft.time = understood.daypart, None
    elif not understood.daypart:
        merge_soonest(scene, understood)


def _merge_day(scene: Scene, understood: Understanding) -> None:
    draft = scene.draft
    if understood.date:
        month = _month_said(draft, understood)
        of_month = _weekdays(understood, month)
        either = of_month or left_open(scene, understood)
        draft.either = either if len(either) > 1 else []
        is_open = understood.date.negated or draft.either
        before = draft.date
        said = either[0] if either else tellable(understood.date.value)
        draft.date = None if is_open else said
        if draft.date:
            draft.date = _in_month(understood, month, draft.date)
            draft.date = _in_week(understood, before, draft.date)
        draft.month = month if of_month else None
    elif understood.date_span and is_month(understood.date_span.value):
        _merge_month(draft, understood.date_span.value)
    elif understood.date_span and understood.date_span.value.earliest:
        days = days_of(scene, understood.date_span)
        draft.either = days if len(days) > 1 else []
        draft.date = None if draft.either else days[0]
    elif draft.date is None and not draft.either:
        draft.date = _day_pointed_at(scene, understood)


def _day_pointed_at(scene: Scene, understood: Understanding) -> dt.date | None:
    """Now, or the day for which a table is reserved already: "another one on the same day"."""
    if understood.soonest or means_now(understood):
        return scene.plan.service_date(scene.thread.now)
    rows = scene.coming() if SAME_DAY.search(understood.text) else []
    return rows[0].service_date if len(rows) == 1 else None


def _merge_month(draft: BookingDraft, month: Span[dt.date]) -> None:
    """A month of which no day was said takes another month's day and time out of the draft."""
    if draft.date and month.earliest and draft.date.month == month.earliest.month:
        return
    if draft.date:
        draft.date = draft.time = None
    draft.either, draft.month = [], month.earliest


def _month_said(draft: BookingDraft, understood: Understanding) -> dt.date | None:
    """The first day that can be of a month said now, or before and without a day."""
    span = understood.date_span
    return span.value.earliest if span and is_month(span.value) else draft.month


def _weekdays(understood: Understanding, month: dt.date | None) -> list[dt.date]:
    """The Saturdays of the month, where "a Saturday" is said of it."""
    said = understood.date
    if month is None or said is None or said.negated:
        return []
    if not WEEKDAY.fullmatch(understood.text[said.start : said.end]):
        return []
    days = (month + dt.timedelta(days=on) for on in range(31))
    return [
        day for day in days if day.month == month.month and day.weekday() == said.value.weekday()
    ]


def _in_month(understood: Understanding, month: dt.date | None, date: dt.date) -> dt.date:
    """The 12th of the month that was spoken of, where only "the 12th" is said."""
    said = understood.date
    if month is None or said is None:
        return date
    if not BARE_DAY.fullmatch(understood.text[said.start : said.end]):
        return date
    try:
        return month.replace(day=date.day)
    except ValueError:
        return date


def _in_week(understood: Understanding, before: dt.date | None, date: dt.date) -> dt.date:
    """The Thursday of the week that was spoken of, where only "Thursday" is said and it is not this week's."""
    said = understood.date
    if before is None or said is None or said.other is not None or before <= date:
        return date
    if not WEEKDAY.fullmatch(understood.text[said.start : said.end]):
        return date
    return before + dt.timedelta(days=date.weekday() - before.weekday())


def _is_still_tonight(scene: Scene) -> bool:
    """Shortly after midnight "today at a quarter to one" is the night that is running, not the next."""
    draft, tonight = scene.draft, scene.plan.service_date(scene.thread.now)
    if draft.date != scene.local_now.date() or draft.date == tonight or draft.time is None:
        return False
    meant = dt.datetime.combine(draft.date, draft.time, tzinfo=scene.zone)
    return meant > scene.thread.now and scene.plan.service_date(meant) == tonight


def _is_within(time: dt.time | None, daypart: str) -> bool:
    first, last = DAYPARTS.get(daypart, (dt.time.min, dt.time.max))
    return time is not None and first <= time <= last


def _minute(time: dt.time) -> dt.time:
    return time.replace(second=0, microsecond=0)


def _is_from_now(understood: Understanding) -> bool:
    """Whether day and time were counted from this moment: "in an hour"."""
    date, time = understood.date, understood.time
    return bool(date and date.relative and time and time.relative and date.start == time.start)


def _next_quarter(moment: dt.datetime) -> dt.datetime:
    return moment + dt.timedelta(minutes=-moment.minute % QUARTER)


def merge_contact(scene: Scene, understood: Understanding) -> None:
    """Take name, phone and mail into the draft."""
    draft = scene.draft
    if understood.name and not _is_no_name(scene, understood, understood.name):
        draft.name = understood.name.value[:120]
    if understood.phone:
        draft.phone = understood.phone.value[:32]
    if understood.email:
        draft.email = understood.email.value[:254]


def _is_no_name(scene: Scene, understood: Understanding, name: Value[str]) -> bool:
    """A question about no table names no guest ("a menu?"), nor does a place or, unasked, an occasion ("wedding")."""
    is_asked = "name" in scene.draft.expected
    if scene.draft.name and any(
        n.start <= name.start and name.end <= n.end for n in understood.notes
    ):
        return True  # "one of us has coeliac disease" calls nobody by another name
    if not is_asked and (name.start, name.end) in {(n.start, n.end) for n in understood.notes}:
        return True
    is_about_a_table = understood.party_size or understood.date or understood.time
    ends = SENTENCE_END.search(understood.text, name.end)
    if ends and ends[0] == "?" and not is_about_a_table and not tells_a_name(understood):
        return True
    places = [*understood.seating, *([understood.area] if understood.area else [])]
    return any(
        not understood.text[min(name.end, place.end) : max(name.start, place.start)].strip()
        for place in places
    )


def tells_a_name(understood: Understanding) -> bool:
    """As in: "ich heiße Greta Sommer, gibt es Trüffelpasta?"."""
    name = understood.name
    return name is not None and TELLS_A_NAME.search(understood.text, 0, name.start) is not None


def merge_notes(scene: Scene, understood: Understanding, *, with_seats: bool = True) -> None:
    """Take notes, and seats that are no area, into the draft in the diner's own words."""
    wishes = [value for value in understood.notes if not value.negated]
    seats = [
        seat
        for seat in understood.seating
        if with_seats
        and not seat.negated
        and not is_an_area(scene, understood, seat)
        and not any(note.start <= seat.start and seat.end <= note.end for note in wishes)
    ]
    for value in [*wishes, *seats]:
        said = understood.text[value.start : value.end].strip(SMILES) or str(value.value)
        _note(scene.draft, said[:MAX_NOTE_CHARS])


def _note(draft: BookingDraft, said: str) -> None:
    """Note it once, as long as a reservation can hold it all."""
    all_said = len("\n".join([*draft.notes, said]))
    fits = len(draft.notes) < MAX_NOTES and all_said <= MAX_NOTES_CHARS
    if said and said not in draft.notes and fits:
        draft.notes.append(said)
