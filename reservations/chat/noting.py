"""What is told for the kitchen or the floor beside something else: kept with the wish, or with the one stored table."""

from collections.abc import Callable

from assistant.language import Understanding
from assistant.skills import Outcome, Plan
from reservations.chat import booking, changing
from reservations.chat.merging import merge_notes
from reservations.chat.scene import Scene


def beside_notes(
    scene: Scene, understood: Understanding, answer: Callable[[], Plan | None]
) -> Plan | None:
    """The answer, and whatever was told in the same breath noted where it belongs."""
    known = list(scene.draft.notes)
    merge_notes(scene, understood)
    plan = answer()
    is_wish = scene.draft.mode != "book" or booking.current(scene.draft)
    if plan is None or is_wish or scene.draft.notes == known or not scene.coming():
        return plan
    noted = changing.add_notes(scene)

    def both() -> Outcome:
        first = plan.commit() if plan.commit else Outcome()
        second = noted.commit() if noted.commit else Outcome(draft=noted.draft)
        return Outcome(say=(*first.say, *second.say), draft=second.draft)

    return Plan(say=(*plan.say, *noted.say), commit=both, draft=noted.draft)
