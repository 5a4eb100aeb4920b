"""The inbox by keyboard, among colleagues, unseen and after an hour without a line."""

import re
from threading import Event

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.together.conftest import answer, row, talk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PEOPLE_ONLY = "kueche-salbei"
LOOK_AWAY = "document.hasFocus = () => false"
LOOK_AGAIN = "document.hasFocus = () => true; window.dispatchEvent(new Event('focus'))"
COUNT_TONES = """() => {
    window.tones = 0;
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () { window.tones += 1; return make.call(this); };
}"""

COUNT_LINES = """() => {
    window.putIn = [];
    new MutationObserver((list) => list.forEach((change) => change.addedNodes.forEach((node) =>
        window.putIn.push(node.textContent)))).observe(document.querySelector(".talk__log"), { childList: true, subtree: true });
}"""


def deafen_on_demand(page):
    """Once the returned event is set the page is shown nothing new, not even what was on its way already."""
    deafened = Event()

    def pass_on(route):
        came = route.fetch()
        route.abort() if deafened.is_set() else route.fulfill(response=came)

    page.route("**/inbox/?*", pass_on)
    return deafened


def test_everything_goes_by_keyboard(diner, inbox):
    for body in ("Erste Frage", "Zweite Frage"):
        diner(PEOPLE_ONLY).says(body)
    page = inbox("owner", PEOPLE_ONLY)
    expect(row(page, "Frage")).to_have_count(2)

    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator("#talk-log")).to_contain_text("Zweite Frage")
    page.keyboard.press("j")
    expect(page.locator("#talk-log")).to_contain_text("Erste Frage")
    page.keyboard.press("k")
    expect(page.locator("#talk-log")).to_contain_text("Zweite Frage")

    page.keyboard.press("n")
    page.keyboard.type("Ralf fragen")
    page.keyboard.press("Enter")
    expect(page.locator("#talk-log .msg--note")).to_contain_text("Ralf fragen")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.keyboard.type("Gern, Moment.")
    page.keyboard.press("Enter")
    expect(page.locator("#talk-log .msg--me")).to_contain_text("Gern, Moment.")
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page.locator("#talk-state")).to_contain_text("Erledigt. Die nächste Nachricht")
    expect(row(page, "Zweite Frage")).to_have_count(0)


def test_a_prepared_text_is_put_into_the_answer(diner, inbox):
    guest = diner(PEOPLE_ONLY)
    guest.says("Wie kommen wir zu Ihnen?")
    page = inbox("owner", PEOPLE_ONLY)
    talk(page, "Wie kommen wir zu Ihnen?")
    page.fill("#body", "Gern:")

    page.click(".menu--up summary")
    prepared = page.locator(".canned__text").first
    text = prepared.get_attribute("data-text")
    prepared.click()

    expect(page.locator("#body")).to_have_value(f"Gern: {text}")
    page.press("#body", "Enter")
    guest.hears(text.split("\n")[0])


def test_colleagues_see_each_other_write_and_do_not_answer_past_one_another(diner, inbox):
    guest = diner(PEOPLE_ONLY)
    guest.says("Geht das ohne Nüsse?")
    here, there = inbox("owner", PEOPLE_ONLY), inbox("host", PEOPLE_ONLY)
    deafened = deafen_on_demand(here)
    talk(here, "Geht das ohne Nüsse?")
    talk(there, "Geht das ohne Nüsse?")

    there.locator("#body").press_sequentially("Ich frage")
    expect(here.locator("#talk-typing")).to_contain_text("schreibt")
    expect(guest.page.locator(".typing")).to_contain_text("schreibt")
    deafened.set()
    answer(there, "Ich frage die Küche.")
    here.fill("#body", "Leider nein.")
    here.press("#body", "Enter")

    expect(here.locator(".talk__warning").first).to_contain_text("hat eben geantwortet")
    expect(here.locator("#talk-log")).to_contain_text("Ich frage die Küche.")
    expect(here.locator("#body")).to_have_value("Leider nein.")
    assert guest.page.locator("[role=log]", has_text="Leider nein.").count() == 0
    here.press("#body", "Enter")
    guest.hears("Leider nein.")


