"""Every address × every actor × own, foreign, missing: as the table says, and foreign is missing.

A new address without a line in table.txt fails; the failure shows the line that would describe what it does.
"""

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse

from tests.architecture.tenancy.routes import Route, routes
from tests.architecture.tenancy.table import PUBLIC, SCOPED, Row, table
from tests.architecture.tenancy.world import ACTORS, World, everything, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROUTES = routes()
TABLE = table()
STAFF = ("host", "manager", "owner")
CHANGES = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|"csrf": ?"[^"]*"|data-csrf="[^"]*"'
)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _patient(settings):
    settings.LIMITS_SCALE = 1_000


def test_every_address_has_its_line_and_every_line_its_address():
    assert {route.key for route in ROUTES} == set(TABLE)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.key)
def test_an_address_answers_as_the_table_says(world, route):
    path = route.path(world.own_values(route.model))

    statuses = {actor: world.clients[actor].get(path).status_code for actor in ACTORS}

    seen = Row(key=route.key, scope=SCOPED if route.names_a_row else PUBLIC, statuses=statuses)
    declared = TABLE.get(route.key)
    assert declared is not None, f"table.txt has no line for it; it does: {seen.line()}"
    assert seen.statuses == declared.statuses
    assert max(statuses.values()) < 500


@pytest.mark.parametrize(
    "route",
    [r for r in ROUTES if r.key in TABLE and TABLE[r.key].scope == SCOPED],
    ids=lambda route: route.key,
)
def test_a_foreign_row_looks_like_a_missing_one_and_stays_as_it_is(world, route):
    before = everything()

    for actor, theirs in askers(route, world):
        foreign_path, missing_path = theirs[route.key]
        for method in methods(route):
            foreign = ask(world, actor, method, foreign_path)
            missing = ask(world, actor, method, missing_path)
            who = f"{actor} {method} {foreign_path}"
            assert foreign.status_code == missing.status_code, who
            assert shown(foreign, foreign_path) == shown(missing, missing_path), who
            assert foreign.get("Location", "").replace(foreign_path, "") == missing.get(
                "Location", ""
            ).replace(missing_path, ""), who

    assert everything() == before


def askers(route: Route, world: World) -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """Whoever has a login of that kind, with the addresses of a foreign and of a missing row."""
    missing = route.path(world.missing_values(route.model))
    own = route.path(world.own_values(route.model))
    foreign = route.path(world.foreign_values(route.model))
    if route.pattern.startswith("api/"):
        yield "key", {route.key: (foreign, missing)}
        yield "strange key", {route.key: (own, missing)}
        yield "anonymous", {route.key: (own, missing)}
        return
    for actor in STAFF:
        yield actor, {route.key: (foreign, missing)}
    for actor in ("stranger", "anonymous"):
        yield actor, {route.key: (own, missing)}


def methods(route: Route) -> tuple[str, ...]:
    """Reading, and whatever might change something."""
    return (
        ("GET", "POST", "PATCH", "DELETE") if route.pattern.startswith("api/") else ("GET", "POST")
    )


def ask(world: World, actor: str, method: str, path: str) -> HttpResponse:
    """One request, with a body that would delete where deleting is confirmed."""
    client = world.clients[actor]
    if method == "GET":
        return client.get(path)
    if path.startswith("/api/"):
        return client.generic(method, path, b"{}", content_type="application/json")
    return client.post(path, {"post": "yes"})


def shown(response: HttpResponse, path: str) -> bytes:
    """The body, without what differs between any two requests."""
    body = CHANGES.sub(b"", response.content)
    for part in filter(lambda each: len(each) > 1, path.split("/")):
        # A short number stands in drawings, too: it is an address only between slashes or quotes.
        forms = (f"/{part}/", f"“{part}”") if part.isdigit() else (part,)
        for form in forms:
            body = body.replace(form.encode(), b"")
    return body
