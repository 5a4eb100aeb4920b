"""Several days in one breath: each keeps its own time, and where all are wished for, one table comes after the other."""

import datetime as dt
from dataclasses import replace

from django.utils.translation import gettext as _

from assistant.language import Understanding
from assistant.skills import Card, Outgoing, Plan, Text
from reservations.chat import pickers, words
from reservations.chat.draft import BookingDraft, OfDay, tellable
from reservations.chat.scene import Scene
from reservations.models import Reservation


def merge_by_day(scene: Scene, understood: Understanding) -> None:
    """Take what each day is for into the draft, and let the day that is settled have its own."""
    draft = scene.draft
    wishes = [
        OfDay(date=tellable(wish.date), time=wish.time, party_size=wish.party_size)
        for wish in understood.by_day
    ]
    if wishes and understood.all_days:
        _merge_later(scene, wishes)
    elif wishes:
        draft.by_day = wishes
        if draft.either and len({wish.time for wish in wishes}) > 1:
            draft.time = None
    if understood.date is not None and not wishes:
        settle_by_day(draft, says_time=understood.time is not None)
    elif draft.date is not None:
        settle_by_day(draft, says_time=False)


def _merge_later(scene: Scene, wishes: list[OfDay]) -> None:
    """Remember the tables that come after the first; of a reservation that is changed there is only one."""
    today, draft = scene.local_now.date(), scene.draft
    if draft.mode == "book":
        draft.later = [wish for wish in wishes[1:] if wish.date >= today and wish != wishes[0]]


def settle_by_day(draft: BookingDraft, *, says_time: bool) -> None:
    """Once one of the days is taken, what was said of it counts, and what was said of the others no more."""
    if draft.date is None:
        return
    own = next((wish for wish in draft.by_day if wish.date == draft.date), None)
    draft.by_day = []
    if own is None:
        return
    draft.party_size = own.party_size or draft.party_size
    if own.time is not None and not says_time:
        draft.time, draft.daypart, draft.earliest, draft.latest = own.time, None, None, None


def told_in_order(scene: Scene, plan: Plan) -> Plan:
    """The same, with the order in which the tables come said first."""
    draft = scene.draft
    if not draft.later or draft.date is None:
        return plan
    days = words.joined([words.day(wish.date) for wish in draft.later])
    order = _("One after the other: first %(first)s, then %(others)s.") % {
        "first": words.day(draft.date),
        "others": days,
    }
    return replace(plan, say=(Text(body=order), *plan.say))


def later_in_words(draft: BookingDraft) -> str:
    """The tables that come after this one, for staff."""
    days = [words.day(wish.date) for wish in draft.later]
    return _("then %(others)s") % {"others": words.joined(days)} if days else ""


def go_on_after(scene: Scene, row: Reservation) -> tuple[Outgoing, ...]:
    """What comes once this one is reserved: the next that was wished in the same breath, if there is one.

    It is like the one that is reserved but for what was said of its day.
    """
    draft, (_date, time) = scene.draft, scene.day_and_time(row.starts_at)
    scene.draft = draft.after_booking()
    notes = [note for note in row.notes.splitlines() if note]
    return _go_on(
        scene, draft.later, OfDay(date=_date, time=time, party_size=row.party_size), notes
    )


def next_of(scene: Scene, draft: BookingDraft) -> tuple[Outgoing, ...]:
    """The same where the one before is not wanted after all."""
    given_up = OfDay(
        date=draft.date or scene.local_now.date(), time=draft.time, party_size=draft.party_size
    )
    return _go_on(scene, draft.later, given_up, draft.notes)


def _go_on(
    scene: Scene, wishes: list[OfDay], before: OfDay, notes: list[str]
) -> tuple[Outgoing, ...]:
    """Ask whether to look at the next one; a yes or the tap does."""
    if not wishes:
        return ()
    wish, *later = wishes
    draft = scene.draft
    draft.date, draft.later, draft.notes, draft.comes_after = wish.date, later, notes, True
    draft.time, draft.party_size = wish.time or before.time, wish.party_size or before.party_size
    start = dt.datetime.combine(wish.date, draft.time) if draft.time else None
    parts = [
        words.day_and_time(start) if start else words.day(wish.date),
        words.people(draft.party_size) if draft.party_size else "",
    ]
    question = _("Shall I go on with %(what)s?") % {"what": ", ".join(filter(None, parts))}
    return (Text(body=question), Card(card=pickers.which_day(scene, [wish.date])))
