"""A reservation entered and changed by form in the administration."""

import pytest
from django.test import Client
from django.utils import timezone

from businesses.enums import Role
from businesses.models import Business
from reservations.models import Area, Reservation
from tests.factories import booked, evening, make_house, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.both]

HISTORY = {"changes-TOTAL_FORMS": "1", "changes-INITIAL_FORMS": "1"}
"""The history below the form, which a browser sends along."""


@pytest.fixture
def house() -> Business:
    return make_house()


@pytest.fixture
def client(house: Business) -> Client:
    client = Client(headers={"accept-language": "de"})
    client.force_login(make_member(house, Role.HOST).user)
    return client


def sent(client: Client, row: Reservation, **other: object) -> object:
    """The form as a browser sends it, with this filled in otherwise."""
    starts = timezone.localtime(row.starts_at, row.business.zone)
    form = {
        "starts_at_0": f"{starts:%Y-%m-%d}",
        "starts_at_1": f"{starts:%H:%M:%S}",
        "party_size": row.party_size,
        "area": row.area_id or "",
        "notes": row.notes,
        "seen_version": row.version,
    }
    return client.post(f"/admin/reservations/reservation/{row.pk}/change/", form | HISTORY | other)


def test_a_note_is_changed_and_stands_in_the_history(client, house):
    row = booked(house, evening())

    answer = sent(client, row, notes="Kinderwagen")

    row.refresh_from_db()
    assert answer.status_code == 302
    assert row.notes == "Kinderwagen"
    assert [change.what for change in row.changes.order_by("version")] == ["confirmed", "changed"]


def test_a_larger_party_gets_a_table_that_is_large_enough(client, house):
    row = booked(house, evening(), 2)

    answer = sent(client, row, party_size=6)

    row.refresh_from_db()
    assert answer.status_code == 302
    assert (row.party_size, [table.max_party for table in row.tables.all()]) == (6, [6])


def test_the_area_may_be_promised_and_left_open_again(client, house):
    row = booked(house, evening())
    area = Area.objects.get(business=house)

    sent(client, row, area=area.pk)
    row.refresh_from_db()
    promised = row.area_id
    sent(client, row, area="")

    row.refresh_from_db()
    assert (promised, row.area_id) == (area.pk, None)


def test_who_was_slower_is_told_and_changes_nothing(client, house):
    row = booked(house, evening())
    sent(client, row, notes="Kinderwagen")

    answer = sent(client, row, notes="Rollstuhl")

    row.refresh_from_db()
    assert answer.status_code == 200
    assert row.notes == "Kinderwagen"
    assert "Das hat sich inzwischen geändert." in answer.content.decode()


def test_a_party_of_nobody_is_refused_in_words(client, house):
    row = booked(house, evening())

    answer = sent(client, row, party_size=0)

    row.refresh_from_db()
    assert row.party_size == 2
    assert "Mindestens eine Person." in answer.content.decode()


def test_nobody_rewrites_the_history(client, house):
    row = booked(house, evening())
    change = row.changes.get()

    answer = sent(
        client,
        row,
        **{"changes-0-id": change.pk, "changes-0-reason": "x", "changes-0-DELETE": "on"},
    )

    assert answer.status_code == 302
    assert [(each.pk, each.reason) for each in row.changes.all()] == [(change.pk, "")]


def test_a_caller_is_entered_by_form(client, house):
    at = timezone.localtime(evening(), house.zone)
    form = {
        "business": house.pk,
        "starts_at_0": f"{at:%Y-%m-%d}",
        "starts_at_1": f"{at:%H:%M:%S}",
        "party_size": 3,
        "area": "",
        "name": "Johanna Brandt",
        "phone": "+49 30 23125 018",
        "email": "",
        "notes": "",
    }

    answer = client.post("/admin/reservations/reservation/add/", form)

    assert answer.status_code == 302
    row = Reservation.objects.get()
    assert (row.name, row.party_size, row.starts_at) == ("Johanna Brandt", 3, evening())


def test_a_table_number_that_no_database_has_is_not_found(house):
    client = Client()
    client.force_login(make_member(house, Role.MANAGER).user)
    at = timezone.localtime(evening(), house.zone)
    form = {
        "business": house.pk,
        "tables": "9" * 23,
        "starts_at_0": f"{at:%Y-%m-%d}",
        "starts_at_1": "19:00:00",
        "ends_at_0": f"{at:%Y-%m-%d}",
        "ends_at_1": "20:00:00",
        "reason": "",
    }

    answer = client.post("/admin/reservations/block/add/", form)

    assert answer.status_code in {200, 404}  # as the database at hand takes such a number
