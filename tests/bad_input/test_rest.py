"""Each bad input gets its clear answer, changes nothing, and the honest request after it works."""

import datetime as dt
import json

import pytest
import time_machine
from django.apps import apps
from django.test import Client

from businesses.models import Business
from reservations.actions import By, Contact, hold_table, reserve_table
from reservations.enums import Source
from tests.bad_input.cases import CASES, FOREIGN, HELD, NOBODY, OWN, WISH, Case
from tests.factories import (
    bearer,
    make_area,
    make_house,
    make_key,
    make_period,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOON = dt.datetime(2030, 5, 1, 12, tzinfo=dt.UTC)
SEVEN = dt.datetime(2030, 5, 3, 17, tzinfo=dt.UTC)
CONTACT = Contact(name="Gast", phone="+491713920015")
TENANT_APPS = ("businesses", "reservations", "messenger", "accounts")


class House:
    """The house of the table in cases.py, with its keys and what OWN, FOREIGN and HELD stand for."""

    def __init__(self) -> None:
        rules = {"max_party_size": 8, "max_advance_days": 365, "min_notice_minutes": 60}
        self.own, self.other = make_house(**rules), make_house(**rules)
        Business.objects.filter(pk=self.own.pk).update(slug="haus")
        self.own.slug = "haus"
        make_period(self.own, opens=23 * 60, last_seating=28 * 60)
        make_area(self.other, "fremd")
        self.keys = {
            "own": bearer(make_key(self.own)[1]),
            "reader": bearer(make_key(self.own, "reservations:read")[1]),
            NOBODY: {},
        }
        self.ids = {
            OWN: str(self._reserve(self.own).pk),
            FOREIGN: str(self._reserve(self.other).pk),
            HELD: str(self._hold().pk),
        }

    def _reserve(self, business):
        by = By.system()
        return reserve_table(
            business=business,
            starts_at=SEVEN,
            party_size=2,
            contact=CONTACT,
            source=Source.API,
            by=by,
        )

    def _hold(self):
        return hold_table(
            business=self.own, starts_at=SEVEN, party_size=2, source=Source.API, by=By.system()
        )

    def send(self, case: Case):
        path = case.path
        for name, value in self.ids.items():
            path = path.replace(name, value)
        body = case.body if isinstance(case.body, bytes) else json.dumps(case.body).encode()
        body = b"" if case.body is None else body
        headers = self.keys.get(case.key, {"Authorization": case.key})
        return Client(raise_request_exception=False).generic(
            case.method,
            f"/api/v1/{path}",
            body,
            content_type=case.content_type,
            headers={**headers, "Accept-Language": "en", **case.headers},
        )


def everything() -> dict[str, list[dict]]:
    """All rows of all tables of the product."""
    models = [m for app in TENANT_APPS for m in apps.get_app_config(app).get_models()]
    return {m._meta.label: list(m.objects.order_by("pk").values()) for m in models}


@pytest.fixture
def house():
    with time_machine.travel(NOON, tick=False):
        yield House()


def test_every_row_has_a_name_of_its_own():
    names = [case.name for case in CASES]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_refused_clearly_and_changes_nothing(house, case):
    house.send(Case(name="warm", method="GET", status=200))  # the key's last use is noted now
    house.send(Case(name="warm", method="GET", key="reader", status=200))
    before = everything()

    response = house.send(case)

    assert response.status_code == case.status, response.content[:500]
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert (problem["status"], problem["code"]) == (case.status, case.code)
    assert problem["title"]
    assert problem["detail"]
    assert len(response.content) < 2_000
    if case.pointer is not None:
        assert case.pointer in [error["pointer"] for error in problem["errors"]]
    assert everything() == before
    honest = house.send(Case(name="honest", body=dict(WISH), status=201))
    assert honest.status_code == 201, honest.content
