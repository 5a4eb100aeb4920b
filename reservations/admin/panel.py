"""What the inbox shows of a guest's reservations, beside the conversation."""

import datetime as dt
from uuid import UUID

from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from businesses.models import Membership
from common import clock
from messenger.extensions import register_panel
from reservations.admin.words import day_name, time_of
from reservations.enums import ReservationStatus
from reservations.models import Reservation

S = ReservationStatus
SHOWN, PAST_SHOWN = 6, 8
TONES = {S.CONFIRMED: "ok", S.SEATED: "seated", S.HELD: "held", S.REQUESTED: "held"}


class ReservationPanel:
    """The reservations made in this conversation and the others of the same guest in this house."""

    def render(self, conversation_id: UUID, member: Membership) -> SafeString:
        """The coming ones first, each leading to its place in the day book."""
        rows = list(_reservations(member.business_id, conversation_id))
        now = clock.now()
        coming = sorted((r for r in rows if _is_to_come(r, now)), key=lambda row: row.starts_at)
        past = [row for row in rows if not _is_to_come(row, now)]
        visits = [row for row in rows if row.status == S.COMPLETED]
        html = render_to_string(
            "desk/inbox/_reservations.html",
            {
                "cards": [_card(row, member.business.slug) for row in coming[:SHOWN]],
                "past": [_card(row, member.business.slug) for row in past[:PAST_SHOWN]],
                "visits": _visits(visits),
                "day_url": reverse("admin:day", args=[member.business.slug]),
            },
        )
        return mark_safe(html)  # noqa: S308 -- a template made it


def _is_to_come(row: Reservation, now: dt.datetime) -> bool:
    return row.ends_at >= now and row.status not in {S.CANCELLED, S.NO_SHOW, S.COMPLETED}


def _visits(visits: list[Reservation]) -> str:
    """How often the guest was here, and when last."""
    count = ngettext("%(count)d visit", "%(count)d visits", len(visits)) % {"count": len(visits)}
    if not visits:
        return count
    last = timezone.localtime(visits[0].starts_at).date()
    return _("%(visits)s, last on %(day)s") % {"visits": count, "day": day_name(last)}


def _reservations(business_id: int, conversation_id: UUID) -> list[Reservation]:
    house = Reservation.objects.for_business(business_id)
    here = house.filter(conversation_id=conversation_id)
    diners = here.exclude(diner_id=None).values("diner_id")
    guests = here.exclude(guest=None).values("guest")
    same = Q(conversation_id=conversation_id) | Q(diner_id__in=diners) | Q(guest__in=guests)
    shown = (
        house.filter(same)
        .exclude(status=S.EXPIRED)
        .exclude(status=S.HELD, hold_expires_at__lte=clock.now())
    )
    return list(shown.prefetch_related("assignments__table").order_by("-starts_at")[:50])


def _card(row: Reservation, slug: str) -> dict[str, str]:
    tables = " + ".join(link.table.name for link in row.assignments.all())
    day = reverse("admin:day_on", args=[slug, row.service_date.isoformat()])
    guests = ngettext("%(count)d guest", "%(count)d guests", row.party_size)
    facts = [guests % {"count": row.party_size}]
    if tables:
        facts.append(_("Table %(table)s") % {"table": tables})
    local = timezone.localtime(row.starts_at)
    return {
        "url": f"{day}?sel=r-{row.pk}",
        "when": f"{day_name(local.date())}, {time_of(row.starts_at)}",
        "guests": facts[0],
        "status": str(S(row.status).label),
        "tone": TONES.get(S(row.status), ""),
        "facts": " · ".join([*facts, row.reference]),
        "notes": row.notes,
    }


register_panel("reservations", ReservationPanel(), place=20)
