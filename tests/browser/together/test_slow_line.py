"""Staff write on while what they sent is still on its way: nothing is lost, doubled or sent to the wrong reader."""

import pytest
from playwright.sync_api import expect

from tests.browser.held import Held
from tests.browser.together.conftest import row, talk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PEOPLE_ONLY = "kueche-salbei"


@pytest.fixture
def slow(diner, inbox):
    """The inbox at a conversation, and the line that it posts through."""
    diner(PEOPLE_ONLY).says("Haben Sie Brot?")
    page = inbox("owner", PEOPLE_ONLY)
    talk(page, "Haben Sie Brot?")
    return page, Held(page, "**/inbox/do/")


def send(page, words, *, as_note=False):
    page.locator("#talk-form label", has_text="Notiz" if as_note else "Antwort").click()
    page.locator("#body").press_sequentially(words)
    page.keyboard.press("Enter")


def test_what_is_written_meanwhile_is_sent_after_it(slow):
    page, line = slow
    send(page, "Ja, aus eigenem Ofen.")
    expect(page.locator("#talk-leaving")).to_contain_text("Ja, aus eigenem Ofen.")
    send(page, "Erst fragen!", as_note=True)

    line.let_one_through()
    line.let_one_through()

    expect(page.locator("#talk-log .msg--me .bub")).to_have_text(["Ja, aus eigenem Ofen."])
    expect(page.locator("#talk-log .msg--note")).to_contain_text("Erst fragen!")
    expect(page.locator("#body")).to_have_value("")
    expect(page.locator("#talk-leaving")).to_be_hidden()


def test_half_a_note_stays_a_note_and_the_cursor_stays_in_it(slow):
    page, line = slow
    send(page, "Ja, aus eigenem Ofen.")
    page.locator("#talk-form label", has_text="Notiz").click()
    page.keyboard.type("Ralf fra")

    line.let_one_through()
    expect(page.locator("#talk-log .msg--me .bub")).to_have_text(["Ja, aus eigenem Ofen."])
    page.keyboard.type("gen")

    expect(page.locator("#body")).to_have_value("Ralf fragen")
    expect(page.locator("#talk-form [value=note]").first).to_be_checked()


def test_what_did_not_get_there_is_put_before_what_was_written_since(slow):
    page, line = slow
    send(page, "Ja.")
    page.keyboard.type("Aus eigenem Ofen.")

    line.lose_one()

    expect(page.locator("#talk-failed")).to_be_visible()
    expect(page.locator("#body")).to_have_value("Ja.\nAus eigenem Ofen.")
    page.keyboard.press("Enter")
    line.let_one_through()
    expect(page.locator("#talk-log .msg--me .bub")).to_have_text(["Ja.Aus eigenem Ofen."])


def test_a_draft_waits_in_its_own_conversation_as_what_it_was(slow, diner):
    page, _line = slow
    diner(PEOPLE_ONLY).says("Haben Sie Wein?")
    page.locator("#talk-form label", has_text="Notiz").click()
    page.keyboard.type("Ralf fragen")

    talk(page, "Haben Sie Wein?")
    expect(page.locator("#body")).to_have_value("")
    row(page, "Haben Sie Brot?").first.click()
    expect(page.locator("#talk-log")).to_contain_text("Haben Sie Brot?")

    expect(page.locator("#body")).to_have_value("Ralf fragen")
    expect(page.locator("#talk-form [value=note]").first).to_be_checked()


def test_a_half_filled_table_form_outlives_an_answer(slow):
    page, line = slow
    page.fill("#t-size", "5")
    page.fill("#t-notes", "Kinderstuhl")
    send(page, "Ich schaue nach.")

    line.let_one_through()
    expect(page.locator("#talk-log .msg--me")).to_contain_text("Ich schaue nach.")

    expect(page.locator("#t-size")).to_have_value("5")
    expect(page.locator("#t-notes")).to_have_value("Kinderstuhl")
