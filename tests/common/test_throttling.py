"""Counting requests: a rate, whom it counts, and what is said."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from common.errors import Throttled
from common.throttling import Rate, enforce, network_of, spend
from tests.factories import bearer, make_business, make_key

RATE = Rate(name="test", limit=3, seconds=60)
NOON = dt.datetime(2030, 5, 1, 12, 0, 20, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


def test_the_fourth_of_three_is_refused_until_the_minute_is_over():
    with time_machine.travel(NOON, tick=False):
        left = [spend(RATE, "anna").remaining for _ in range(3)]
        with pytest.raises(Throttled) as refusal:
            enforce(RATE, "anna")
    with time_machine.travel(NOON + dt.timedelta(seconds=40), tick=False):
        again = enforce(RATE, "anna")

    assert left == [2, 1, 0]
    assert refusal.value.retry_after == 40
    assert again.remaining == 2


def test_everybody_is_counted_by_themselves():
    with time_machine.travel(NOON, tick=False):
        for _ in range(3):
            enforce(RATE, "anna")

        assert enforce(RATE, "bert").remaining == 2


def test_the_scale_of_the_installation_multiplies(settings):
    settings.LIMITS_SCALE = 10

    assert spend(RATE, "anna").limit == 30


def test_without_a_cache_nobody_is_stopped(monkeypatch):
    def away(*args: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(cache, "add", away)

    assert not spend(RATE, "anna").exceeded


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "unknown"),
        ("unix:", "unknown"),
    ],
)
def test_a_household_is_one_address(address, network):
    assert network_of(address) == network


@pytest.mark.django_db
def test_each_answer_says_what_is_left(client: Client):
    first = client.get("/api/v1/businesses/")
    second = client.get("/api/v1/businesses/")

    assert first["RateLimit-Limit"] == "600"
    assert int(first["RateLimit-Remaining"]) - int(second["RateLimit-Remaining"]) == 1
    assert 1 <= int(first["RateLimit-Reset"]) <= 60


@pytest.mark.django_db
def test_too_many_requests_get_429_with_retry_after_and_a_key_is_counted_apart(
    client: Client, settings
):
    settings.LIMITS_SCALE = 1 / 300
    _, secret = make_key(make_business())

    with time_machine.travel(NOON, tick=False):
        answers = [client.get("/api/v1/businesses/") for _ in range(3)]
        with_key = client.get("/api/v1/businesses/", headers=bearer(secret))

    assert [a.status_code for a in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "40"
    assert answers[2].json()["code"] == "throttled"
    assert with_key.status_code == 200


@pytest.mark.django_db
def test_nobody_tries_keys_without_end(client: Client, settings):
    settings.LIMITS_SCALE = 1 / 300

    with time_machine.travel(NOON, tick=False):
        answers = [
            client.get("/api/v1/businesses/", headers={"Authorization": f"Bearer st_{n}"})
            for n in range(3)
        ]

    assert [a.status_code for a in answers] == [401, 401, 429]
