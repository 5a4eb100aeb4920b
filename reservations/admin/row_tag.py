"""What the inbox's list says of a conversation's table: held, reserved, late, seated."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from businesses.models import Business
from messenger.extensions import RowTag, register_tagger
from reservations.enums import ReservationStatus
from reservations.models import Reservation

S = ReservationStatus


class TableTags:
    """The next table of each conversation."""

    def tags(
        self, business: Business, conversation_ids: Sequence[UUID], now: dt.datetime
    ) -> Mapping[UUID, RowTag]:
        """One query for the whole list."""
        rows = (
            Reservation.objects.for_business(business.pk)
            .filter(conversation_id__in=conversation_ids, ends_at__gt=now)
            .filter(
                Q(status__in=(S.REQUESTED, S.CONFIRMED, S.SEATED))
                | Q(status=S.HELD, hold_expires_at__gt=now)
            )
            .order_by("-starts_at")
        )
        return {row.conversation_id: _tag(row, now) for row in rows if row.conversation_id}


def _tag(row: Reservation, now: dt.datetime) -> RowTag:
    local = timezone.localtime(row.starts_at)
    is_today = local.date() == timezone.localtime(now).date()
    day = "" if is_today else f"{date_format(local.date(), _('D, j M'))} "
    when = f"{day}{local:%H:%M} · {row.party_size}"
    match row.status:
        case S.HELD:
            return RowTag(text=_("holds %(what)s") % {"what": when}, tone="held", icon="hour")
        case S.REQUESTED:
            return RowTag(text=_("asks for %(what)s") % {"what": when}, tone="held", icon="hour")
        case S.SEATED:
            return RowTag(
                text=_("sits · %(size)s") % {"size": row.party_size}, tone="seated", icon="chair"
            )
    late = int((row.expected_at - row.starts_at).total_seconds()) // 60 if row.expected_at else 0
    if late > 0:
        return RowTag(text=_("%(minutes)d min late") % {"minutes": late}, tone="held", icon="late")
    return RowTag(text=when, tone="ok", icon="table")


register_tagger(TableTags())
