"""What a diner may do with a stored reservation: change, cancel, look it up, be late."""

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import Literal

from django.utils.translation import gettext as _

from assistant.language import Understanding
from assistant.skills import Card, CardBody, Outgoing, Plan, PlanRefused, Text
from common.errors import DomainError
from reservations.actions import (
    Change,
    Outcome,
    cancel_by_diner,
    change_waits_for,
    change_within,
    note_late,
)
from reservations.chat import cards, other_contact, too_late, words
from reservations.chat.booking import to_settle
from reservations.chat.draft import BookingDraft
from reservations.chat.holding import refused
from reservations.chat.offering import offer
from reservations.chat.plans import do, do_together, retire, say
from reservations.chat.scene import Scene
from reservations.chat.several import note_on, still_asked
from reservations.enums import ReservationStatus
from reservations.errors import TooLate
from reservations.models import Reservation
from reservations.queries import availability

DEFAULT_LATE_MINUTES = 15


def none_here(scene: Scene) -> Plan:
    """Nothing of this diner's is stored; typed contact never finds a reservation."""
    return say(
        scene,
        Text(
            body=_(
                "In this chat I find no coming reservation of yours. If you reserved by other means, "
                "tell me its reference and I will send a code to the contact given there."
            )
        ),
    )


def which(scene: Scene, rows: list[Reservation], to: Literal["cancel", "change", "note"]) -> Plan:
    """Several are coming: show each with its own buttons; `to` is what becomes of the one that is named."""
    scene.draft.which_to = to
    shown = tuple(Card(card=cards.reservation(scene, row)) for row in rows)
    return say(
        scene, *retire(scene, "reservation"), Text(body=_("Which one do you mean?")), *shown
    )


def check(scene: Scene) -> Plan:
    """Show what is stored."""
    rows = scene.coming()
    if not rows:
        return none_here(scene)
    sentence = (
        _("This is what is reserved for you.")
        if len(rows) == 1
        else _("These are your reservations.")
    )
    shown = tuple(Card(card=cards.reservation(scene, row)) for row in rows)
    return say(scene, *retire(scene, "reservation"), Text(body=sentence), *shown)


def start_change(scene: Scene, row: Reservation) -> Plan:
    """Ask what should be different, and say what becomes of the present table."""
    begin_change(scene, row)
    scene.draft.expected = ["party_size", "date", "time"]
    return say(
        scene,
        *retire(scene),
        Text(body=f"{_('Gladly. What should be different?')} {cards.assurance(scene)}"),
        Card(card=cards.picker(scene, ["party_size", "date", "time"])),
    )


def begin_change(scene: Scene, row: Reservation) -> None:
    """Fill the draft from the stored reservation, so that only what is said changes."""
    draft = scene.draft
    # What was told before and belongs to no other wish is for this reservation.
    told = [] if draft.has_wish or draft.reservation else draft.notes
    draft.mode, draft.reservation = "change", str(row.pk)
    draft.party_size = row.party_size
    draft.date, draft.time = scene.day_and_time(row.starts_at)
    draft.area = row.area.slug if row.area else None
    draft.either, draft.month = [], None
    draft.daypart = draft.earliest = draft.latest = None
    draft.name, draft.phone, draft.email = (
        row.name,
        row.phone or draft.phone,
        row.email or draft.email,
    )
    stored = [note for note in row.notes.splitlines() if note]
    draft.notes = [*stored, *(note for note in told if note not in stored)]


def propose_what(scene: Scene, changed: set[str], of_the_table: set[str]) -> Plan:
    """Propose what was said; another name or contact is for the team."""
    row = scene.own(scene.draft.reservation)
    if row is None or "contact" not in changed or not other_contact.is_other(scene, row):
        return propose_change(scene)
    if not changed & of_the_table:
        return other_contact.for_the_team(scene)
    plan = propose_change(scene)
    return replace(plan, say=(other_contact.stays_for_now(), *plan.say))


def propose_change(scene: Scene) -> Plan:
    """Show the wished change with the button that makes it true, or what is free near it."""
    draft = scene.draft
    row = scene.own(draft.reservation)
    if row is None:
        return none_here(scene)
    unsettled = to_settle(scene)
    if unsettled is not None:
        return unsettled
    if draft.date is None or draft.party_size is None or draft.time is None:
        return offer(scene)
    wish = scene.start_on(draft.date, draft.time)
    if scene.is_too_late(row) and _is_other_table_time(draft, row, wish):
        wanted = cards.table_in_words(scene, wish, draft.party_size, draft.area)
        return too_late.to_change(scene, row, wanted)
    found = availability(
        business=scene.business,
        date=draft.date,
        party_size=draft.party_size,
        area=draft.area,
        replaces=row.pk,
    )
    if all(slot.starts_at != wish for slot in found.slots):
        return offer(scene)
    change = {
        "starts_at": cards.moment(scene, wish),
        "party_size": draft.party_size,
        "area": draft.area,
        "area_name": scene.area_name(draft.area),
    }
    return say(
        scene,
        *retire(scene),
        Text(body=_("That works. Shall I change it?")),
        Card(card=cards.confirm(scene, row, change=change)),
    )


def _is_other_table_time(draft: BookingDraft, row: Reservation, wish: dt.datetime) -> bool:
    """Whether more than what is noted becomes different."""
    area = row.area.slug if row.area else None
    return (wish, draft.party_size, draft.area) != (row.starts_at, row.party_size, area)


