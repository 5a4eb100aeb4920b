"""GET businesses/: open, in pages, in the caller's language."""

import pytest
from django.test import Client

from reservations.models import Area, Policy
from tests.factories import make_business

pytestmark = pytest.mark.django_db


def make_krone():
    business = make_business(
        slug="krone",
        name="Gasthaus Krone",
        city="Berlin",
        street="Am Markt 1",
        postcode="10115",
        languages=["de", "en"],
    )
    Area.objects.create(
        business=business, slug="stube", names={"de": "Stube", "en": "Parlour"}, position=1
    )
    Area.objects.create(business=business, slug="garten", names={"de": "Garten"}, position=2)
    Policy.objects.create(business=business, max_party_size=12)
    return business


def test_a_house_is_described_with_exactly_the_promised_members(client: Client):
    make_krone()

    response = client.get("/api/v1/businesses/krone/", headers={"Accept-Language": "de"})

    assert response.status_code == 200
    assert response.json() == {
        "slug": "krone",
        "name": "Gasthaus Krone",
        "timezone": "Europe/Berlin",
        "city": "Berlin",
        "address": "Am Markt 1, 10115 Berlin",
        "languages": ["de", "en"],
        "areas": [{"slug": "stube", "name": "Stube"}, {"slug": "garten", "name": "Garten"}],
        "max_party_size": 12,
        "slot_minutes": 15,
        "chat_url": "http://testserver/krone/",
    }


def test_areas_are_named_in_the_callers_language(client: Client):
    make_krone()

    body = client.get("/api/v1/businesses/krone/", headers={"Accept-Language": "en"}).json()

    assert body["areas"][0]["name"] == "Parlour"


def test_a_house_without_rules_still_has_an_answer(client: Client):
    make_business(slug="neu")

    body = client.get("/api/v1/businesses/neu/").json()

    assert (body["max_party_size"], body["areas"]) == (8, [])


def test_unlisted_houses_are_reachable_but_not_listed_and_closed_ones_are_gone(client: Client):
    make_business(slug="geheim", is_listed=False)
    make_business(slug="zu", is_active=False)

    assert client.get("/api/v1/businesses/").json()["results"] == []
    assert client.get("/api/v1/businesses/geheim/").status_code == 200
    assert client.get("/api/v1/businesses/zu/").status_code == 404


def test_the_list_goes_on_page_by_page_and_back(client: Client):
    for slug in ("a", "b", "c", "d", "e"):
        make_business(slug=slug)

    first = client.get("/api/v1/businesses/?limit=2").json()
    second = client.get(first["next"]).json()
    third = client.get(second["next"]).json()
    back = client.get(third["previous"]).json()

    assert [row["slug"] for row in first["results"]] == ["a", "b"]
    assert [row["slug"] for row in second["results"]] == ["c", "d"]
    assert [row["slug"] for row in third["results"]] == ["e"]
    assert [row["slug"] for row in back["results"]] == ["c", "d"]
    assert (first["previous"], third["next"]) == (None, None)
    assert client.get(back["previous"]).json()["previous"] is None


def test_a_page_keeps_its_place_while_houses_come_and_go(client: Client):
    for slug in ("b", "c", "d"):
        make_business(slug=slug)
    first = client.get("/api/v1/businesses/?limit=2").json()

    make_business(slug="a")
    second = client.get(first["next"]).json()

    assert [row["slug"] for row in second["results"]] == ["d"]


@pytest.mark.parametrize(
    ("query", "pointer", "code"),
    [
        ("limit=0", "/limit", "min_value"),
        ("limit=201", "/limit", "max_value"),
        ("limit=x", "/limit", "invalid"),
        ("limit=1.5", "/limit", "invalid"),
        ("cursor=zzz", "/cursor", "invalid"),
        ("cursor=W3RydWVd", "/cursor", "invalid"),
        ("cursor=ä", "/cursor", "invalid"),
        ("pgae=2", "/pgae", "unknown"),
        ("limit=1&limit=2", "/limit", "duplicate"),
    ],
)
def test_a_query_that_makes_no_sense_is_refused_by_name(client: Client, query, pointer, code):
    response = client.get(f"/api/v1/businesses/?{query}")

    assert response.status_code == 400
    assert [(e["pointer"], e["code"]) for e in response.json()["errors"]] == [(pointer, code)]


def test_the_list_costs_the_same_however_long_it_is(client: Client, django_assert_num_queries):
    for number in range(30):
        business = make_business(slug=f"haus{number:02}")
        Area.objects.create(business=business, slug="stube", names={"de": "Stube"})

    with django_assert_num_queries(2):
        client.get("/api/v1/businesses/")