def test_each_entry_is_put_into_the_thread_once(diner, inbox):
    guest = diner(PEOPLE_ONLY)
    guest.says("Erstens")
    page, colleague = inbox("owner", PEOPLE_ONLY), inbox("host", PEOPLE_ONLY)
    talk(page, "Erstens")
    talk(colleague, "Erstens")
    page.evaluate(COUNT_LINES)

    guest.says("Zweitens")
    expect(page.locator("#talk-log")).to_contain_text("Zweitens")
    answer(colleague, "Verstanden.")
    mine = page.locator("#talk-log .msg--me", has_text="Verstanden.")
    expect(mine.locator(".stamp--read")).to_contain_text("gelesen")
    guest.says("Drittens")
    expect(page.locator("#talk-log")).to_contain_text("Drittens")

    put_in = page.evaluate("window.putIn")
    assert [words for words in put_in if "Erstens" in words] == []
    for words in ("Zweitens", "Verstanden.", "Drittens"):
        assert sum(words in each for each in put_in) == 1


def test_only_what_is_looked_at_is_read(diner, inbox):
    guest = diner(PEOPLE_ONLY)
    guest.says("Haben Sie Brot?")
    page = inbox("owner", PEOPLE_ONLY)
    expect(row(page, "Haben Sie Brot?").locator(".bubble")).to_contain_text("1")
    mine = guest.page.locator("article.msg--me", has_text="Haben Sie Brot?")
    expect(mine).to_have_attribute("data-state", "sent")

    page.evaluate(LOOK_AWAY)
    talk(page, "Haben Sie Brot?")
    expect(mine).to_have_attribute("data-state", "delivered")
    expect(row(page, "Haben Sie Brot?").locator(".bubble")).to_contain_text("1")

    page.evaluate(LOOK_AGAIN)
    expect(mine).to_have_attribute("data-state", "read")
    expect(row(page, "Haben Sie Brot?").locator(".bubble")).to_have_count(0)


def test_a_new_chat_is_heard_and_stands_in_the_title_until_somebody_looks(diner, inbox):
    page = inbox("owner", PEOPLE_ONLY)
    page.evaluate(COUNT_TONES)
    page.evaluate(LOOK_AWAY)

    diner(PEOPLE_ONLY).says("Ist noch jemand da?")

    expect(row(page, "Ist noch jemand da?")).to_have_count(1)
    expect(page).to_have_title(re.compile(r"^● Neuer Chat · \(\d+\) "))
    assert page.evaluate("window.tones") == 1
    page.evaluate(LOOK_AGAIN)
    expect(page).to_have_title(re.compile(r"^\(\d+\) "))


def test_it_is_exact_again_after_an_hour_without_a_line(diner, inbox):
    guest = diner(PEOPLE_ONLY)
    guest.says("Guten Abend")
    page, colleague = inbox("owner", PEOPLE_ONLY, offline=True), inbox("host", PEOPLE_ONLY)
    page.clock.install()
    talk(page, "Guten Abend")
    talk(colleague, "Guten Abend")

    page.context.set_offline(True)
    expect(page.locator("#inbox-offline")).to_be_visible()
    page.fill("#body", "Das sage ich später")
    for number in range(3):
        guest.says(f"Nachricht {number}")
    answer(colleague, "Ich bin schon dran.")
    diner(PEOPLE_ONLY).says("Noch jemand Neues")
    page.clock.fast_forward("01:00:00")
    page.context.set_offline(False)

    expect(page.locator("#inbox-offline")).to_be_hidden()
    expect(row(page, "Noch jemand Neues")).to_have_count(1)
    expect(page.locator("#talk-log .msg--guest .bub")).to_have_text(
        ["Guten Abend", "Nachricht 0", "Nachricht 1", "Nachricht 2"]
    )
    expect(page.locator("#talk-log .msg--me .bub")).to_have_text(["Ich bin schon dran."])
    expect(page.locator("#body")).to_have_value("Das sage ich später")


def test_axe_finds_nothing_beside_an_open_conversation_by_day_and_night(diner, inbox):
    guest = diner()
    guest.says("Morgen um 19 Uhr zu zweit am Fenster, bitte")
    expect(guest.card("contact").or_(guest.card("offers"))).to_be_visible()
    page = inbox("owner", axe=True)
    talk(page, "Assistent: ")
    found = {}

    for scheme in ("light", "dark"):
        # Without motion: a colour on its way from day to night is no colour of the page's.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        run = Axe().run(page, options={"resultTypes": ["violations"]})
        found[scheme] = [(v["id"], v["nodes"][0]["target"]) for v in run.response["violations"]]
    page.set_viewport_size({"width": 390, "height": 844})

    assert found == {"light": [], "dark": []}
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
