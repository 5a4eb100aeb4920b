"""What is told for the kitchen or the floor beside something else: kept with the wish, or with the one stored table."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext as _

from assistant.language import Understanding
from assistant.skills import Outcome, Plan, Text
from reservations.chat import booking, changing
from reservations.chat.draft import write_draft
from reservations.chat.merging import merge_contact, merge_notes, tells_a_name
from reservations.chat.other_contact import NAMED
from reservations.chat.scene import Scene

NEEDED = ("high_chair", "wheelchair")
"""Seats that nobody asks for who does not need them."""


def overhear(scene: Scene, understood: Understanding) -> None:
    """Remember of what was told to somebody else what must not be lost: notes, and how to reach whom.

    How many, which day and when are agreed with the person who was told; to take one side of that for a wish would
    be wrong as often as right.
    """
    merge_notes(scene, understood, with_seats=wishes_a_seat(understood))
    gives_contact = understood.phone is not None or understood.email is not None
    gives_name = NAMED.search(understood.text) or tells_a_name(understood)
    if gives_contact or (gives_name and not scene.draft.name):
        merge_contact(scene, understood)


def wishes_a_seat(understood: Understanding) -> bool:
    """As in "by the window, please". Of what is only asked about, a chair for a child is a wish."""
    asks = "?" in understood.text
    return any(not asks or seat.value in NEEDED for seat in understood.seating)


def is_left_to_note(scene: Scene) -> bool:
    """Whether notes wait for the one reservation that is coming: nothing else is talked about."""
    draft = scene.draft
    if not draft.notes or draft.mode != "book" or booking.current(draft):
        return False
    return len(scene.coming()) == 1


def beside_notes(
    scene: Scene, understood: Understanding, answer: Callable[[], Plan | None]
) -> Plan | None:
    """The answer, and whatever was told in the same breath noted where it belongs."""
    merge_notes(scene, understood)
    plan = answer()
    is_wish = scene.draft.mode != "book" or booking.current(scene.draft)
    if plan is None or is_wish or not scene.draft.notes or not scene.coming():
        return plan
    return and_noted(scene, plan)


def read_back(scene: Scene, plan: Plan) -> Plan:
    """The same with the notes said back, where no card of a table does it."""
    said = [each for each in plan.say if isinstance(each, Text)]
    if plan.commit is not None or plan.hand_over is not None or not said:
        return plan
    noted = _("Noted: %(notes)s.") % {"notes": "; ".join(scene.draft.notes)}
    first = Text(body=f"{noted} {said[0].body}")
    return replace(plan, say=tuple(first if each is said[0] else each for each in plan.say))


def with_nothing_lost(scene: Scene, understood: Understanding, plan: Plan) -> Plan:
    """The same, and a note that the answer had no use for kept: with the stored table, or for the wish to come."""
    known = len(scene.draft.notes)
    merge_notes(scene, understood, with_seats=False)
    if len(scene.draft.notes) == known or scene.draft.mode == "cancel":
        return plan
    if is_left_to_note(scene) and plan.hand_over is None:
        return and_noted(scene, plan)
    return plan if plan.commit else replace(plan, draft=write_draft(scene.draft))


def and_noted(scene: Scene, plan: Plan) -> Plan:
    """The same, and what is to be noted added to what is reserved."""
    noted = changing.add_notes(scene)

    def both() -> Outcome:
        first = plan.commit() if plan.commit else Outcome()
        second = noted.commit() if noted.commit else Outcome(draft=noted.draft)
        return Outcome(say=(*first.say, *second.say), draft=second.draft)

    return Plan(say=(*plan.say, *noted.say), commit=both, draft=noted.draft)
