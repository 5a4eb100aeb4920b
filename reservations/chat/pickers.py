"""The cards that ask for what is missing: how many, which day, what time, or which of few answers is meant."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from reservations.chat import words
from reservations.chat.cards import VERSION, action
from reservations.chat.scene import Scene


def picker(scene: Scene, need: Sequence[str]) -> dict[str, Any]:
    """Ask for party size, date or time by tap."""
    today = scene.local_now.date()
    return {
        "kind": "picker",
        "v": VERSION,
        "text": _("Please choose: how many, which day, what time."),
        "need": list(need),
        "party_size": scene.draft.party_size,
        "date": scene.draft.date.isoformat() if scene.draft.date else None,
        "time": words.clock(scene.draft.time) if scene.draft.time else None,
        "max_party_size": scene.policy.max_party_size,
        "first_date": today.isoformat(),
        "last_date": (today + dt.timedelta(days=scene.policy.max_advance_days)).isoformat(),
        "actions": [action("fill", _("Show free tables"), style="go")],
    }


def which_day(scene: Scene, days: Sequence[dt.date]) -> dict[str, Any]:
    """Ask between few days: a picker whose answers are buttons."""
    options = [
        {"id": str(number), "date": day.isoformat(), "label": _day_of_choice(scene, day)}
        for number, day in enumerate(days, start=1)
    ]
    return {
        **picker(scene, ["date"]),
        "text": _("Please choose: %(days)s.")
        % {"days": ", ".join(option["label"] for option in options)},
        "options": options,
        "actions": [
            action("fill", option["label"], option=option["id"], date=option["date"])
            for option in options
        ],
    }


def _day_of_choice(scene: Scene, day: dt.date) -> str:
    """The day, with its own time where each has another: "Friday at 7 or Saturday at 8"."""
    own = {wish.date: wish.time for wish in scene.draft.by_day}
    time = own.get(day) if len(set(own.values())) > 1 else None
    return words.day_and_time(dt.datetime.combine(day, time)) if time else words.day(day)


def which_number(scene: Scene) -> dict[str, Any]:
    """Ask whether a number is how many or the hour: a picker whose answers are two buttons."""
    draft = scene.draft
    time = words.clock(draft.or_time) if draft.or_time else ""
    options: list[dict[str, Any]] = [
        {"id": "1", "party_size": draft.number, "label": words.people(draft.number or 0)},
        {"id": "2", "time": time, "label": words.time_of_day(time)},
    ]
    return {
        **picker(scene, ["party_size", "time"]),
        "text": _("Please choose: %(days)s.")
        % {"days": ", ".join(option["label"] for option in options)},
        "options": options,
        "actions": [action("fill", option["label"], option=option["id"]) for option in options],
    }
