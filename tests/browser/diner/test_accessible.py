"""Pages of diners for everybody: axe finds nothing, no sideways scrolling, all of it by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.diner.conftest import House, day, fill_contact, give_away, latest, said, write

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def complaints(page: Page, *rules: str) -> list[str]:
    """What axe has against this page, by these rules or by all."""
    # The policy of the page forbids foreign scripts; axe is run where it may.
    found = Axe().run(page, options={"runOnly": list(rules)} if rules else None)
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found.response["violations"]
    ]


SHIFTS = """new PerformanceObserver((list) => { for (const each of list.getEntries())
  if (!each.hadRecentInput) window.shifted = (window.shifted ?? 0) + each.value; }).observe({ type: "layout-shift", buffered: true });"""


def look(page: Page, state: str, found: dict[str, object]) -> None:
    """Light, dark and narrow: note down what is wrong with this state."""
    page.emulate_media(color_scheme="dark")
    found[f"{state}, dark"] = complaints(page, "color-contrast")
    page.emulate_media(color_scheme="light")
    found[f"{state}, light"] = complaints(page)
    page.set_viewport_size({"width": 320, "height": 640})
    widths = "[document.documentElement, document.querySelector('[role=log]')].map((each) => each.scrollWidth)"
    found[f"{state}, narrow"] = [width for width in page.evaluate(widths) if width > 320]
    page.set_viewport_size({"width": 390, "height": 844})


def test_every_state_of_a_booking_is_for_everybody(phone, tables: House, live_server_process):
    date, full = day(20), day(21)
    give_away(live_server_process, full, "17:30", "19:30", "21:30")
    context = phone(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    found: dict[str, object] = {}
    page.goto(tables.url)

    write(page, f"Tisch für 2 am {date.day}.{date.month}. abends")
    expect(latest(page, "offers")).to_be_visible()
    latest(page, "offers").locator("button[data-action=pick]").first.click()
    latest(page, "contact").locator("button[data-action=submit]").click()
    expect(latest(page, "contact").locator(".err").first).not_to_be_empty()
    look(page, "held, with errors", found)
    fill_contact(page)
    latest(page, "reservation").locator("button[data-action=change]").click()
    expect(latest(page, "picker")).to_be_visible()
    look(page, "reserved, picker", found)
    write(page, "eine Viertelstunde später")
    latest(page, "confirm").locator("button[data-action=confirm]").click()
    expect(page.locator(".placard .was")).to_be_visible()
    latest(page, "reservation").locator("button[data-action=cancel]").click()
    expect(latest(page, "sure")).to_be_visible()
    look(page, "changed, sure", found)
    latest(page, "sure").locator("button[data-action=yes]").click()
    write(page, f"Am {full.day}.{full.month}. um 20 Uhr zu viert")
    expect(latest(page, "waitlist")).to_be_visible()
    context.set_offline(True)
    write(page, "Ohne Netz")
    expect(said(page, "Ohne Netz", "waiting")).to_be_visible()
    look(page, "cancelled, full, waitlist, offline", found)

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


def test_a_thread_with_cards_comes_without_a_jump(phone, tables: House):
    page = phone().new_page()
    page.goto(tables.url)
    date = day(22)
    write(page, f"Tisch für 2 am {date.day}.{date.month}. um 19 Uhr")
    fill_contact(page)
    expect(latest(page, "reservation")).to_be_visible()

    page.add_init_script(SHIFTS)
    page.reload()
    expect(page.locator("chat-notice .strip")).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert page.evaluate("window.shifted ?? 0") < 0.01


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(phone, house: House, live_server_process, scheme):
    # Without motion: what is still fading in has not its colours yet.
    page = phone(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce").new_page()
    found = {}

    for path in ("", "zum-rebstock/", "zum-rebstock/privacy/", "zum-rebstock/qr/", "nirgends/"):
        page.goto(f"{live_server_process.base_url}/{path}")
        found[path] = complaints(page)
    page.goto(house.url)
    write(page, "Guten Tag")
    expect(said(page, "Guten Tag", "sent")).to_be_visible()
    house.says(page, "Grüß Gott")
    expect(said(page, "Grüß Gott")).to_be_visible()
    found["conversation"] = complaints(page)

    assert {path: what for path, what in found.items() if what} == {}


def test_nothing_scrolls_sideways_on_a_narrow_phone(phone, live_server_process):
    page = phone(viewport={"width": 320, "height": 640}).new_page()
    widths = {}

    for path in (
        "",
        "zum-rebstock/",
        "zum-rebstock/#house",
        "zum-rebstock/imprint/",
        "zum-rebstock/qr/",
    ):
        page.goto(f"{live_server_process.base_url}/{path}")
        widths[path] = page.evaluate("document.documentElement.scrollWidth")

    assert max(widths.values()) <= 320, widths


def test_the_keyboard_reaches_everything_in_order(phone, house: House):
    page = phone().new_page()
    page.goto(house.url)
    reached = []

    while "Senden" not in reached and len(reached) < 20:
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(document.activeElement.getAttribute('aria-label') || document.activeElement.name || document.activeElement.textContent).trim()"
            )
        )

    assert reached[0] == "Zum Inhalt springen"
    wanted = [
        "Zurück zur Übersicht",
        "Über das Haus: Zeiten, Adresse, Karte",
        "Gespräch",
        "body",
        "Senden",
    ]
    assert [each for each in reached if each in wanted] == wanted


@pytest.mark.parametrize("slug", ["zum-rebstock", "goldener-hirsch", "probestube"])
def test_the_houses_name_stays_whole_with_letters_twice_as_large(phone, live_server_process, slug):
    page = phone().new_page()
    page.goto(f"{live_server_process.base_url}/{slug}/")

    page.evaluate("document.documentElement.style.fontSize = '200%'")

    name = page.locator(".chat__who h1")
    expect(name).to_be_visible()
    cut = "(h) => [h.scrollWidth - h.clientWidth, h.scrollHeight - h.clientHeight].map((n) => Math.max(0, n))"
    assert name.evaluate(cut) == [0, 0]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_page_about_the_house_closes_by_key_and_the_focus_returns(phone, tables: House):
    page = phone().new_page()
    page.goto(tables.url)

    opener = page.locator(".chat__head a[href='#house']")
    opener.focus()
    page.keyboard.press("Enter")
    side = page.locator(".house-side")
    expect(side).to_be_visible()
    page.keyboard.press("Escape")

    expect(side).to_be_hidden()
    expect(opener).to_be_focused()
