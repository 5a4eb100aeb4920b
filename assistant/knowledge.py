"""The skill of answering questions about the house, from what the house itself has written; never invented."""

import re

from django.utils import translation
from django.utils.translation import gettext as _

from assistant.handover import promise
from assistant.skills import Heard, Hints, Outgoing, Plan, Text, Thread
from businesses.models import Business, HouseText
from common.localized import localized

ASKED_FOR = {
    "address": ("directions",),
    "directions": ("directions",),
    "menu": ("menu",),
    "price": ("menu",),
    "parking": ("parking",),
    "dogs": ("dogs",),
    "children": ("children",),
    "payment": ("payment",),
    "allergies": ("allergies",),
    "accessibility": ("accessibility",),
    "contact": (),
}
"""The language's topics -> the house texts that answer them. Opening hours belong to whoever keeps them."""
MAX_HIGHLIGHTS = 5
SEVERAL = re.compile(r"\?.*\?|\b(und|and)\b", re.DOTALL)
"""Signs that two things are asked, and not two words used for one: "what does parking cost?"."""
SETTLING = ("contact", "confirm")
"""Cards that one tap makes true, also while a person leads."""


def _held_meanwhile(thread: Thread) -> str:
    """That what was about to be settled need not wait for the answer."""
    if not any(card.card.get("kind") in SETTLING for card in thread.open_cards):
        return ""
    return " " + _("You need not wait for that: the card above still works.")


class Knowledge:
    """Answers about address, way, menu, parking, dogs, children, payment, allergies, access, contact."""

    name = "knowledge"

    def hints(self, thread: Thread) -> Hints:
        """Nothing to add."""
        return Hints()

    def claim(self, heard: Heard) -> float:
        """A question, unless it is only about hours, or rather something to be noted."""
        if heard.tap is not None:
            return 0.0
        topics = set(heard.understood.topics) - {"hours"}
        if not heard.understood.has("ask_info"):
            return 0.7 if topics and self._goes_unheard(heard) else 0.0
        said = heard.understood
        is_open = not said.topics and not said.notes and said.party_size is None
        return 0.85 if topics or is_open else 0.0

    def _goes_unheard(self, heard: Heard) -> bool:
        """A topic was named, and otherwise nothing was understood: "are you dog friendly"."""
        first = heard.understood.intents[0].name if heard.understood.intents else "oos"
        return first in ("oos", "smalltalk", "help") and not heard.understood.notes

    def plan(self, heard: Heard) -> Plan:
        """The house's own words, or an honest hand-over to somebody who knows."""
        business = heard.thread.business
        topics = [topic for topic in heard.understood.topics if topic != "hours"]
        with translation.override(heard.thread.lang):
            answers = [self._answer(business, topic, heard.thread.lang) for topic in topics]
            said = dict.fromkeys(answer for answer in answers if answer)
            found: tuple[Outgoing, ...] = tuple(Text(body=answer) for answer in said)
            if found and not (not all(answers) and SEVERAL.search(heard.text)):
                return Plan(say=found)
            known = (
                _("The rest I do not know myself.") if found else _("I do not know that myself.")
            )
            asked = promise(business, heard.thread.now) + _held_meanwhile(heard.thread)
            return Plan(say=(*found, Text(body=f"{known} {asked}")), hand_over="question")

    def _answer(self, business: Business, topic: str, lang: str) -> str:
        rows = HouseText.objects.filter(business=business, topic__in=ASKED_FOR.get(topic, ()))
        texts = [
            text for text in (localized(row.body, lang) for row in rows[:MAX_HIGHLIGHTS]) if text
        ]
        if topic in ("address", "directions"):
            texts.insert(0, self._address(business))
        if topic == "contact":
            texts = [" · ".join(part for part in (business.phone, business.email) if part)]
        return "\n".join(text for text in texts if text)

    def _address(self, business: Business) -> str:
        place = f"{business.postcode} {business.city}".strip()
        return ", ".join(part for part in (business.name, business.street, place) if part)

    def summary(self, thread: Thread) -> str:
        """Nothing to add."""
        return ""
