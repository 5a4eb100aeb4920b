"""Whoever has a table and speaks of it never ends with two."""

import datetime as dt

import pytest

from reservations.models import Reservation
from tests.assistant.talk import Talk, cards
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def with_a_table() -> Talk:
    """Two people, tomorrow at seven."""
    talk = Talk.begin(make_house(), "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")
    return talk


@pytest.mark.parametrize(
    "said",
    [
        "Hallo, wir haben für morgen 19 Uhr auf Neumann reserviert, könnten wir auf 20 Uhr gehen?",
        "hi, we've booked for tomorrow at 7pm, could we make it 8pm instead?",
    ],
)
def test_what_is_reserved_is_moved_and_not_doubled(said):
    talk = with_a_table()
    before = Reservation.objects.get().starts_at

    assert cards(talk.say(said), "confirm")[0]["about"] == "change"
    talk.tap("confirm")

    row = Reservation.objects.get()
    assert (row.status, row.starts_at - before) == ("confirmed", dt.timedelta(hours=1))


@pytest.mark.parametrize(
    "said",
    [
        "Ich ziehe die Reservierung von morgen um 19 Uhr zurück",
        "Absage: Tisch auf Neumann morgen 19 Uhr",
        "please release our table for 2 tomorrow",
    ],
)
def test_what_is_given_up_is_asked_about_and_not_doubled(said):
    talk = with_a_table()

    assert cards(talk.say(said), "sure")
    assert Reservation.objects.get().status == "confirmed"


@pytest.mark.parametrize(
    "said",
    ["steht unser Tisch morgen noch? 19 Uhr auf Neumann", "are we booked in for 2 tomorrow?"],
)
def test_what_stands_is_shown_and_not_doubled(said):
    talk = with_a_table()

    said_back = talk.say(said)

    assert [card["kind"] for card in (each.card for each in said_back) if card] == ["reservation"]
    assert Reservation.objects.count() == 1


@pytest.mark.parametrize(
    "said",
    ["Haarschnitt am Samstag um 11 Uhr bitte", "an apartment for 4 people from July 3rd to 10th"],
)
def test_nothing_is_held_for_what_is_had_elsewhere(said):
    Talk.begin(make_house(), said).answers()

    assert not Reservation.objects.exists()
