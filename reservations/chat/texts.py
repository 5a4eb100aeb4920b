"""What a sentence of the diner leads to, given what is open in the thread."""

import datetime as dt
import re
from dataclasses import replace
from functools import partial
from uuid import UUID

from django.utils.translation import gettext as _

from assistant.language import Understanding
from assistant.skills import Card, Heard, Outgoing, Plan, Text
from common.errors import DomainError
from reservations.actions import release_hold
from reservations.chat import (
    asides,
    booking,
    cards,
    changing,
    holding,
    orders,
    other_contact,
    proving,
    taps,
    waiting,
    words,
)
from reservations.chat.draft import Offered
from reservations.chat.gone_by import ask_for_another_day, day_gone_by
from reservations.chat.merging import merge
from reservations.chat.noting import beside_notes, read_back
from reservations.chat.offering import beside
from reservations.chat.offers import DAYPARTS
from reservations.chat.plans import do, retire, say
from reservations.chat.scene import Scene
from reservations.chat.which_one import answer_to_which, meant
from reservations.queries.of_diner import live_hold_of_diner

STOPPING = re.compile(r"abbrech|abbruch|vergiss|never ?mind|forget it|doch nicht", re.IGNORECASE)
CORE = {"party_size", "date", "time", "area", "window"}


def on_text(scene: Scene, heard: Heard) -> Plan:
    """Answer a sentence."""
    understood = heard.understood
    proof = proving.on_code(scene, heard.text, booking.next_step)
    if proof is not None:
        return proof
    queued = waiting.on_text(scene, heard)
    if queued is not None:
        return queued
    for answer in (
        proving.on_email,
        proving.ask_by_reference,
        answer_to_which,
        _answer_to_sure,
        _give_up,
        _stored_matters,
        _choice,
    ):
        plan = answer(scene, understood)
        if plan is not None:
            return plan
    return _wish(scene, understood)


def _wish(scene: Scene, understood: Understanding) -> Plan:
    was_idle = not booking.current(scene.draft) and scene.draft.mode == "book"
    changed = merge(scene, understood)
    if was_idle and _corrects_what_is_stored(scene, understood, changed):
        return _begin_change(scene, understood)
    if understood.impossible:
        return impossible(scene, understood)
    gone = day_gone_by(scene, understood)
    if gone is not None:
        return ask_for_another_day(scene, gone)
    if scene.draft.mode == "change" and scene.draft.reservation:
        return _while_changing(scene, understood, changed)
    return _while_booking(scene, understood, changed)


def _corrects_what_is_stored(scene: Scene, understood: Understanding, changed: set[str]) -> bool:
    """As in, after reserving: "we are six after all". Who names a day or asks for a table wants another one."""
    if "date" in changed or not changed & {"party_size", "time"}:
        return False
    return not understood.has("book", "ask_availability") and bool(scene.coming())


def _answer_to_sure(scene: Scene, understood: Understanding) -> Plan | None:
    """Yes or no to "cancel for good?"."""
    if not scene.open_cards("sure"):
        return None
    card = scene.open_cards("sure")[0].card
    scene.draft.mode, scene.draft.reservation = "cancel", str(card["reservation"])
    if understood.has("deny") and not understood.has("cancel"):
        return changing.keep(scene)
    if understood.has("affirm", "cancel"):
        return changing.cancel(scene)
    scene.draft = scene.draft.after_booking()
    return None


def _give_up(scene: Scene, understood: Understanding) -> Plan | None:
    """Drop a wish that is not stored yet: release the hold, forget the draft."""
    stops = orders.is_to_stop(understood.text)
    said_no = understood.has("cancel") or (understood.has("deny") and not understood.slots)
    said_no = said_no or stops
    if not said_no or not scene.open_cards("contact", "confirm", "offers", "picker"):
        return None
    wants_another = understood.has("request_alternatives", "modify") and not stops
    if wants_another or _is_new_wish(understood):
        return None
    reservation = scene.draft.reservation
    if scene.draft.mode == "change" and _means_the_stored_one(understood):
        row = scene.own(reservation)
        return changing.ask_cancel(scene, row) if row else None
    held = (
        live_hold_of_diner(
            scene.business, scene.thread.diner_id, UUID(reservation), scene.thread.now
        )
        if scene.draft.mode == "book" and reservation
        else None
    )

    def commit() -> tuple[Outgoing, ...]:
        if held is not None:
            try:
                release_hold(business=scene.business, reservation_id=held.pk, by=scene.by)
            except DomainError as refusal:
                return (Text(body=str(refusal.detail)),)
        changing_kept = scene.draft.mode == "change"
        scene.draft = scene.draft.after_booking()
        sentence = (
            _("Good, everything stays as it is.")
            if changing_kept
            else _(
                "All right, I am no longer holding anything for you. Just write when you would like to come."
            )
        )
        return (*retire(scene), Text(body=sentence))

    return do(scene, commit)


def _means_the_stored_one(understood: Understanding) -> bool:
    """Whether "cancel" in the middle of a change is the reservation itself, not only the change."""
    return understood.has("cancel") and STOPPING.search(understood.text) is None


def _is_new_wish(understood: Understanding) -> bool:
    return any((understood.party_size, understood.date, understood.time, understood.time_span))


