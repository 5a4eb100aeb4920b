"""Stores a house's guests and its book of two months; all in bulk."""

import datetime as dt
import itertools
import random
import uuid
from collections.abc import Iterator
from typing import Any

from businesses.models import Business, Guest
from config.demo.evenings import QUARTER, Book, Visit, seats_of
from config.demo.people import Person, invent
from config.demo.specs import HouseSpec
from reservations.actions.reference import ALPHABET, CHARS, FIGURES, initials
from reservations.enums import OCCUPYING, Actor
from reservations.models import (
    Reservation,
    ReservationChange,
    ReservationTable,
    ServiceDay,
    Table,
    TableSlot,
)

SEED = 20260710
BATCH = 400


def store_book(business: Business, spec: HouseSpec, now: dt.datetime) -> int:
    """Guests, reservations, their tables, slots and history; the number of reservations."""
    if not spec.guests:
        return 0
    chance = random.Random(f"{SEED} {spec.slug}")  # noqa: S311 -- a demo that is the same everywhere
    people = invent(chance, spec.guests)
    guests = Guest.objects.bulk_create(
        (_guest(business, person, now) for person in people), batch_size=BATCH
    )
    book = Book(house=spec, seats=seats_of(spec), now=now, chance=chance)
    visits = list(book.visits())
    tables = {table.name: table.pk for table in Table.objects.filter(business=business)}
    references = _references(business.name, chance)
    reservations = [
        _reservation(business, visit, people, guests, next(references), chance) for visit in visits
    ]
    Reservation.objects.bulk_create(reservations, batch_size=BATCH)
    pairs = list(zip(reservations, visits, strict=True))
    ReservationTable.objects.bulk_create(
        (
            ReservationTable(business_id=business.pk, reservation_id=row.pk, table_id=tables[name])
            for row, visit in pairs
            for name in visit.tables
        ),
        batch_size=BATCH,
    )
    slots = [slot for row, visit in pairs for slot in _slots(row, visit, tables)]
    TableSlot.objects.bulk_create(slots, batch_size=BATCH)
    history = (step for row, visit in pairs for step in _history(row, visit, tables))
    ReservationChange.objects.bulk_create(history, batch_size=BATCH)
    ServiceDay.objects.bulk_create(
        ServiceDay(business=business, date=date, version=1)
        for date in sorted({visit.stay.date for visit in visits})
    )
    return len(reservations)


def _guest(business: Business, person: Person, now: dt.datetime) -> Guest:
    return Guest(
        business=business,
        name=person.name,
        phone=person.phone,
        email=person.email,
        notes=person.notes,
        tags=person.tags,
        created_at=now - dt.timedelta(days=200),
    )


def _references(house: str, chance: random.Random) -> Iterator[str]:
    """References like RB-7K4M, each once."""
    given = set()
    while True:
        signs = chance.choices(ALPHABET, k=CHARS)
        signs[chance.randrange(CHARS)] = chance.choice(FIGURES)
        code = "".join(signs)
        if code not in given:
            given.add(code)
            yield f"{initials(house)}-{code}"


def _reservation(
    business: Business,
    visit: Visit,
    people: list[Person],
    guests: list[Guest],
    reference: str,
    chance: random.Random,
) -> Reservation:
    person = None if visit.guest is None else people[visit.guest]
    came = visit.status in {"completed", "seated"}
    return Reservation(
        id=uuid.UUID(int=chance.getrandbits(128), version=4),
        business=business,
        reference=reference,
        status=visit.status,
        source=visit.source,
        starts_at=visit.stay.starts_at,
        ends_at=visit.stay.ends_at,
        occupied_until=visit.stay.occupied_until,
        service_date=visit.stay.date,
        promised_local=visit.stay.starts_at.astimezone(business.zone).isoformat(
            timespec="seconds"
        ),
        party_size=visit.party_size,
        guest=None if visit.guest is None else guests[visit.guest],
        name=person.name if person else "",
        phone=person.phone if person else "",
        email=person.email if person else "",
        lang=person.lang if person else "de",
        notes=visit.wish,
        seated_at=visit.settled_at if came else None,
        left_at=visit.left_at,
        version=len(_steps(visit)),
        created_at=visit.created_at,
        updated_at=visit.left_at or visit.settled_at or visit.created_at,
    )


def _slots(row: Reservation, visit: Visit, tables: dict[str, int]) -> Iterator[TableSlot]:
    if visit.status not in OCCUPYING:
        return
    quarters = -(-(visit.stay.occupied_until - visit.stay.starts_at) // QUARTER)
    for name, number in itertools.product(visit.tables, range(quarters)):
        yield TableSlot(
            business_id=row.business_id,
            table_id=tables[name],
            starts_at=visit.stay.starts_at + number * QUARTER,
            reservation_id=row.pk,
        )


def _steps(visit: Visit) -> list[tuple[str, dt.datetime, dict[str, Any], dict[str, Any]]]:
    """What happened: (what, at, before, after)."""
    first = "seated" if visit.source == "walk-in" else "confirmed"
    steps: list[tuple[str, dt.datetime, dict[str, Any], dict[str, Any]]] = [
        (first, visit.created_at, {}, {"status": first})
    ]
    if visit.status in {"cancelled", "no_show"} and visit.settled_at:
        steps.append(
            (visit.status, visit.settled_at, {"status": "confirmed"}, {"status": visit.status})
        )
    elif visit.status in {"completed", "seated"} and visit.settled_at and first == "confirmed":
        before: dict[str, Any] = {"status": "confirmed", "seated_at": None}
        after = {"status": "seated", "seated_at": visit.settled_at.isoformat()}
        steps.append(("seated", visit.settled_at, before, after))
    if visit.left_at:
        before = {"status": "seated", "left_at": None}
        after = {"status": "completed", "left_at": visit.left_at.isoformat()}
        steps.append(("completed", visit.left_at, before, after))
    return steps


def _history(
    row: Reservation, visit: Visit, tables: dict[str, int]
) -> Iterator[ReservationChange]:
    by_staff = visit.source in {"phone", "walk-in"}
    beginning = {
        "starts_at": visit.stay.starts_at.isoformat(),
        "ends_at": visit.stay.ends_at.isoformat(),
        "occupied_until": visit.stay.occupied_until.isoformat(),
        "service_date": visit.stay.date.isoformat(),
        "party_size": visit.party_size,
        "name": row.name,
        "notes": row.notes,
        "tables": [{"id": tables[name], "name": name} for name in visit.tables],
    }
    for version, (what, at, before, after) in enumerate(_steps(visit), start=1):
        staff = by_staff or (version > 1 and what != "cancelled")
        yield ReservationChange(
            business_id=row.business_id,
            reservation_id=row.pk,
            version=version,
            what=what,
            at=at,
            actor=Actor.STAFF if staff else Actor.DINER,
            by_name="" if staff else row.name,
            before=before,
            after={**beginning, **after} if version == 1 else after,
        )
