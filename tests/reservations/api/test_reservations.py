"""reservations/ over REST, from the first request to the last."""

import datetime as dt
import json
import uuid

import pytest
import time_machine
from django.test import Client

from businesses.actions.idempotency import prune_idempotent_requests
from businesses.models import IdempotentRequest
from common.clock import now
from config.background import periodic_jobs
from reservations.models import Reservation, TableSlot
from tests.factories import bearer, evening, make_area, make_house, make_key, make_table

pytestmark = [pytest.mark.django_db, pytest.mark.both]
URL = "/api/v1/reservations/"
JSON = "application/json"
MEMBERS = [
    "id",
    "reference",
    "business",
    "status",
    "source",
    "starts_at",
    "ends_at",
    "occupied_until",
    "service_date",
    "party_size",
    "area",
    "tables",
    "guest",
    "notes",
    "hold_expires_at",
    "conversation",
    "idempotency_key",
    "version",
    "created_at",
    "updated_at",
]


class Api:
    """A client of one house."""

    def __init__(self, business, *scopes):
        self.business = business
        self.headers = bearer(make_key(business, *scopes)[1])
        self.client = Client(headers={"Accept-Language": "en"})

    def ask(self, method, path="", body=None, **headers):
        kind = {} if body is None else {"data": json.dumps(body), "content_type": JSON}
        return self.client.generic(
            method.upper(), URL + path, headers={**self.headers, **headers}, **kind
        )

    def reserve(self, **given):
        body = {
            "starts_at": evening().isoformat(),
            "party_size": 2,
            "name": "Ida Neumann",
            "phone": "+49 171 3920015",
            **given,
        }
        return self.ask("post", body={k: v for k, v in body.items() if v is not None})


@pytest.fixture
def api():
    return Api(make_house(tables=(2, 4), buffer_minutes=15))


def stored():
    return list(Reservation.objects.order_by("pk").values()), TableSlot.objects.count()


def test_a_reservation_has_exactly_the_promised_members(api):
    starts_at = evening(hour=19)

    response = api.reserve(notes="Am Fenster,\nbitte", area="stube")

    body = response.json()
    assert response.status_code == 201
    assert response["Content-Type"] == "application/json"
    assert list(body) == MEMBERS
    local = starts_at.astimezone(api.business.zone)
    assert body["starts_at"] == local.isoformat()
    assert body["ends_at"] == (local + dt.timedelta(minutes=120)).isoformat()
    assert body["occupied_until"] == (local + dt.timedelta(minutes=135)).isoformat()
    assert body["service_date"] == local.date().isoformat()
    assert body["guest"] == {"name": "Ida Neumann", "phone": "+491713920015", "email": ""}
    assert body["tables"] == [{"id": body["tables"][0]["id"], "name": "T1"}]
    assert isinstance(body["tables"][0]["id"], str)
    assert (body["business"], body["status"], body["source"]) == (
        api.business.slug,
        "confirmed",
        "api",
    )
    assert (body["area"], body["notes"], body["version"]) == ("stube", "Am Fenster,\nbitte", 1)
    assert (body["hold_expires_at"], body["conversation"], body["idempotency_key"]) == (
        None,
        None,
        None,
    )


def test_what_was_made_can_be_read_again(api):
    made = api.reserve().json()

    assert api.ask("get", f"{made['id']}/").json() == made


def test_a_hold_needs_no_name_and_becomes_a_reservation_when_confirmed(api):
    held = api.reserve(status="held", name=None, phone=None).json()
    confirmed = api.ask(
        "post", f"{held['id']}/confirm/", {"name": "Ida", "email": "ida@example.org"}
    )

    assert held["status"] == "held"
    assert held["hold_expires_at"] is not None
    assert confirmed.status_code == 200
    body = confirmed.json()
    assert (body["id"], body["status"], body["version"]) == (held["id"], "confirmed", 2)
    assert (body["hold_expires_at"], body["guest"]["name"]) == (None, "Ida")


