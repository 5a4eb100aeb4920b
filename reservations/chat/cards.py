"""The cards of a reservation, as JSON with all of it in plain words (shapes: docs/protocol.md)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reservations.chat import words
from reservations.chat.scene import Scene
from reservations.enums import ReservationStatus
from reservations.models import Reservation

VERSION = 1


def action(id_: str, label: str, *, style: str = "", **data: Any) -> dict[str, Any]:
    """A button: what it does, what stands on it."""
    made: dict[str, Any] = {"id": id_, "label": label}
    if style:
        made["style"] = style
    if data:
        made["data"] = data
    return made


def moment(scene: Scene, at: dt.datetime) -> str:
    """An instant with the house's offset (RFC 3339)."""
    return at.astimezone(scene.zone).isoformat()


def reservation_facts(scene: Scene, row: Reservation) -> dict[str, Any]:
    """What every card about one reservation says."""
    slug = row.area.slug if row.area else None
    return {
        "reservation": str(row.pk),
        "starts_at": moment(scene, row.starts_at),
        "ends_at": moment(scene, row.ends_at),
        "party_size": row.party_size,
        "area": slug,
        "area_name": scene.area_name(slug),
    }


def policy_line(scene: Scene, starts_at: dt.datetime) -> str:
    """The cancellation window of a table at this time, told before any tap."""
    window = dt.timedelta(minutes=scene.policy.cancel_until_minutes)
    until = (starts_at - window).astimezone(scene.zone)
    if until <= scene.local_now:
        return _(
            "At such short notice it cannot be cancelled online. If you cannot come after all, please call us."
        )
    return words.free_until(until)


def when_and_who(scene: Scene, row: Reservation) -> str:
    """As in: Friday, 27 November at 19:30, 4 people, Weinstube."""
    return table_in_words(
        scene, row.starts_at, row.party_size, row.area.slug if row.area else None
    )


def table_in_words(scene: Scene, starts: dt.datetime, people: int, area: str | None) -> str:
    """The same of a table that is only wished."""
    parts = [
        words.day_and_time(starts.astimezone(scene.zone)),
        words.people(people),
        scene.area_name(area),
    ]
    return ", ".join(part for part in parts if part)


def _with_notes(text: str, notes: str) -> str:
    """Read back what was noted, so that the diner sees that it is not lost."""
    said = "; ".join(notes.splitlines())
    return f"{text} {_('Noted: %(notes)s.') % {'notes': said}}" if said else text


def _before(scene: Scene, row: Reservation, starts: dt.datetime) -> str:
    """How it stands until the change; the day is left out where it stays."""
    local = row.starts_at.astimezone(scene.zone)
    if local.date() != starts.astimezone(scene.zone).date():
        return when_and_who(scene, row)
    return ", ".join(
        [_("at %(time)s") % {"time": words.clock(local)}, words.people(row.party_size)]
    )


def assurance(scene: Scene) -> str:
    """What becomes of the old table when the change is tapped."""
    if scene.policy.approve_by_hand:
        return _(
            "The house approves each change itself. Should it decline, you get your table back as long as nobody else has taken it."
        )
    return _("You keep your table until the new one is certain.")


def contact(scene: Scene, row: Reservation) -> dict[str, Any]:
    """A held table that still needs a name and one contact; its button reserves."""
    return {
        "kind": "contact",
        "v": VERSION,
        "text": _with_notes(
            _("Held for you: %(what)s. What name shall we put, and how can the house reach you?")
            % {"what": when_and_who(scene, row)},
            "\n".join(scene.draft.notes),
        ),
        "fields": ["name", "phone", "email"],
        **reservation_facts(scene, row),
        "hold_expires_at": moment(scene, row.hold_expires_at) if row.hold_expires_at else None,
        "hold_minutes": scene.policy.hold_minutes,
        "policy": policy_line(scene, row.starts_at),
        "prefill": {
            "name": scene.draft.name,
            "phone": scene.draft.phone,
            "email": scene.draft.email,
        },
        "notes": "\n".join(scene.draft.notes),
        "actions": [
            action("submit", _("Reserve this table"), style="go"),
            action("change", _("Change")),
            action("other", _("Another time")),
        ],
    }


