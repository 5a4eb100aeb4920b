"""Every refusal below /api/ is a problem document, whoever raises it."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.test import Client
from rest_framework import serializers

from common.errors import Conflict, FieldError, Malformed
from common.problems import as_domain_error, field_errors, problem, problem_response

MEMBERS = {"type", "title", "status", "detail", "code", "errors"}


def test_a_refusal_carries_exactly_the_promised_members():
    refusal = Malformed(
        "So nicht.", errors=[FieldError(pointer="/x", code="invalid", detail="Nein.")]
    )

    body = problem(refusal)

    assert set(body) == MEMBERS
    assert (body["status"], body["code"], body["detail"]) == (400, "invalid", "So nicht.")
    assert body["errors"] == [{"pointer": "/x", "code": "invalid", "detail": "Nein."}]
    assert body["type"].endswith("#invalid")


def test_retry_after_is_said_in_the_header():
    assert problem_response(Conflict(retry_after=3))["Retry-After"] == "3"


@pytest.mark.parametrize("error", [OperationalError("away"), InterfaceError("closed")])
def test_a_database_that_is_away_is_503_with_retry_after(error):
    refusal = as_domain_error(error)

    assert (refusal.status, refusal.code) == (503, "unavailable")
    assert refusal.retry_after >= 1


@pytest.mark.parametrize(
    ("error", "status"),
    [(Http404(), 404), (PermissionDenied(), 403), (SuspiciousOperation(), 400)],
)
def test_exceptions_of_django_become_refusals(error, status):
    assert as_domain_error(error).status == status


def test_a_fault_of_ours_is_not_dressed_up_as_a_refusal():
    assert as_domain_error(ZeroDivisionError()) is None


def test_pointers_lead_into_nested_members():
    class Inner(serializers.Serializer):
        size = serializers.IntegerField()

    class Outer(serializers.Serializer):
        rows = Inner(many=True)
        name = serializers.CharField(max_length=2)

    outer = Outer(data={"rows": [{"size": 1}, {"size": "x"}], "name": "abc"})
    outer.is_valid()
    with pytest.raises(serializers.ValidationError) as caught:
        outer.is_valid(raise_exception=True)

    found = {(e.pointer, e.code) for e in field_errors(caught.value.get_full_details())}
    assert found == {("/rows/1/size", "invalid"), ("/name", "max_length")}


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v1/nirgends/", "/api/v2/businesses/"])
def test_an_unknown_address_is_a_problem_for_every_method(client: Client, method, path):
    response = getattr(client, method)(path)

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "not_found"


def test_a_forgotten_slash_is_put_right_with_method_and_body_kept(client: Client):
    response = client.post("/api/v1/businesses?limit=2")

    assert response.status_code == 308
    assert response["Location"] == "/api/v1/businesses/?limit=2"


@pytest.mark.django_db
def test_a_method_that_is_not_there_is_405_and_says_which_are(client: Client):
    response = client.delete("/api/v1/businesses/")

    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert "GET" in response["Allow"]


@pytest.mark.django_db
@pytest.mark.parametrize("accept", ["text/html", "application/xml"])
def test_a_format_that_is_not_there_is_406(client: Client, accept):
    response = client.get("/api/v1/businesses/", headers={"Accept": accept})

    assert response.status_code == 406
    assert response.json()["code"] == "invalid"


@pytest.mark.django_db
@pytest.mark.parametrize("accept", ["*/*", "application/*", "application/problem+json", ""])
def test_json_is_given_to_whoever_can_read_it(client: Client, accept):
    assert client.get("/api/v1/businesses/", headers={"Accept": accept}).status_code == 200


@pytest.mark.django_db
def test_titles_follow_the_callers_language(client: Client):
    german = client.get("/api/v1/businesses/x/", headers={"Accept-Language": "de-AT,de"}).json()
    english = client.get("/api/v1/businesses/x/", headers={"Accept-Language": "en"}).json()

    assert english["title"] == "There is no such thing here."
    assert german["title"] == "Das gibt es hier nicht."
    assert german["code"] == english["code"] == "not_found"
