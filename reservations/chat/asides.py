"""What diners say beside the wish itself, and the house can answer from what it knows of tables."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assistant.language import Understanding
from assistant.skills import Plan, Text
from reservations.chat import cards, holding
from reservations.chat.draft import tellable
from reservations.chat.hours import hours_in_words, hours_on
from reservations.chat.plans import say
from reservations.chat.scene import Scene

WHICHEVER = re.compile(
    r"\b(egal|wurscht|ganz gleich|whichever|whatever|any (of them|time|is fine)|either is fine"
    r"|doesn.?t matter|don.?t mind|you choose|suchen sie (sich )?(eine[ns]? )?aus)\b",
    re.IGNORECASE,
)
CANCEL_UNTIL = re.compile(
    r"\b(bis wann|wie lange|spätestens|wann)\b[^,.;!?\n]{0,40}(absag|stornier)"
    r"|storno(bedingung|frist)"
    r"|\b(until when|how late|by when|latest)\b[^,.;!?\n]{0,40}cancel"
    r"|cancellation (policy|deadline|terms)",
    re.IGNORECASE,
)
KEPT = re.compile(
    r"\bwie lange?\b[^.;!?\n]{0,50}\b(gehalten|frei ?gehalten|aufgehoben|haltet|halten (sie|ihr)|wartet)\b"
    r"|\bwas (ist|passiert|wäre)\b[^.;!?\n]{0,30}\b(zu spät|verspäte\w*)\b"
    r"|\bhow long\b[^.;!?\n]{0,50}\b(keep|hold|held|kept)\b"
    r"|\bwhat (if|happens)\b[^.;!?\n]{0,30}\blate\b",
    re.IGNORECASE,
)
"""How long a table waits for a party that is late."""
MENTIONS = re.compile(r"\b(book(ing)?|reserv\w*|tisch\w*|tables?)\b", re.IGNORECASE)
RESERVED = re.compile(r"\b(book(ing|ed)?|reserv\w*|gebucht|buchung)\b", re.IGNORECASE)
MINUTES_OF_AN_HOUR = 60


def opening_hours(scene: Scene, understood: Understanding) -> Plan:
    """The week, or the day that was named: then the talk goes on about that day, unless it is about a table."""
    said, draft = understood.date, scene.draft
    if said is None or said.negated or said.value < scene.local_now.date():
        return say(scene, Text(body=hours_in_words(scene)))
    day = tellable(said.value)
    if draft.mode == "book" and draft.reservation is None:
        draft.date, draft.either = day, []
    return say(scene, Text(body=hours_on(scene, day)))


def kept_for(scene: Scene) -> Plan:
    """How long the house waits for a party that is late."""
    minutes = scene.policy.grace_minutes
    line = _("If you are late, we keep the table for %(minutes)d minutes.") % {"minutes": minutes}
    return say(
        scene, Text(body=f"{line} {_('Just write me when you know that you will be late.')}")
    )


def cancel_until(scene: Scene) -> Plan:
    """Until when one may cancel: of what is reserved or held, else as a rule."""
    held = holding.live_hold(scene)
    rows = scene.coming() or ([held] if held else [])
    if rows:
        lines = [cards.policy_line(scene, row.starts_at) for row in rows]
        return say(scene, Text(body="\n".join(dict.fromkeys(lines))))
    # Rounded up: who keeps to what was said is always in time.
    hours = -(-scene.policy.cancel_until_minutes // MINUTES_OF_AN_HOUR)
    if not hours:
        return say(scene, Text(body=_("You may cancel free of charge until shortly before.")))
    rule = ngettext(
        "You may cancel free of charge until %(hours)d hour before.",
        "You may cancel free of charge until %(hours)d hours before.",
        hours,
    )
    return say(scene, Text(body=rule % {"hours": hours}))


def beside_the_offers(scene: Scene, changed: set[str]) -> Plan:
    """A name, a note or small talk while times are on offer: taken down, and the offer still stands."""
    heard = _("I have noted that.") if "notes" in changed else _("Thank you, I have that.")
    question = _("Which of these times shall I hold for you?")
    return say(scene, Text(body=f"{heard} {question}" if changed else question))
