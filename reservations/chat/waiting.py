"""Join and leave the waitlist from its card."""

import datetime as dt
import re

from django.utils.translation import gettext as _

from assistant.skills import Card, CardState, Heard, OpenCard, Outgoing, Plan, Tap, Text
from common.errors import DomainError
from reservations.actions import join_waitlist, leave_waitlist
from reservations.chat import cards
from reservations.chat.plans import PASSING, do, say
from reservations.chat.scene import Scene
from reservations.queries.waitlist import queue_length

WAITLIST = re.compile(r"wartelist|warteschlange|wait(ing)?[- ]?list|\bqueue\b", re.IGNORECASE)
LEAVING = re.compile(
    r"\b(runter|raus|nicht mehr|streich\w*|lösch\w*|entfern\w*|austrag\w*|verlass\w*|off|leave|remove)\b"
    r"|\bvon (der|ihrer|eurer)\b[^.!?\n]{0,30}\bnehm|\bn[ei]h?mm?\w*\b[^.!?\n]{0,30}\bvon (der|ihrer|eurer)\b",
    re.IGNORECASE,
)
"""The words of the card's own button among them: "Von der Warteliste nehmen"."""


def on_text(scene: Scene, heard: Heard) -> Plan | None:
    """As in: put me on the waitlist; take me off it; or a yes where the queue is all that was offered."""
    card = next(iter(scene.open_cards("waitlist")), None)
    if card is None:
        return None
    named = WAITLIST.search(heard.text) is not None
    joined = bool(card.card["joined"])
    if named and joined and (LEAVING.search(heard.text) or heard.understood.has("cancel")):
        return on_tap(scene, _button(card, "leave"))
    said = heard.understood
    if named and joined and not (said.party_size or said.date or said.time):
        return say(scene, Text(body=str(card.card["text"])))
    agreed = heard.understood.has("affirm") and not scene.open_cards(*PASSING)
    if not joined and (named or (agreed and not heard.understood.slots)):
        return on_tap(scene, _button(card, "join"))
    return None


def _button(card: OpenCard, action: str) -> Tap:
    return Tap(card_seq=card.seq, action=action, data={}, card=card.card, state="open")


def on_tap(scene: Scene, tap: Tap) -> Plan:
    """The card's two buttons."""
    starts = dt.datetime.fromisoformat(str(tap.card["window"]["from"]))
    ends = dt.datetime.fromisoformat(str(tap.card["window"]["to"]))
    scene.draft.party_size = int(tap.card["party_size"])
    joins = tap.action == "join"

    def commit() -> tuple[Outgoing, ...]:
        try:
            if joins:
                join_waitlist(
                    business=scene.business,
                    diner_id=scene.thread.diner_id,
                    conversation_id=scene.thread.conversation_id,
                    party_size=scene.draft.party_size or 1,
                    earliest_at=starts,
                    latest_at=ends,
                    name=scene.draft.name,
                )
            else:
                leave_waitlist(
                    business=scene.business,
                    diner_id=scene.thread.diner_id,
                    earliest_at=starts,
                    latest_at=ends,
                )
        except DomainError as refusal:
            return (Text(body=str(refusal.detail)),)
        if not joins:
            return (
                CardState(target=tap.card_seq, state="done"),
                Text(body=_("You are off the waitlist.")),
            )
        place = queue_length(scene.business, scene.draft.party_size or 1, starts, ends)
        return (
            CardState(target=tap.card_seq, state="done"),
            Text(
                body=_(
                    "You are on the waitlist. When a table comes free, I offer it in turn, here in the chat."
                )
            ),
            Card(card=cards.waitlist(scene, starts=starts, ends=ends, joined=True, place=place)),
        )

    return do(scene, commit)
