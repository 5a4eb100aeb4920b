"""Which of several reservations is meant, when it was asked or is said along."""

import datetime as dt

from assistant.language import Understanding
from assistant.skills import Plan
from reservations.chat import changing
from reservations.chat.scene import Scene
from reservations.models import Reservation


def answer_to_which(scene: Scene, understood: Understanding) -> Plan | None:
    """As in: "the one on Saturday"; "the second one", when it was asked which of several is meant."""
    to, scene.draft.which_to = scene.draft.which_to, ""
    rows = _told_apart(scene, scene.coming(), understood) if to else []
    if len(rows) != 1:
        return None
    return (changing.ask_cancel if to == "cancel" else changing.start_change)(scene, rows[0])


def _told_apart(
    scene: Scene, rows: list[Reservation], understood: Understanding
) -> list[Reservation]:
    """Those that an answer fits: by their place, or by day, time and number of people."""
    if understood.choice is not None and 0 <= understood.choice.value < len(rows):
        return [rows[understood.choice.value]]
    date, time, size = understood.date, understood.time, understood.party_size
    said = [each for each in (date, time, size) if each is not None]
    if not said or any(each.negated for each in said):
        return []
    return [
        row
        for row in rows
        if (date is None or _is_on(scene, row, date.value))
        and (time is None or row.starts_at.astimezone(scene.zone).time() == time.value)
        and (size is None or row.party_size == size.value)
    ]


def meant(scene: Scene, rows: list[Reservation], understood: Understanding) -> list[Reservation]:
    """Those on the day that was named, if one was."""
    if understood.date is None:
        return rows
    return [row for row in rows if _is_on(scene, row, understood.date.value)] or rows


def _is_on(scene: Scene, row: Reservation, day: dt.date) -> bool:
    return day in (row.service_date, row.starts_at.astimezone(scene.zone).date())
