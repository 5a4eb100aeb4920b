"""healthz says that the process lives, readyz that it can serve."""

import pytest
from django.test import Client

from config import health


def test_alive_without_asking_the_database(client: Client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_names_what_it_has_asked(client: Client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json()["status"] == "ready"
    assert set(response.json()["checks"].values()) == {"ok"}
    assert {"database", "cache"} <= set(response.json()["checks"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("part", "status", "word"), [("cache", 200, "degraded"), ("database", 503, "not ready")]
)
def test_what_is_away_is_named(client: Client, monkeypatch, part, status, word):
    def away() -> bool:
        raise ConnectionError

    monkeypatch.setitem(health.CHECKS, part, away)

    response = client.get("/readyz")

    assert response.status_code == status
    assert (response.json()["status"], response.json()["checks"][part]) == (word, "failed")
    assert response.has_header("Retry-After") == (status == 503)
