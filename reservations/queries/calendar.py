"""A reservation as a calendar file (RFC 5545, RFC 5546): stable UID, SEQUENCE that only grows."""

from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from reservations.enums import ReservationStatus
from reservations.models import Reservation

_STATUS = {
    ReservationStatus.CONFIRMED: "CONFIRMED",
    ReservationStatus.SEATED: "CONFIRMED",
    ReservationStatus.COMPLETED: "CONFIRMED",
    ReservationStatus.HELD: "TENTATIVE",
    ReservationStatus.REQUESTED: "TENTATIVE",
}


def calendar_file(row: Reservation) -> bytes:
    """The .ics of this reservation as it stands; times in UTC, texts in the diner's language."""
    gone = row.status not in _STATUS
    calendar = Calendar()
    calendar.add("prodid", "-//Stammtisch//Reservations//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if gone else "PUBLISH")
    event = Event()
    event.add("uid", f"{row.pk}@stammtisch")
    event.add("sequence", row.version)
    event.add("dtstamp", row.updated_at)
    event.add("dtstart", row.starts_at)
    event.add("dtend", row.ends_at)
    event.add("status", _STATUS.get(ReservationStatus(row.status), "CANCELLED"))
    with translation.override(row.lang):
        event.add("summary", _("Table at %(house)s") % {"house": row.business.name})
        event.add("description", _description(row))
    event.add("location", vText(_location(row)))
    if row.business.email:
        organizer = vCalAddress(f"mailto:{row.business.email}")
        organizer.params["CN"] = vText(row.business.name)
        event.add("organizer", organizer, encode=False)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _location(row: Reservation) -> str:
    house = row.business
    place = f"{house.postcode} {house.city}".strip()
    return ", ".join(part for part in (house.name, house.street, place) if part)


def _description(row: Reservation) -> str:
    lines = [
        _("Reference: %(reference)s") % {"reference": row.reference},
        _("People: %(count)d") % {"count": row.party_size},
    ]
    if row.name:
        lines.append(_("Name: %(name)s") % {"name": row.name})
    return "\n".join(lines)
