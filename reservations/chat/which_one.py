"""Which of several reservations is meant, when it was asked or is said along."""

import datetime as dt
import re

from django.utils.translation import gettext as _

from assistant.language import Understanding
from assistant.skills import Plan, Text
from reservations.chat import changing
from reservations.chat.merging import CORE, merge
from reservations.chat.plans import say
from reservations.chat.scene import Scene
from reservations.chat.several import ask_cancel_all, note_on
from reservations.models import Reservation

ALL = re.compile(
    r"\b(beiden?|beides|both|alle|all|all of (them|it)|jede[ns]?|each|every one)\b", re.IGNORECASE
)
BOTH = re.compile(r"\b(beiden?|beides|both)\b", re.IGNORECASE)
PLACES = (
    re.compile(
        r"\b(erste[nrs]?|erstere[nrs]?|frühere[nrs]?|first|former|earlier)\b", re.IGNORECASE
    ),
    re.compile(r"\b(zweite[nrs]?|second)\b", re.IGNORECASE),
    re.compile(r"\b(dritte[nrs]?|third)\b", re.IGNORECASE),
)
LAST = re.compile(
    r"\b(letzte[nrs]?|letztere[nrs]?|spätere[nrs]?|last|latter|later)\b", re.IGNORECASE
)

LEADS_TO = re.compile(r"\b(auf|to)\s+((den|the|this|next)\s+)?$", re.IGNORECASE)
"""What stands right before the day that a reservation is moved to."""


def answer_to_which(scene: Scene, understood: Understanding) -> Plan | None:
    """As in: "the one on Saturday"; "the second one"; "both"; "the first to nine", when it was asked which is meant."""
    to, coming = scene.draft.which_to, scene.coming()
    scene.draft.which_to = ""
    if not to or not coming:
        return None
    if understood.has("cancel"):
        to = "cancel"  # asked which to change, "and the one on Saturday can go"
    rows = _told_apart(scene, coming, understood, to)
    if means_all(understood, named=len(rows)):
        if scene.open_cards("sure"):
            return None  # "yes, both": the first of them, then the next
        rows = coming
    if to == "note" and rows:
        return note_on(scene, rows)
    if len(rows) > 1:
        return ask_cancel_all(scene, rows) if to == "cancel" else _one_by_one(scene)
    if not rows:
        return None
    return (
        changing.ask_cancel(scene, rows[0])
        if to == "cancel"
        else change_of(scene, rows[0], understood)
    )


def is_answer(scene: Scene, understood: Understanding) -> bool:
    """Whether it was asked which is meant, and some are named."""
    to = scene.draft.which_to
    return bool(to) and bool(
        means_all(understood) or _told_apart(scene, scene.coming(), understood, to)
    )


def means_all(understood: Understanding, *, named: int = 0) -> bool:
    """As in: both; "alle absagen". Where one is `named`, "that's all" is of nothing: only "both" is more than it."""
    words = BOTH if named == 1 else ALL
    return understood.choice is None and words.search(understood.text) is not None


def _one_by_one(scene: Scene) -> Plan:
    scene.draft.which_to = "change"
    return say(scene, Text(body=_("One after the other, please: which one shall I change first?")))


def change_of(scene: Scene, row: Reservation, understood: Understanding) -> Plan:
    """Propose what was said along, "die erste auf 21 Uhr", or ask what should be different."""
    changing.begin_change(scene, row)
    changed = merge(scene, understood)
    if changed & CORE:
        return changing.propose_what(scene, changed, CORE | {"notes"})
    return changing.start_change(scene, row)


def _told_apart(
    scene: Scene, rows: list[Reservation], understood: Understanding, to: str
) -> list[Reservation]:
    """The one that an answer names: by its place, or by day, time and number of people.

    What fits none of them is what a change is to lead to: "the one on Saturday to nine".
    """
    placed = _by_place(rows, understood)
    if placed is not None:
        return [placed]
    date, time, size = understood.date, understood.time, understood.party_size
    if any(each is not None and each.negated for each in (date, time, size)):
        return []
    left, fits = list(rows), False
    for said, is_so in (
        (date, lambda row: date is not None and _is_on(scene, row, date.value)),
        (time, lambda row: time is not None and _starts_at(scene, row, time.value)),
        (size, lambda row: size is not None and row.party_size == size.value),
    ):
        if said is None:
            continue
        fitting = [row for row in left if is_so(row)]
        if not fitting and to != "change":
            return []
        fits = fits or bool(fitting)
        left = fitting or left
    return left if fits and len(left) == 1 else []


def _by_place(rows: list[Reservation], understood: Understanding) -> Reservation | None:
    if understood.choice is not None and 0 <= understood.choice.value < len(rows):
        return rows[understood.choice.value]
    if LAST.search(understood.text):
        return rows[-1]
    place = next((at for at, words in enumerate(PLACES) if words.search(understood.text)), None)
    return rows[place] if place is not None and place < len(rows) else None


def _starts_at(scene: Scene, row: Reservation, time: dt.time) -> bool:
    return row.starts_at.astimezone(scene.zone).time() == time


def meant(scene: Scene, rows: list[Reservation], understood: Understanding) -> list[Reservation]:
    """Those on the day that was named, if one was."""
    if understood.date is None:
        return rows
    return [row for row in rows if _is_on(scene, row, understood.date.value)] or rows


def to_be_changed(
    scene: Scene, rows: list[Reservation], understood: Understanding
) -> Reservation | None:
    """The one whose day is said along: "the one on Friday to eight", not "to Friday"."""
    date = understood.date
    if date is None or date.negated or LEADS_TO.search(understood.text, 0, date.start):
        return None
    found = [row for row in rows if _is_on(scene, row, date.value)]
    return found[0] if len(found) == 1 else None


def _is_on(scene: Scene, row: Reservation, day: dt.date) -> bool:
    return day in (row.service_date, row.starts_at.astimezone(scene.zone).date())
