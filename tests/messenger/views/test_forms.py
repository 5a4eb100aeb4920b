"""Reading and writing without scripts, and over HTTP where no socket gets through."""

import datetime as dt
import re
import uuid
from html import unescape

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client

from messenger.enums import EntryKind, SenderKind
from messenger.live.posts import Author, NewEntry
from messenger.live.runtime import post_and_wait
from messenger.models import Conversation, Entry, Participant
from messenger.views import chat
from tests.factories import make_business

pytestmark = [pytest.mark.both, pytest.mark.django_db]
NOON = dt.datetime(2026, 11, 25, 12, 0, 20, tzinfo=dt.UTC)
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}


def form_of(client: Client, slug: str) -> dict[str, str]:
    """The hidden fields of the form on the page, as a browser would send them."""
    html = client.get(f"/{slug}/", {"lang": "de"}).content.decode()
    form = re.search(r'<form class="composer".*?</form>', html, re.DOTALL)[0]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))


def say(client: Client, slug: str, body: str, **more: str):
    return client.post(f"/{slug}/say/", {**form_of(client, slug), "body": body, **more}, **ORIGIN)


def show_card() -> None:
    """The assistant answers the only conversation with a card."""
    voice = Participant.objects.get(role="assistant")
    card = {
        "kind": "contact",
        "v": 1,
        "text": "In Worten",
        "options": [{"id": "1", "label": "19:30"}, {"id": "2", "label": "20:00"}],
        "actions": [{"id": "submit", "label": "Reservieren"}, {"id": "pick", "label": "Zeit"}],
    }
    author = Author(participant_id=voice.pk, kind=SenderKind.ASSISTANT, name="")
    entry = NewEntry(cid=uuid.uuid4(), author=author, kind=EntryKind.CARD, card=card)
    post_and_wait(voice.conversation_id, entry)


def test_the_first_message_by_form_starts_the_conversation(client: Client):
    business = make_business()

    answer = say(client, business.slug, "Tisch für 4, morgen 19:30")

    assert answer.status_code == 303
    assert answer["Location"] == f"/{business.slug}/?lang=de#e1"
    assert "diner" in answer.cookies
    entry = Entry.objects.get()
    assert (entry.seq, entry.body, entry.sender_kind) == (1, "Tisch für 4, morgen 19:30", "diner")


def test_what_was_said_stands_on_the_page(client: Client):
    business = make_business()
    say(client, business.slug, "Erste <b>Zeile</b>\n\nhttps://example.org/karte")

    html = client.get(f"/{business.slug}/", {"lang": "de"}).content.decode()

    assert 'data-seq="1" data-kind="text" data-state="sent"' in html
    assert (
        "<p>Erste &lt;b&gt;Zeile&lt;/b&gt;" in html
    )  # line breaks are kept: none may stand before the words
    assert 'href="https://example.org/karte" target="_blank" rel="noopener' in html


def test_a_form_sent_twice_is_one_message(client: Client):
    business = make_business()
    form = {**form_of(client, business.slug), "body": "Einmal"}

    first = client.post(f"/{business.slug}/say/", form, **ORIGIN)
    second = client.post(f"/{business.slug}/say/", form, **ORIGIN)

    assert (first["Location"], second["Location"]) == (f"/{business.slug}/?lang=de#e1",) * 2
    assert (Conversation.objects.count(), Entry.objects.count()) == (1, 1)


def test_a_message_that_cannot_be_taken_comes_back_with_the_reason(client: Client):
    business = make_business()

    answer = say(client, business.slug, "x" * 4001)

    assert answer.status_code == 413
    html = unescape(answer.content.decode())
    assert 'role="alert"' in html
    assert "x" * 4001 in html
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("path", ["say", "tap"])
@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver:81"])
def test_other_sites_cannot_speak_for_a_diner(client: Client, path, origin):
    business = make_business()
    say(client, business.slug, "Meins")

    answer = client.post(
        f"/{business.slug}/{path}/",
        {"cid": str(uuid.uuid4()), "body": "Fremd", "card": "1", "choice": "cancel"},
        HTTP_ORIGIN=origin,
    )

    assert answer.status_code == 403
    assert [entry.body for entry in Entry.objects.all()] == ["Meins"]


