"""What a diner wished of a person who leads, filled into the form of staff; the assistant knows nothing of it.

How many and when are agreed between the two: in a form they are a proposal that the person sees and corrects.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.language import Context, Draft, Understanding, understand
from assistant.skills import Hints
from messenger.queries.turns import SaidEntry
from reservations.chat.gone_by import day_gone_by
from reservations.chat.merging import merge_wish
from reservations.chat.scene import Scene


def fill_in(scene: Scene, told: Sequence[SaidEntry], hints: Hints) -> None:
    """Take how many, when and where into the scene's draft, which is not to be stored for the assistant.

    "Tomorrow" is the day after it was said; what tells of a day gone by is no wish.
    """
    thread = scene.thread
    for said in told:
        scene.thread = replace(thread, now=said.at)
        understood = _understood(scene, said, hints)
        if day_gone_by(scene, understood) is None:
            merge_wish(scene, understood)
    scene.thread = thread
    draft = scene.draft
    if draft.date is None and draft.either:
        draft.date = draft.either[0]


def _understood(scene: Scene, said: SaidEntry, hints: Hints) -> Understanding:
    draft = scene.draft
    context = Context(
        now=scene.local_now,
        lang="en" if scene.thread.lang == "en" else "de",
        expected=hints.expected,
        draft=Draft(
            party_size=draft.party_size, date=draft.date, time=draft.time, last=draft.last
        ),
        opening=hints.opening,
        areas=hints.areas,
        offered=hints.offered,
        days_asked=draft.either,
        largest_party=hints.largest_party,
    )
    return understand(said.body, context)
