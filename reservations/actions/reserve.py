"""A reservation in one step: by phone, by REST, by staff inside a thread."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from businesses.models import Business, Guest
from reservations.actions.asked import Asked, Once
from reservations.actions.booking import store_reservation
from reservations.actions.by import By
from reservations.actions.contact import Contact, clean_contact
from reservations.enums import ReservationStatus, Source
from reservations.models import Reservation


def reserve_table(  # noqa: PLR0913 -- keyword-only, most may be left out
    *,
    business: Business,
    starts_at: dt.datetime,
    party_size: int,
    contact: Contact,
    source: Source,
    by: By,
    area: str | None = None,
    notes: str = "",
    conversation_id: UUID | None = None,
    diner_id: UUID | None = None,
    lang: str = "de",
    guest: Guest | None = None,
    tables: Sequence[int] | None = None,
    turn_minutes: int | None = None,
    idempotency_key: str = "",
    once: Once | None = None,
) -> Reservation:
    """Store a confirmed reservation, or a requested one where the house approves by hand.

    Raises NoTable, Closed, TooSoon, TooFar, TooLarge or InPast and leaves everything as it was. Staff
    may choose tables and length of stay, and need only a name. With `once` the answer is kept with the
    reservation; AlreadyAnswered and Conflict tell of the same request.
    """
    return store_reservation(
        Asked(
            business=business,
            by=by,
            starts_at=starts_at,
            party_size=party_size,
            status=ReservationStatus.CONFIRMED,
            source=source,
            area=area,
            contact=clean_contact(contact, business, required=not by.is_staff),
            notes=notes,
            conversation_id=conversation_id,
            diner_id=diner_id,
            lang=lang,
            guest=guest,
            tables=tuple(tables) if tables is not None else None,
            turn_minutes=turn_minutes,
            idempotency_key=idempotency_key,
            once=once,
        )
    )
