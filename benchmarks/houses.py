"""Houses for benchmarks, made in bulk: so many tables, open every evening, and as much history as wanted."""

import datetime as dt
import random
import uuid
from collections.abc import Iterator

from businesses.models import Business
from common import clock
from reservations.enums import ReservationStatus, Source
from reservations.models import (
    Area,
    Policy,
    Reservation,
    ReservationTable,
    ServicePeriod,
    Table,
    TurnTime,
)

SEATS = (2, 2, 4, 4, 4, 6)
OPENS, LAST = 17 * 60, 22 * 60
TURN = 90


def make_houses(count: int, *, tables: int) -> list[Business]:
    """So many houses with so many tables each, in two areas, with joins left out."""
    now = clock.now()
    mark = uuid.uuid4().hex[:8]
    houses = Business.objects.bulk_create(
        Business(
            slug=f"bank-{mark}-{n}", name=f"Zum Prüfstand {n}", city="Leipzig", created_at=now
        )
        for n in range(count)
    )
    Policy.objects.bulk_create(
        Policy(business=house, min_notice_minutes=0, max_advance_days=400, max_party_size=20)
        for house in houses
    )
    areas = Area.objects.bulk_create(
        Area(business=house, slug=slug, names={"de": slug})
        for house in houses
        for slug in ("stube", "garten")
    )
    ServicePeriod.objects.bulk_create(
        ServicePeriod(
            business=house, names={"de": "Abend"}, weekdays=127, opens=OPENS, last_seating=LAST
        )
        for house in houses
    )
    TurnTime.objects.bulk_create(
        TurnTime(business=house, up_to_party=20, minutes=TURN) for house in houses
    )
    Table.objects.bulk_create(
        [
            Table(
                business=house,
                area=areas[2 * number + n % 2],
                name=f"T{n}",
                max_party=SEATS[n % len(SEATS)],
            )
            for number, house in enumerate(houses)
            for n in range(tables)
        ],
        batch_size=2000,
    )
    return houses


def add_history(house: Business, *, days: int, a_day: int, ending_on: dt.date) -> None:
    """Completed visits on each of so many days before `ending_on`."""
    tables = list(Table.objects.filter(business=house).values_list("pk", flat=True))
    rows = list(_visits(house, days=days, a_day=a_day, ending_on=ending_on))
    Reservation.objects.bulk_create(rows, batch_size=2000)
    ReservationTable.objects.bulk_create(
        (
            ReservationTable(business=house, reservation=row, table_id=tables[n % len(tables)])
            for n, row in enumerate(rows)
        ),
        batch_size=2000,
    )


def _visits(
    house: Business, *, days: int, a_day: int, ending_on: dt.date
) -> Iterator[Reservation]:
    chance = random.Random(days)
    for back in range(1, days + 1):
        date = ending_on - dt.timedelta(days=back)
        evening = dt.datetime.combine(date, dt.time(18), tzinfo=house.zone)
        for number in range(a_day):
            at = evening + dt.timedelta(minutes=15 * chance.randrange(16))
            yield Reservation(
                business=house,
                reference=f"{date:%y%m%d}-{number}",
                status=ReservationStatus.COMPLETED,
                source=Source.CHAT,
                starts_at=at,
                ends_at=at + dt.timedelta(minutes=TURN),
                occupied_until=at + dt.timedelta(minutes=TURN),
                service_date=date,
                party_size=2,
                created_at=at,
                updated_at=at,
            )
