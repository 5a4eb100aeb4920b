"""Who waits for a table on the day, and the tap that offers them one."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from businesses.models import Business
from reservations.admin.words import time_of
from reservations.models import WaitlistEntry
from reservations.queries.waitlist import waiting_between


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingParty:
    id: int
    who: str
    why: str
    url: str
    """The conversation in which a table is offered; empty where there is none."""


def waiting_parties(
    house: Business, begins: dt.datetime, ends: dt.datetime
) -> tuple[WaitingParty, ...]:
    """In the order in which they came."""
    return tuple(_party(house, each) for each in waiting_between(house, begins, ends))


def _party(house: Business, entry: WaitlistEntry) -> WaitingParty:
    name = entry.name or _("Guest without a name")
    span = _("%(from)s to %(to)s") % {
        "from": time_of(entry.earliest_at),
        "to": time_of(entry.latest_at),
    }
    since = _("since %(time)s") % {"time": time_of(entry.created_at)}
    inbox = reverse("admin:inbox", args=[house.slug])
    query = urlencode({"c": str(entry.conversation_id)})
    return WaitingParty(
        id=entry.pk,
        who=f"{name} · {entry.party_size}",
        why=f"{span}, {since}",
        url=f"{inbox}?{query}" if entry.conversation_id else "",
    )
