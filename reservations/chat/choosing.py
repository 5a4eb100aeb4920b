"""Which of the times on offer the diner takes."""

import datetime as dt
from dataclasses import replace

from django.utils.translation import gettext as _

from assistant.language import Understanding
from assistant.skills import Plan, Text
from reservations.chat import asides, booking, changing, holding
from reservations.chat.draft import Offered
from reservations.chat.merging import merge
from reservations.chat.offers import DAYPARTS
from reservations.chat.plans import say
from reservations.chat.scene import Scene
from reservations.chat.windows import ASKS_WHAT_IS_FREE, window_said


def choice(scene: Scene, understood: Understanding) -> Plan | None:
    """As in: the second one; the earlier one. A yes takes the only one, or is asked which."""
    offered = scene.draft.offered
    if not scene.open_cards("offers") or not offered or understood.impossible:
        return None
    if ASKS_WHAT_IS_FREE.search(understood.text) or window_said(understood):
        return None
    takes_any = asides.WHICHEVER.search(understood.text) and not understood.slots
    takes_only = len(offered) == 1 and understood.has("affirm")
    chosen = offered[0] if takes_any or takes_only else None
    if understood.choice is not None and 0 <= understood.choice.value < len(offered):
        chosen = offered[understood.choice.value]
    if chosen is not None and _fits(chosen.starts_at.astimezone(scene.zone), understood):
        return _take(scene, chosen, understood)
    if understood.intents and understood.intents[0].name == "affirm" and not understood.slots:
        return say(scene, Text(body=_("Which of these times shall I hold for you?")))
    return None


def _take(scene: Scene, chosen: Offered, understood: Understanding) -> Plan:
    """Hold the offer, or propose the change to it, with what else was said: "the second one, but for three"."""
    # "Egal" chooses, and is nobody's name.
    named = understood if understood.choice is not None else replace(understood, name=None)
    changed = merge(scene, named)
    scene.draft.area = chosen.area
    if scene.draft.mode != "change" and "party_size" not in changed:
        return holding.hold(scene, chosen.starts_at)
    holding.settle_on(scene, chosen.starts_at)
    if scene.draft.mode == "change":
        return changing.propose_change(scene)
    return booking.next_step(scene)


def _fits(local: dt.datetime, understood: Understanding) -> bool:
    """Whether an offer is what was named beside the choice; "Wednesday at noon" is not Wednesday at seven."""
    if understood.date and understood.date.value != local.date():
        return False
    if understood.time and understood.time.value != local.time():
        return False
    first, last = DAYPARTS.get(understood.daypart or "", (dt.time.min, dt.time.max))
    return first <= local.time() <= last