def test_a_hold_keeps_the_contact_it_was_given(api):
    held = api.reserve(status="held").json()

    assert held["guest"] == {"name": "Ida Neumann", "phone": "+491713920015", "email": ""}


def test_a_hold_past_its_time_is_expired_wherever_it_is_shown(api):
    held = api.reserve(status="held").json()
    later = dt.datetime.fromisoformat(held["hold_expires_at"]) + dt.timedelta(seconds=1)

    with time_machine.travel(later, tick=False):
        read = api.ask("get", f"{held['id']}/").json()
        as_held = api.ask("get", "?status=held").json()["results"]
        as_expired = api.ask("get", "?status=expired").json()["results"]
        late = api.ask("post", f"{held['id']}/confirm/", {"name": "I", "phone": "+491713920015"})

    assert read["status"] == "expired"
    assert (as_held, [row["id"] for row in as_expired]) == ([], [held["id"]])
    assert (late.status_code, late.json()["code"]) == (409, "hold_expired")


def test_no_table_offers_alternatives_that_can_be_had(api):
    first = [api.reserve().status_code for _ in range(2)]

    refused = api.reserve()

    body = refused.json()
    assert first == [201, 201]
    assert (refused.status_code, body["code"]) == (409, "no_table")
    assert 1 <= len(body["alternatives"]) <= 3
    assert set(body["alternatives"][0]) == {"starts_at", "area"}
    assert api.reserve(starts_at=body["alternatives"][0]["starts_at"]).status_code == 201


def test_a_change_needs_the_latest_version(api):
    made = api.reserve().json()
    url = f"{made['id']}/"

    changed = api.ask("patch", url, {"party_size": 4, "notes": "Hund", "version": 1})
    before = stored()
    stale = api.ask("patch", url, {"party_size": 3, "version": 1})

    body = changed.json()
    assert (changed.status_code, body["party_size"], body["notes"]) == (200, 4, "Hund")
    assert (body["version"], body["tables"][0]["name"]) == (2, "T2")
    assert (stale.status_code, stale.json()["code"]) == (409, "conflict")
    assert stored() == before


def test_an_area_can_be_asked_for_and_given_up(api):
    garden = make_area(api.business, "garten")
    make_table(api.business, garden, "G1", 2)
    made = api.reserve(area="garten").json()

    freed = api.ask("patch", f"{made['id']}/", {"area": None, "version": 1}).json()

    assert (made["area"], made["tables"][0]["name"], freed["area"]) == ("garten", "G1", None)


def test_a_cancellation_repeated_is_the_same_answer(api):
    made = api.reserve().json()

    first = api.ask("post", f"{made['id']}/cancel/", {"reason": "krank"})
    second = api.ask("post", f"{made['id']}/cancel/")

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert (first.json()["status"], first.json()["version"]) == ("cancelled", 2)
    assert TableSlot.objects.count() == 0


def test_after_the_cancellation_window_it_is_too_late(api):
    made = api.reserve().json()
    before = stored()

    with time_machine.travel(evening() - dt.timedelta(hours=3), tick=False):
        late = api.ask("post", f"{made['id']}/cancel/")

    assert (late.status_code, late.json()["code"]) == (422, "too_late")
    assert stored() == before


def test_what_is_cancelled_cannot_be_confirmed_or_changed(api):
    made = api.reserve().json()
    api.ask("post", f"{made['id']}/cancel/")

    answers = [
        api.ask("post", f"{made['id']}/confirm/", {"name": "I", "phone": "+491713920015"}),
        api.ask("patch", f"{made['id']}/", {"party_size": 3, "version": 2}),
    ]

    assert [(a.status_code, a.json()["code"]) for a in answers] == [(409, "bad_transition")] * 2


def test_a_house_that_approves_by_hand_gets_a_request():
    api = Api(make_house(approve_by_hand=True))

    assert api.reserve().json()["status"] == "requested"


