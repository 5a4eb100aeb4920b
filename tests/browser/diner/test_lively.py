"""What moves without being asked: who writes, what is new, a line that comes back, two windows that begin at once."""

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.diner.conftest import House, said, write
from tests.browser.held import Held, until

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LOOK_AWAY = "document.hasFocus = () => false"
LOOK_AGAIN = "document.hasFocus = () => true; dispatchEvent(new Event('focus'))"
LATE = "Math.random = () => 360"
"""Whoever is told that the server restarts then comes back after an hour, unless something wakes them."""
WAKERS = {
    "focus": "dispatchEvent(new Event('focus'))",
    "network": "dispatchEvent(new Event('online'))",
    "sight": "document.dispatchEvent(new Event('visibilitychange'))",
}


def begun(page: Page, house: House, body: str) -> None:
    """Say the first words, and see them arrive."""
    page.goto(house.url)
    write(page, body)
    expect(said(page, body, "sent")).to_be_visible()


def test_what_came_while_nobody_looked_stands_below_a_line(phone, house: House):
    page = phone().new_page()
    begun(page, house, "Ist heute noch Platz?")
    house.says(page, "Moment bitte.")
    expect(said(page, "Moment bitte.")).to_be_visible()
    expect(page.locator(".unread")).to_have_count(0)

    page.evaluate(LOOK_AWAY)
    house.says(page, "Ja, um acht.")
    line = page.locator(".unread + article")
    expect(line).to_contain_text("Ja, um acht.")
    assert page.title().startswith("(1) ")
    page.evaluate(LOOK_AGAIN)

    expect(page).not_to_have_title("(1)")
    expect(line).to_contain_text("Ja, um acht.")
    write(page, "Danke!")
    expect(page.locator(".unread")).to_have_count(0)


def test_addresses_become_links_and_nothing_becomes_html(phone, house: House):
    page = phone().new_page()
    body = "<b>fett</b> <img src=x onerror=alert(1)> javascript:alert(1) http://example.org"
    begun(page, house, body)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))

    house.says(page, f"{body} https://example.org/karte?a=1&b=2. Mail: gast@example.org")

    for words, links in (
        (said(page, "fett", "sent"), []),
        (said(page, "karte"), ["https://example.org/karte?a=1&b=2", "mailto:gast@example.org"]),
    ):
        expect(words.locator(".bub")).to_contain_text(body)
        hrefs = words.locator(".bub a").evaluate_all("(all) => all.map((each) => each.href)")
        assert hrefs == links
        assert words.locator(".bub b, .bub img").count() == 0
    assert page.locator(".bub a").first.get_attribute("rel") == "noopener noreferrer nofollow ugc"


def test_a_line_that_was_ended_comes_back_at_once_when_the_phone_wakes(phone, house: House):
    page = phone().new_page()
    lines: list[WebSocketRoute] = []

    def follow(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    page.route_web_socket("**/ws/v1/", follow)
    page.add_init_script(LATE)
    begun(page, house, "Guten Abend")

    for waker, event in WAKERS.items():
        before = len(lines)
        lines[-1].close(code=1001)
        house.says(page, f"Geweckt durch {waker}")
        assert len(lines) == before
        page.evaluate(event)
        expect(said(page, f"Geweckt durch {waker}")).to_be_visible()
    assert len(lines) == 1 + len(WAKERS)


def test_two_windows_that_begin_at_once_are_one_diner(phone, house: House):
    context = phone()
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(house.url)
    first, second = Held(one, "**/start/"), Held(other, "**/start/")

    write(one, "Aus dem ersten Fenster")
    expect(said(one, "Aus dem ersten Fenster", "sending")).to_be_visible()
    first.wait()
    write(other, "Aus dem zweiten Fenster")
    expect(said(other, "Aus dem zweiten Fenster", "sending")).to_be_visible()
    until(other, "() => navigator.locks.query().then((all) => all.pending.length === 1)")
    assert second.waiting == []
    first.let_through()
    second.wait()
    second.let_through()

    for page in (one, other):
        for words in ("Aus dem ersten Fenster", "Aus dem zweiten Fenster"):
            expect(said(page, words, "sent")).to_be_visible()
    assert house.reads(one) == ["Aus dem ersten Fenster", "Aus dem zweiten Fenster"]
