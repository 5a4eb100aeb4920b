"""A short claim while the diner decides."""

import datetime as dt
from uuid import UUID

from businesses.models import Business
from reservations.actions.asked import Asked, Once
from reservations.actions.booking import store_reservation
from reservations.actions.by import By
from reservations.actions.contact import Contact, clean_contact
from reservations.enums import ReservationStatus, Source
from reservations.models import Reservation


def hold_table(  # noqa: PLR0913 -- keyword-only, most may be left out
    *,
    business: Business,
    starts_at: dt.datetime,
    party_size: int,
    source: Source,
    by: By,
    area: str | None = None,
    conversation_id: UUID | None = None,
    diner_id: UUID | None = None,
    lang: str = "de",
    notes: str = "",
    idempotency_key: str = "",
    once: Once | None = None,
    address: str = "",
    contact: Contact | None = None,
) -> Reservation:
    """Hold tables for the house's hold time, or raise NoTable, Closed, TooSoon, TooFar, TooLarge, InPast.

    `address` is a hash of the network address; TooManyHolds says that this diner or address holds
    all it may without a proven contact.
    """
    return store_reservation(
        Asked(
            business=business,
            by=by,
            starts_at=starts_at,
            party_size=party_size,
            status=ReservationStatus.HELD,
            source=source,
            area=area,
            contact=clean_contact(contact or Contact(), business, required=False),
            notes=notes,
            conversation_id=conversation_id,
            diner_id=diner_id,
            lang=lang,
            idempotency_key=idempotency_key,
            once=once,
            address=address,
        )
    )
