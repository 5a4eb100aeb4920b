"""How long a party keeps its table: of what is reserved, held or wished for, else as the house does it.

None of the sentences says whose the table is: it may be a held one, or only wished for.
"""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assistant.skills import Plan, Text
from reservations.chat import holding, words
from reservations.chat.plans import say
from reservations.chat.scene import Scene
from reservations.engine.gates import turn_minutes
from reservations.models import Reservation

HOW_LONG = re.compile(
    r"\bwie lang\w*(?![^.;!?\n]{0,40}(wart|halt|frei|vorher|voraus|absag|stornier|offen|reservier|buch))"
    r"[^.;!?\n]{0,40}\b(sitzen|bleiben|verweilen|tisch)\b"
    r"|\bbis wann\b[^.;!?\n]{0,40}\b(sitzen|bleiben|verweilen)\b"
    r"|\bhow long(?![^.;!?\n]{0,40}\b(wait\w*|hold|advance|ahead|before|cancel\w*|open|book\w*|reserve))"
    r"[^.;!?\n]{0,40}\b(stay|sit|remain|table)\b"
    r"|\b(until when|till when|until what time)\b[^.;!?\n]{0,40}\b(stay|sit|remain)\b"
    r"|\b(zeitlimit|zeitbegrenzung|sitzdauer|aufenthaltsdauer|time limit)\b",
    re.IGNORECASE,
)
HOUR, HALF_AN_HOUR = 60, 30


def how_long(scene: Scene) -> Plan:
    """Say it, and leave everything else as it is."""
    return say(scene, Text(body=in_words(scene)))


def in_words(scene: Scene) -> str:
    """The stay in a sentence for each table that may be meant."""
    draft = scene.draft
    held = holding.live_hold(scene)
    if held is not None:
        return _of(scene, held)
    if draft.mode == "book" and draft.party_size:
        minutes = _usual_minutes(scene, draft.party_size)
        return _("For %(people)s we plan %(length)s at the table.") % {
            "people": words.people(draft.party_size),
            "length": length(minutes),
        }
    rows = scene.coming()
    if rows:
        return "\n".join(_of(scene, row) for row in rows)
    return _as_a_rule(scene)


def _of(scene: Scene, row: Reservation) -> str:
    minutes = int((row.ends_at - row.starts_at).total_seconds()) // 60
    return _("From %(start)s we plan %(length)s at the table, until %(end)s.") % {
        "start": words.day_and_time(row.starts_at.astimezone(scene.zone)),
        "length": length(minutes),
        "end": words.clock(row.ends_at.astimezone(scene.zone)),
    }


def _usual_minutes(scene: Scene, party_size: int) -> int:
    """The turn time of the period that is wished for, else of the house."""
    draft = scene.draft
    turns = scene.plan.turns
    if draft.date and draft.time:
        wall = scene.wall_on(draft.date, draft.time)
        rules = [rule for rule in scene.plan.period_rules(draft.date) if rule.includes(wall)]
        turns = next((rule.period.turns for rule in rules if rule.period.turns), turns)
    return turn_minutes(turns, party_size)


def _as_a_rule(scene: Scene) -> str:
    known = [minutes for _up_to, minutes in scene.plan.turns]
    shortest, longest = min(known), max(known)
    if shortest == longest:
        return _("We plan %(length)s at the table.") % {"length": length(longest)}
    return _(
        "Depending on how many you are, we plan %(shortest)s to %(longest)s at the table."
    ) % {
        "shortest": length(shortest),
        "longest": length(longest),
    }


def length(minutes: int) -> str:
    """As in: 2 hours; 1½ hours; 105 minutes."""
    hours, rest = divmod(minutes, HOUR)
    if hours and rest == HALF_AN_HOUR:
        return _("%(hours)d½ hours") % {"hours": hours}
    if rest:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
