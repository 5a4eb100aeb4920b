"""What people may do of whom nothing is proven: six holds from one network, and no reservation by its reference alone."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from accounts.actions import forget_addresses, open_diner_login
from accounts.models import Diner
from common import clock
from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def wish_of(day: int) -> str:
    return f"Tisch für 2 in {day} Tagen um 19 Uhr"


def mailed_digits() -> str:
    """What the worker sends now, as the diner reads it."""
    for stored in DBTaskResult.objects.ready():
        stored.task.call(*stored.args_kwargs["args"], **stored.args_kwargs["kwargs"])
    # Tasks of the same moment run in any order: the code need not stand in the last mail.
    found = (re.search(r"\b\d{6}\b", sent.body) for sent in reversed(mail.outbox))
    return next(match.group() for match in found if match)


def six_holds(house, address):
    for day in range(1, 7):
        assert cards(Talk.begin(house, wish_of(day), address=address).answers(), "contact")


def test_the_seventh_hold_from_one_network_needs_a_proven_address():
    house = make_house()
    six_holds(house, "2001:db8:1:2::1")

    neighbour = Talk.begin(house, wish_of(8), address="2001:db8:1:2:ffff::9")
    asked = texts(neighbour.answers())
    elsewhere = Talk.begin(house, wish_of(9), address="2001:db8:1:3::1")

    assert "Mailadresse" in asked[-1] or "E-Mail" in asked[-1]
    assert cards(elsewhere.answers(), "contact")
    assert Reservation.objects.filter(status="held").count() == 7


def test_after_the_code_the_table_is_held_at_once():
    house = make_house()
    six_holds(house, "192.0.2.7")
    talk = Talk.begin(house, wish_of(8), address="192.0.2.7")
    talk.answers()
    talk.say("ida@example.org")

    said = talk.say(mailed_digits())

    assert texts(said)[0] == "Danke, das ist geprüft."
    assert cards(said, "contact")
    assert Reservation.objects.filter(status="held").count() == 7


def test_only_a_hash_of_the_network_is_kept_and_only_for_a_day():
    Talk.begin(make_house(), wish_of(1), address="192.0.2.7")
    diner = Diner.objects.get()

    assert len(diner.address_hash) == 64
    forget_addresses(clock.now() + dt.timedelta(hours=23))
    diner.refresh_from_db()
    assert diner.address_hash
    forget_addresses(clock.now() + dt.timedelta(hours=25))
    diner.refresh_from_db()
    assert diner.address_hash == ""


def test_a_reservation_reached_by_code_has_its_calendar_file():
    house = make_house()
    mine = Talk.begin(house, wish_of(1))
    mine.answers()
    mine.tap("submit", name="Ida Neumann", email="ida@example.org")
    row = Reservation.objects.get()
    other = Talk.begin(house, f"Ich möchte meine Reservierung {row.reference} ansehen")
    other.answers()
    browser = Client()
    browser.cookies["diner"] = open_diner_login(
        diner=Diner.objects.get(pk=other.diner.person_uuid)
    )
    address = reverse("reservations:diner-ics", args=[house.slug, row.pk])

    before = browser.get(address).status_code
    said = other.say(mailed_digits())
    card = cards(said, "reservation")[0]
    after = browser.get(card["ics"])

    assert before == 404
    assert after.status_code == 200
    assert "UID:" in after.content.decode()
