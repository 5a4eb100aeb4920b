"""Conversations over REST, with a key of the house."""

import uuid

import pytest
from django.test import Client

from messenger.actions import start_conversation
from messenger.models import Entry
from tests.factories import make_business, make_key

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def begin(body: str = "Guten Tag", **house: object):
    business = make_business(**house)
    started = start_conversation(
        business=business, key=uuid.uuid4().hex, cid=uuid.uuid4(), body=body, lang="de"
    )
    _, secret = make_key(business)
    return business, started.conversation_id, {"HTTP_AUTHORIZATION": f"Bearer {secret}"}


def post(client: Client, conversation: object, key: dict, **body: object):
    address = f"/api/v1/conversations/{conversation}/messages/"
    return client.post(address, body, content_type="application/json", **key)


def test_conversations_are_listed_with_their_people(client: Client):
    business, conversation, key = begin(assistant_enabled=False)

    answer = client.get("/api/v1/conversations/", **key)

    assert answer.status_code == 200
    (row,) = answer.json()["results"]
    assert row["id"] == str(conversation)
    assert (row["business"], row["kind"], row["state"]) == (business.slug, "service", "open")
    assert (row["voice"], row["head"], row["unread"]) == ("staff", 1, 1)
    assert [each["kind"] for each in row["participants"]] == ["diner", "assistant"]
    assert (answer.json()["next"], answer.json()["previous"]) == (None, None)


def test_a_message_by_key_counts_as_staff_and_takes_the_voice(client: Client):
    _, conversation, key = begin()
    cid = str(uuid.uuid4())

    answer = post(client, conversation, key, cid=cid, body="Gern!")

    assert answer.status_code == 201
    entry = answer.json()
    assert (entry["seq"], entry["cid"], entry["body"]) == (2, cid, "Gern!")
    assert (entry["from"]["kind"], entry["from"]["name"]) == ("staff", "Kasse")
    read = client.get(f"/api/v1/conversations/{conversation}/", **key).json()
    assert (read["voice"], read["unread"], read["head"]) == ("staff", 0, 2)


def test_the_same_cid_is_stored_once_and_another_body_is_refused(client: Client):
    _, conversation, key = begin()
    cid = str(uuid.uuid4())
    first = post(client, conversation, key, cid=cid, body="Gern!")

    again = post(client, conversation, key, cid=cid, body="Gern!")
    other = post(client, conversation, key, cid=cid, body="Ungern!")

    assert (again.status_code, again.json()) == (200, first.json())
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    assert Entry.objects.filter(conversation=conversation).count() == 2


def test_a_message_as_the_assistant_leaves_the_voice(client: Client):
    _, conversation, key = begin()

    answer = post(
        client,
        conversation,
        key,
        cid=str(uuid.uuid4()),
        body="Einen Moment",
        **{"as": "assistant"},
    )

    assert (answer.status_code, answer.json()["from"]["kind"]) == (201, "assistant")
    read = client.get(f"/api/v1/conversations/{conversation}/", **key).json()
    assert read["voice"] == "assistant"


def test_messages_are_read_by_position(client: Client):
    _, conversation, key = begin()
    for number in range(4):
        post(client, conversation, key, cid=str(uuid.uuid4()), body=f"Nummer {number}")
    address = f"/api/v1/conversations/{conversation}/messages/"

    page = client.get(address, {"after": 1, "limit": 2}, **key).json()
    rest = client.get(page["next"], **key).json()

    assert [row["seq"] for row in page["results"]] == [2, 3]
    assert [row["seq"] for row in rest["results"]] == [4, 5]
    assert rest["next"] is None


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"cid": "no", "body": "x"}, 400, "invalid"),
        ({"body": "x"}, 400, "invalid"),
        ({"cid": str(uuid.uuid4()), "body": "x", "more": 1}, 400, "invalid"),
        ({"cid": str(uuid.uuid4()), "body": 7.5}, 400, "invalid"),
        ({"cid": str(uuid.uuid4()), "body": "x", "as": "diner"}, 400, "invalid"),
        ({"cid": str(uuid.uuid4()), "body": "x" * 4001}, 413, "too_big"),
        ({"cid": str(uuid.uuid4()), "body": "   "}, 422, "invalid"),
        ({"cid": str(uuid.uuid4()), "body": "a\u0007b"}, 422, "invalid"),
    ],
)
def test_a_bad_message_is_refused_and_nothing_is_stored(client: Client, body, status, code):
    _, conversation, key = begin()

    answer = post(client, conversation, key, **body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert Entry.objects.filter(conversation=conversation).count() == 1


def test_a_foreign_conversation_looks_like_a_missing_one(client: Client):
    _, conversation, _ = begin()
    _, _, stranger = begin()

    foreign = [
        client.get(f"/api/v1/conversations/{conversation}/", **stranger),
        client.get(f"/api/v1/conversations/{conversation}/messages/", **stranger),
        post(client, conversation, stranger, cid=str(uuid.uuid4()), body="x"),
    ]
    missing = [
        client.get(f"/api/v1/conversations/{uuid.uuid4()}/", **stranger),
        client.get(f"/api/v1/conversations/{uuid.uuid4()}/messages/", **stranger),
        post(client, uuid.uuid4(), stranger, cid=str(uuid.uuid4()), body="x"),
    ]

    assert [answer.status_code for answer in foreign] == [404, 404, 404]
    assert [answer.content for answer in foreign] == [answer.content for answer in missing]
    assert Entry.objects.filter(conversation=conversation).count() == 1


def test_a_reading_key_may_not_write(client: Client):
    business, conversation, _ = begin()
    _, secret = make_key(business, "conversations:read")
    key = {"HTTP_AUTHORIZATION": f"Bearer {secret}"}

    answer = post(client, conversation, key, cid=str(uuid.uuid4()), body="x")

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert Entry.objects.filter(conversation=conversation).count() == 1
