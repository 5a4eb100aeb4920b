"""Who a key is, what it may do, and what is said to those who have none."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory

from businesses.actions import create_api_key, revoke_api_key
from businesses.api.base import HouseView
from businesses.enums import Scope
from businesses.models import ApiKey
from common.clock import now
from common.errors import Invalid
from tests.factories import bearer, make_business, make_key

pytestmark = pytest.mark.django_db


class Readings(HouseView):
    """An endpoint of a house, as every app writes them."""

    scopes = {"GET": Scope.RESERVATIONS_READ, "POST": Scope.RESERVATIONS_WRITE}

    def get(self, request: object) -> Response:
        return Response({"business": self.business.slug})

    def post(self, request: object) -> Response:
        return Response({"body": self.request.data})


def ask(header: str | None, method: str = "get"):
    headers = {} if header is None else {"HTTP_AUTHORIZATION": header}
    request = getattr(APIRequestFactory(), method)("/x/", **headers)
    return Readings.as_view()(request)


def test_a_key_speaks_for_its_own_house():
    _key, secret = make_key(make_business(slug="krone"), Scope.RESERVATIONS_READ)

    response = ask(f"Bearer {secret}")

    assert response.status_code == 200
    assert response.data == {"business": "krone"}


def test_only_a_hash_of_the_key_is_stored():
    new = create_api_key(business=make_business(), name="Kasse", scopes=["reservations:read"])

    row = ApiKey.objects.get()

    assert new.secret not in str(vars(row))
    assert new.secret.startswith(row.prefix)
    assert len(row.secret_hash) == 64


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Basic dXNlcjpwYXNz",
        "Bearer st_unknown",
        "Bearer " + "x" * 5000,
        "Bearer st_\x00",
        "Bearer \ud800",
        "Token st_abc",
    ],
)
def test_whoever_shows_no_valid_key_gets_the_same_401(header):
    make_key(make_business())

    response = ask(header)

    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert response["WWW-Authenticate"] == 'Bearer realm="api"'
    assert b'"code": "not_authenticated"' in response.content
    assert response.content == ask("Bearer nobody").content


def test_an_expired_key_is_refused():
    _, secret = make_key(make_business(), expires_at=now() + dt.timedelta(hours=1))

    with time_machine.travel(now() + dt.timedelta(hours=1), tick=False):
        assert ask(f"Bearer {secret}").status_code == 401


def test_a_revoked_key_is_refused_at_once():
    key, secret = make_key(make_business())

    revoke_api_key(api_key=key)

    assert ask(f"Bearer {secret}").status_code == 401


def test_a_key_of_a_house_out_of_operation_is_refused():
    _, secret = make_key(make_business(is_active=False))

    assert ask(f"Bearer {secret}").status_code == 401


def test_a_key_without_the_scope_is_forbidden_and_not_unknown():
    _key, secret = make_key(make_business(), Scope.RESERVATIONS_READ)

    response = ask(f"Bearer {secret}", "post")

    assert response.status_code == 403
    assert b'"code": "forbidden"' in response.content


def test_a_key_has_at_least_one_known_scope():
    business = make_business()

    for scopes in ([], ["reservations:destroy"]):
        with pytest.raises(Invalid):
            create_api_key(business=business, name="x", scopes=scopes)

    assert not ApiKey.objects.exists()


def test_the_last_use_is_noted_once_a_minute(django_assert_num_queries):
    _, secret = make_key(make_business())
    start = dt.datetime(2030, 5, 1, 12, 0, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False):
        ask(f"Bearer {secret}")
    with time_machine.travel(start + dt.timedelta(seconds=59), tick=False):
        with django_assert_num_queries(1):
            ask(f"Bearer {secret}")
        assert ApiKey.objects.get().last_used_at == start
    with time_machine.travel(start + dt.timedelta(seconds=60), tick=False):
        ask(f"Bearer {secret}")
        assert ApiKey.objects.get().last_used_at == start + dt.timedelta(seconds=60)


def test_a_bad_key_is_refused_even_where_none_is_needed(client: Client):
    assert client.get("/api/v1/businesses/").status_code == 200
    assert (
        client.get("/api/v1/businesses/", headers={"Authorization": "Bearer st_no"}).status_code
        == 401
    )


def test_a_good_key_may_be_shown_where_none_is_needed(client: Client):
    _, secret = make_key(make_business())

    assert client.get("/api/v1/businesses/", headers=bearer(secret)).status_code == 200
