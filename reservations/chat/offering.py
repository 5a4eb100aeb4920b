"""Say what is free, or honestly why nothing is, and what is nearest."""

import datetime as dt

from django.utils.translation import gettext as _

from assistant.skills import Card, Outgoing, Plan, Text
from reservations.chat import cards, words
from reservations.chat.for_the_team import too_large
from reservations.chat.nothing_free import is_served, nothing
from reservations.chat.offers import Offers, find_offers, offers_card, wished_window
from reservations.chat.plans import retire, say
from reservations.chat.scene import Scene
from reservations.queries import Availability
from reservations.queries.waitlist import queue_length


def offer(scene: Scene, *, lead: str = "", free: Availability | None = None) -> Plan:
    """Show what is free near the wish, or say honestly why nothing is and what is nearest.

    `free` is the whole house's availability for the draft where it has just been read.
    """
    found = find_offers(scene, free)
    if found.reason == "too_large":
        return too_large(scene)
    scene.draft.expected = ["time"]
    return say(scene, *retire(scene), *offering(scene, found, lead=lead))


def beside(scene: Scene, *, earlier: bool) -> Plan:
    """Times before or after those that did not suit; said so only where there are such."""
    found = find_offers(scene)
    scene.draft.expected = ["time"]
    lead = _("There is something earlier:") if earlier else _("There is something later:")
    return say(scene, *retire(scene), *offering(scene, found, lead=lead if found.near else ""))


def offering(scene: Scene, found: Offers, *, lead: str = "") -> tuple[Outgoing, ...]:
    """The sentence and the cards of an offer."""
    if not found.options:
        return (
            Text(body=nothing(scene, found)),
            *_waitlist(scene, found),
        )
    if lead:
        sentence = lead
    elif found.near:
        sentence = _near(scene, found)
    else:
        sentence = f"{nothing(scene, found)} {_('This is what I could give you instead:')}"
    said: tuple[Outgoing, ...] = (Text(body=sentence), Card(card=offers_card(scene, found)))
    return said if found.near else (*said, *_waitlist(scene, found))


def _near(scene: Scene, found: Offers) -> str:
    """That it works, or, where the very time is gone, that something near it does."""
    if scene.draft.time is None or any(option.wish for option in found.near):
        answer = _("Yes, that works.")
    else:
        time = {"time": words.clock(scene.draft.time)}
        answer = _("%(time)s does not work, but there is something near it.") % time
    if scene.draft.mode == "change":
        return f"{answer} {_('Which time suits you?')}"
    tap = _("Tap a time and I will hold the table for %(minutes)d minutes.")
    return f"{answer} {tap % {'minutes': scene.policy.hold_minutes}}"


def _waitlist(scene: Scene, found: Offers) -> tuple[Outgoing, ...]:
    """Where a time is full rather than closed, the queue is offered too."""
    if found.reason not in (None, "full") or found.date < scene.local_now.date():
        return ()
    if not is_served(scene, found.date):
        return ()
    starts, ends = waitlist_window(scene, found.date)
    if ends <= scene.thread.now:
        return ()
    place = queue_length(scene.business, scene.draft.party_size or 1, starts, ends)
    return (Card(card=cards.waitlist(scene, starts=starts, ends=ends, joined=False, place=place)),)


def waitlist_window(scene: Scene, date: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """The span in which a freed table would suit: an hour around the wish, or the part of the day."""
    if scene.draft.time:
        wish = scene.start_on(date, scene.draft.time)
        return wish - dt.timedelta(hours=1), wish + dt.timedelta(hours=1)
    first, last = wished_window(scene) or (dt.time(11), dt.time(23, 59))
    return dt.datetime.combine(date, first, tzinfo=scene.zone), dt.datetime.combine(
        date, last, tzinfo=scene.zone
    )
