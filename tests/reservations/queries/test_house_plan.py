"""The standing rules of a house are kept in memory, and read again after any change to them."""

import pytest
from django.db import transaction

from reservations.models import (
    Area,
    Closure,
    Policy,
    ServicePeriod,
    Table,
    TableCombination,
    TurnTime,
)
from reservations.queries import house_plan
from tests.factories import (
    BERLIN,
    evening,
    make_area,
    make_closure,
    make_combination,
    make_house,
    make_period,
    make_table,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_second_look_at_a_house_costs_one_query(django_assert_num_queries):
    house = make_house()
    first = house_plan(house)

    with django_assert_num_queries(1):
        second = house_plan(house)

    assert second is first


@pytest.mark.parametrize("model", [Area, Closure, Policy, ServicePeriod, Table, TurnTime])
def test_any_change_to_the_rules_is_seen_at_once(model):
    house = make_house()
    make_closure(house, from_on=evening().date(), to_on=evening().date())
    before = house_plan(house)

    row = model.objects.filter(business=house)[0]
    model.objects.filter(pk=row.pk).update(business=house)  # behind the back of any save()
    changed = house_plan(house)

    assert changed is not before
    assert changed == before or model in {Area, Policy}


def test_new_and_deleted_rows_are_seen_at_once():
    house = make_house(tables=(2, 4))
    house_plan(house)

    make_combination(house, list(Table.objects.filter(business=house)), 5, 6)
    assert len(house_plan(house).combinations) == 1
    TableCombination.objects.filter(business=house).delete()
    assert house_plan(house).combinations == ()
    extra = make_table(house, make_area(house, "bar"), "B1", 2)
    assert len(house_plan(house).tables) == 3
    extra.delete()
    assert len(house_plan(house).tables) == 2


def test_change_of_one_house_leaves_the_other_in_memory():
    house, other = make_house(), make_house()
    before = house_plan(other)

    Table.objects.filter(business=house).update(online=False)

    assert house_plan(other) is before


def test_rules_of_a_transaction_that_was_rolled_back_are_forgotten():
    house = make_house(tables=(2,))
    house_plan(house)

    with transaction.atomic():
        Table.objects.filter(business=house).update(max_party=9)
        assert house_plan(house).tables[0][1].max_party == 9
        transaction.set_rollback(True)
    assert house_plan(house).tables[0][1].max_party == 2
    Table.objects.filter(business=house).update(max_party=5)

    assert house_plan(house).tables[0][1].max_party == 5


@pytest.mark.parametrize(
    ("hour", "minute", "days"),
    [(18, 0, 0), (23, 59, 0), (25, 0, 0), (26, 14, 0), (26, 15, 0), (30, 0, 1), (4, 59, -1)],
)
def test_service_day_is_the_date_on_which_the_period_began(hour, minute, days):
    house = make_house()
    make_period(house, opens=22 * 60, last_seating=26 * 60)
    day = evening().astimezone(BERLIN).date()
    at = evening(days=7 + hour // 24, hour=hour % 24, minute=minute)

    assert (house_plan(house).service_date(at) - day).days == days
