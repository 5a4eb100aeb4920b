"""Whoever waits for a table on a day stands beside it, with the way to the chat, and is offered a table with one tap."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from businesses.models import Business
from common import clock
from reservations.actions import join_waitlist
from reservations.models import Reservation, WaitlistEntry
from tests.assistant.talk import Talk
from tests.factories import make_house, make_member

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


def at_seven() -> dt.datetime:
    """Tomorrow evening."""
    tomorrow = clock.now().astimezone(BERLIN) + dt.timedelta(days=1)
    return tomorrow.replace(hour=19, minute=0, second=0, microsecond=0)


def wait(house: Business, name: str) -> WaitlistEntry:
    talk = Talk.begin(house, "Guten Tag")
    return join_waitlist(
        business=house,
        diner_id=talk.diner.person_uuid,
        conversation_id=talk.conversation_id,
        party_size=4,
        earliest_at=at_seven(),
        latest_at=at_seven() + dt.timedelta(hours=1),
        name=name,
    )


def states(*houses: Business) -> list[str]:
    return [WaitlistEntry.objects.get(business=each).state for each in houses]


def test_the_waitlist_of_the_day_and_of_no_other_house() -> None:
    house = make_house()
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_member(house).user)
    mine = wait(house, "Familie Demir").conversation_id
    wait(make_house(), "Fremde Leute")
    date = at_seven().date()

    page = client.get(f"/admin/h/{house.slug}/day/{date}/").content.decode()
    other_day = client.get(f"/admin/h/{house.slug}/day/{date + dt.timedelta(days=5)}/")

    assert "Waitlist · 1" in page
    assert "Familie Demir · 4" in page
    assert "19:00 to 20:00, since" in page
    assert f"inbox/?c={mine}" in page
    assert "Fremde Leute" not in page
    assert "Familie Demir" not in other_day.content.decode()


def test_a_table_is_offered_with_one_tap_and_to_nobody_of_another_house() -> None:
    house, other = make_house(), make_house()
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_member(house).user)
    waiting = {each: wait(each, "Demir") for each in (house, other)}
    do = f"/admin/h/{house.slug}/day/{at_seven().date()}/do/"

    foreign = client.post(do, {"do": "offer", "waiting": waiting[other].pk}, follow=True)
    own = client.post(do, {"do": "offer", "waiting": waiting[house].pk}, follow=True)
    again = client.post(do, {"do": "offer", "waiting": waiting[house].pk}, follow=True)

    assert "Held and offered in the chat." in own.content.decode()
    assert "Held and offered" not in foreign.content.decode() + again.content.decode()
    [row] = Reservation.objects.all()
    assert (row.business, row.status, row.party_size) == (house, "held", 4)
    assert row.conversation_id == waiting[house].conversation_id
    assert states(house, other) == ["offered", "waiting"]