def test_a_tap_by_form_is_an_entry_of_the_diner(client: Client):
    business = make_business()
    say(client, business.slug, "Hallo")
    show_card()

    answer = client.post(
        f"/{business.slug}/tap/",
        {
            "card": "2",
            "cid": str(uuid.uuid4()),
            "choice": "submit",
            "name": " Brandt ",
            "phone": "0171 3920042",
            "email": "",
            "wish": ["Hund", "Kinderwagen"],
            "notes": "ruhig",
        },
        **ORIGIN,
    )

    assert answer.status_code == 303
    entry = Entry.objects.get(seq=3)
    assert entry.body == "Reservieren"
    assert entry.tap == {
        "card": 2,
        "action": "submit",
        "data": {"name": "Brandt", "phone": "0171 3920042", "notes": "Hund, Kinderwagen. ruhig"},
    }


def test_two_buttons_of_one_form_are_two_taps(client: Client):
    business = make_business()
    say(client, business.slug, "Hallo")
    show_card()
    cid = str(uuid.uuid4())

    for choice in ("pick 1", "pick 1", "pick 2"):
        client.post(
            f"/{business.slug}/tap/", {"card": "2", "cid": cid, "choice": choice}, **ORIGIN
        )

    taps = Entry.objects.filter(seq__gt=2).order_by("seq")
    assert [(entry.body, entry.tap["data"]) for entry in taps] == [
        ("19:30", {"option": "1"}),
        ("20:00", {"option": "2"}),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"card": "x", "cid": str(uuid.uuid4()), "choice": "no"},
        {"card": "1", "cid": "x", "choice": "no"},
        {"card": "9" * 30, "cid": str(uuid.uuid4()), "choice": "no"},
        {"card": "2", "cid": str(uuid.uuid4()), "choice": "submit", "name": "a\0b"},
    ],
)
def test_a_broken_tap_gets_a_page_and_changes_nothing(client: Client, fields):
    business = make_business()
    say(client, business.slug, "Hallo")
    show_card()

    answer = client.post(f"/{business.slug}/tap/", fields, **ORIGIN)

    assert answer.status_code in {400, 404, 422}
    assert Entry.objects.count() == 2


@pytest.mark.parametrize(
    "members",
    [
        {"card": 10**30},
        {"card": 0},
        {"action": ""},
        {"data": {"name": "a\0b"}},
        {"data": {"a": [[[[[[[[[]]]]]]]]]}},
        {"data": {"party_size": 10**300}},
        {"data": {"notes": "x" * 4_000}},
    ],
)
def test_a_broken_tap_of_a_script_gets_a_problem_and_changes_nothing(client: Client, members):
    business = make_business()
    say(client, business.slug, "Hallo")
    show_card()
    whole = {"cid": str(uuid.uuid4()), "card": 2, "action": "submit", "data": {}, **members}

    answer = client.post(f"/{business.slug}/tap/", whole, "application/json", **ORIGIN)

    assert (answer.status_code in {400, 422}, answer.json()["code"]) == (True, "invalid")
    assert Entry.objects.count() == 2


def test_a_number_in_other_digits_is_no_party_size(client: Client):
    business = make_business()
    say(client, business.slug, "Hallo")
    show_card()
    tapped = {"card": "2", "cid": str(uuid.uuid4()), "choice": "submit", "party_size": "²"}

    answer = client.post(f"/{business.slug}/tap/", tapped, **ORIGIN)

    assert answer.status_code == 303
    assert Entry.objects.get(seq=3).tap["data"] == {}


def test_without_a_thread_there_is_nothing_to_tap(client: Client):
    business = make_business()

    answer = client.post(
        f"/{business.slug}/tap/",
        {"card": "1", "cid": str(uuid.uuid4()), "choice": "no"},
        **ORIGIN,
    )

    assert answer.status_code == 404
    assert Entry.objects.count() == 0