def test_the_list_is_by_day_and_status_in_the_order_of_starts(api):
    late = api.reserve(starts_at=evening(hour=21).isoformat()).json()
    early = api.reserve(starts_at=evening(hour=18).isoformat()).json()
    other = api.reserve(starts_at=evening(days=8).isoformat()).json()
    api.ask("post", f"{late['id']}/cancel/")
    date = early["service_date"]

    def ids(query):
        return [row["id"] for row in api.ask("get", query).json()["results"]]

    assert ids("") == [early["id"], late["id"], other["id"]]
    assert ids(f"?date={date}") == [early["id"], late["id"]]
    assert ids(f"?date={date}&status=cancelled") == [late["id"]]
    assert ids("?status=confirmed,cancelled") == [early["id"], late["id"], other["id"]]


def test_pages_go_on_through_equal_starts_without_gap_or_double():
    api = Api(make_house(tables=(2,) * 7))
    made = {api.reserve().json()["id"] for _ in range(7)}

    seen, path = [], "?limit=3"
    while path:
        page = api.ask("get", path).json()
        seen += [row["id"] for row in page["results"]]
        path = page["next"] and page["next"].partition("/reservations/")[2]

    assert len(seen) == 7
    assert set(seen) == made


def test_a_list_costs_the_same_however_long_it_is(django_assert_num_queries):
    api = Api(make_house(tables=(2,) * 12))
    for _ in range(12):
        assert api.reserve().status_code == 201

    with django_assert_num_queries(3):  # key and house, rows with areas, tables
        body = api.ask("get").json()

    assert len(body["results"]) == 12


def test_another_houses_reservation_looks_like_a_missing_one(api):
    made = api.reserve().json()
    stranger = Api(make_house())
    before = stored()

    for method, tail, body in [
        ("get", "", None),
        ("patch", "", {"version": 1, "party_size": 3}),
        ("patch", "", {"nonsense": 1}),
        ("post", "confirm/", {"name": "X", "phone": "+491713920015"}),
        ("post", "cancel/", {}),
        ("get", "ics/", None),
    ]:
        foreign = stranger.ask(method, f"{made['id']}/{tail}", body)
        missing = stranger.ask(method, f"{uuid.uuid4()}/{tail}", body)
        assert foreign.status_code == missing.status_code == 404
        assert foreign.content == missing.content
    assert stranger.ask("get").json()["results"] == []
    assert stored() == before


def test_a_key_that_only_reads_changes_nothing(api):
    made = api.reserve().json()
    reader = Api(api.business, "reservations:read")
    before = stored()

    answers = [
        reader.reserve(),
        reader.ask("patch", f"{made['id']}/", {"version": 1}),
        reader.ask("post", f"{made['id']}/cancel/"),
        reader.ask("post", f"{made['id']}/confirm/", {}),
    ]

    assert {a.status_code for a in answers} == {403}
    assert reader.ask("get", f"{made['id']}/").status_code == 200
    assert stored() == before


def test_without_a_key_nothing_is_read_or_made(api):
    made = api.reserve().json()
    api.headers = {}

    answers = [api.ask("get"), api.ask("get", f"{made['id']}/"), api.reserve()]

    assert {a.status_code for a in answers} == {401}


