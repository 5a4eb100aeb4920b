"""Filters and ticks that somebody has made up."""

import pytest
from django.test import Client

from businesses.enums import Role
from reservations.models import Table
from tests.factories import make_house, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LISTS = ("reservations/table", "reservations/closure", "businesses/guest", "businesses/apikey")


@pytest.fixture
def client() -> Client:
    client = Client(headers={"accept-language": "de"})
    client.force_login(make_member(make_house(), Role.OWNER).user)
    return client


@pytest.mark.parametrize("ticked", ["x", "\x00", "", "1.5"])
@pytest.mark.parametrize("page", LISTS)
def test_a_tick_that_is_no_key_is_not_found(client, page, ticked):
    step = {"businesses/apikey": "revoke"}.get(page, "delete_selected")
    sent = {"action": step, "_selected_action": [ticked], "index": 0, "post": "yes"}

    answer = client.post(f"/admin/{page}/", sent)

    assert answer.status_code == 404
    assert Table.objects.count() == 4


@pytest.mark.parametrize("page", ["reservations/reservation", "reservations/closure"])
def test_a_year_that_no_calendar_has_is_answered_as_a_wrong_filter(client, page):
    answer = client.get(f"/admin/{page}/?starts_at__year=99999")

    assert (answer.status_code, answer["Location"]) == (302, f"/admin/{page}/?e=1")
