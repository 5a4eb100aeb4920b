"""An evening at the door: by keyboard, by tap, on two screens at once, and without scripts."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from common import clock

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HOUSE = "probestube"


def day(number: int) -> str:
    date = clock.now().date() + dt.timedelta(days=number)
    return f"/admin/h/{HOUSE}/day/{date.isoformat()}/"


def enter_caller(page: Page, name: str, time_of_day: str, size: str = "4") -> None:
    page.goto(f"{page.url.split('?')[0]}?panel=phone")
    page.fill("#e-name", name)
    page.fill("#e-size", size)
    page.fill("#e-at", time_of_day)
    page.click("button[value=reserve]")


def test_a_caller_is_entered_by_keyboard_alone_in_a_dozen_keys_and_a_name(
    sign_in: Callable[..., Page],
) -> None:
    page = sign_in(HOUSE)
    page.goto(day(20))

    page.locator(".plan td.free a").first.focus()
    page.keyboard.press("ArrowDown")
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#e-name")).to_be_focused()
    page.keyboard.type("Konrad Tastatur")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(page.locator(".bar", has_text="Tastatur")).to_be_visible()

    assert "reserved" in page.locator(".notice").first.inner_text().lower()


def test_each_step_takes_two_taps_at_most_and_can_be_taken_back(
    sign_in: Callable[..., Page],
) -> None:
    page = sign_in(HOUSE)
    page.goto(day(21))
    enter_caller(page, "Berta Zweitipp", "19:00")
    bar = page.locator(".bar", has_text="Zweitipp").first

    expect(bar).to_have_class(re.compile("bar--sel"))
    page.click("[data-key=do-cancel]")
    page.click("button[value=cancel]")
    expect(page.locator(".bar", has_text="Zweitipp")).to_have_count(0)
    page.click("button[value=undo]")
    expect(bar).to_be_visible()
    page.click("[data-key=do-move]")
    choice = page.locator("button[name=move]").first
    table = choice.inner_text().split("\n")[0]
    choice.click()
    expect(page.locator(".side .small").first).to_contain_text(f"Table {table}")
    page.click("[data-key=do-late]")
    page.locator("button[name=late]").nth(1).click()
    expect(page.locator(".bar--late", has_text="Zweitipp")).to_be_visible()
    page.click("[data-key=do-pin]")
    expect(page.locator(".side .tags")).to_contain_text("table is fixed")


def test_a_second_screen_follows_by_itself(sign_in: Callable[..., Page]) -> None:
    here, there = sign_in(HOUSE, "owner"), sign_in(HOUSE, "host")
    there.goto(day(22))
    here.goto(day(22))

    enter_caller(here, "Clara Zuschau", "18:30")

    expect(there.locator(".bar", has_text="Zuschau").first).to_be_visible()


def test_a_free_time_is_blocked_and_given_out_again(sign_in: Callable[..., Page]) -> None:
    page = sign_in(HOUSE, "host")
    page.goto(day(23))

    page.locator(".plan td.free a").nth(3).click()
    page.fill("#e-notes", "Tafel wird gedeckt")
    page.click("button[value=block]")
    expect(page.locator(".bar--block", has_text="Tafel wird gedeckt")).to_be_visible()
    page.click("button[value=free]")
    expect(page.locator(".plan .bar--block")).to_have_count(0)


def test_a_walk_in_sits_after_two_taps(sign_in: Callable[..., Page]) -> None:
    page = sign_in(HOUSE, "host")
    page.goto(f"/admin/h/{HOUSE}/day/")

    page.click("[data-key=walkin]")
    page.click("button[name=walkin][value='2']")

    expect(page.locator(".bar--seated", has_text="without reservation").first).to_be_visible()


def test_online_offers_stop_and_go_on(sign_in: Callable[..., Page]) -> None:
    page = sign_in(HOUSE, "host")
    page.goto(f"/admin/h/{HOUSE}/day/")

    page.click("[data-key=block]")
    page.click("button[value=stop_tonight]")
    expect(page.locator(".notice--stop")).to_contain_text("Online offers are stopped")
    page.click(".notice--stop button")
    expect(page.locator(".notice--stop")).to_have_count(0)


def test_no_tap_is_lost_to_a_refresh(sign_in: Callable[..., Page]) -> None:
    page = sign_in(HOUSE, "host")
    page.goto(f"/admin/h/{HOUSE}/day/")

    def meanwhile(route: Route) -> None:
        """While the tap is under way the page learns that it is no longer fresh."""
        with page.expect_response(re.compile("pulse")) as pulse:
            page.evaluate("document.getElementById('day').dataset.version = 'old'")
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        pulse.value.finished()
        page.evaluate("new Promise((done) => setTimeout(done, 0))")  # the page has heard of it
        route.continue_()

    page.route(re.compile("panel=block"), meanwhile)
    page.click("[data-key=block]")

    expect(page.locator("button[value=stop_tonight]")).to_be_visible()


def test_it_works_without_scripts(sign_in: Callable[..., Page]) -> None:
    page = sign_in(HOUSE, "host", scripts=False)
    page.goto(day(24))

    enter_caller(page, "Dora Ohneskript", "20:00")
    page.click("[data-key=do-cancel]")
    page.click("button[value=cancel]")
    page.click("button[value=undo]")

    expect(page.locator(".bar", has_text="Ohneskript").first).to_be_visible()


def test_the_table_names_stay_while_the_evening_scrolls(sign_in: Callable[..., Page]) -> None:
    page = sign_in(HOUSE)
    page.goto(day(25))

    page.locator(".plan-scroll").evaluate("box => { box.scrollLeft = 400 }")

    label = page.locator(".plan tbody th[scope=row]").first.bounding_box()
    scroller = page.locator(".plan-scroll").bounding_box()
    assert label is not None
    assert scroller is not None
    assert label["x"] == scroller["x"], "what scrolls by shows beside the names"


def test_whoever_is_picked_from_a_list_stands_in_view(sign_in: Callable[..., Page]) -> None:
    page = sign_in(HOUSE)
    page.goto(day(26))
    enter_caller(page, "Erna Abends", "20:45")
    page.goto(day(26))
    box = page.locator(".plan-scroll")
    box.evaluate("box => box.scrollTo(0, 0)")
    bar = page.locator(".plan .bar", has_text="Abends").first
    page.set_viewport_size({"width": 700, "height": 820})
    expect(bar).not_to_be_in_viewport()

    page.locator(".side a", has_text="Abends").first.click()

    expect(bar).to_be_in_viewport(ratio=0.5)
