"""Greeting, thanks, farewell, and admitting what was not understood."""

import datetime as dt

from django.utils import translation
from django.utils.translation import gettext as _

from assistant.language import Intent
from assistant.skills import Heard, Hints, Plan, Text, Thread

SURELY_FOREIGN = 0.7
"""Below it, "out of scope" only means that nothing was understood."""
LEAVING = ("thanks", "goodbye")
"""Who says so may believe that all is done."""
MORNING_ENDS, EVENING_BEGINS = dt.time(11), dt.time(18)


def greeting(local_now: dt.datetime) -> str:
    """Good morning, good day or good evening, by the restaurant's clock."""
    if local_now.time() < MORNING_ENDS:
        return _("Good morning!")
    return _("Good day!") if local_now.time() < EVENING_BEGINS else _("Good evening!")


class Manners:
    """Answers what is only polite; steps back as soon as another skill has something to say."""

    name = "manners"
    _LINES = ("greet", "thanks", "goodbye", "help", "smalltalk", "affirm", "deny", "oos")

    def hints(self, thread: Thread) -> Hints:
        """Nothing to add."""
        return Hints()

    def claim(self, heard: Heard) -> float:
        """Weakly: only when nobody else has an answer. A foreign matter must have been recognised as one."""
        if heard.tap is not None:
            return 0.0
        return 0.55 if any(self._knows(intent) for intent in heard.understood.intents) else 0.0

    def _knows(self, intent: Intent) -> bool:
        return intent.name in self._LINES and (
            intent.name != "oos" or intent.score >= SURELY_FOREIGN
        )

    def plan(self, heard: Heard) -> Plan:
        """One friendly line."""
        local = heard.thread.now.astimezone(heard.thread.zone)
        with translation.override(heard.thread.lang):
            lines = {
                "greet": ("" if heard.thread.is_first else f"{greeting(local)} ")
                + _("When would you like to come, and how many will you be?"),
                "thanks": _("You are welcome."),
                "goodbye": _("Goodbye, and see you soon."),
                "help": _(
                    "Just write when you would like to come and how many you are. "
                    "I can also change or cancel a reservation, and answer questions about the house."
                ),
                "oos": _(
                    "I cannot help with that; I know about this house and its tables. "
                    "When would you like to come?"
                ),
                "smalltalk": _(
                    "I am only a program and best at tables. When would you like to come?"
                ),
            }
            if heard.thread.is_first:  # "ciao", "servus"
                lines["goodbye"] = lines["greet"]
            lines["affirm"] = lines["deny"] = _("All right. Just write if there is anything else.")
            first = next(i.name for i in heard.understood.intents if self._knows(i))
            said = lines[first]
            if first in LEAVING and any(
                card.card.get("kind") == "confirm" for card in heard.thread.open_cards
            ):
                said = f"{said} {_('It is only final once you say yes.')}"
            return Plan(say=(Text(body=said),))

    def summary(self, thread: Thread) -> str:
        """Nothing to add."""
        return ""


def not_understood() -> str:
    """Admit it, and name the way out."""
    return _(
        "I did not understand that. Could you put it differently, or shall I fetch somebody from the team?"
    )
