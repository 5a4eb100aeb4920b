"""What is known of the wish, in one line: for staff, and read back to the diner who is handed to them."""

from reservations.chat import words
from reservations.chat.by_day import later_in_words
from reservations.chat.scene import Scene
from reservations.chat.windows import time_in_words


def known_so_far(scene: Scene) -> str:
    """The draft in a line."""
    draft = scene.draft
    days = [draft.date] if draft.date else draft.either
    month = words.in_month(draft.month) if draft.month and not days else ""
    parts = [
        words.people(draft.party_size) if draft.party_size else "",
        " / ".join(words.day(day) for day in days) or month,
        words.clock(draft.time) if draft.time else time_in_words(draft),
        scene.area_name(draft.area),
        later_in_words(draft),
        draft.name,
        draft.phone,
        draft.email,
        *draft.notes,
    ]
    return ", ".join(part for part in parts if part)