def apply_change(scene: Scene, card: CardBody) -> Plan:
    """Swap the old table for the new in one step: what this card said and was agreed to, whatever was said since."""
    row = scene.own(card["reservation"])
    if row is None:
        return none_here(scene)
    starts_at = dt.datetime.fromisoformat(card["starts_at"])
    # A refusal looks for what is free near the wish.
    draft = scene.draft
    draft.mode, draft.reservation, draft.either = "change", str(row.pk), []
    draft.date, draft.time = scene.day_and_time(starts_at)
    draft.party_size, draft.area = int(card["party_size"]), card["area"]
    draft.notes = [note for note in card["notes"].splitlines() if note]

    change = Change(
        business=scene.business,
        reservation_id=row.pk,
        by=scene.by,
        starts_at=starts_at,
        party_size=draft.party_size,
        area=draft.area,
        notes=card["notes"],
    )

    def tell(outcome: Outcome) -> tuple[Outgoing, ...]:
        if isinstance(outcome, TooLate):
            wanted = cards.table_in_words(scene, starts_at, int(card["party_size"]), card["area"])
            raise PlanRefused(partial(too_late.to_change, scene, row, wanted)) from outcome
        if isinstance(outcome, DomainError):
            raise PlanRefused(partial(refused, scene, outcome)) from outcome
        if isinstance(outcome, Exception):
            raise outcome
        scene.draft = draft.after_booking()
        return (
            *retire(scene, state="done"),
            *retire(scene, "reservation"),
            Text(body=_changed_words(outcome)),
            Card(card=cards.reservation(scene, outcome, changed=True)),
        )

    return do_together(
        scene,
        waits_for=change_waits_for(change),
        asked=change,
        make=change_within,
        tell=tell,
    )


def _changed_words(row: Reservation) -> str:
    if row.status == ReservationStatus.REQUESTED:
        return _("The house has your change and will confirm it shortly.")
    return _("Done, your reservation is changed.")


def ask_cancel(scene: Scene, row: Reservation) -> Plan:
    """Say what happens before the tap, or pass it on where only the team can do it."""
    if scene.is_too_late(row):
        return too_late.to_cancel(scene, [row])
    scene.draft.mode, scene.draft.reservation = "cancel", str(row.pk)
    return say(
        scene,
        *retire(scene),
        Text(body=_("Cancel for good? The table then goes to others.")),
        Card(card=cards.sure(scene, row)),
    )


def cancel(scene: Scene) -> Plan:
    """Cancel the reservation that was asked about."""
    row = scene.own(scene.draft.reservation)
    if row is None:
        return none_here(scene)

    def commit() -> tuple[Outgoing, ...]:
        try:
            cancelled = cancel_by_diner(
                business=scene.business, reservation_id=row.pk, by=scene.by
            )
        except TooLate as refusal:
            raise PlanRefused(partial(too_late.to_cancel, scene, [row])) from refusal
        except DomainError as refusal:
            # What comes next is a new wish, not this reservation.
            scene.draft = scene.draft.after_booking()
            return (*retire(scene), Text(body=str(refusal.detail)))
        scene.draft = scene.draft.after_booking()
        return (
            *retire(scene, state="done"),
            *retire(scene, "reservation"),
            Text(body=_("It is cancelled. We would be glad to see you another time.")),
            Card(card=cards.reservation(scene, cancelled)),
            *still_asked(scene, str(row.pk)),
        )

    return do(scene, commit)


def keep(scene: Scene) -> Plan:
    """The diner has thought better of it."""
    scene.draft = scene.draft.after_booking()
    return say(scene, *retire(scene), Text(body=_("Good, everything stays as it is.")))


def _is_due(scene: Scene, row: Reservation) -> bool:
    """Whether a party that says it is late can mean this one: today's, or one that begins within hours."""
    is_today = row.starts_at.astimezone(scene.zone).date() == scene.local_now.date()
    return is_today or row.starts_at - dt.timedelta(hours=6) <= scene.thread.now


def begin_later(scene: Scene, understood: Understanding) -> bool:
    """Take "20 minutes later" as a wish to change; whether it was said."""
    draft = scene.draft
    if understood.minutes_late is None or draft.date is None or draft.time is None:
        return False
    begins = scene.start_on(draft.date, draft.time)
    later = begins + dt.timedelta(minutes=understood.minutes_late.value)
    draft.date, draft.time = scene.day_and_time(later)
    return True


def add_notes(scene: Scene) -> Plan:
    """Something to note about the reservation that is coming."""
    rows = scene.coming()
    return which(scene, rows, "note") if len(rows) > 1 else note_on(scene, rows)


def late(scene: Scene, understood: Understanding) -> Plan | None:
    """Tell the door that this party comes later; None when no party is due that could be meant."""
    due = [row for row in scene.coming() if _is_due(scene, row)]
    if not due:
        return None
    row = due[0]
    minutes = understood.minutes_late.value if understood.minutes_late else DEFAULT_LATE_MINUTES
    expected_at = max(row.starts_at, scene.thread.now) + dt.timedelta(minutes=minutes)

    def commit() -> tuple[Outgoing, ...]:
        try:
            noted = note_late(
                business=scene.business,
                reservation_id=row.pk,
                expected_at=expected_at,
                by=scene.by,
            )
        except DomainError as refusal:
            return (Text(body=str(refusal.detail)),)
        until = (noted.expected_at or expected_at) + dt.timedelta(
            minutes=scene.policy.grace_minutes
        )
        return (
            Text(
                body=_("Thanks for telling us. We keep the table until %(time)s.")
                % {"time": words.clock(until.astimezone(scene.zone))}
            ),
        )

    return do(scene, commit)
