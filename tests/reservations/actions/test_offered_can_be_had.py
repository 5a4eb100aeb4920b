"""Over random houses and evenings: what availability shows, the action grants, and nothing else of that day."""

import datetime as dt
import random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from businesses.models import Business
from common.errors import DomainError
from reservations.actions import block_tables, cancel_by_staff, reserve_table
from reservations.enums import Source
from reservations.models import Table
from reservations.queries import availability
from reservations.queries.invariants import violations
from tests.factories import (
    a_contact,
    evening,
    key_of,
    make_area,
    make_business,
    make_closure,
    make_combination,
    make_period,
    make_policy,
    make_table,
    make_turn_time,
    staff_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DAYS = 9


def random_house(chance: random.Random) -> Business:
    """Two areas, a few joins, one or two periods, pacing, buffer and perhaps a closure."""
    house = make_business()
    make_policy(
        house,
        buffer_minutes=chance.choice((0, 15)),
        max_party_size=chance.choice((4, 8)),
        reassign=chance.random() < 0.8,
    )
    make_turn_time(house, up_to=2, minutes=chance.choice((60, 90)))
    make_turn_time(house, up_to=20, minutes=120)
    tables = [
        make_table(house, area, f"{area.slug}{n}", chance.choice((2, 4, 6)), min_party=1)
        for area in (make_area(house, "stube"), make_area(house, "garten"))
        for n in range(chance.randint(1, 2))
    ]
    if chance.random() < 0.6:
        make_combination(house, tables[:2], 3, 8)
    make_period(
        house,
        opens=18 * 60,
        last_seating=chance.choice((20, 21, 25)) * 60,
        step_minutes=chance.choice((15, 30)),
        pacing_covers=chance.choice((None, 6)),
        must_end=chance.choice((None, 26 * 60)),
    )
    if chance.random() < 0.3:
        day = evening(days=DAYS)
        make_closure(
            house, area=tables[0].area, starts_at=day, ends_at=day + dt.timedelta(hours=1)
        )
    return house


def fill(house: Business, chance: random.Random) -> None:
    """Some parties by phone and over REST, one of them cancelled, and a block."""
    made = []
    for number in range(chance.randint(0, 6)):
        at = evening(days=DAYS, hour=18) + dt.timedelta(minutes=15 * chance.randrange(16))
        by = chance.choice((key_of(house), staff_of(house)))
        try:
            made.append(
                reserve_table(
                    business=house,
                    starts_at=at,
                    party_size=chance.randint(1, 5),
                    contact=a_contact(number),
                    source=Source.API,
                    by=by,
                )
            )
        except DomainError:
            continue
    if made and chance.random() < 0.5:
        cancel_by_staff(business=house, reservation_id=made[0].pk, by=staff_of(house))
    if chance.random() < 0.4:
        table = chance.choice(list(Table.objects.filter(business=house)))
        at = evening(days=DAYS)
        try:
            block_tables(
                business=house,
                tables=[table.pk],
                starts_at=at,
                ends_at=at + dt.timedelta(hours=1),
                by=staff_of(house),
            )
        except DomainError:
            return


def can_be_had(house: Business, at: dt.datetime, size: int, area: str | None) -> bool:
    try:
        with transaction.atomic():
            reserve_table(
                business=house,
                starts_at=at,
                party_size=size,
                area=area,
                contact=a_contact(99),
                source=Source.API,
                by=key_of(house),
            )
            assert not any(violations().as_dict().values())
            transaction.set_rollback(True)
    except DomainError:
        return False
    return True


@settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(seed=st.integers(0, 10**6), size=st.integers(1, 6))
def test_what_is_offered_can_be_had_and_what_is_not_cannot(seed, size):
    chance = random.Random(seed)
    house = random_house(chance)
    fill(house, chance)
    date = evening(days=DAYS).astimezone(house.zone).date()

    offered = {
        (slot.starts_at, area)
        for slot in availability(house, date, size).slots
        for area in slot.areas
    }

    first = evening(days=DAYS, hour=17, minute=30)
    grid = [first + dt.timedelta(minutes=15 * n) for n in range(34)]
    # What is offered, all of it; of what is not, a few.
    refused = [(at, area) for at in grid for area in ("stube", "garten")]
    refused = [each for each in refused if each not in offered]
    for at, area in sorted(offered):
        assert can_be_had(house, at, size, area), (at, area)
    for at, area in chance.sample(refused, min(6, len(refused))):
        assert not can_be_had(house, at, size, area), (at, area)