def test_scripts_may_send_over_http_and_read_on(client: Client):
    business = make_business()
    say(client, business.slug, "Eins")
    cid = str(uuid.uuid4())

    answers = [
        client.post(
            f"/{business.slug}/say/", {"cid": cid, "body": "Zwei"}, "application/json", **ORIGIN
        )
        for _ in range(2)
    ]

    assert [each.json()["seq"] for each in answers] == [2, 2]
    page = client.get(f"/{business.slug}/history/", {"after": 1}).json()
    assert [(each["seq"], each["cid"], each["body"]) for each in page["entries"]] == [
        (2, cid, "Zwei")
    ]
    assert page["head"] == 2


def test_whoever_sends_too_much_over_http_is_told_when_to_go_on(client: Client, settings):
    business = make_business()
    say(client, business.slug, "Eins")
    settings.LIMITS_SCALE = 1 / 150

    with time_machine.travel(NOON, tick=False):
        bodies = [{"cid": str(uuid.uuid4()), "body": "Hallo"} for _ in range(3)]
        answers = [
            client.post(f"/{business.slug}/say/", body, "application/json", **ORIGIN)
            for body in bodies
        ]
        page = say(client, business.slug, "Und noch eins")

    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert (answers[2]["Retry-After"], page.status_code, page["Retry-After"]) == ("40", 429, "40")
    assert "Und noch eins</textarea>" in page.content.decode()


@pytest.mark.parametrize(
    ("accept", "kind"),
    [("text/html", "text/html; charset=utf-8"), ("application/json", "application/problem+json")],
)
def test_while_the_database_is_away_it_is_said_so(client: Client, monkeypatch, accept, kind):
    def away(*_):
        raise OperationalError("gone")

    business = make_business()
    monkeypatch.setattr(chat, "diner_login", away)

    answer = client.get(f"/{business.slug}/history/", headers={"Accept": accept})

    assert (answer.status_code, answer["Content-Type"], answer["Retry-After"]) == (503, kind, "1")
    assert "gone" not in answer.content.decode()


def test_history_is_only_ones_own(client: Client):
    business = make_business()
    say(client, business.slug, "Geheim")
    other = Client()
    say(other, business.slug, "Anderes")

    assert [
        each["body"] for each in other.get(f"/{business.slug}/history/").json()["entries"]
    ] == ["Anderes"]
    assert Client().get(f"/{business.slug}/history/").status_code == 404


def test_older_entries_come_page_by_page(client: Client):
    business = make_business()
    for number in range(1, 66):
        say(client, business.slug, f"Nachricht {number}")

    newest = client.get(f"/{business.slug}/history/").json()
    older = client.get(
        f"/{business.slug}/history/", {"before": newest["entries"][0]["seq"]}
    ).json()

    assert [each["seq"] for each in newest["entries"]] == list(range(6, 66))
    assert newest["more"] is True
    assert [each["seq"] for each in older["entries"]] == list(range(1, 6))
    assert older["more"] is False
    html = client.get(f"/{business.slug}/").content.decode()
    assert f'href="/{business.slug}/?before=6"' in html


@pytest.mark.parametrize("value", ["-1", "x", "9" * 40, "1.5", ""])
def test_a_broken_position_is_no_position(client: Client, value):
    business = make_business()
    say(client, business.slug, "Eins")

    answer = client.get(f"/{business.slug}/history/", {"before": value})

    assert answer.status_code == 200


def test_a_page_without_scripts_looks_again_until_there_is_an_answer(client: Client):
    business = make_business()
    say(client, business.slug, "Hallo")

    waiting = client.get(f"/{business.slug}/", {"lang": "de"}).content.decode()
    show_card()
    answered = client.get(f"/{business.slug}/", {"lang": "de"}).content.decode()

    found = re.search(r'<noscript><meta http-equiv="refresh" content="3;url=([^"]+)">', waiting)
    assert re.fullmatch(rf"/{business.slug}/\?lang=de&amp;look=\d+#e1", found[1])
    assert 'http-equiv="refresh"' not in answered
    assert 'name="lang" value="de"' in answered
