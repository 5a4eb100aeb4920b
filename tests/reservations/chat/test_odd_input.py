"""Dates and numbers that no calendar holds are answered; a turn that failed would be owed for ever."""

import pytest

from reservations.models import Reservation
from tests.assistant.talk import Talk, texts
from tests.factories import make_business, make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.mark.parametrize(
    "data",
    [
        {"party_size": 2, "date": "9999-12-31", "time": "19:00"},
        {"party_size": 2, "date": "9999-12-31"},
        {"party_size": 2, "date": "0001-01-01", "time": "00:10"},
        {"party_size": "9" * 5_000},
        {"party_size": 1e30},
        {"party_size": {"a": 1}, "date": 7},
    ],
    ids=str,
)
def test_what_is_filled_in_is_answered(data):
    house = make_house(business=make_business(timezone="America/New_York"))
    talk = Talk.begin(house, "Guten Tag, ich möchte einen Tisch reservieren")
    talk.answers()

    said = talk.tap("fill", **data)

    assert texts(said)
    assert talk.conversation.answered_seq == talk.conversation.head
    assert not Reservation.objects.exists()


def test_the_last_day_of_the_calendar_and_the_day_after_are_answered():
    talk = Talk.begin(make_house(), "Tisch für 2 am 31.12.9999")

    said = [*talk.answers(), *talk.say("um 19 Uhr, einen Tag später")]

    assert texts(said)
    assert talk.conversation.answered_seq == talk.conversation.head
