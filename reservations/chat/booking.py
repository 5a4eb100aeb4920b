"""From a wish to a stored reservation: ask what is missing, hold, ask for a name, confirm."""

import datetime as dt
from functools import partial

from django.utils.translation import gettext as _

from assistant.skills import Card, Outgoing, Plan, PlanRefused, Text
from common.errors import DomainError
from reservations.actions import Contact, confirm_reservation
from reservations.chat import cards, pickers, words
from reservations.chat.by_day import go_on_after
from reservations.chat.draft import BookingDraft
from reservations.chat.for_the_team import too_large
from reservations.chat.holding import (
    held_cards,
    hold,
    live_hold,
    question_for_contact,
    refused,
)
from reservations.chat.offering import offer
from reservations.chat.offers import wished_window
from reservations.chat.plans import do, retire, say
from reservations.chat.scene import Scene
from reservations.chat.which_days import A_WEEK
from reservations.chat.which_number import ask_which_number
from reservations.enums import ReservationStatus
from reservations.models import Reservation
from reservations.queries import availability


def next_step(scene: Scene) -> Plan:
    """Whatever the draft needs next: a question, an offer, a hold, or the button that reserves."""
    unsettled = to_settle(scene)
    if unsettled is not None:
        return unsettled
    return offer(scene) if scene.draft.time is None else hold_wish(scene)


def to_settle(scene: Scene) -> Plan | None:
    """What must be settled before the house can be asked: too many people, which day, or what is missing."""
    draft = scene.draft
    if draft.party_size and draft.party_size > scene.policy.max_party_size:
        return too_large(scene)
    if draft.number is not None:
        return ask_which_number(scene)
    if draft.either:
        return ask_which_day(scene)
    missing = [slot for slot in ("party_size", "date") if getattr(draft, slot) is None]
    return ask_for(scene, missing) if missing else None


def ask_for(scene: Scene, missing: list[str]) -> Plan:
    """One question for what is missing, and the same by tap."""
    draft = scene.draft
    need = [*missing, *([] if draft.time or wished_window(scene) else ["time"])]
    draft.expected = need
    questions: dict[tuple[str, ...], str] = {
        ("party_size",): _("With pleasure. How many will you be?"),
        ("date",): _("With pleasure. Which day would you like to come?"),
    }
    question = questions.get(
        tuple(missing), _("With pleasure. When would you like to come, and how many will you be?")
    )
    return say(scene, *retire(scene), Text(body=question), Card(card=pickers.picker(scene, need)))


def ask_which_day(scene: Scene) -> Plan:
    """Ask which of the days that were meant, in one line and by tap."""
    first, *_others, last = scene.draft.either
    scene.draft.expected = ["date"]
    card = pickers.which_day(scene, scene.draft.either)
    labels = [option["label"] for option in card["options"]]
    if last - first == A_WEEK and not _others:
        question = _("Do you mean %(first)s, or %(second)s?") % {
            "first": labels[0],
            "second": labels[1],
        }
    elif not _others:
        days = {"first": labels[0], "second": labels[1]}
        question = _("Does %(first)s suit you, or rather %(second)s?") % days
    elif last - first >= A_WEEK:
        question = _("Which of these days do you mean?")
    else:
        question = _("Which day suits you?")
    return say(scene, *retire(scene), Text(body=question), Card(card=card))


def hold_wish(scene: Scene) -> Plan:
    """Hold exactly what was asked for if it is free; otherwise offer what is nearest."""
    draft = scene.draft
    if draft.date is None or draft.time is None or draft.party_size is None:
        return next_step(scene)
    found = availability(
        business=scene.business,
        date=draft.date,
        party_size=draft.party_size,
        replaces=scene.replaces,
    )
    for slot in found.slots:
        local = slot.starts_at.astimezone(scene.zone)
        if local.time() == draft.time and (draft.area is None or draft.area in slot.areas):
            return hold(scene, slot.starts_at)
    return offer(scene, lead=_past(scene, scene.start_on(draft.date, draft.time)), free=found)


def _past(scene: Scene, wish: dt.datetime) -> str:
    if wish <= scene.thread.now:
        return _("%(when)s is already past. This is still free:") % {
            "when": words.day_and_time(wish.astimezone(scene.zone))
        }
    return ""


def noted(scene: Scene) -> Plan:
    """Something to note about a table that is held: said back on the newest card."""
    held = live_hold(scene)
    if held is None:
        return hold_again(scene)
    _question, *rest = held_cards(scene, held)
    question = _("Shall I reserve it?") if scene.draft.has_contact else question_for_contact(scene)
    return say(scene, *retire(scene), Text(body=f"{_('I have noted that.')} {question}"), *rest)


def confirm(scene: Scene) -> Plan:
    """Make the held table a stored reservation under the draft's name and contact."""
    held = live_hold(scene)
    if held is None:
        return hold_again(scene)
    contact = Contact(name=scene.draft.name, phone=scene.draft.phone, email=scene.draft.email)

    def commit() -> tuple[Outgoing, ...]:
        try:
            row = confirm_reservation(
                business=scene.business,
                reservation_id=held.pk,
                contact=contact,
                by=scene.by,
                notes="\n".join(scene.draft.notes) or None,
            )
        except DomainError as refusal:
            raise PlanRefused(partial(refused, scene, refusal)) from refusal
        return booked(scene, row)

    return do(scene, commit)


def hold_again(scene: Scene) -> Plan:
    """The hold has run out: take the same table once more if it is still free."""
    scene.draft.reservation = None
    return next_step(scene)


def booked(scene: Scene, row: Reservation) -> tuple[Outgoing, ...]:
    """Say it only now, with the row."""
    requested = row.status == ReservationStatus.REQUESTED
    # A surname alone is no way to address anybody.
    thanks = _("Thank you, %(name)s.") if " " in row.name else _("Thank you.")
    told = (
        _("The house will confirm your request shortly.")
        if requested
        else _("Your table is reserved.")
    )
    sentence = f"{thanks % {'name': row.name}} {told}"
    card = cards.reservation(scene, row)
    said = (*retire(scene, state="done"), Text(body=sentence), Card(card=card))
    return (*said, *go_on_after(scene, row))


def current(draft: BookingDraft) -> bool:
    """Whether a booking is being talked about."""
    return draft.mode == "book" and (draft.has_wish or draft.reservation is not None)
