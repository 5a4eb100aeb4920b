"""A diner with a phone and a house of people: what each sees, with and without a network."""

import gzip
import re

import pytest
from playwright.sync_api import expect

from tests.browser.diner.conftest import House, said, write
from tests.browser.held import until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STORED = """async () => ({
  cookies: document.cookie, local: localStorage.length, session: sessionStorage.length,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length })"""
KEPT = """() => new Promise((kept) => {
  indexedDB.open("stammtisch").onsuccess = ({ target: { result: db } }) => {
    const [unsent, drafts] = ["outbox", "drafts"].map((name) => db.transaction(name).objectStore(name).count());
    drafts.transaction.oncomplete = () => { db.close(); kept(unsent.result === 1 && drafts.result === 1); };
  };
})"""
"""Whether a message and a draft are in the browser's store."""
NOTHING = {
    "cookies": "",
    "local": 0,
    "session": 0,
    "databases": 0,
    "caches": 0,
    "workers": 0,
}


def test_a_first_visit_stores_nothing_asks_no_other_server_and_is_small(phone, house: House):
    context = phone()
    page = context.new_page()
    answers, complaints = [], []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 -- playwright marks its handlers
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(house.url)
    page.fill("textarea[name=body]", "noch nicht abgeschickt")
    page.wait_for_timeout(800)

    assert page.evaluate(STORED) == NOTHING
    assert context.cookies() == []
    origin = house.url.rsplit("/", 2)[0]
    assert {answer.url.startswith(origin) for answer in answers} == {True}
    assert sum(len(gzip.compress(answer.body())) for answer in answers) < 60_000
    assert {answer.headers.get("content-encoding") for answer in answers} == {"gzip"}
    assert complaints == []


def test_nothing_on_the_page_moves_while_it_loads(phone, house: House):
    page = phone().new_page()
    page.goto(house.url)
    write(page, "Hallo")
    expect(said(page, "Hallo", "sent")).to_be_visible()
    for number in range(15):
        house.says(page, f"Antwort {number}")
    page.reload()
    page.wait_for_timeout(800)

    shifts = page.evaluate(
        """() => new Promise((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, e) => sum + e.value, 0)))
            .observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(0), 300); })"""
    )

    assert shifts < 0.01


def test_words_go_both_ways_without_loading_the_page(phone, house: House):
    page = phone().new_page()
    page.goto(house.url)

    write(page, "Habt ihr einen grünen Schal gefunden?")
    expect(said(page, "grünen Schal", "sent")).to_be_visible()
    house.says(page, "Ja, er hängt an der Garderobe. https://example.org/schal")

    answer = said(page, "Garderobe")
    expect(answer).to_be_visible()
    expect(answer.locator("a")).to_have_attribute("href", "https://example.org/schal")
    assert house.reads(page)[0] == "Habt ihr einen grünen Schal gefunden?"


def test_enter_sends_and_shift_enter_breaks(phone, house: House):
    page = phone().new_page()
    page.goto(house.url)

    page.focus("textarea[name=body]")
    page.keyboard.type("Zeile eins")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("Zeile zwei")
    page.keyboard.press("Enter")

    expect(said(page, "Zeile zwei", "sent")).to_be_visible()
    assert house.reads(page) == ["Zeile eins\nZeile zwei"]
    expect(page.locator("textarea[name=body]")).to_be_focused()


def test_each_entry_is_put_into_the_log_once(phone, house: House):
    page = phone().new_page()
    page.goto(house.url)
    page.evaluate(
        """() => { window.added = [];
          new MutationObserver((list) => list.forEach((change) => change.addedNodes.forEach((node) =>
            node.matches?.("article") && window.added.push(node.textContent.replace(/\\s+/g, " ")))))
            .observe(document.querySelector("chat-log"), { childList: true, subtree: true }); }"""
    )

    write(page, "Erste Nachricht")
    expect(said(page, "Erste Nachricht", "sent")).to_be_visible()
    write(page, "Zweite Nachricht")
    expect(said(page, "Zweite Nachricht", "sent")).to_be_visible()
    house.says(page, "Antwort des Hauses")
    expect(said(page, "Antwort des Hauses")).to_be_visible()

    added = page.evaluate("window.added")
    for words in ("Erste Nachricht", "Zweite Nachricht", "Antwort des Hauses"):
        assert sum(words in each for each in added) == 1


