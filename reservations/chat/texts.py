"""What a sentence of the diner leads to, given what is open in the thread."""

import re
from uuid import UUID

from django.utils.translation import gettext as _

from assistant.language import Understanding
from assistant.skills import Heard, Outgoing, Plan, Text
from common.errors import DomainError
from reservations.actions import release_hold
from reservations.chat import (
    asides,
    booking,
    changing,
    choosing,
    holding,
    orders,
    proving,
    stored,
    taps,
    waiting,
    words,
)
from reservations.chat.by_day import next_of, told_in_order
from reservations.chat.gone_by import ask_for_another_day, day_gone_by
from reservations.chat.merging import CORE, merge
from reservations.chat.noting import read_back
from reservations.chat.offering import beside
from reservations.chat.plans import do, retire, say
from reservations.chat.scene import Scene
from reservations.chat.which_one import answer_to_which
from reservations.models import Reservation
from reservations.queries.of_diner import live_hold_of_diner

STOPPING = re.compile(r"abbrech|abbruch|vergiss|never ?mind|forget it|doch nicht", re.IGNORECASE)


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
        stored.answer_to_sure,
        _give_up,
        stored.matters,
        choosing.choice,
    ):
        plan = answer(scene, understood)
        if plan is not None:
            return plan
    return _wish(scene, understood)


def _wish(scene: Scene, understood: Understanding) -> Plan:
    was_idle = not booking.current(scene.draft) and scene.draft.mode == "book"
    later = list(scene.draft.later)
    changed = merge(scene, understood)
    if changed & CORE:
        scene.draft.recall(scene.local_now.date())
    if was_idle and stored.is_corrected(scene, understood, changed):
        return stored.begin_change(scene, understood)
    if understood.impossible:
        return impossible(scene, understood)
    gone = day_gone_by(scene, understood)
    if gone is not None:
        return ask_for_another_day(scene, gone)
    if scene.draft.mode == "change" and scene.draft.reservation:
        return _while_changing(scene, understood, changed)
    plan = _while_booking(scene, understood, changed)
    return plan if scene.draft.later == later else told_in_order(scene, plan)


def _give_up(scene: Scene, understood: Understanding) -> Plan | None:
    """Drop a wish that is not stored yet: release the hold, forget the draft."""
    stops = orders.is_to_stop(understood.text)
    said_no = understood.has("cancel") or (understood.has("deny") and not understood.slots)
    said_no = said_no or stops
    if not said_no or not scene.open_cards("contact", "confirm", "offers", "picker"):
        return None
    wants_another = understood.has("request_alternatives", "modify") and not stops
    is_wish = stored.is_new_wish(understood) and not _leaves_the_next(scene, understood)
    if wants_another or is_wish:
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
        return (*retire(scene), *_given_up(scene, was_held=held is not None))

    return do(scene, commit)


def _leaves_the_next(scene: Scene, understood: Understanding) -> bool:
    """Whether the day of the first of several tables is ruled out, and nothing else is said of it."""
    day, draft = understood.date, scene.draft
    if not draft.later or day is None or not day.negated or day.value != draft.date:
        return False
    return not understood.slots and understood.time_span is None


def _given_up(scene: Scene, *, was_held: bool) -> tuple[Outgoing, ...]:
    """Forget the wish, and say what is true then; a table wished for in the same breath comes next."""
    draft = scene.draft
    is_kept = draft.mode == "change" or (draft.comes_after and not was_held)
    scene.draft = draft.after_booking() if draft.mode == "change" else draft.given_up()
    if is_kept:
        return (Text(body=_("Good, everything stays as it is.")), *next_of(scene, draft))
    if draft.later:
        return (Text(body=_("All right.")), *next_of(scene, draft))
    return (
        Text(
            body=_(
                "All right, I am no longer holding anything for you. Just write when you would like to come."
            )
        ),
    )


def _means_the_stored_one(understood: Understanding) -> bool:
    """Whether "cancel" in the middle of a change is the reservation itself, not only the change."""
    return understood.has("cancel") and STOPPING.search(understood.text) is None


def _while_changing(scene: Scene, understood: Understanding, changed: set[str]) -> Plan:
    asked = [
        each.card for each in scene.open_cards("confirm") if each.card.get("about") == "change"
    ]
    if understood.has("affirm") and not changed & CORE and asked:
        noted = {"notes": "\n".join(scene.draft.notes)} if "notes" in changed else {}
        return changing.apply_change(scene, {**asked[0], **noted})
    row = scene.own(scene.draft.reservation)
    if row is not None and not changed and not asked and _is_as_before(scene, row):
        return changing.start_change(scene, row)
    other = _other_times(scene, understood, changed)
    return other or changing.propose_what(scene, changed, CORE | {"notes"})


def _is_as_before(scene: Scene, row: Reservation) -> bool:
    """Whether nothing of the table is to change yet: there is nothing to say yes to."""
    draft = scene.draft
    same_start = (draft.date, draft.time) == scene.day_and_time(row.starts_at)
    return same_start and draft.party_size == row.party_size


def _while_booking(scene: Scene, understood: Understanding, changed: set[str]) -> Plan:
    other = stored.noted_or_renamed(scene, understood, changed)
    other = other or _other_times(scene, understood, changed)
    if other is not None:
        return other
    if scene.open_cards("contact", "confirm") and not changed & CORE:
        return _about_the_hold(scene, understood, changed)
    asks_again = understood.has("book", "ask_availability") and not changed
    if scene.open_cards("offers") and not changed & CORE and not asks_again:
        return asides.beside_the_offers(scene, changed)
    same = stored.is_it_already(scene)
    if same is not None:
        return same
    plan = booking.next_step(scene)
    return read_back(scene, plan) if "notes" in changed else plan


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
