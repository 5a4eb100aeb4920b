"""What only people of the house can arrange: passed on with all that is known so far, which is read back."""

from django.utils.translation import gettext as _

from assistant.handover import promise
from assistant.skills import Plan, Text
from reservations.chat import words
from reservations.chat.draft import write_draft
from reservations.chat.known import known_so_far
from reservations.chat.plans import retire
from reservations.chat.scene import Scene


def pass_on(scene: Scene, lead: str, *, because: str) -> Plan:
    """Hand over, `because` of a reason of assistant.handover; the draft is kept for the team."""
    noted = _("Noted: %(notes)s.") % {"notes": known_so_far(scene)}
    answer = promise(scene.business, scene.thread.now, f"{lead} {noted}")
    return Plan(
        say=(*retire(scene), Text(body=answer)),
        draft=write_draft(scene.draft),
        hand_over=because,
    )


def too_large(scene: Scene) -> Plan:
    """Above the online limit, or larger than any table, a person decides."""
    people = {"people": words.people(scene.draft.party_size or 0)}
    lead = _("A table for %(people)s is planned by the team in person; I am passing this on.")
    return pass_on(scene, lead % people, because="large_party")