def confirm(
    scene: Scene, row: Reservation, *, change: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A held table, or a wished change, that one tap makes true."""
    facts = reservation_facts(scene, row) | dict(change or {})
    label = _("Change the reservation") if change else _("Reserve this table")
    starts = dt.datetime.fromisoformat(str(facts["starts_at"]))
    made = {
        "kind": "confirm",
        "v": VERSION,
        **facts,
        "reference": row.reference,
        "name": row.name or scene.draft.name,
        "phone": scene.draft.phone or row.phone,
        "email": scene.draft.email or row.email,
        "notes": "\n".join(scene.draft.notes) or row.notes,
        "hold_expires_at": moment(scene, row.hold_expires_at)
        if row.hold_expires_at and not change
        else None,
        "hold_minutes": scene.policy.hold_minutes,
        "policy": policy_line(scene, starts),
        "actions": [
            action("confirm", label, style="go"),
            action("change", _("Change")),
            action("other", _("Another time")),
        ],
    }
    if change:
        made["about"] = "change"
        made["before"] = _before(scene, row, starts)
        made["assurance"] = assurance(scene)
    what = table_in_words(scene, starts, int(facts["party_size"]), facts["area"])
    text = (
        f"{_('New: %(what)s.') % {'what': what}} {made['assurance']}"
        if change
        else _("Held for you: %(what)s, under the name %(name)s.")
        % {"what": what, "name": made["name"]}
    )
    made["text"] = _with_notes(text, str(made["notes"]))
    return made


def _stored_in_words(scene: Scene, row: Reservation) -> str:
    facts = {"what": when_and_who(scene, row), "name": row.name, "reference": row.reference}
    if row.status == ReservationStatus.CANCELLED:
        return _("Cancelled: %(what)s, name %(name)s, reference %(reference)s.") % facts
    if row.status == ReservationStatus.REQUESTED:
        return _("Asked for: %(what)s, name %(name)s, reference %(reference)s.") % facts
    return _("%(what)s, name %(name)s, reference %(reference)s.") % facts


def reservation(scene: Scene, row: Reservation, *, changed: bool = False) -> dict[str, Any]:
    """A stored reservation, in everything that the diner needs to know."""
    tables = [table.name for table in row.tables.all()] if row.pinned else []
    return {
        "kind": "reservation",
        "v": VERSION,
        "text": _with_notes(_stored_in_words(scene, row), row.notes),
        **reservation_facts(scene, row),
        "reference": row.reference,
        "status": row.status,
        "name": row.name,
        "notes": row.notes,
        "tables": tables,
        "changed": changed,
        "expected_at": moment(scene, row.expected_at) if row.expected_at else None,
        "policy": policy_line(scene, row.starts_at),
        "ics": reverse("reservations:diner-ics", args=[scene.business.slug, row.pk]),
        "actions": []
        if row.status not in ("requested", "confirmed")
        else [
            action("change", _("Change")),
            action("cancel", _cancel_label(scene, row), style="alert"),
        ],
    }


def _cancel_label(scene: Scene, row: Reservation) -> str:
    return _("Ask to cancel") if scene.is_too_late(row) else pgettext("a reservation", "Cancel")


def sure(scene: Scene, row: Reservation) -> dict[str, Any]:
    """Ask before cancelling, saying what happens."""
    return {
        "kind": "sure",
        "v": VERSION,
        "text": _("Cancel for good? %(what)s. The table then goes to others.")
        % {"what": when_and_who(scene, row)},
        **reservation_facts(scene, row),
        "reference": row.reference,
        "about": "cancel",
        "policy": policy_line(scene, row.starts_at),
        "actions": [
            action("yes", _("Yes, cancel"), style="alert"),
            action("no", _("No, keep it")),
        ],
    }


def waitlist(
    scene: Scene, *, starts: dt.datetime, ends: dt.datetime, joined: bool, place: int
) -> dict[str, Any]:
    """The queue for a full time."""
    party = scene.draft.party_size or 1
    text = (
        _("You are on the waitlist for %(day)s, %(people)s.")
        if joined
        else _("Waitlist for %(day)s, %(people)s: when a table comes free, I offer it in turn.")
    ) % {"day": words.day(starts.astimezone(scene.zone).date()), "people": words.people(party)}
    return {
        "kind": "waitlist",
        "v": VERSION,
        "text": text,
        "window": {"from": moment(scene, starts), "to": moment(scene, ends)},
        "party_size": party,
        "joined": joined,
        "place": place,
        "actions": [
            action("leave", _("Leave the waitlist"))
            if joined
            else action("join", _("Join the waitlist"), style="go")
        ],
    }
