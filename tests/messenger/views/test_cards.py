"""Cards as pages without scripts show them, whatever members they bring."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from businesses.models import Business
from messenger.views.cards import KINDS, card_view

BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 26, 18, 43, tzinfo=BERLIN)
STARTS = "2026-11-27T19:30:00+01:00"


def card(kind: str, **more: object) -> dict:
    actions = {
        "picker": ["fill"],
        "offers": ["pick", "other"],
        "contact": ["submit", "change", "other"],
        "confirm": ["confirm", "change", "other"],
        "reservation": ["change", "cancel"],
        "sure": ["yes", "no"],
        "waitlist": ["join"],
    }
    return {
        "kind": kind,
        "v": 1,
        "text": "In Worten",
        "fields": ["name", "phone", "email"],
        "need": ["party_size", "date", "time"],
        "starts_at": STARTS,
        "date": "2026-11-27",
        "party_size": 4,
        "area": "weinstube",
        "hold_expires_at": "2026-11-26T18:53:00+01:00",
        "status": "confirmed",
        "reference": "RB-7K4M",
        "options": [
            {"id": "1", "starts_at": STARTS, "area": "weinstube", "label": "19:30", "wish": True}
        ],
        "actions": [{"id": each, "label": f"Knopf {each}"} for each in actions.get(kind, ["go"])],
        **more,
    }


def drawn(given: dict, *, now: dt.datetime = NOW) -> str:
    with translation.override("de"):
        view = card_view(given, 12, zone=BERLIN, now=now)
        house = Business(slug="zum-rebstock", name="Zum Rebstock")
        return render_to_string(view.template, {"view": view, "house": house})


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_action_of_a_card_is_a_button_of_a_form(kind):
    given = card(kind)

    html = drawn(given)

    for action in given["actions"]:
        assert f'data-card="12" data-action="{action["id"]}"' in html
    assert 'method="post" action="/zum-rebstock/tap/"' in html


def test_an_option_names_itself():
    html = drawn(card("offers"))

    assert 'value="pick 1" data-card="12" data-action="pick" data-option="1"' in html
    assert "Ihr Wunsch" in html
    assert "Freitag, 27. November" in html


def test_a_hold_whose_time_is_up_offers_to_hold_again():
    html = drawn(card("contact"), now=NOW + dt.timedelta(minutes=10))

    assert "Zeit abgelaufen" in html
    assert 'data-action="submit"' not in html
    assert 'data-action="other"' in html


@pytest.mark.parametrize("status", ["requested", "held", "cancelled", "expired", "no_show"])
def test_green_is_only_for_what_is_reserved(status):
    assert "Reserviert" not in drawn(card("reservation", status=status))
    assert 'class="card placard placard--' in drawn(card("reservation", status=status))


def test_a_confirmation_says_day_time_name_and_reference():
    html = drawn(card("reservation", name="Brandt", ics="/zum-rebstock/r/1.ics"))

    for said in (
        "Reserviert",
        "Freitag, 27. November 2026",
        "19:30",
        "Brandt",
        "4 Personen",
        "RB-7K4M",
    ):
        assert said in html
    assert 'href="/zum-rebstock/r/1.ics" download' in html


@pytest.mark.parametrize("state", ["done", "replaced"])
@pytest.mark.parametrize("kind", ["contact", "confirm", "sure", "waitlist", "picker"])
def test_a_past_card_has_no_buttons(kind, state):
    assert "<button" not in drawn(card(kind, state=state))


def test_offers_that_are_past_can_be_looked_for_again():
    html = drawn(card("offers", state="replaced"))

    assert "slot--gone" in html
    assert "Neu suchen" in html


def test_an_unknown_card_says_its_words_and_shows_its_buttons():
    html = drawn(card("menu"))

    assert "In Worten" in html
    assert 'data-action="go"' in html


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_card_with_little_in_it_is_still_drawn(kind):
    assert drawn({"kind": kind, "v": 1, "text": "x", "actions": []})


def test_texts_of_guests_stay_text():
    html = drawn(card("reservation", name="<script>alert(1)</script>", notes='"><img src=x>'))

    assert "<script>" not in html
    assert "<img" not in html
