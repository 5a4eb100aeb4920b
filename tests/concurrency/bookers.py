"""One process of a booking race: `python -m tests.concurrency.bookers seed|race|judge`, a line of JSON in and out.

It speaks to the database named in the environment, with real threads and real commits. Before each round of
a race it says "ready" and waits for "go".
"""

import datetime as dt
import json
import sys
import threading
import uuid
from typing import Any

import django
from django.conf import settings

django.setup()
settings.DATABASE_CLOCK = True

from django.db import connection, transaction  # noqa: E402 -- after django.setup()

from businesses.models import Business  # noqa: E402
from common.errors import DomainError  # noqa: E402
from reservations.actions import reserve_table  # noqa: E402
from reservations.enums import Source  # noqa: E402
from reservations.errors import NoTable  # noqa: E402
from reservations.models import Reservation, TableSlot  # noqa: E402
from reservations.queries import house_plan  # noqa: E402
from reservations.queries.invariants import violations  # noqa: E402
from tests.factories import a_contact, evening, key_of, make_business, make_house  # noqa: E402


def seed(tables: list[int]) -> dict[str, Any]:
    """A house with these tables, open every evening."""
    slug = f"haus-{uuid.uuid4().hex[:12]}"
    house = make_house(tables=tuple(tables), business=make_business(slug=slug))
    return {"business": house.pk, "starts_at": evening(days=10).isoformat()}


def without_unique_slots() -> dict[str, Any]:
    """Take the constraint away that makes a double booking impossible."""
    constraint = next(c for c in TableSlot._meta.constraints if c.name == "tableslot_taken_once")
    # SQLite makes the table anew from what the model says.
    TableSlot._meta.constraints.remove(constraint)
    with connection.schema_editor() as editor:
        editor.remove_constraint(TableSlot, constraint)
    return {}


def race(business: int, starts: list[str], bookers: int, guarded: bool) -> list[dict[str, Any]]:
    """So many bookers at one moment, each round for one of the starts."""
    settings.TABLES_ARE_LOCKED = guarded
    house = Business.objects.get(pk=business)
    connection.close()
    results: list[dict[str, Any]] = []
    for start in starts:
        line = threading.Barrier(bookers + 1)
        threads = [
            threading.Thread(target=_book, args=(house, start, each, line, results))
            for each in range(bookers)
        ]
        [thread.start() for thread in threads]
        line.wait()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        line.wait()
        [thread.join() for thread in threads]
    return results


def _book(
    house: Business,
    start: str,
    number: int,
    line: threading.Barrier,
    results: list[dict[str, Any]],
) -> None:
    house_plan(house)  # the connection stands and the plan is in memory before the start
    line.wait()
    line.wait()
    told: list[dict[str, Any]] = []
    try:
        reserve_table(
            business=house,
            starts_at=dt.datetime.fromisoformat(start),
            party_size=2,
            contact=a_contact(number),
            source=Source.API,
            by=key_of(house),
        )
        outcome = "reserved"
    except NoTable as refused:
        outcome, told = refused.code, refused.extra["alternatives"]
    except DomainError as refused:
        outcome = refused.code
    except Exception as exc:  # noqa: BLE001 -- whatever it was, it is an outcome of the race
        outcome = f"{type(exc).__name__}: {exc}"[:200]
    finally:
        connection.close()
    results.append({"start": start, "outcome": outcome, "told": told})


def judge(business: int, told: list[dict[str, Any]]) -> dict[str, Any]:
    """What the database holds now, and which of the offers made cannot be had."""
    house = Business.objects.get(pk=business)
    empty = [offer for offer in told if not _can_be_had(house, offer)]
    return {
        "violations": violations().as_dict(),
        "reservations": Reservation.objects.filter(business=house).count(),
        "empty_promises": empty,
    }


def _can_be_had(house: Business, offer: dict[str, Any]) -> bool:
    try:
        with transaction.atomic():
            reserve_table(
                business=house,
                starts_at=dt.datetime.fromisoformat(offer["starts_at"]),
                party_size=2,
                area=offer["area"],
                contact=a_contact(99),
                source=Source.API,
                by=key_of(house),
            )
            transaction.set_rollback(True)
    except DomainError:
        return False
    return True


if __name__ == "__main__":
    given = json.loads(sys.stdin.readline())
    found = {
        "seed": seed,
        "race": race,
        "judge": judge,
        "without_unique_slots": without_unique_slots,
    }[sys.argv[1]](**given)
    sys.stdout.write(json.dumps(found))
