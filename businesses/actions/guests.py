"""A house's own record of the people who come."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from businesses.models import Business, Guest
from common import clock
from common.errors import Conflict, NotFound

MOST_SUGGESTED = 10


def recognise_guest(
    *,
    business: Business,
    name: str,
    phone: str = "",
    email: str = "",
    diner_id: UUID | None = None,
) -> Guest:
    """The house's guest of this diner, or else of exactly this phone or mail; a new one if there is none.

    A diner is never matched by a contact that was merely typed. Call it inside the action's transaction.
    """
    if diner_id is None:
        person = Person(name=name, phone=phone, email=email)
        return recognise_guests(business=business, people=[person])[0]
    known = guest_of_diner(business, diner_id)
    if known is None:
        return _made(business, name, phone, email, diner_id)
    _complete(known, name, phone, email)
    return known


def guest_of_diner(business: Business, diner_id: UUID) -> Guest | None:
    """The house's record of this diner, or the one that stands for it; None if it has none."""
    row = (
        Guest.objects.filter(business=business, diner_id=diner_id)
        .select_related("merged_into")
        .order_by(F("merged_into").asc(nulls_first=True))
        .first()
    )
    return (row.merged_into or row) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody known by a contact, not by a diner."""

    name: str
    phone: str = ""
    email: str = ""


def recognise_guests(*, business: Business, people: Sequence[Person]) -> list[Guest]:
    """The same as `recognise_guest` for several people at once, in two statements."""
    if not people:
        return []
    known = _Contacts(business, people)
    found = [known.find(person) or known.add(person) for person in people]
    Guest.objects.bulk_create(known.new)
    for guest, person in zip(found, people, strict=True):
        if guest not in known.new:
            _complete(guest, person.name, person.phone, person.email)
    return found


class _Contacts:
    """Guests by the contacts of these people, and those to be made."""

    def __init__(self, business: Business, people: Sequence[Person]) -> None:
        self._business = business
        self._known: dict[str, Guest] = {}
        self.new: list[Guest] = []
        same = Q(phone__in=[person.phone for person in people if person.phone]) | Q(
            email__in=[person.email for person in people if person.email]
        )
        rows = Guest.objects.filter(same, business=business).select_related("merged_into")
        for row in rows.order_by("pk"):
            self._remember(row, row.merged_into or row)

    def find(self, person: Person) -> Guest | None:
        """The eldest guest with this phone or mail."""
        found = [self._known.get(contact) for contact in (person.phone, person.email) if contact]
        return min((guest for guest in found if guest), key=lambda g: g.pk or 0, default=None)

    def add(self, person: Person) -> Guest:
        """A guest to be made, known from now on."""
        guest = Guest(
            business=self._business,
            name=person.name,
            phone=person.phone,
            email=person.email,
            created_at=clock.now(),
        )
        self.new.append(guest)
        self._remember(guest, guest)
        return guest

    def _remember(self, row: Guest, guest: Guest) -> None:
        for contact in (row.phone, row.email):
            if contact:
                self._known.setdefault(contact, guest)


@transaction.atomic
def merge_guests(*, business: Business, keep_id: int, other_id: int) -> Guest:
    """Let the first record stand for both from now on; `separate_guest` takes it back.

    Raises NotFound for another house's guest, Conflict where one of them stands for another already.
    """
    rows = {
        row.pk: row
        for row in Guest.objects.select_for_update(no_key=True)
        .filter(business=business, pk__in=[keep_id, other_id])
        .order_by("pk")
    }
    if len(rows) < 2:  # noqa: PLR2004 -- a pair
        raise NotFound
    keep, other = rows[keep_id], rows[other_id]
    if keep.merged_into_id or other.merged_into_id:
        raise Conflict
    other.merged_into = keep
    other.save(update_fields=["merged_into"])
    other.others.update(merged_into=keep)
    return keep


def same_contact(guest: Guest) -> list[Guest]:
    """Others of the house with the same phone or mail: perhaps the same person."""
    same = Q(pk=None)
    if guest.phone:
        same |= Q(phone=guest.phone)
    if guest.email:
        same |= Q(email__iexact=guest.email)
    rows = Guest.objects.filter(same, business_id=guest.business_id, merged_into=None)
    return list(rows.exclude(pk=guest.pk).order_by("created_at", "pk")[:MOST_SUGGESTED])


@transaction.atomic
def separate_guest(*, business: Business, guest_id: int) -> Guest:
    """Take back a merge."""
    row = (
        Guest.objects.select_for_update(no_key=True).filter(business=business, pk=guest_id).first()
    )
    if row is None:
        raise NotFound
    if row.merged_into_id is not None:
        row.merged_into = None
        try:
            with transaction.atomic():
                row.save(update_fields=["merged_into"])
        except IntegrityError as taken:  # the same diner has a record of their own by now
            raise Conflict from taken
    return row


@transaction.atomic
def note_about_guest(*, business: Business, guest_id: int, notes: str, tags: list[str]) -> Guest:
    """Keep what staff want to remember about a guest."""
    row = (
        Guest.objects.select_for_update(no_key=True).filter(business=business, pk=guest_id).first()
    )
    if row is None:
        raise NotFound
    row.notes, row.tags = notes, tags
    row.save(update_fields=["notes", "tags"])
    return row


def _made(business: Business, name: str, phone: str, email: str, diner_id: UUID) -> Guest:
    try:
        with transaction.atomic():
            return Guest.objects.create(
                business=business,
                name=name,
                phone=phone,
                email=email,
                diner_id=diner_id,
                created_at=clock.now(),
            )
    except IntegrityError:
        # The same diner reserved for another day at the same moment.
        known = guest_of_diner(business, diner_id)
        if known is None:
            raise
        return known


def _complete(guest: Guest, name: str, phone: str, email: str) -> None:
    """Fill in what the house did not know yet; what it knows is not overwritten."""
    missing = {
        field: value
        for field, value in {"name": name, "phone": phone, "email": email}.items()
        if value and not getattr(guest, field)
    }
    for field, value in missing.items():
        setattr(guest, field, value)
    if missing:
        guest.save(update_fields=list(missing))
