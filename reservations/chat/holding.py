"""A table held for the diner while they decide, and what is said when it cannot be."""

import datetime as dt
from functools import partial
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.proofs import address_of_diner
from assistant.skills import Card, Outgoing, Plan, PlanRefused, Text
from common.errors import DomainError
from reservations.actions import (
    Change,
    Outcome,
    ToHold,
    change_waits_for,
    change_within,
    day_waited_for,
    hold_tables,
)
from reservations.chat import cards, proving, words
from reservations.chat.offering import offering
from reservations.chat.offers import find_offers
from reservations.chat.plans import do_together, retire, say
from reservations.chat.scene import Scene
from reservations.enums import Source
from reservations.errors import HoldExpired, NoTable, TooManyHolds
from reservations.models import Reservation
from reservations.queries.of_diner import live_hold_of_diner


def live_hold(scene: Scene) -> Reservation | None:
    """The hold that the talk is about, while it lasts."""
    if scene.draft.mode != "book" or not scene.draft.reservation:
        return None
    return live_hold_of_diner(
        scene.business, scene.thread.diner_id, UUID(scene.draft.reservation), scene.thread.now
    )


def hold(scene: Scene, starts_at: dt.datetime) -> Plan:
    """Hold this start for the draft's party: a new hold, or the present one moved."""
    held = live_hold(scene)
    settle_on(scene, starts_at)

    def tell(outcome: Outcome) -> tuple[Outgoing, ...]:
        if isinstance(outcome, Exception):
            return _not_held(scene, outcome)
        return _held(scene, outcome)

    if held is not None:
        change = _to_move(scene, starts_at, held)
        return do_together(
            scene,
            waits_for=change_waits_for(change),
            asked=change,
            make=change_within,
            tell=tell,
        )
    return do_together(
        scene,
        waits_for=day_waited_for(scene.business, starts_at),
        asked=_to_hold(scene, starts_at),
        make=hold_tables,
        tell=tell,
    )


def _held(scene: Scene, row: Reservation) -> tuple[Outgoing, ...]:
    scene.draft.reservation = str(row.pk)
    return (*retire(scene), *held_cards(scene, row))


def _not_held(scene: Scene, refusal: Exception) -> tuple[Outgoing, ...]:
    if isinstance(refusal, TooManyHolds):
        return proving.demand(scene)
    if isinstance(refusal, DomainError):
        raise PlanRefused(partial(refused, scene, refusal)) from refusal
    raise refusal


def settle_on(scene: Scene, starts_at: dt.datetime) -> None:
    """Let the draft be about this start."""
    scene.draft.date, scene.draft.time = scene.day_and_time(starts_at)


def take_hold(scene: Scene, starts_at: dt.datetime, held: Reservation | None) -> Reservation:
    """Store the hold for the draft's wish, or move the one there is; raise the refusal."""
    [outcome] = (
        hold_tables([_to_hold(scene, starts_at)])
        if held is None
        else change_within([_to_move(scene, starts_at, held)])
    )
    if isinstance(outcome, Exception):
        raise outcome
    scene.draft.reservation = str(outcome.pk)
    return outcome


def _to_move(scene: Scene, starts_at: dt.datetime, held: Reservation) -> Change:
    draft = scene.draft
    return Change(
        business=scene.business,
        reservation_id=held.pk,
        by=scene.by,
        starts_at=starts_at,
        party_size=draft.party_size or 1,
        area=draft.area,
    )


def _to_hold(scene: Scene, starts_at: dt.datetime) -> ToHold:
    draft = scene.draft
    return ToHold(
        business=scene.business,
        starts_at=starts_at,
        party_size=draft.party_size or 1,
        area=draft.area,
        source=Source.CHAT,
        by=scene.by,
        conversation_id=scene.thread.conversation_id,
        diner_id=scene.thread.diner_id,
        address=address_of_diner(scene.thread.diner_id),
        lang=scene.thread.lang,
        notes="\n".join(draft.notes),
    )


def held_cards(scene: Scene, row: Reservation) -> tuple[Outgoing, ...]:
    """What a hold says: the button at once if we know who it is, else the form."""
    if scene.draft.has_contact:
        scene.draft.expected = []
        return (
            Text(body=f"{_('I am holding this for you.')} {_('Shall I reserve it?')}"),
            Card(card=cards.confirm(scene, row)),
        )
    scene.draft.expected = ["phone", "email"] if scene.draft.name else ["name", "phone", "email"]
    question = f"{_('I am holding this for you.')} {question_for_contact(scene)}"
    return (Text(body=question), Card(card=cards.contact(scene, row)))


def question_for_contact(scene: Scene) -> str:
    """What is still missing before the house may reserve."""
    if scene.draft.name:
        return _("How can the house reach you, by phone or e-mail?")
    if scene.draft.phone or scene.draft.email:
        return _("What name shall we put?")
    return _("What name shall we put, and how can the house reach you?")


def refused(scene: Scene, refusal: DomainError) -> Plan:
    """Say kindly why it did not work and show what is free now."""
    if scene.draft.mode == "book" and live_hold(scene) is None:
        scene.draft.reservation = None
    found = find_offers(scene)
    if isinstance(refusal, NoTable):
        time = words.clock(scene.draft.time) if scene.draft.time else ""
        lead = (
            _("%(time)s has just gone. This is free now:") % {"time": time}
            if found.options
            else ""
        )
    elif isinstance(refusal, HoldExpired):
        lead = _("The time is up. This is free now:") if found.options else _("The time is up.")
    else:
        lead = str(refusal.detail)
    scene.draft.expected = ["time"]
    return say(scene, *retire(scene, state="expired"), *offering(scene, found, lead=lead))
