"""On a slow line the page stands before its scripts and taps wait: what a diner does meanwhile counts, once, and stays."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.diner.conftest import House, day, latest, said, write
from tests.browser.held import Held

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SCRIPTS = re.compile(r"/js/chat/app\b")
CARDS = re.compile(r"/js/cards/index\b")
LISTENING = "() => customElements.get('chat-log') !== undefined"


@pytest.fixture
def on_slow_line(phone, tables: House) -> Callable[..., tuple[Page, Held]]:
    """Holds a table, and loads the page again on a line that keeps back these scripts until it is told not to."""

    def come(ahead: int, late: re.Pattern[str]) -> tuple[Page, Held]:
        page = phone(service_workers="block").new_page()  # a worker would have them in store
        page.goto(tables.url)
        write(page, f"Tisch für 2 am {day(ahead):%-d.%-m.} um 19 Uhr")
        expect(latest(page, "contact").locator("form[data-form=submit]")).to_be_visible()
        held = Held(page, late)
        page.reload(wait_until="commit")
        expect(latest(page, "contact").locator("input[name=name]")).to_be_visible()
        return page, held

    return come


def test_what_is_filled_in_before_the_scripts_have_come_stays(on_slow_line):
    page, held = on_slow_line(30, SCRIPTS)
    card = latest(page, "contact")
    card.locator("input[name=name]").fill("Johanna Brandt")
    card.locator(".wish").first.click()
    card.locator("input[name=phone]").press_sequentially("0171 ")

    held.let_through()
    expect(card.locator("form[data-form=submit]")).to_be_visible()
    page.keyboard.type("3920042")

    expect(card.locator("input[name=phone]")).to_have_value("0171 3920042")
    expect(card.locator("input[name=name]")).to_have_value("Johanna Brandt")
    expect(card.locator("input[name=wish]").first).to_be_checked()


def test_a_tap_before_the_cards_have_come_is_not_swallowed(on_slow_line, tables: House):
    page, held = on_slow_line(31, CARDS)
    page.wait_for_function(LISTENING)
    latest(page, "contact").locator("input[name=name]").fill("Johanna Brandt")
    latest(page, "contact").locator("input[name=phone]").fill("0171 3920042")

    latest(page, "contact").locator("button[data-action=submit]").click()
    held.let_through()

    expect(latest(page, "reservation").locator(".placard__word")).to_have_text("Reserviert")
    assert [row["status"] for row in tables.has(page, day(31))] == ["confirmed"]


def test_words_before_the_cards_have_come_are_said_once(on_slow_line, tables: House):
    page, held = on_slow_line(32, CARDS)
    page.wait_for_function(LISTENING)

    write(page, "Brandt, 0171 3920042")
    held.let_through()

    expect(said(page, "Brandt, 0171 3920042", "read")).to_have_count(1)
    assert tables.reads(page).count("Brandt, 0171 3920042") == 1


def test_a_tap_that_waits_for_the_line_is_made_once(phone, tables: House):
    context = phone()
    page = context.new_page()
    page.clock.install()
    page.goto(tables.url)
    write(page, f"Tisch für 2 am {day(33):%-d.%-m.} abends")
    pick = latest(page, "offers").locator("button[data-action=pick]").first
    expect(pick).to_be_visible()

    context.set_offline(True)
    pick.click()
    page.clock.fast_forward("01:00")
    pick.click()
    context.set_offline(False)

    expect(latest(page, "contact")).to_be_visible()
    expect(page.locator("article.msg--me")).to_have_count(2)
    assert [row["status"] for row in tables.has(page, day(33))] == ["held"]