class TestIdempotency:
    """The same key is the same reservation."""

    def test_a_success_is_replayed_to_the_letter(self, api):
        api.headers["Idempotency-Key"] = "k-1"

        first, second = api.reserve(), api.reserve()

        assert (first.status_code, second.status_code) == (201, 201)
        assert first.content == second.content
        assert "Idempotent-Replayed" not in first
        assert second["Idempotent-Replayed"] == "true"
        assert first.json()["idempotency_key"] == "k-1"
        assert Reservation.objects.count() == 1

    def test_the_replay_is_the_first_answer_even_if_the_reservation_moved_on(self, api):
        api.headers["Idempotency-Key"] = "k-1"
        first = api.reserve()
        del api.headers["Idempotency-Key"]
        api.ask("post", f"{first.json()['id']}/cancel/")
        api.headers["Idempotency-Key"] = "k-1"

        assert api.reserve().json()["status"] == "confirmed"

    def test_members_in_another_order_are_the_same_request(self, api):
        api.headers["Idempotency-Key"] = "k-1"
        body = {
            "party_size": 2,
            "starts_at": evening().isoformat(),
            "phone": "+491713920015",
            "name": "I",
        }

        first = api.ask("post", body=body)
        second = api.ask("post", body=dict(reversed(body.items())))

        assert second["Idempotent-Replayed"] == "true"
        assert first.content == second.content

    def test_another_body_or_address_under_the_same_key_is_refused(self, api):
        api.headers["Idempotency-Key"] = "k-1"
        made = api.reserve().json()
        before = stored()

        other_body = api.reserve(party_size=3)
        other_address = api.ask("post", f"{made['id']}/cancel/")

        for answer in (other_body, other_address):
            assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")
        assert stored() == before

    def test_a_refusal_is_not_remembered(self, api):
        taken = [api.reserve().json() for _ in range(2)]
        api.headers["Idempotency-Key"] = "k-1"
        refused = api.reserve()
        del api.headers["Idempotency-Key"]
        api.ask("post", f"{taken[0]['id']}/cancel/")
        api.headers["Idempotency-Key"] = "k-1"

        again = api.reserve()

        assert (refused.status_code, again.status_code) == (409, 201)
        assert IdempotentRequest.objects.count() == 1

    def test_after_a_day_the_key_is_forgotten(self, api):
        api.headers["Idempotency-Key"] = "k-1"
        first = api.reserve()

        with time_machine.travel(now() + dt.timedelta(hours=24, seconds=1), tick=False):
            second = api.reserve()

        assert second.status_code == 201
        assert second.json()["id"] != first.json()["id"]

    def test_after_a_day_the_answer_and_the_name_in_it_are_gone(self, api):
        api.headers["Idempotency-Key"] = "k-1"
        api.reserve()
        [job] = [job for job in periodic_jobs() if job.run is prune_idempotent_requests]
        day = IdempotentRequest.objects.get().created_at + dt.timedelta(hours=24)

        kept, gone = job.run(day - dt.timedelta(seconds=1)), job.run(day)

        assert (kept, gone) == (0, 1)
        assert not IdempotentRequest.objects.exists()

    def test_two_houses_may_use_the_same_key(self, api):
        stranger = Api(make_house())
        for each in (api, stranger):
            each.headers["Idempotency-Key"] = "k-1"

        assert api.reserve().json()["business"] == api.business.slug
        assert stranger.reserve().json()["business"] == stranger.business.slug

    @pytest.mark.parametrize("key", ["", " ", "ä", "a b", "x" * 256, "a\x7f", "a\x00"])
    def test_a_key_that_is_no_key_is_refused(self, api, key):
        api.headers["Idempotency-Key"] = key

        answer = api.reserve()

        assert answer.status_code == 400
        assert answer.json()["errors"][0]["pointer"] == "/Idempotency-Key"
        assert not Reservation.objects.exists()

    def test_255_visible_characters_are_a_key(self, api):
        api.headers["Idempotency-Key"] = "~" * 255

        assert api.reserve().status_code == 201

    def test_confirm_and_cancel_can_be_repeated_too(self, api):
        held = api.reserve(status="held").json()
        contact = {"name": "Ida", "phone": "+491713920015"}
        api.headers["Idempotency-Key"] = "confirm-1"
        first = api.ask("post", f"{held['id']}/confirm/", contact)
        second = api.ask("post", f"{held['id']}/confirm/", contact)

        assert first.content == second.content
        assert second["Idempotent-Replayed"] == "true"
