"""availability/: what is offered can be reserved, in the house's own time."""

import datetime as dt
import json

import pytest
import time_machine
from django.test import Client

from tests.factories import (
    bearer,
    make_area,
    make_business,
    make_closure,
    make_house,
    make_key,
    make_period,
    make_table,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOON = dt.datetime(2030, 5, 1, 12, tzinfo=dt.UTC)
PARTY = {"name": "Ida", "phone": "+491713920015"}


@pytest.fixture(autouse=True)
def _first_of_may():
    with time_machine.travel(NOON, tick=False):
        yield


def ask(business, date="2030-05-03", party_size="2", **more):
    query = {"date": date, "party_size": party_size, **more}
    return Client().get(f"/api/v1/businesses/{business.slug}/availability/", query)


def reserve(business, starts_at, party_size=2, **more):
    return Client().post(
        "/api/v1/reservations/",
        json.dumps({"starts_at": starts_at, "party_size": party_size, **PARTY, **more}),
        content_type="application/json",
        headers=bearer(make_key(business)[1]),
    )


def test_it_has_exactly_the_promised_members_and_the_offset_of_the_house():
    business = make_house(tables=(2,))
    make_table(business, make_area(business, "terrasse"), "X1", 2)

    response = ask(business)

    body = response.json()
    assert response.status_code == 200
    assert list(body) == [
        "business",
        "date",
        "party_size",
        "timezone",
        "slots",
        "reason",
        "alternatives",
    ]
    assert body["slots"][0] == {
        "starts_at": "2030-05-03T18:00:00+02:00",
        "areas": ["stube", "terrasse"],
        "rank": 1,
    }
    assert body["slots"][-1]["starts_at"] == "2030-05-03T22:00:00+02:00"
    assert len(body["slots"]) == 17
    assert (body["business"], body["date"], body["party_size"]) == (business.slug, "2030-05-03", 2)
    assert (body["timezone"], body["reason"], body["alternatives"]) == ("Europe/Berlin", None, [])


def test_an_area_narrows_the_offer():
    business = make_house(tables=(4,))
    make_table(business, make_area(business, "terrasse"), "X1", 2)

    large = ask(business, party_size="4", area="terrasse").json()

    assert ask(business, party_size="4").json()["slots"][0]["areas"] == ["stube"]
    assert (large["slots"], large["reason"]) == ([], "full")


def test_what_is_taken_is_not_offered_and_a_full_evening_offers_others():
    business = make_house(tables=(2,))
    make_closure(
        business,
        starts_at=dt.datetime(2030, 5, 3, 18, 15, tzinfo=dt.UTC),
        ends_at=dt.datetime(2030, 5, 4, 6, tzinfo=dt.UTC),
    )
    assert reserve(business, "2030-05-03T18:00:00+02:00").status_code == 201

    body = ask(business).json()

    assert (body["slots"], body["reason"]) == ([], "full")
    assert 1 <= len(body["alternatives"]) <= 3
    for offer in body["alternatives"]:
        assert set(offer) == {"starts_at", "area"}
        assert reserve(business, offer["starts_at"]).status_code == 201


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ({"date": "2030-05-06"}, "closed"),
        ({"party_size": "21"}, "too_large"),
        ({"party_size": "1000000000"}, "too_large"),
        ({"date": "2031-12-01"}, "too_far"),
        ({"date": "9999-12-31"}, "too_far"),
        ({"date": "2030-04-30"}, "too_soon"),
        ({"date": "0001-01-01"}, "too_soon"),
    ],
)
def test_an_empty_answer_says_why(query, reason):
    business = make_house()
    make_closure(business, from_on=dt.date(2030, 5, 6), to_on=dt.date(2030, 5, 6))

    response = ask(business, **query)

    assert response.status_code == 200
    assert (response.json()["slots"], response.json()["reason"]) == ([], reason)


def test_whatever_is_offered_can_be_reserved_and_nothing_else():
    business = make_house(tables=(2, 4))
    offered = [slot["starts_at"] for slot in ask(business).json()["slots"]]

    assert reserve(business, "2030-05-03T17:45:00+02:00").status_code == 422
    off_the_grid = reserve(business, "2030-05-03T18:07:00+02:00")
    assert (off_the_grid.status_code, off_the_grid.json()["code"]) == (422, "closed")
    for starts_at in offered:
        assert starts_at in [slot["starts_at"] for slot in ask(business).json()["slots"]]
        made = reserve(business, starts_at)
        assert (made.status_code, made.json()["starts_at"]) == (201, starts_at)
        made_id = made.json()["id"]
        cancel = f"/api/v1/reservations/{made_id}/cancel/"
        assert (
            Client().generic("POST", cancel, headers=bearer(make_key(business)[1])).status_code
            == 200
        )


def test_both_half_past_two_of_the_autumn_night_are_offered_and_kept_apart():
    business = make_house(tables=(2,), max_advance_days=365)
    make_period(business, opens=23 * 60, last_seating=27 * 60)
    business.turn_times.update(minutes=60)

    slots = [slot["starts_at"] for slot in ask(business, date="2030-10-26").json()["slots"]]
    first = reserve(business, "2030-10-27T02:30:00+02:00")
    second = reserve(business, "2030-10-27T02:30:00+01:00")

    assert "2030-10-27T02:30:00+02:00" in slots
    assert "2030-10-27T02:30:00+01:00" in slots
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["starts_at"] == "2030-10-27T02:30:00+02:00"
    assert second.json()["starts_at"] == "2030-10-27T02:30:00+01:00"
    assert {first.json()["service_date"], second.json()["service_date"]} == {"2030-10-26"}


def test_the_hour_that_the_spring_night_skips_is_neither_offered_nor_taken():
    business = make_house(tables=(2,), max_advance_days=365)
    make_period(business, opens=23 * 60, last_seating=28 * 60)

    slots = [slot["starts_at"] for slot in ask(business, date="2031-03-29").json()["slots"]]
    refused = [
        reserve(business, f"2031-03-30T02:30:00{offset}") for offset in ("+01:00", "+02:00")
    ]

    assert "2031-03-30T03:30:00+02:00" in slots
    assert not [s for s in slots if s.startswith("2031-03-30T02:")]
    assert [(r.status_code, r.json()["code"]) for r in refused] == [(422, "no_such_time")] * 2


def test_another_offset_is_the_same_instant():
    business = make_house(tables=(2,))

    made = reserve(business, "2030-05-03T16:30:00Z")

    assert made.json()["starts_at"] == "2030-05-03T18:30:00+02:00"


def test_unlisted_houses_answer_and_closed_down_ones_are_gone():
    assert ask(make_business(is_active=False)).status_code == 404
    assert ask(make_business(is_listed=False)).status_code == 200


def test_the_queries_do_not_grow_with_the_floor(django_assert_max_num_queries):
    business = make_house(tables=(2,) * 30)

    with django_assert_max_num_queries(12):
        assert ask(business).status_code == 200
