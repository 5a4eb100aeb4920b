"""Whom the house knows behind a contact."""

from collections.abc import Sequence
from uuid import UUID

from businesses.actions import Person, recognise_guest, recognise_guests
from businesses.models import Business, Guest
from reservations.actions.asked import Asked
from reservations.actions.by import By
from reservations.actions.contact import Contact
from reservations.enums import Actor


def guest_of(business: Business, by: By, contact: Contact, diner_id: UUID | None) -> Guest | None:
    """The house's record of whoever is named by this contact; a name alone tells nobody apart."""
    diner_id = diner_of(by, diner_id)
    if not contact.name or not (contact.phone or contact.email or diner_id):
        return None
    return recognise_guest(
        business=business,
        name=contact.name,
        phone=contact.phone,
        email=contact.email,
        diner_id=diner_id,
    )


def guests_of(business: Business, group: Sequence[Asked]) -> list[Guest | None]:
    """The same for several at once: those known by contact alone are looked up together."""
    found: list[Guest | None] = [asked.guest for asked in group]
    by_contact: dict[int, Person] = {}
    for number, asked in enumerate(group):
        contact = asked.contact
        if found[number] is not None:
            continue
        if diner_of(asked.by, asked.diner_id):
            found[number] = guest_of(business, asked.by, contact, asked.diner_id)
        elif contact.name and (contact.phone or contact.email):
            by_contact[number] = Person(
                name=contact.name, phone=contact.phone, email=contact.email
            )
    known = recognise_guests(business=business, people=list(by_contact.values()))
    for number, guest in zip(by_contact, known, strict=True):
        found[number] = guest
    return found


def diner_of(by: By, diner_id: UUID | None) -> UUID | None:
    """The diner for whom this is done."""
    return diner_id or (by.uuid if by.actor == Actor.DINER else None)
