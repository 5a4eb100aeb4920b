"""ics/: one entry in the party's calendar, kept up to date by its version."""

import json

import pytest
from django.test import Client
from icalendar import Calendar

from tests.factories import bearer, evening, make_house, make_key

pytestmark = pytest.mark.django_db


class Api:
    """A client of one house with a mail address."""

    def __init__(self) -> None:
        self.business = make_house(tables=(2, 4))
        self.business.email = "krone@example.org"
        self.business.save()
        self.headers = bearer(make_key(self.business)[1])

    def ask(self, method, tail="", body=None):
        return Client().generic(
            method,
            f"/api/v1/reservations/{tail}",
            json.dumps(body or {}),
            content_type="application/json",
            headers=self.headers,
        )

    def made(self, **given):
        body = {
            "starts_at": evening().isoformat(),
            "party_size": 2,
            "name": "Ida",
            "phone": "+491713920015",
            "lang": "en",
            **given,
        }
        return self.ask("POST", "", body).json()

    def event(self, reservation):
        calendar = Calendar.from_ical(self.ask("GET", f"{reservation['id']}/ics/").content)
        return calendar, calendar.walk("VEVENT")[0]


def test_the_file_says_when_where_and_for_how_many():
    api = Api()
    made = api.made()

    response = api.ask("GET", f"{made['id']}/ics/")
    calendar, event = api.event(made)

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert (
        f'filename="{api.business.slug}-{made["reference"]}.ics"'
        in response["Content-Disposition"]
    )
    assert (calendar["METHOD"], event["STATUS"]) == ("PUBLISH", "CONFIRMED")
    assert event["UID"] == f"{made['id']}@stammtisch"
    assert event.decoded("DTSTART") == evening()
    assert event.decoded("DTEND").isoformat() > event.decoded("DTSTART").isoformat()
    assert event["SUMMARY"] == f"Table at {api.business.name}"
    assert "People: 2" in event["DESCRIPTION"]
    assert made["reference"] in event["DESCRIPTION"]
    assert event["ORGANIZER"] == "mailto:krone@example.org"


def test_a_change_keeps_the_uid_and_raises_the_sequence():
    api = Api()
    made = api.made()
    api.ask("PATCH", f"{made['id']}/", {"party_size": 3, "version": 1})

    _calendar, event = api.event(made)

    assert event["UID"] == f"{made['id']}@stammtisch"
    assert event["SEQUENCE"] == 2
    assert "People: 3" in event["DESCRIPTION"]


def test_a_cancelled_one_takes_itself_out_of_the_calendar():
    api = Api()
    made = api.made()
    api.ask("POST", f"{made['id']}/cancel/")

    calendar, event = api.event(made)

    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)


def test_a_hold_is_tentative_and_in_the_language_of_the_party():
    api = Api()

    _calendar, event = api.event(api.made(status="held", lang="de"))

    assert event["STATUS"] == "TENTATIVE"
    assert event["SUMMARY"] == f"Tisch bei {api.business.name}"
