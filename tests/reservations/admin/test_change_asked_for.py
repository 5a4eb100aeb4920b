"""A change that waits for the house's word, on the day page."""

import datetime as dt

import pytest
from django.test import Client

from businesses.enums import Role
from reservations.actions import approve_request, change_reservation, reserve_table
from reservations.enums import Source
from reservations.models import Reservation
from tests.factories import a_contact, evening, key_of, make_house, make_member, staff_of

pytestmark = pytest.mark.django_db
DECLINE = 'value="decline"'


@pytest.fixture
def house():
    return make_house(tables=(2, 4), approve_by_hand=True)


@pytest.fixture
def page(house):
    """Steps on the day page and what it shows of a reservation."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_member(house, Role.HOST).user)

    class Page:
        def of(self, row):
            row.refresh_from_db()
            day = f"/admin/h/{house.slug}/day/{row.service_date.isoformat()}/"
            return day, client.get(f"{day}?sel=r-{row.pk}").content.decode()

        def do(self, row, step):
            day, _text = self.of(row)
            return client.post(
                f"{day}do/", {"do": step, "reservation": row.pk}, follow=True
            ).content.decode()

    return Page()


@pytest.fixture
def asked_for(house):
    return reserve_table(
        business=house,
        starts_at=evening(),
        party_size=2,
        contact=a_contact(),
        source=Source.API,
        by=key_of(house),
    )


def test_a_changed_promise_shows_what_it_was_and_can_be_put_back(house, page, asked_for):
    approve_request(business=house, reservation_id=asked_for.pk, by=staff_of(house))
    change_reservation(
        business=house,
        reservation_id=asked_for.pk,
        by=key_of(house),
        starts_at=evening() + dt.timedelta(hours=1),
        party_size=4,
    )

    shown = page.of(asked_for)[1]
    answer = page.do(asked_for, "decline")

    assert "before: 19:00 for 2" in shown
    assert DECLINE in shown
    assert "Declined; the earlier reservation stands." in answer
    row = Reservation.objects.get()
    assert (row.status, row.starts_at, row.party_size) == ("confirmed", evening(), 2)


def test_a_first_request_offers_nothing_to_go_back_to(page, asked_for):
    assert DECLINE not in page.of(asked_for)[1]

    page.do(asked_for, "decline")

    assert Reservation.objects.get().status == "requested"