def _stored_matters(scene: Scene, understood: Understanding) -> Plan | None:
    """Cancel, look up, be late, change: about what is stored already."""
    if understood.has("late"):
        told = beside_notes(scene, understood, partial(changing.late, scene, understood))
        return told or _begin_change(scene, understood)
    if understood.has("cancel"):
        rows = scene.coming()
        if not rows:
            return changing.none_here(scene)
        rows = meant(scene, rows, understood)
        return (
            changing.ask_cancel(scene, rows[0])
            if len(rows) == 1
            else changing.which(scene, rows, "cancel")
        )
    if understood.has("check_booking") and not scene.draft.has_wish:
        return changing.check(scene)
    if (
        understood.has("modify")
        and not booking.current(scene.draft)
        and scene.draft.mode != "change"
        and not _takes_up_again(scene, understood)
    ):
        return _begin_change(scene, understood)
    return None


def _takes_up_again(scene: Scene, understood: Understanding) -> bool:
    """As in, after giving up a wish: "eight after all". There is nothing to change, and no reservation is named."""
    if scene.coming() or understood.reference:
        return False
    if understood.notes and not asides.RESERVED.search(understood.text):
        return True  # "it's our anniversary, could you put flowers on the table?"
    return _is_new_wish(understood) and not asides.MENTIONS.search(understood.text)


def _begin_change(scene: Scene, understood: Understanding) -> Plan:
    rows = scene.coming()
    if not rows:
        return changing.none_here(scene)
    if len(rows) > 1:
        return changing.which(scene, rows, "change")
    changing.begin_change(scene, rows[0])
    changed = merge(scene, understood)
    if changed or changing.begin_later(scene, understood):
        return changing.propose_what(scene, changed, CORE | {"notes"})
    return changing.start_change(scene, rows[0])


def _choice(scene: Scene, understood: Understanding) -> Plan | None:
    """As in: the second one; the earlier one. A yes takes the only one, or is asked which."""
    offered = scene.draft.offered
    if not scene.open_cards("offers") or not offered or understood.impossible:
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


def _while_changing(scene: Scene, understood: Understanding, changed: set[str]) -> Plan:
    asked = [
        each.card for each in scene.open_cards("confirm") if each.card.get("about") == "change"
    ]
    if understood.has("affirm") and not changed & CORE and asked:
        noted = {"notes": "\n".join(scene.draft.notes)} if "notes" in changed else {}
        return changing.apply_change(scene, {**asked[0], **noted})
    other = _other_times(scene, understood, changed)
    return other or changing.propose_what(scene, changed, CORE | {"notes"})


def _while_booking(scene: Scene, understood: Understanding, changed: set[str]) -> Plan:
    other = _of_what_is_stored(scene, understood, changed)
    other = other or _other_times(scene, understood, changed)
    if other is not None:
        return other
    if scene.open_cards("contact", "confirm") and not changed & CORE:
        return _about_the_hold(scene, understood, changed)
    asks_again = understood.has("book", "ask_availability") and not changed
    if scene.open_cards("offers") and not changed & CORE and not asks_again:
        return asides.beside_the_offers(scene, changed)
    same = _already_stored(scene)
    if same is not None:
        return same
    plan = booking.next_step(scene)
    return read_back(scene, plan) if "notes" in changed else plan


def _of_what_is_stored(scene: Scene, understood: Understanding, changed: set[str]) -> Plan | None:
    """Something to note, or another name, where no table is talked about but the reserved one."""
    if booking.current(scene.draft) or not scene.coming():
        return None
    if changed == {"notes"}:
        return changing.add_notes(scene)
    renames = changed == {"contact"} and other_contact.is_meant(scene, understood)
    return other_contact.for_the_team(scene) if renames else None


def _other_times(scene: Scene, understood: Understanding, changed: set[str]) -> Plan | None:
    """As in: "no, too early"; "later, please"; "something else"."""
    span = understood.time_span
    if span is not None and span.relative and booking.to_settle(scene) is None:
        return beside(scene, earlier=span.value.latest is not None)
    if understood.has("request_alternatives") and not changed & CORE:
        return taps.other(scene)
    return None


def _about_the_hold(scene: Scene, understood: Understanding, changed: set[str]) -> Plan:
    """The table is held: a name, a contact, a note or a yes completes it."""
    if "contact" in changed:
        faults = taps.fill_contact(
            scene,
            {"name": scene.draft.name, "phone": scene.draft.phone, "email": scene.draft.email},
            required=False,
        )
        if faults:
            return say(scene, Text(body=" ".join(faults)))
    # The button of the form gives the contact and confirms; "0171 3920042, passt" says the same in words.
    says_yes = understood.has("affirm") or orders.is_to_reserve(understood.text)
    if says_yes and scene.draft.has_contact:
        return booking.confirm(scene)
    if "notes" in changed:
        return booking.noted(scene)
    if not scene.draft.has_contact:
        return say(scene, Text(body=holding.question_for_contact(scene)))
    return booking.hold_wish(scene)


def _already_stored(scene: Scene) -> Plan | None:
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


def impossible(scene: Scene, understood: Understanding) -> Plan:
    """Name what cannot be, and ask again."""
    said = words.joined([words.quoted(str(value.value)) for value in understood.impossible])
    scene.draft.expected = ["party_size", "date", "time"]
    return say(
        scene,
        Text(
            body=_("%(what)s cannot be. When would you like to come, and how many will you be?")
            % {"what": said}
        ),
    )
