"""Another name, phone or mail for what is reserved: that is for the team, and said so honestly."""

import re

from django.utils.translation import gettext as _

from assistant.language import Understanding
from assistant.skills import Plan, Text
from reservations.chat.for_the_team import pass_on
from reservations.chat.plans import PASSING
from reservations.chat.scene import Scene
from reservations.models import Reservation

NAMED = re.compile(r"\b(namen?|name)\b", re.IGNORECASE)
"""Without it a name in passing is nobody's wish to rename a reservation."""
TELLING_DIGITS = 7


def is_other(scene: Scene, row: Reservation) -> bool:
    """Whether the draft has a name, phone or mail that is not the reservation's."""
    draft = scene.draft
    named = set(draft.name.casefold().split()) - set(row.name.casefold().split())
    phone, known = _digits(draft.phone), _digits(row.phone)
    return bool(
        named
        or (phone and phone != known)
        or (draft.email and draft.email.casefold() != row.email.casefold())
    )


def is_meant(scene: Scene, understood: Understanding) -> bool:
    """As in, after reserving: "auf den Namen Huber bitte"; a name in passing renames nothing."""
    says_so = NAMED.search(understood.text) or understood.name is None
    if not says_so or scene.open_cards(*PASSING):
        return False
    return any(is_other(scene, row) for row in scene.coming()[:1])


def is_known(scene: Scene, understood: Understanding) -> bool:
    """Whether no more than the name of what is reserved is told once more: "auf den Namen Meier"."""
    told = understood.name is not None and NAMED.search(understood.text) is not None
    if not told or scene.open_cards(*PASSING) or set(understood.slots) != {"name"}:
        return False
    return not any(is_other(scene, row) for row in scene.coming())


def for_the_team(scene: Scene) -> Plan:
    """Pass it on; nothing is changed, and nothing is said to be."""
    lead = _("Name and contact of a reservation are changed by the team; I am passing this on.")
    return pass_on(scene, lead, because="question")


def stays_for_now() -> Text:
    """Beside a change that is proposed: what will not change with it."""
    return Text(
        body=_(
            "Name and contact stay as they are; the team changes them. Just write me that once more afterwards."
        )
    )


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit())[-TELLING_DIGITS:]
