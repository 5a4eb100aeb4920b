"""A house that seats parties until one in the morning: in the chat the night belongs to the evening before."""

import datetime as dt

import pytest
import time_machine

from reservations.models import Reservation
from tests.assistant.talk import Talk, cards
from tests.factories import make_business, make_house, make_period

pytestmark = [pytest.mark.both, pytest.mark.django_db]
NOON = dt.datetime(2030, 5, 1, 10, tzinfo=dt.UTC)
TOMORROW = dt.date(2030, 5, 2)
HALF_PAST_MIDNIGHT = dt.datetime(2030, 5, 2, 22, 30, tzinfo=dt.UTC)
"""Friday, 3 May, 00:30 in Berlin: the night of Thursday, 2 May."""


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


def make_late_house():
    house = make_house(business=make_business())
    make_period(house, opens=22 * 60, last_seating=25 * 60)
    return house


def stored():
    row = Reservation.objects.get()
    return row.status, row.starts_at, row.service_date, row.party_size


def test_a_correction_after_midnight_stays_in_the_same_night():
    talk = Talk.begin(make_late_house(), "Tisch für 2 morgen um 00:30 Uhr")
    talk.answers()

    talk.say("doch lieber 4 Personen")

    assert stored() == ("held", HALF_PAST_MIDNIGHT, TOMORROW, 4)


def test_an_hour_later_may_go_past_midnight():
    talk = Talk.begin(make_late_house(), "Tisch für 2 morgen um 23:30 Uhr")
    talk.answers()

    talk.say("doch lieber eine Stunde später")

    assert stored() == ("held", HALF_PAST_MIDNIGHT, TOMORROW, 2)


def test_a_contact_typed_for_a_table_after_midnight_reserves_that_night():
    talk = Talk.begin(make_late_house(), "Tisch für 2 morgen um 00:30 Uhr")
    talk.answers()
    talk.say("Neumann, 0171 3920015")

    talk.say("passt")

    assert stored() == ("confirmed", HALF_PAST_MIDNIGHT, TOMORROW, 2)


def test_a_reservation_after_midnight_can_be_changed():
    talk = Talk.begin(make_late_house(), "Tisch für 2 morgen um 00:30 Uhr")
    talk.answers()
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")

    proposed = talk.say("Ich möchte ändern: wir sind doch 3 Personen")
    talk.tap("confirm")

    assert cards(proposed, "confirm")[0]["starts_at"] == "2030-05-03T00:30:00+02:00"
    assert stored() == ("confirmed", HALF_PAST_MIDNIGHT, TOMORROW, 3)


def test_today_shortly_after_midnight_is_the_night_that_is_running(noon):
    noon.move_to(dt.datetime(2030, 5, 2, 22, 10, tzinfo=dt.UTC))

    Talk.begin(make_late_house(), "Tisch für 2 heute um 00:30 Uhr").answers()

    assert stored() == ("held", HALF_PAST_MIDNIGHT, TOMORROW, 2)
