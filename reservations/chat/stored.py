"""What a sentence says of reservations that are stored: cancel, late, change, or the same wish again."""

from functools import partial

from django.utils.translation import gettext as _

from assistant.language import Understanding
from assistant.skills import Card, Plan, Text
from reservations.chat import asides, booking, cards, changing, other_contact
from reservations.chat.merging import CORE, merge
from reservations.chat.noting import beside_notes
from reservations.chat.orders import ASKS_FOR_A_TABLE
from reservations.chat.plans import retire, say
from reservations.chat.scene import Scene
from reservations.chat.several import ask_cancel_all
from reservations.chat.which_one import change_of, means_all, meant, to_be_changed


def answer_to_sure(scene: Scene, understood: Understanding) -> Plan | None:
    """Yes or no to "cancel for good?"."""
    if not scene.open_cards("sure"):
        return None
    card = scene.open_cards("sure")[-1].card
    scene.draft.mode, scene.draft.reservation = "cancel", str(card["reservation"])
    if understood.has("deny") and not understood.has("cancel"):
        return changing.keep(scene)
    if understood.has("affirm", "cancel"):
        return changing.cancel(scene)
    scene.draft = scene.draft.after_booking()
    return None


def matters(scene: Scene, understood: Understanding) -> Plan | None:
    """Cancel, look up, be late, change: about what is stored already."""
    if understood.has("late"):
        told = beside_notes(scene, understood, partial(changing.late, scene, understood))
        return told or begin_change(scene, understood)
    if understood.has("cancel"):
        return _cancel(scene, understood)
    if understood.has("check_booking") and _is_looked_up(scene, understood):
        return changing.check(scene)
    if (
        understood.has("modify")
        and not booking.current(scene.draft)
        and scene.draft.mode != "change"
        and not _takes_up_again(scene, understood)
    ):
        return begin_change(scene, understood)
    return None


def _is_looked_up(scene: Scene, understood: Understanding) -> bool:
    """Amid a new wish only a question that says nothing of it: "which reservations do I have?"."""
    if not scene.draft.has_wish:
        return True
    return "?" in understood.text and not understood.slots and bool(scene.coming())


def _cancel(scene: Scene, understood: Understanding) -> Plan:
    rows = scene.coming()
    if not rows:
        return changing.none_here(scene)
    named = meant(scene, rows, understood)
    if len(rows) > 1 and means_all(understood, named=len(named)):
        return ask_cancel_all(scene, named if len(named) > 1 else rows)
    rows = named
    if len(rows) == 1:
        return changing.ask_cancel(scene, rows[0])
    return changing.which(scene, rows, "cancel")


def _takes_up_again(scene: Scene, understood: Understanding) -> bool:
    """As in, after giving up a wish: "eight after all". There is nothing to change, and no reservation is named."""
    if scene.coming() or understood.reference:
        return False
    if understood.notes and not asides.RESERVED.search(understood.text):
        return True  # "it's our anniversary, could you put flowers on the table?"
    return is_new_wish(understood) and not asides.MENTIONS.search(understood.text)


def is_new_wish(understood: Understanding) -> bool:
    """Whether it says how many, or when."""
    return any((understood.party_size, understood.date, understood.time, understood.time_span))


def begin_change(scene: Scene, understood: Understanding) -> Plan:
    """Propose the change that was said, or ask what should be different, or of which reservation."""
    rows = scene.coming()
    if not rows:
        return changing.none_here(scene)
    if len(rows) > 1:
        row = to_be_changed(scene, rows, understood)
        return change_of(scene, row, understood) if row else changing.which(scene, rows, "change")
    changing.begin_change(scene, rows[0])
    changed = merge(scene, understood)
    if changed or scene.draft.number is not None or changing.begin_later(scene, understood):
        return changing.propose_what(scene, changed, CORE | {"notes"})
    return changing.start_change(scene, rows[0])


def is_corrected(scene: Scene, understood: Understanding, changed: set[str]) -> bool:
    """As in, after reserving: "we are six after all"; "no, Tuesday".

    Who names a day without a no, or asks for a table, wants another one.
    """
    names_a_day = "date" in changed and not (changed == {"date"} and understood.has("deny"))
    if names_a_day or not changed & {"party_size", "date", "time"}:
        return False
    return ASKS_FOR_A_TABLE.search(understood.text) is None and bool(scene.coming())


def noted_or_renamed(scene: Scene, understood: Understanding, changed: set[str]) -> Plan | None:
    """Something to note, or another name, where no table is talked about but the reserved one."""
    if booking.current(scene.draft) or not scene.coming():
        return None
    if changed == {"notes"}:
        return changing.add_notes(scene)
    if changed <= {"contact"} and other_contact.is_known(scene, understood):
        return changing.check(scene)
    renames = changed == {"contact"} and other_contact.is_meant(scene, understood)
    return other_contact.for_the_team(scene) if renames else None


def is_it_already(scene: Scene) -> Plan | None:
    """The same wish again is the same reservation, not a second one."""
    draft = scene.draft
    if draft.date is None or draft.time is None:
        return None
    wish = scene.start_on(draft.date, draft.time)
    for row in scene.coming():
        if row.starts_at == wish and draft.party_size in (None, row.party_size):
            scene.draft = draft.after_booking()
            return say(
                scene,
                *retire(scene),
                *retire(scene, "reservation"),
                Text(body=_("That is reserved for you already:")),
                Card(card=cards.reservation(scene, row)),
            )
    return None
