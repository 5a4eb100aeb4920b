"""The mail itself: text and HTML in the diner's language, the calendar file attached."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from businesses.enums import HouseColour
from businesses.models import Business
from common import clock
from reservations.actions import free_to_cancel_until
from reservations.models import Policy, Reservation
from reservations.queries.calendar import calendar_file

# A mail cannot use the tokens of static/css/tokens.css; these are their light values.
_INK = {
    HouseColour.TRAUBE: "#5a2347",
    HouseColour.ZITRONE: "#745200",
    HouseColour.GRANAT: "#8a1f2e",
    HouseColour.FORELLE: "#1d4c68",
    HouseColour.SALBEI: "#3c5532",
    HouseColour.SCHIEFER: "#37424b",
}


def build_message(row: Reservation, kind: str) -> EmailMultiAlternatives:
    """The mail of this kind ("confirmed", "changed", "cancelled") about the reservation as it stands."""
    business = row.business
    with translation.override(row.lang):
        facts = _facts(row, kind)
        message = EmailMultiAlternatives(
            subject=_one_line(facts["subject"]),
            body=render_to_string("mails/reservation.txt", facts),
            to=[row.email],
            reply_to=[business.email] if business.email else [],
        )
        message.attach_alternative(render_to_string("mails/reservation.html", facts), "text/html")
    method = "CANCEL" if kind == "cancelled" else "PUBLISH"
    message.attach(f"{row.reference}.ics", calendar_file(row), f"text/calendar; method={method}")
    return message


def _facts(row: Reservation, kind: str) -> dict[str, str]:
    business: Business = row.business
    local = row.starts_at.astimezone(business.zone)
    form = "l, j. F Y" if (translation.get_language() or "").startswith("de") else "l, j F Y"
    subjects = {
        "confirmed": _("Your table at %(house)s: %(day)s, %(time)s"),
        "changed": _("Changed: your table at %(house)s, %(day)s, %(time)s"),
        "cancelled": _("Cancelled: your table at %(house)s, %(day)s, %(time)s"),
    }
    leads = {
        "confirmed": _("Your table is reserved."),
        "changed": _("Your reservation has been changed. This is what counts now:"),
        "cancelled": _("Your reservation is cancelled. We would be glad to see you another time."),
    }
    day, time = date_format(local.date(), form), f"{local:%H:%M}"
    return {
        "subject": subjects[kind] % {"house": business.name, "day": day, "time": time},
        "lead": leads[kind],
        "kind": kind,
        "lang": row.lang,
        "house": business.name,
        "ink": _INK[HouseColour(business.colour)],
        "chat_url": f"{settings.PUBLIC_URL}{reverse('messenger:chat', args=[business.slug])}?lang={row.lang}",
        "address": ", ".join(
            p for p in (business.street, f"{business.postcode} {business.city}".strip()) if p
        ),
        "phone": business.phone,
        "day": day,
        "time": time,
        "people": ngettext("%(count)d person", "%(count)d people", row.party_size)
        % {"count": row.party_size},
        "area": row.area.name_in(row.lang) if row.area else "",
        "name": row.name,
        "reference": row.reference,
        "notes": row.notes,
        "policy": _policy(row) if kind != "cancelled" else "",
    }


def _policy(row: Reservation) -> str:
    policy = Policy.objects.filter(business=row.business).first() or Policy(business=row.business)
    until = free_to_cancel_until(row, policy.cancel_until_minutes).astimezone(row.business.zone)
    if until <= clock.now():
        return _(
            "At such short notice it cannot be cancelled online. If you cannot come after all, please call us."
        )
    return _("Free to cancel until %(day)s, %(time)s.") % {
        "day": date_format(until.date(), "l, j. F" if row.lang.startswith("de") else "l, j F"),
        "time": f"{until:%H:%M}",
    }


def _one_line(text: str) -> str:
    """No header may carry a line break that a name brought along (RFC 5322, 2.2)."""
    return " ".join(text.split())
