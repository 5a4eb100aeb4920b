"""The same Idempotency-Key several times at one moment: one reservation, and nobody hears a fault."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from businesses.actions.idempotency import Answer, Repeatable, answer_once
from common.errors import Conflict
from reservations.models import Reservation
from tests.factories import bearer, evening, make_business, make_house, make_key

WAIT_SECONDS = 20


def closing(function):
    """Run in a thread of its own, and give its connection back."""
    try:
        return function()
    finally:
        connection.close()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_while_the_first_is_in_flight_the_second_is_told_to_come_back():
    key, _secret = make_key(make_business())
    inside, may_go = threading.Event(), threading.Event()

    def slow() -> Answer:
        inside.set()
        assert may_go.wait(WAIT_SECONDS)
        return Answer(status=201, body="{}")

    def ask(act):
        return answer_once(Repeatable(api_key=key, key="k", request_hash="h"), act)

    with ThreadPoolExecutor(1) as other:
        first = other.submit(closing, lambda: ask(slow))
        assert inside.wait(WAIT_SECONDS)
        with pytest.raises(Conflict) as refused:
            ask(lambda: Answer(status=201, body="never"))
        may_go.set()
        made = first.result(WAIT_SECONDS)

    assert refused.value.retry_after == 1
    assert ask(slow) == Answer(status=201, body=made.body, replayed=True)


@pytest.mark.both
@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_eight_at_once_make_one_reservation():
    business = make_house(tables=(2, 2, 2, 2))
    headers = {**bearer(make_key(business)[1]), "Idempotency-Key": "eight"}
    body = json.dumps(
        {
            "starts_at": evening().isoformat(),
            "party_size": 2,
            "name": "Ida",
            "phone": "+491713920015",
        }
    )
    together = threading.Barrier(8)

    def post():
        together.wait(WAIT_SECONDS)
        response = Client().post(
            "/api/v1/reservations/", body, content_type="application/json", headers=headers
        )
        return response.status_code, response.get("Retry-After"), response.content

    with ThreadPoolExecutor(8) as crowd:
        answers = [f.result(60) for f in [crowd.submit(closing, post) for _ in range(8)]]

    made = {content for status, _retry, content in answers if status == 201}
    others = {(status, retry) for status, retry, _content in answers if status != 201}
    assert len(made) == 1
    assert others <= {(409, "1")}
    assert Reservation.objects.count() == 1
