"""A diner on a phone books in German; a host sees it, answers, takes over, gives back, and gives a table by hand."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from common import clock
from tests.browser.together.conftest import HOUSE, answer, row, talk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NO_POLLING = "window.setInterval = () => 0"
"""Then the page learns of nothing but over its socket."""


def day(ahead: int) -> str:
    return f"/admin/h/{HOUSE}/day/{(clock.now() + dt.timedelta(days=ahead)).date().isoformat()}/"


def test_a_chat_booking_stands_in_inbox_and_day_page_at_once(diner, inbox):
    guest, host = diner(), inbox()
    book = host.context.new_page()
    book.add_init_script(NO_POLLING)
    book.goto(day(3))
    expect(book.locator("body[data-live]")).to_have_count(1)

    guest.says("Guten Tag, in drei Tagen um 19 Uhr zu viert bitte")
    expect(host.locator("#inbox-list .row--new")).to_have_count(1)
    talk(host, "Für Sie gehalten")
    expect(host.locator("#talk-log mark", has_text="zu viert")).to_be_visible()
    expect(host.locator("#side-understood")).to_contain_text("4 Gäste")
    expect(host.locator("#side-reservations")).to_contain_text("gehalten")
    expect(book.locator(".plan .bar--held")).to_be_visible()

    guest.fills_in("Johanna Brandt", "0171 3920042")
    expect(guest.card("reservation").locator(".placard__word")).to_have_text("Reserviert")
    expect(book.locator(".bar--ok", has_text="Brandt").first).to_be_visible()
    expect(host.locator("#side-reservations")).to_contain_text("bestätigt")
    expect(row(host, "Johanna Brandt")).to_have_count(1)


def test_a_host_answers_takes_over_and_gives_back(diner, inbox):
    guest, host = diner(), inbox()
    guest.says("Hallo, wir haben eine Frage")
    talk(host, "Assistent: Wann möchten Sie kommen")

    host.click("#talk-state button[value=take]")
    expect(host.locator("#talk-state")).to_contain_text("Sie führen das Gespräch.")
    guest.hears("aus dem Team schreibt jetzt")
    answer(host, "Guten Tag, wie kann ich helfen?")
    guest.hears("Guten Tag, wie kann ich helfen?")
    expect(host.locator("#talk-log .stamp--read").last).to_contain_text("gelesen")

    guest.says("Habt ihr morgen um 19 Uhr einen Tisch für 2?")
    expect(host.locator("#talk-log")).to_contain_text("einen Tisch für 2?")
    expect(guest.page.locator("article[data-card-kind]")).to_have_count(0)

    host.click("#talk-state button[value=give]")
    guest.hears("Jetzt antwortet wieder der Assistent.")
    guest.says("Morgen um 19 Uhr für 2?")
    expect(guest.card("contact")).to_be_visible()


def test_a_table_is_given_by_hand_while_a_person_leads(diner, inbox):
    guest, host = diner(), inbox()
    guest.says("Ich möchte mit einem Menschen sprechen")
    expect(host.locator("#inbox-list .chip--alert")).to_contain_text("braucht Sie")
    talk(host, "Gern, ich hole jemanden aus dem Team")
    form = host.locator("#side-table")
    form.locator("[name=size]").fill("2")
    form.locator("[name=date]").fill((clock.now() + dt.timedelta(days=4)).date().isoformat())
    form.locator("[name=at]").fill("19:00")

    form.locator("button[value=offer]").click()
    guest.card("offers").locator("button[data-action=pick]").first.click()
    guest.fills_in("Konrad Albrecht", "0171 3920043")

    expect(guest.card("reservation").locator(".placard__word")).to_have_text("Reserviert")
    expect(host.locator("#side-reservations")).to_contain_text("bestätigt")
    expect(host.locator("#talk-state")).to_contain_text("Sie führen das Gespräch.")
