"""Changing tables, hours and closures: what would be stranded is shown first, and nothing is kept until confirmed."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from businesses.enums import Role
from businesses.models import Business
from common import clock
from reservations.actions import block_tables, move_party, reserve_table
from reservations.enums import Source
from reservations.models import Closure, Reservation, ServicePeriod, Table, TableCombination
from reservations.queries import Misfit, house_instant, misfits
from reservations.queries.day_book import day_version
from tests.factories import (
    a_contact,
    make_closure,
    make_combination,
    make_house,
    make_member,
    make_table,
    staff_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Business:
    return make_house(tables=(4, 4))


@pytest.fixture
def client(house: Business) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_member(house, Role.OWNER).user)
    return client


@pytest.fixture
def reservation(house: Business) -> Reservation:
    """Four at T1, in ten days at 19:00."""
    return reserve_table(
        business=house,
        starts_at=house_instant(house, dt.datetime.combine(in_days(10), dt.time(19))),
        party_size=4,
        contact=a_contact(),
        source=Source.PHONE,
        by=staff_of(house),
        tables=[table(house).pk],
    )


def in_days(number: int) -> dt.date:
    return clock.now().date() + dt.timedelta(days=number)


def table(house: Business, name: str = "T1") -> Table:
    return Table.objects.get(business=house, name=name, valid_to=None)


def table_form(row: Table, **given: object) -> dict[str, object]:
    return {
        "area": row.area_id,
        "name": row.name,
        "min_party": row.min_party,
        "max_party": row.max_party,
        "online": "on",
        "priority": 0,
        "position": 0,
        **given,
    }


def change_table(client: Client, row: Table, **given: object):
    url = reverse("admin:reservations_table_change", args=[row.pk])
    return client.post(url, table_form(row, **given))


def period_form(house: Business, **given: object) -> dict[str, object]:
    return {
        "names_de": "Abend",
        "weekdays": [1, 2, 4, 8, 16, 32, 64],
        "opens": "18:00",
        "last_seating": "22:00",
        "step_minutes": 15,
        "min_party": 1,
        "turn_times-TOTAL_FORMS": 0,
        "turn_times-INITIAL_FORMS": 0,
        **given,
    }


def test_taking_a_table_away_lists_who_sat_there_and_keeps_nothing(
    client: Client, house: Business, reservation: Reservation
) -> None:
    answer = change_table(client, table(house), valid_to=in_days(5).isoformat())

    assert answer.status_code == 409
    assert reservation.reference in answer.content.decode()
    assert "its table is gone" in answer.content.decode()
    assert table(house).valid_to is None


def test_a_page_that_only_asks_never_says_that_it_is_saved(
    client: Client, house: Business, reservation: Reservation
) -> None:
    row = table(house)
    url = reverse("admin:reservations_table_change", args=[row.pk])

    asked = client.post(url, table_form(row, valid_to=in_days(5).isoformat()))
    afterwards = client.get(reverse("admin:reservations_table_changelist"))

    assert asked.status_code == 409
    assert "successfully" not in asked.content.decode()
    assert "successfully" not in afterwards.content.decode()


def test_confirmed_it_is_kept_and_the_reservation_needs_attention(
    client: Client, house: Business, reservation: Reservation
) -> None:
    row = table(house)

    answer = change_table(client, row, valid_to=in_days(5).isoformat(), _strand="1")

    row.refresh_from_db()
    assert answer.status_code == 302
    assert row.valid_to == in_days(5)
    assert [(each.reservation_id, each.misfits) for each in misfits(house)] == [
        (reservation.pk, (Misfit.TABLE_GONE,))
    ]


def test_a_change_that_strands_nobody_is_kept_at_once(
    client: Client, house: Business, reservation: Reservation
) -> None:
    row = table(house, "T2")

    answer = change_table(client, row, valid_to=in_days(5).isoformat())

    row.refresh_from_db()
    assert answer.status_code == 302
    assert row.valid_to == in_days(5)


def test_shorter_hours_list_who_would_come_too_late(
    client: Client, house: Business, reservation: Reservation
) -> None:
    period = ServicePeriod.objects.get(business=house)
    url = reverse("admin:reservations_serviceperiod_change", args=[period.pk])

    answer = client.post(url, period_form(house, last_seating="18:30"))

    period.refresh_from_db()
    assert answer.status_code == 409
    assert "outside of the seating times" in answer.content.decode()
    assert period.last_seating == 22 * 60


def test_deleting_the_hours_lists_who_would_come(
    client: Client, house: Business, reservation: Reservation
) -> None:
    period = ServicePeriod.objects.get(business=house)
    url = reverse("admin:reservations_serviceperiod_delete", args=[period.pk])

    answer = client.post(url, {"post": "yes"})

    assert answer.status_code == 409
    assert ServicePeriod.objects.filter(pk=period.pk).exists()


def test_deleting_the_hours_from_the_list_asks_as_well(
    client: Client, house: Business, reservation: Reservation
) -> None:
    period = ServicePeriod.objects.get(business=house)

    answer = client.post(
        reverse("admin:reservations_serviceperiod_changelist"),
        {"action": "delete_selected", "_selected_action": [period.pk], "post": "yes"},
    )

    assert answer.status_code == 409
    assert ServicePeriod.objects.filter(pk=period.pk).exists()


def test_a_closure_lists_who_has_reserved(
    client: Client, house: Business, reservation: Reservation
) -> None:
    day = in_days(10).isoformat()
    form = {"business": house.pk, "reason": "Hochzeit", "from_on": day, "to_on": day}

    answer = client.post(reverse("admin:reservations_closure_add"), form)

    assert answer.status_code == 409
    assert "closed at that time" in answer.content.decode()
    assert not Closure.objects.exists()


def test_a_time_before_the_first_seating_is_the_next_morning(
    client: Client, house: Business
) -> None:
    period = ServicePeriod.objects.get(business=house)
    url = reverse("admin:reservations_serviceperiod_change", args=[period.pk])

    answer = client.post(url, period_form(house, last_seating="00:30", must_end="03:00"))

    period.refresh_from_db()
    assert answer.status_code == 302
    assert (period.last_seating, period.must_end) == (24 * 60 + 30, 27 * 60)


def test_a_table_in_use_is_not_resized_without_a_day(
    client: Client, house: Business, reservation: Reservation
) -> None:
    answer = change_table(client, table(house), max_party=6)

    assert answer.status_code == 200
    assert "From which day does the new size count?" in answer.content.decode()
    assert table(house).max_party == 4


def test_a_table_nobody_has_used_is_resized_in_place(client: Client, house: Business) -> None:
    change_table(client, table(house), max_party=6)

    assert Table.objects.filter(business=house).count() == 2
    assert table(house).max_party == 6


def test_a_new_size_goes_on_as_a_new_row_with_its_reservations(
    client: Client, house: Business, reservation: Reservation
) -> None:
    old = table(house)
    make_combination(house, [old, table(house, "T2")], 5, 8)

    answer = change_table(client, old, max_party=6, change_from=in_days(3).isoformat())

    old.refresh_from_db()
    new = table(house)
    assert answer.status_code == 302
    assert (old.max_party, old.valid_to) == (4, in_days(3))
    assert (new.pk != old.pk, new.max_party, new.valid_from) == (True, 6, in_days(3))
    assert [link.table_id for link in reservation.assignments.all()] == [new.pk]
    later = TableCombination.objects.get(business=house, valid_to=None)
    assert new in later.tables.all()
    assert misfits(house) == ()


def test_a_size_that_no_longer_suits_is_asked_about_first(
    client: Client, house: Business, reservation: Reservation
) -> None:
    answer = change_table(client, table(house), max_party=2, change_from=in_days(3).isoformat())

    assert answer.status_code == 409
    assert reservation.reference in answer.content.decode()
    assert Table.objects.filter(business=house).count() == 2


def test_a_closure_that_began_before_goes_on_at_the_new_row(
    client: Client, house: Business, reservation: Reservation
) -> None:
    old = table(house)
    make_closure(house, table=old, from_on=in_days(0), to_on=in_days(5), reason="wackelt")

    change_table(client, old, max_party=6, change_from=in_days(3).isoformat())

    rows = Closure.objects.filter(business=house, reason="wackelt").order_by("pk")
    assert [row.table for row in rows] == [old, table(house)]
    assert {(row.from_on, row.to_on) for row in rows} == {(in_days(0), in_days(5))}


def test_size_and_tables_of_a_combination_in_use_change_one_after_the_other(
    client: Client, house: Business, reservation: Reservation
) -> None:
    pair = [table(house), table(house, "T2")]
    join = make_combination(house, pair, 5, 8)
    third = make_table(house, pair[0].area, "T3", 2)
    move_party(
        business=house,
        reservation_id=reservation.pk,
        tables=[row.pk for row in pair],
        by=staff_of(house),
    )
    url = reverse("admin:reservations_tablecombination_change", args=[join.pk])
    form = {"min_party": 5, "max_party": 9, "change_from": in_days(3).isoformat()}

    answer = client.post(url, {**form, "tables": [pair[0].pk, third.pk]})

    assert answer.status_code == 200
    assert "Please change size and tables one after the other." in answer.content.decode()
    assert set(join.tables.all()) == set(pair)
    assert TableCombination.objects.count() == 1


def test_blocks_go_over_to_the_new_row_and_open_pages_look_again(
    client: Client, house: Business, reservation: Reservation
) -> None:
    begins = reservation.starts_at - dt.timedelta(days=3)
    [block] = block_tables(
        business=house,
        tables=[table(house).pk],
        starts_at=begins,
        ends_at=begins + dt.timedelta(hours=1),
        by=staff_of(house),
    )
    before = day_version(house, in_days(7))

    change_table(client, table(house), max_party=6, change_from=in_days(3).isoformat())

    block.refresh_from_db()
    assert block.table == table(house)
    assert {slot.table for slot in block.slots.all()} == {table(house)}
    assert day_version(house, in_days(7)) > before
