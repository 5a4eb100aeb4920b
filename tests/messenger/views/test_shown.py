"""From entries to the rows of a page without scripts."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import translation

from messenger.views.shown import log_rows

BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 27, 20, tzinfo=BERLIN)
PEOPLE = [
    {"id": "1", "kind": "diner", "name": "", "delivered": 9, "read": 9},
    {"id": "2", "kind": "staff", "name": "Maria", "delivered": 2, "read": 1},
]


def entry(seq: int, who: str = "diner", *, at: dt.datetime = NOW, **more: object) -> dict:
    ids = {"diner": "1", "staff": "2", "assistant": "3", "system": "3"}
    return {
        "seq": seq,
        "from": {"id": ids[who], "kind": who, "name": "Maria" if who == "staff" else ""},
        "kind": "text",
        "body": f"Satz {seq}",
        "card": None,
        "change": None,
        "at": at.isoformat(),
        **more,
    }


def rows(*entries: dict):
    with translation.override("de"):
        return log_rows(entries, PEOPLE, "1", zone=BERLIN, now=NOW)


def test_a_day_of_the_restaurant_gets_its_line():
    late = dt.datetime(2026, 11, 26, 22, 59, tzinfo=dt.UTC)

    shown = rows(entry(1, at=late), entry(2, at=late + dt.timedelta(minutes=1)))

    assert [(row.kind, row.day) for row in shown if row.kind == "day"] == [
        ("day", "Gestern"),
        ("day", "Heute"),
    ]


def test_own_messages_carry_how_far_others_have_got():
    shown = rows(entry(1), entry(2), entry(3))

    assert [(row.state, row.state_word) for row in shown[1:]] == [
        ("read", "gelesen"),
        ("delivered", "zugestellt"),
        ("sent", "gesendet"),
    ]


def test_follow_ups_lose_the_name_and_only_the_last_has_the_time():
    shown = rows(entry(1, "assistant"), entry(2, "assistant"), entry(3, "staff"))[1:]

    assert [row.follows for row in shown] == [False, True, False]
    assert [row.stamped for row in shown] == [False, True, True]
    assert [row.name for row in shown] == ["Assistent", "Assistent", "Maria"]


def test_a_change_takes_no_row_and_alters_its_card():
    card = {"kind": "offers", "text": "x", "options": [], "actions": []}
    change = {"target": 1, "what": "card", "data": {"state": "replaced"}}

    shown = rows(
        entry(1, "assistant", kind="card", body="", card=card),
        entry(2, "assistant", kind="change", change=change),
    )

    assert [row.state for row in shown[1:]] == ["replaced"]


def test_what_was_deleted_is_not_shown():
    change = {"target": 1, "what": "deleted", "data": {}}

    shown = rows(entry(1, "staff"), entry(2, "staff", kind="change", change=change))

    assert [part.text for part in shown[1].paragraphs[0]] == ["Diese Nachricht wurde gelöscht."]


def test_the_words_of_a_card_are_not_said_twice():
    card = {"kind": "sure", "text": "Wirklich absagen?", "actions": []}

    shown = rows(entry(1, "assistant", kind="card", body="Wirklich absagen?", card=card))

    assert shown[1].paragraphs == []


def test_a_card_of_the_house_itself_is_drawn_under_its_line_and_nobody_stands_over_it():
    card = {"kind": "offers", "text": "x", "options": [], "actions": []}

    [_day, line, told] = rows(
        entry(1, "system", kind="system", body="Zeit abgelaufen."),
        entry(2, "system", kind="card", body="", card=card),
    )

    assert (line.kind, line.voice) == ("system", "system")
    assert (told.kind, told.voice, told.follows, told.name) == (
        "message",
        "bot",
        True,
        "Das Haus",
    )
    assert told.card is not None


def test_a_form_that_was_refused_keeps_what_was_written_in_it():
    prefill = {"name": "", "phone": "", "email": "ida@example.org"}
    card = {"kind": "contact", "text": "x", "prefill": prefill, "notes": "", "actions": []}
    data = {"name": "Ida", "phone": "12", "notes": "Hund. Spät", "email": ["no text"]}

    [_day, form, *_said] = rows(
        entry(1, "assistant", kind="card", body="", card=card),
        entry(2, tap={"card": 1, "action": "submit", "data": data}),
        entry(3, "assistant", body="Das ist keine Telefonnummer."),
    )

    assert form.card is not None
    assert form.card.card["prefill"] == {"name": "Ida", "phone": "12", "email": "ida@example.org"}
    assert form.card.card["notes"] == "Hund. Spät"


def test_a_tap_without_data_or_on_a_card_without_a_form_fills_nothing():
    card = {"kind": "offers", "text": "x", "options": [], "actions": []}

    [_day, offers, *_said] = rows(
        entry(1, "assistant", kind="card", body="", card=card),
        entry(2, tap={"card": 1, "action": "other", "data": None}),
        entry(3, tap={"card": 1, "action": "pick", "data": {"name": "Ida"}}),
    )

    assert offers.card is not None
    assert "prefill" not in offers.card.card
