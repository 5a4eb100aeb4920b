"""The day page on a bad line: what was sent is answered for, and nobody is disturbed in the middle of something."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.test_day_page import HOUSE, day, enter_caller
from tests.browser.held import Held

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STEPS = re.compile(r"/day/[0-9-]+/do/")
PULSE = re.compile(r"/pulse/")
GUESTS = re.compile(r"/guests/\?q=")


@pytest.fixture
def desk(sign_in: Callable[..., Page]) -> Callable[[int], Page]:
    """Opens the day page of a day that no other story takes."""

    def open_day(number: int) -> Page:
        page = sign_in(HOUSE, "host", offline=True)
        page.goto(day(number))
        return page

    return open_day


def test_a_step_that_did_not_get_through_is_told(desk: Callable[[int], Page]) -> None:
    page = desk(40)
    enter_caller(page, "Frieda Funkloch", "19:00")
    expect(page.locator(".bar", has_text="Funkloch").first).to_be_visible()
    page.route(STEPS, lambda route: route.abort())

    page.click("[data-key=do-pin]")
    expect(page.locator("#day-failed")).to_be_visible()
    page.unroute(STEPS)
    page.click("[data-key=do-pin]")

    expect(page.locator(".side .tags")).to_contain_text("table is fixed")
    expect(page.locator("#day-failed")).to_be_hidden()


def test_what_was_filled_in_outlives_a_server_in_trouble(desk: Callable[[int], Page]) -> None:
    page = desk(45)
    page.goto(f"{page.url}?panel=phone")
    page.fill("#e-name", "Jutta Nochmal")
    page.fill("#e-at", "19:00")
    page.route(STEPS, lambda route: route.fulfill(status=503, content_type="text/html"))

    page.click("button[value=reserve]")
    expect(page.locator("#day-failed")).to_be_visible()
    expect(page.locator("#e-name")).to_have_value("Jutta Nochmal")
    page.unroute(STEPS)
    page.click("button[value=reserve]")

    expect(page.locator(".bar", has_text="Nochmal").first).to_be_visible()


def test_what_is_unfolded_stays_so_while_the_day_goes_on(
    desk: Callable[[int], Page], sign_in: Callable[..., Page]
) -> None:
    page, colleague = desk(46), sign_in(HOUSE, "owner")
    enter_caller(page, "Karl Verlauf", "18:00")
    page.click(".side .history summary")
    expect(page.locator(".side .history li").first).to_be_visible()

    colleague.goto(day(46))
    enter_caller(colleague, "Lena Zwischenruf", "20:00")

    expect(page.locator(".bar", has_text="Zwischenruf").first).to_be_visible()
    expect(page.locator(".side .history li").first).to_be_visible()


def test_a_page_that_cannot_keep_up_says_so_also_beside_an_open_form(
    desk: Callable[[int], Page],
) -> None:
    page = desk(41)
    page.click("[data-key=phone]")
    expect(page.locator("#e-name")).to_be_focused()
    expect(page.locator("#day-offline")).to_be_hidden()

    page.route(PULSE, lambda route: route.fulfill(status=503))
    expect(page.locator("#day-offline")).to_be_visible()
    page.unroute(PULSE)

    expect(page.locator("#day-offline")).to_be_hidden()


def test_a_refusal_that_comes_late_is_shown_all_the_same(desk: Callable[[int], Page]) -> None:
    page = desk(42)
    page.goto(f"{page.url}?panel=phone")
    page.fill("#e-name", "Gustav Zugross")
    page.fill("#e-size", "150")
    page.fill("#e-at", "19:00")
    held = Held(page, STEPS)
    page.click("button[value=reserve]")

    page.click("[data-key=block]")
    expect(page.locator("button[value=stop_tonight]")).to_be_visible()
    held.let_one_through()

    expect(page.locator(".formerror")).to_be_visible()
    expect(page.locator("#e-name")).to_have_value("Gustav Zugross")


def test_guests_found_late_do_not_lie_over_the_next_field(desk: Callable[[int], Page]) -> None:
    page = desk(43)
    page.goto(f"{page.url}?panel=phone")
    for name, value in (("name", "Hanna Suchlang"), ("phone", "0171 3920045"), ("at", "19:00")):
        page.fill(f"#e-{name}", value)
    page.click("button[value=reserve]")
    expect(page.locator(".bar", has_text="Suchlang").first).to_be_visible()
    page.goto(f"{page.url.split('?')[0]}?panel=phone")
    held = Held(page, GUESTS)

    page.locator("#e-name").press_sequentially("Suchlang")
    held.wait()
    page.press("#e-name", "Tab")
    held.let_one_through()

    expect(page.locator("#e-found")).to_be_hidden()
    page.locator("#e-name").press_sequentially(
        " "
    )  # asked again where somebody still looks for a name
    held.let_one_through()
    expect(page.locator("#e-found button")).to_be_visible()


def test_choosing_a_day_is_not_cut_short_by_what_happens_meanwhile(
    desk: Callable[[int], Page], sign_in: Callable[..., Page]
) -> None:
    page, colleague = desk(44), sign_in(HOUSE, "owner")
    colleague.goto(day(44))
    held = Held(page, re.compile(r"/day/[0-9-]+/$"))
    enter_caller(colleague, "Ida Zwischenruf", "19:00")
    held.wait()  # it is fetching the day anew

    page.focus("#day-date")
    held.let_one_through()
    expect(page.locator("#day-date")).to_be_focused()
    expect(page.locator(".bar", has_text="Zwischenruf")).to_have_count(0)
    page.locator("#day-date").blur()

    held.let_one_through()
    expect(page.locator(".bar", has_text="Zwischenruf").first).to_be_visible()
