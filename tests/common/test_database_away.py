"""The database is away, or a lock is not had in time: 503 with Retry-After, over any address of the API."""

import pytest
from django.db import OperationalError
from django.test import Client

from businesses import access
from businesses.api import authentication
from reservations.api import houses
from tests.factories import bearer, make_business, make_key

pytestmark = pytest.mark.django_db


def away(*args, **kwargs):
    raise OperationalError("connection refused")


def test_an_open_address_says_so(client: Client, monkeypatch):
    monkeypatch.setattr(houses, "houses_with_floor", away)

    response = client.get("/api/v1/businesses/")

    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"
    assert int(response["Retry-After"]) >= 1
    assert response.json()["code"] == "unavailable"


def test_an_address_that_needs_a_key_says_so(client: Client, monkeypatch):
    _key, secret = make_key(make_business())
    monkeypatch.setattr(authentication, "key_from", away)

    response = client.get("/api/v1/reservations/", headers=bearer(secret))

    assert (response.status_code, response.json()["code"]) == (503, "unavailable")


def test_reading_goes_on_when_the_use_of_a_key_cannot_be_noted(client: Client, monkeypatch):
    _key, secret = make_key(make_business())
    monkeypatch.setattr(authentication, "note_key_use", away)

    assert client.get("/api/v1/reservations/", headers=bearer(secret)).status_code == 200


def test_a_key_is_looked_up_in_one_query(django_assert_num_queries):
    _key, secret = make_key(make_business(slug="krone"))

    with django_assert_num_queries(1):
        assert access.key_from(f"Bearer {secret}").business.slug == "krone"
