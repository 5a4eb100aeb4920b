"""The way back after a tap."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from businesses.models import Business
from reservations.actions import can_undo
from reservations.admin.day.drawing import shown_name
from reservations.admin.history import step_name
from reservations.models import Reservation


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """The last step of staff with one reservation, told with its name."""

    reservation_id: str
    text: str


def undo_of(house: Business, text: str) -> Undo | None:
    """What could be taken back of this house's reservation, or None."""
    try:
        key = UUID(text)
    except ValueError:
        return None
    row = Reservation.objects.for_business(house.pk).filter(pk=key).first()
    changes = list(row.changes.order_by("version")) if row else []
    if row is None or not can_undo(changes):
        return None
    told = _("%(name)s: %(step)s") % {
        "name": shown_name(row.name, row.source),
        "step": step_name(changes[-1].what),
    }
    return Undo(reservation_id=str(row.pk), text=told)
