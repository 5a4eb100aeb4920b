"""The first message: POST /<slug>/start/, and who is known afterwards by GET /<slug>/me/."""

import datetime as dt
import uuid

import pytest
import time_machine
from django.test import Client

from accounts.models import Diner
from messenger.actions import start_conversation
from messenger.models import Conversation, Entry
from tests.factories import make_business

pytestmark = [pytest.mark.both, pytest.mark.django_db]

NOON = dt.datetime(2026, 11, 25, 12, 0, 20, tzinfo=dt.UTC)


def a_start(**given: object) -> dict[str, object]:
    return {
        "key": uuid.uuid4().hex,
        "cid": str(uuid.uuid4()),
        "body": "Habt ihr morgen Platz?",
        "lang": "de",
        **given,
    }


def start(client: Client, slug: str, body: object, **headers: str):
    headers = {"HTTP_ORIGIN": "http://testserver", **headers}
    return client.post(f"/{slug}/start/", body, content_type="application/json", **headers)


def test_the_first_message_makes_a_diner_a_conversation_and_an_entry(client: Client):
    business = make_business()

    answer = start(client, business.slug, a_start())

    assert answer.status_code == 201
    entry = Entry.objects.get()
    assert answer.json()["conversation"] == str(entry.conversation_id)
    assert (answer.json()["seq"], entry.seq, entry.body) == (1, 1, "Habt ihr morgen Platz?")
    assert Diner.objects.count() == 1
    cookie = answer.cookies["diner"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert not cookie["secure"]


def test_over_https_the_cookie_is_bound_to_the_host(client: Client):
    business = make_business()

    answer = client.post(
        f"/{business.slug}/start/",
        a_start(),
        content_type="application/json",
        secure=True,
        HTTP_ORIGIN="https://testserver",
    )

    assert answer.cookies["__Host-diner"]["secure"]


def test_the_same_key_is_the_same_answer(client: Client):
    business, body = make_business(), a_start()
    first = start(client, business.slug, body)

    again = start(Client(), business.slug, body)

    assert (again.status_code, again.json()) == (200, first.json())
    assert (Diner.objects.count(), Conversation.objects.count(), Entry.objects.count()) == (
        1,
        1,
        1,
    )
    assert "diner" in again.cookies


def test_the_same_key_with_another_message_is_refused(client: Client):
    business, body = make_business(), a_start()
    start(client, business.slug, body)

    answer = start(Client(), business.slug, {**body, "cid": str(uuid.uuid4()), "body": "Anders"})

    assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")
    assert Entry.objects.count() == 1


def test_whoever_is_known_goes_on_in_the_same_thread(client: Client):
    business = make_business()
    first = start(client, business.slug, a_start())

    second = start(client, business.slug, a_start(body="Noch etwas"))

    assert second.json()["conversation"] == first.json()["conversation"]
    assert (second.status_code, second.json()["seq"]) == (201, 2)
    assert Diner.objects.count() == 1


def test_a_diner_has_one_thread_with_each_house(client: Client):
    one, other = make_business(), make_business()
    first = start(client, one.slug, a_start())

    second = start(client, other.slug, a_start())

    assert first.json()["conversation"] != second.json()["conversation"]
    assert Diner.objects.count() == 1
    assert client.get(f"/{other.slug}/me/").json() == {
        "conversation": second.json()["conversation"],
        "head": 1,
    }


def test_nobody_is_known_before(client: Client):
    business = make_business()

    answer = client.get(f"/{business.slug}/me/")

    assert answer.json() == {"conversation": None, "head": 0}
    assert not answer.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "https://testserver"},
        {"HTTP_ORIGIN": "http://testserver:8080"},
    ],
)
def test_another_site_cannot_begin_a_conversation(client: Client, headers):
    business = make_business()

    answer = start(client, business.slug, a_start(), **headers)

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert Diner.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"key": "short"}, 400, "invalid"),
        ({"key": "Z" * 32}, 400, "invalid"),
        ({"cid": "none"}, 400, "invalid"),
        ({"body": 7}, 400, "invalid"),
        ({"more": True}, 400, "invalid"),
        ({"body": ""}, 422, "invalid"),
        ({"body": "a\u0000b"}, 422, "invalid"),
        ({"body": "x" * 4001}, 413, "too_big"),
    ],
)
def test_a_bad_first_message_leaves_nothing_behind(client: Client, change, status, code):
    business = make_business()

    answer = start(client, business.slug, a_start(**change))

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not answer.cookies
    assert (Diner.objects.count(), Conversation.objects.count()) == (0, 0)


def test_a_house_that_is_not_there(client: Client):
    answer = start(client, "nirgendwo", a_start())

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_the_token_is_random_and_kept_as_a_hash(client: Client):
    business = make_business()
    answer = start(client, business.slug, a_start())
    token = answer.cookies["diner"].value

    diner = Diner.objects.get()

    assert len(token) >= 43
    assert diner.logins.get().token_hash != token


def test_the_assistant_answers_only_where_the_house_lets_it():
    on, off = make_business(), make_business(assistant_enabled=False)

    voices = [
        Conversation.objects.get(
            pk=start_conversation(
                business=house, key=uuid.uuid4().hex, cid=uuid.uuid4(), body="Hallo", lang="de"
            ).conversation_id
        ).voice
        for house in (on, off)
    ]

    assert voices == ["assistant", "staff"]


def test_newcomers_of_one_network_are_slowed_down_and_repetitions_are_not(settings):
    settings.LIMITS_SCALE = 1 / 60
    business, first, here = make_business(), a_start(), {"REMOTE_ADDR": "203.0.113.7"}

    with time_machine.travel(NOON, tick=False):
        answers = [
            start(Client(), business.slug, each, **here)
            for each in (first, first, a_start(), a_start(), first)
        ]
        elsewhere = start(Client(), business.slug, a_start(), REMOTE_ADDR="203.0.113.8")

    assert [answer.status_code for answer in answers] == [201, 200, 201, 429, 200]
    assert (answers[3]["Retry-After"], answers[3].json()["code"]) == ("40", "throttled")
    assert elsewhere.status_code == 201


def test_a_first_message_as_long_as_a_book_is_too_big(client: Client):
    answer = start(client, make_business().slug, a_start(body="x" * 65_536))

    assert (answer.status_code, answer.json()["code"]) == (413, "too_big")
    assert Entry.objects.count() == 0
