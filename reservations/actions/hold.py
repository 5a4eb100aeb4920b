"""A short claim while the diner decides."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from businesses.models import Business
from reservations.actions.asked import Asked, Once
from reservations.actions.booking import Outcome, store_reservation, store_within
from reservations.actions.by import By
from reservations.actions.contact import Contact, clean_contact
from reservations.enums import ReservationStatus, Source
from reservations.models import Reservation


class ToHold(TypedDict):
    """What is to be held, for whom; `address` is a hash of the network address."""

    business: Business
    starts_at: dt.datetime
    party_size: int
    source: Source
    by: By
    area: NotRequired[str | None]
    conversation_id: NotRequired[UUID | None]
    diner_id: NotRequired[UUID | None]
    lang: NotRequired[str]
    notes: NotRequired[str]
    idempotency_key: NotRequired[str]
    once: NotRequired[Once | None]
    address: NotRequired[str]
    contact: NotRequired[Contact]


def hold_table(**wanted: Unpack[ToHold]) -> Reservation:
    """Hold tables for the house's hold time, or raise NoTable, Closed, TooSoon, TooFar, TooLarge, InPast.

    TooManyHolds says that this diner or address holds all it may without a proven contact.
    """
    return store_reservation(_asked(wanted))


def hold_tables(wanted: Sequence[ToHold]) -> list[Outcome]:
    """Hold tables for several wishes for one service day of one house, within the caller's transaction.

    Each gets its reservation or the refusal that `hold_table` would raise, and nobody's refusal costs another the
    table. NotTogether is the answer to whoever can only be decided once the others are stored.
    """
    return store_within([_asked(each) for each in wanted])


def _asked(wanted: ToHold) -> Asked:
    asked = Asked(**wanted, status=ReservationStatus.HELD)
    contact = clean_contact(asked.contact, asked.business, required=False)
    return replace(asked, contact=contact)
