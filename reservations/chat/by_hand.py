"""What staff do for the diner inside the thread: send offers, hold with the form, reserve.

The same cards as the assistant's, in the member's name, in one transaction with what they speak of.
"""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils import translation

from assistant.by_hand import (
    heard_to,
    is_said,
    remember_draft,
    say_by_hand,
    thread_for_staff,
    told_to_people,
)
from assistant.skills import Outgoing
from businesses.models import Membership
from common.errors import Invalid
from reservations.actions import (
    By,
    Contact,
    confirm_reservation,
    reserve_table,
    searching_first,
)
from reservations.actions.contact import clean_contact
from reservations.chat import TableSkill
from reservations.chat.booking import booked
from reservations.chat.draft import BookingDraft, write_draft
from reservations.chat.holding import held_cards, live_hold, settle_on, take_hold
from reservations.chat.nothing_free import nothing
from reservations.chat.offering import offering
from reservations.chat.offers import find_offers
from reservations.chat.plans import retire
from reservations.chat.prefill import fill_in
from reservations.chat.scene import Scene, set_scene
from reservations.enums import Source
from reservations.models import Reservation
from reservations.queries import local_instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the member has filled in for the diner."""

    party_size: int
    date: dt.date
    time: dt.time | None = None
    area: str | None = None
    contact: Contact = field(default_factory=Contact)
    notes: tuple[str, ...] | None = None
    """What the house is to know of these guests; None leaves what the talk has come to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who does it, in which conversation; `seen` and `cid` as with every answer of staff."""

    member: Membership
    conversation_id: UUID
    cid: UUID
    seen: int | None = None

    def scene(self) -> Scene:
        """The thread with the talk's draft, acted in by the member; raise NotFound for another house's."""
        thread = thread_for_staff(
            conversation_id=self.conversation_id, by=self.member, skill=TableSkill.name
        )
        scene = set_scene(thread)
        scene.acting = By.member(self.member)
        return scene

    def say(self, scene: Scene, said: tuple[Outgoing, ...]) -> None:
        """Say it in the member's name and remember the draft."""
        say_by_hand(
            conversation_id=self.conversation_id,
            by=self.member,
            said=said,
            cid=self.cid,
            seen=self.seen,
        )
        self.remember(scene)

    def remember(self, scene: Scene) -> None:
        """Keep the draft for the next turn."""
        remember_draft(
            conversation_id=self.conversation_id,
            business=scene.business,
            skill=TableSkill.name,
            draft=write_draft(scene.draft),
            heard=heard_to(scene.thread),
        )

    @property
    def is_done(self) -> bool:
        """Whether the same form did its work before."""
        return is_said(conversation_id=self.conversation_id, cid=self.cid)


def known_wish(member: Membership, conversation_id: UUID) -> BookingDraft:
    """What the talk has come to so far, for the form, with what was wished of the person who leads; nothing is stored."""
    thread = thread_for_staff(conversation_id=conversation_id, by=member, skill=TableSkill.name)
    scene = set_scene(thread)
    fill_in(scene, told_to_people(thread), TableSkill().hints(thread))
    return scene.draft


@transaction.atomic
def keep_wish(hand: Hand, wanted: Wanted) -> None:
    """Remember what was filled in though it could not be done, so that nobody types it twice."""
    hand.remember(_about(hand.scene(), wanted))


@transaction.atomic
def send_offers(hand: Hand, wanted: Wanted) -> None:
    """Send a card with what is free near the wish; raise Invalid with the reason where nothing is."""
    if hand.is_done:
        return
    scene = _about(hand.scene(), wanted)
    found = find_offers(scene)
    if not found.options:
        raise Invalid(nothing(scene, found))
    with translation.override(scene.thread.lang):
        hand.say(scene, (*retire(scene), *offering(scene, found)))


@searching_first
@transaction.atomic
def send_form(hand: Hand, wanted: Wanted) -> None:
    """Hold the table and send the form for name and contact; raise what holding raises."""
    if hand.is_done:
        return
    scene = _about(hand.scene(), wanted)
    starts_at = _start(scene)
    with translation.override(scene.thread.lang):
        row = take_hold(scene, starts_at, live_hold(scene))
        hand.say(scene, (*retire(scene), *held_cards(scene, row)))


@searching_first
@transaction.atomic
def reserve_for(hand: Hand, wanted: Wanted) -> None:
    """Reserve the table in the diner's name, from their hold if there is one; raise what reserving raises."""
    if hand.is_done:
        return
    scene = _about(hand.scene(), wanted)
    starts_at = _start(scene)
    with translation.override(scene.thread.lang):
        hand.say(scene, booked(scene, _reserved(scene, starts_at, wanted.contact)))


def _reserved(scene: Scene, starts_at: dt.datetime, contact: Contact) -> Reservation:
    held, draft = live_hold(scene), scene.draft
    notes = "\n".join(draft.notes)
    if held is None:
        return reserve_table(
            business=scene.business,
            starts_at=starts_at,
            party_size=draft.party_size or 1,
            area=draft.area,
            contact=contact,
            source=Source.CHAT,
            by=scene.by,
            notes=notes,
            conversation_id=scene.thread.conversation_id,
            diner_id=scene.thread.diner_id,
            lang=scene.thread.lang,
        )
    take_hold(scene, starts_at, held)
    return confirm_reservation(
        business=scene.business,
        reservation_id=held.pk,
        contact=contact,
        by=scene.by,
        notes=notes or None,
    )


def _about(scene: Scene, wanted: Wanted) -> Scene:
    draft = scene.draft
    if draft.mode != "book":
        told = draft.notes
        scene.draft = draft = draft.after_booking()
        draft.notes = told
    if wanted.notes is not None:
        draft.notes = list(wanted.notes)
    draft.party_size, draft.date, draft.either = wanted.party_size, wanted.date, []
    draft.time, draft.area = wanted.time, wanted.area
    given = clean_contact(wanted.contact, scene.business, required=False)
    draft.name, draft.phone, draft.email = given.name, given.phone, given.email
    return scene


def _start(scene: Scene) -> dt.datetime:
    draft = scene.draft
    if draft.date is None or draft.time is None:
        raise Invalid
    wall = scene.wall_on(draft.date, draft.time)
    starts_at = local_instant(scene.business, draft.date, wall)
    settle_on(scene, starts_at)
    return starts_at
