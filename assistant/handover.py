"""The skill of stepping aside: a wish for a person, a complaint, or not having understood twice."""

import datetime as dt
import re

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assistant.hours import promise_of
from assistant.skills import Heard, Hints, Plan, Text, Thread
from businesses.models import Business

MISUNDERSTANDINGS = 2
SURE_COMPLAINT = 0.6
ASKING_FOR_A_YES = ("confirm", "sure")
OWN_DATA = re.compile(
    r"(delete|erase|remove).{0,20}\b(my|all) (personal )?(data|details|account)"
    r"|\bdaten\b.{0,15}lösch|lösch\w*.{0,25}\bdaten\b|dsgvo|gdpr",
    re.IGNORECASE,
)
"""Not "delete my reservation": that is cancelled here."""


def promise(business: Business, now: dt.datetime, lead: str = "") -> str:
    """That the team is fetched, and by when it will answer."""
    return f"{lead or _('I will ask the team.')} {_by_when(business, now)}"


def _by_when(business: Business, now: dt.datetime) -> str:
    """By when the team will answer, or, outside of its hours, when somebody is back."""
    at = promise_of(business, now)
    if at is None:
        return _("Somebody will answer you here.")
    time = f"{at:%H:%M}"
    if at.date() == now.astimezone(business.zone).date():
        return _("You will hear from us by %(time)s.") % {"time": time}
    return _("Somebody is back on %(day)s at %(time)s and will answer you here.") % {
        "day": date_format(at.date(), "l"),
        "time": time,
    }


class HandOver:
    """Fetches a person when one is wanted or needed."""

    name = "hand_over"

    def hints(self, thread: Thread) -> Hints:
        """Nothing to add."""
        return Hints()

    def claim(self, heard: Heard) -> float:
        """Certain about a wish for a person; a complaint and one's own data belong to people too."""
        if heard.tap is not None:
            return 0.0
        wants = heard.understood.has("handover", "complaint") or OWN_DATA.search(heard.text)
        return 1.0 if wants or _takes_the_offer(heard) else 0.0

    def plan(self, heard: Heard) -> Plan:
        """Say who will answer and by when."""
        business = heard.thread.business
        complaint = _complains(heard)
        wants_a_person = heard.understood.has("handover") or _takes_the_offer(heard)
        with translation.override(heard.thread.lang):
            if complaint:
                lead = _("I am sorry to hear that. I am passing it on to the team now.")
            elif wants_a_person:
                lead = _("Gladly, I will fetch somebody from the team.")
            else:
                lead = _("I will ask the team.")
            said = Text(body=promise(business, heard.thread.now, lead))
        if complaint:
            return Plan(say=(said,), hand_over="complaint")
        doubtful = heard.understood.has("complaint") and not wants_a_person
        return Plan(say=(said,), hand_over="question" if doubtful else "wish")

    def summary(self, thread: Thread) -> str:
        """Nothing to add."""
        return ""


def _complains(heard: Heard) -> bool:
    """What only might be a complaint, "I need an invoice", is passed on without an apology."""
    return any(
        intent.name == "complaint" and intent.score >= SURE_COMPLAINT
        for intent in heard.understood.intents
    )


def _takes_the_offer(heard: Heard) -> bool:
    """A plain yes to "shall I fetch somebody?", unless a card on the screen asks something that it answers too."""
    asked_by_card = any(
        card.card.get("kind") in ASKING_FOR_A_YES for card in heard.thread.open_cards
    )
    says_yes = heard.understood.has("affirm") and not heard.understood.slots
    return heard.thread.was_offered_a_person and says_yes and not asked_by_card
