"""What each button of each card does. A tap on a dead card changes nothing and is answered by today's card."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from assistant.skills import Card, Plan, Tap, Text
from common.errors import DomainError
from common.text import is_storable, without_bidi_controls
from reservations.actions.contact import Contact, clean_contact
from reservations.chat import booking, cards, changing, holding, offering, pickers, waiting
from reservations.chat.by_day import settle_by_day
from reservations.chat.draft import tellable
from reservations.chat.plans import retire, say
from reservations.chat.scene import Scene
from reservations.chat.which_number import BOTH

MAX_NOTES_CHARS = 500


def on_tap(scene: Scene, tap: Tap) -> Plan:
    """Do what the button says, if its card still counts."""
    if tap.state != "open":
        return todays_truth(scene)
    handler = _HANDLERS.get((str(tap.card.get("kind")), tap.action))
    scene.draft.which_to = ""  # the button has answered which one is meant
    return handler(scene, tap) if handler else todays_truth(scene)


def todays_truth(scene: Scene) -> Plan:
    """Answer an overtaken card by what is true now: the live card again, the reservation, or a fresh start."""
    live = scene.open_cards("contact", "confirm", "offers", "picker", "sure")
    if live:
        again = live[0]
        return say(
            scene,
            *retire(scene),
            Text(body=_("That has been overtaken. This is where we are:")),
            Card(card=again.card),
        )
    rows = scene.coming()
    if rows:
        return say(
            scene,
            *retire(scene, "reservation"),
            Text(body=_("That is settled already. This is what is reserved for you:")),
            *(Card(card=cards.reservation(scene, row)) for row in rows),
        )
    return say(
        scene,
        Text(
            body=_(
                "That has been overtaken. When would you like to come, and how many will you be?"
            )
        ),
    )


def _fill(scene: Scene, tap: Tap) -> Plan:
    draft, given = scene.draft, _given(tap)
    try:
        if given.get("party_size"):
            draft.party_size = max(1, int(given["party_size"]))
        if given.get("date"):
            draft.date, draft.either = tellable(dt.date.fromisoformat(str(given["date"]))), []
            settle_by_day(draft, says_time=bool(given.get("time")))
        if given.get("time"):
            draft.time = dt.time.fromisoformat(str(given["time"])).replace(
                tzinfo=None, second=0, microsecond=0
            )
    except (TypeError, ValueError, OverflowError):
        return say(scene, Text(body=_("I could not read that. Could you choose once more?")))
    draft.number = draft.or_time = None
    filled = [slot for slot in BOTH if given.get(slot)]
    draft.last = "" if len(filled) != 1 else "time" if filled == ["time"] else "party_size"
    return changing.propose_change(scene) if draft.mode == "change" else booking.next_step(scene)


def _given(tap: Tap) -> Mapping[str, Any]:
    """What was filled in, or what the button that was tapped stands for."""
    picked = str(tap.data.get("option"))
    return next((each for each in tap.card.get("options", ()) if each["id"] == picked), tap.data)


def _pick(scene: Scene, tap: Tap) -> Plan:
    chosen = next((o for o in tap.card["options"] if o["id"] == str(tap.data.get("option"))), None)
    if chosen is None:
        return todays_truth(scene)
    starts_at = dt.datetime.fromisoformat(chosen["starts_at"])
    scene.draft.party_size = int(tap.card["party_size"])
    scene.draft.area, scene.draft.last = chosen["area"], "time"
    if scene.draft.mode == "change":
        scene.draft.date, scene.draft.time = scene.day_and_time(starts_at)
        return changing.propose_change(scene)
    return holding.hold(scene, starts_at)


def other(scene: Scene, _tap: Tap | None = None) -> Plan:
    """Something else: what is free around the wish, and the question for a better time."""
    if scene.draft.date is None or scene.draft.party_size is None:
        return booking.next_step(scene)
    scene.draft.expected = ["time", "date"]
    return offering.offer(
        scene, lead=_("Gladly something else. This is free, or write me another time:")
    )


def _submit(scene: Scene, tap: Tap) -> Plan:
    faults = fill_contact(scene, tap.data)
    if faults:
        return say(scene, Text(body=" ".join(faults)))
    return booking.confirm(scene)


def fill_contact(scene: Scene, data: Mapping[str, Any], *, required: bool = True) -> list[str]:
    """Take the form's contact into the draft; return what is wrong with it, in sentences."""
    draft = scene.draft
    given = Contact(
        name=str(data.get("name") or draft.name),
        phone=str(data.get("phone") or draft.phone),
        email=str(data.get("email") or draft.email),
    )
    try:
        tidy = clean_contact(given, scene.business, required=required)
    except DomainError as refusal:
        return [error.detail for error in refusal.errors] or [str(refusal.detail)]
    draft.name, draft.phone, draft.email = tidy.name, tidy.phone, tidy.email
    notes = without_bidi_controls(str(data.get("notes") or "")).strip()[:MAX_NOTES_CHARS]
    if notes and is_storable(notes) and notes not in draft.notes:
        draft.notes.append(notes)
    return []


def _confirm(scene: Scene, tap: Tap) -> Plan:
    if tap.card.get("about") == "change":
        return changing.apply_change(scene, tap.card)
    return booking.confirm(scene)


def _change_wish(scene: Scene, _tap: Tap) -> Plan:
    scene.draft.expected = ["party_size", "date", "time"]
    return say(
        scene,
        Text(body=_("What should be different? I keep holding this table meanwhile.")),
        Card(card=pickers.picker(scene, ["party_size", "date", "time"])),
    )


def _change_stored(scene: Scene, tap: Tap) -> Plan:
    row = scene.own(tap.card.get("reservation"))
    return changing.start_change(scene, row) if row else changing.none_here(scene)


def _cancel_stored(scene: Scene, tap: Tap) -> Plan:
    row = scene.own(tap.card.get("reservation"))
    return changing.ask_cancel(scene, row) if row else changing.none_here(scene)


def _yes(scene: Scene, tap: Tap) -> Plan:
    scene.draft.mode, scene.draft.reservation = "cancel", str(tap.card.get("reservation") or "")
    return changing.cancel(scene)


def _no(scene: Scene, _tap: Tap) -> Plan:
    return changing.keep(scene)


_HANDLERS: dict[tuple[str, str], Callable[[Scene, Tap], Plan]] = {
    ("picker", "fill"): _fill,
    ("offers", "pick"): _pick,
    ("offers", "other"): other,
    ("contact", "submit"): _submit,
    ("contact", "change"): _change_wish,
    ("contact", "other"): other,
    ("confirm", "confirm"): _confirm,
    ("confirm", "change"): _change_wish,
    ("confirm", "other"): other,
    ("reservation", "change"): _change_stored,
    ("reservation", "cancel"): _cancel_stored,
    ("sure", "yes"): _yes,
    ("sure", "no"): _no,
    ("waitlist", "join"): waiting.on_tap,
    ("waitlist", "leave"): waiting.on_tap,
}
