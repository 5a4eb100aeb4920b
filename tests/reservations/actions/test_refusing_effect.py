"""The owner sees, beside the switch, what refusing would have done on the house's own evenings."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from businesses.enums import Role
from reservations.actions import weigh_refusing, weigh_refusing_somewhere
from reservations.admin.effect import effect_of_refusing
from reservations.enums import ReservationStatus, Source
from reservations.models import RefusingEffect, Reservation, WaitlistEntry, WaitlistState
from tests.factories import make_house, make_member

NOW = dt.datetime(2030, 4, 30, 12, tzinfo=dt.UTC)
FRIDAY = dt.date(2030, 4, 26)
WEEKS = 6
pytestmark = [pytest.mark.django_db, pytest.mark.both, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def house():
    """On each of six Fridays two guests asked early for the only table, and six and four in vain for it later."""
    made = make_house(tables=(6,))
    for back in range(WEEKS):
        date = FRIDAY - dt.timedelta(weeks=back)
        at = dt.datetime.combine(date, dt.time(19), tzinfo=made.zone)
        Reservation.objects.create(
            business=made,
            reference=f"F-{back}",
            status=ReservationStatus.COMPLETED,
            source=Source.CHAT,
            starts_at=at,
            ends_at=at + dt.timedelta(minutes=120),
            occupied_until=at + dt.timedelta(minutes=120),
            service_date=date,
            party_size=2,
            created_at=at - dt.timedelta(days=20),
            updated_at=at,
        )
        for party_size, days in ((6, 3), (4, 2)):
            WaitlistEntry.objects.create(
                business=made,
                state=WaitlistState.LEFT,
                party_size=party_size,
                earliest_at=at,
                latest_at=at + dt.timedelta(minutes=15),
                created_at=at - dt.timedelta(days=days),
            )
    return made


def test_evenings_are_played_again_by_what_was_expected_of_them_before(house):
    found = weigh_refusing(business=house)

    assert found.evenings == 3
    assert (found.first_on, found.last_on) == (FRIDAY - dt.timedelta(weeks=2), FRIDAY)
    assert (found.covers_without, found.covers_with) == (3 * 2, 3 * 6)
    assert found.turned_away == 0


def test_each_house_is_weighed_once_a_week(house):
    runs = [weigh_refusing_somewhere(NOW), weigh_refusing_somewhere(NOW)]
    runs.append(weigh_refusing_somewhere(NOW + dt.timedelta(days=8)))

    assert runs == [1, 0, 1]
    assert RefusingEffect.objects.get().business == house


def test_figures_stand_on_the_page_of_the_policy(house):
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_member(house, Role.OWNER).user)
    page = reverse("admin:reservations_policy_change", args=[house.pk])

    before = client.get(page).content.decode()
    weigh_refusing(business=house)
    after = client.get(page).content.decode()

    assert "Not reckoned yet" in before
    assert "6 guests without refusing, 18 with it" in after
    assert "is not known" in after


def test_house_without_history_is_told_so():
    house = make_house(tables=(6,))

    weigh_refusing(business=house)

    with translation.override("de"):
        assert "zu wenig" in effect_of_refusing(house.pk)