def test_in_a_tunnel_messages_wait_and_then_go_in_order_once(phone, house: House):
    context = phone()
    page = context.new_page()
    page.goto(house.url)
    write(page, "Vor dem Tunnel")
    expect(said(page, "Vor dem Tunnel", "sent")).to_be_visible()

    context.set_offline(True)
    for number in range(1, 4):
        write(page, f"Im Tunnel {number}")
    expect(page.locator(".banner")).to_contain_text("Kein Netz.")
    expect(said(page, "Im Tunnel 3", "waiting")).to_be_visible()
    context.set_offline(False)

    expect(said(page, "Im Tunnel 3", "sent")).to_be_visible()
    expect(page.locator(".banner")).to_have_count(0)
    assert house.reads(page) == ["Vor dem Tunnel", *(f"Im Tunnel {n}" for n in range(1, 4))]


def test_unsent_words_and_drafts_survive_a_reload_without_a_server(phone, start_server):
    running = start_server()
    house = House(running, "kueche-salbei")
    page = phone().new_page()
    page.goto(house.url)
    write(page, "Angekommen")
    expect(said(page, "Angekommen", "sent")).to_be_visible()
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    until(
        page, "() => caches.open('stammtisch-1').then((c) => c.keys()).then((k) => k.length > 25)"
    )

    running.kill()
    write(page, "Bleibt liegen")
    page.fill("textarea[name=body]", "Halb geschr")
    until(page, KEPT)
    page.reload()

    expect(said(page, "Bleibt liegen")).to_be_visible()
    expect(page.locator("textarea[name=body]")).to_have_value("Halb geschr")
    running.start()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(said(page, "Bleibt liegen", "sent")).to_be_visible(timeout=40_000)
    assert house.reads(page) == ["Angekommen", "Bleibt liegen"]


def test_two_tabs_agree(phone, house: House):
    context = phone()
    one, other = context.new_page(), context.new_page()
    one.goto(house.url)
    other.goto(house.url)

    write(one, "Aus dem ersten Fenster")
    expect(said(other, "Aus dem ersten Fenster", "sent")).to_be_visible()
    write(other, "Aus dem zweiten Fenster")

    for page in (one, other):
        expect(said(page, "Aus dem zweiten Fenster", "sent")).to_be_visible()
        assert page.locator("article[data-seq]").count() == 2


def test_older_entries_come_when_scrolling_up_and_nothing_jumps(phone, house: House):
    page = phone().new_page()
    page.goto(house.url)
    write(page, "Anfang")
    expect(said(page, "Anfang", "sent")).to_be_visible()
    for number in range(70):
        house.says(page, f"Antwort Nummer {number}")
    page.reload()
    expect(said(page, "Antwort Nummer 69")).to_be_attached()
    log = page.locator("[role=log]")

    log.evaluate("(log) => { log.scrollTop = 100; }")
    expect(said(page, "Anfang")).to_be_attached()

    assert page.locator("article[data-seq]").count() == 71
    assert log.evaluate("(log) => log.scrollTop") > 500
    seqs = page.locator("article[data-seq]").evaluate_all(
        "(all) => all.map((e) => +e.dataset.seq)"
    )
    assert seqs == sorted(set(seqs))


def test_whoever_has_scrolled_up_is_not_pulled_down(phone, house: House):
    page = phone().new_page()
    page.goto(house.url)
    write(page, "Anfang")
    expect(said(page, "Anfang", "sent")).to_be_visible()
    for number in range(20):
        house.says(page, f"Antwort {number}")
    expect(said(page, "Antwort 19")).to_be_visible()

    page.locator("[role=log]").evaluate("(log) => { log.scrollTop = 0; }")
    chip = page.locator("[data-newest]")
    expect(chip).to_be_visible()
    house.says(page, "Etwas Neues")
    expect(chip).to_contain_text("1 neu")
    assert page.locator("[role=log]").evaluate("(log) => log.scrollTop") == 0

    chip.click()
    expect(said(page, "Etwas Neues")).to_be_in_viewport()
    expect(chip).to_be_hidden()


def test_without_scripts_the_page_reads_and_sends(phone, house: House):
    page = phone(java_script_enabled=False).new_page()
    page.goto(house.url)

    page.fill("textarea[name=body]", "Ohne Skripte")
    page.click("button.send")

    expect(said(page, "Ohne Skripte", "sent")).to_be_visible()
    assert re.search(r"#e1$", page.url)


def test_a_message_that_is_refused_can_be_tried_again_or_deleted(phone, house: House):
    page = phone().new_page()
    page.goto(house.url)
    write(page, "Hallo")
    expect(said(page, "Hallo", "sent")).to_be_visible()

    page.evaluate("document.querySelector('textarea').removeAttribute('maxlength')")
    write(page, "x" * 4_001)
    failed = page.locator('article[data-state="failed"]')
    expect(failed).to_contain_text("nicht gesendet")
    write(page, "Danach")
    expect(said(page, "Danach", "sent")).to_be_visible()
    failed.get_by_role("button", name="Löschen").click()

    expect(failed).to_have_count(0)
    assert house.reads(page) == ["Hallo", "Danach"]
