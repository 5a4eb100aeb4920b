"""A table is booked by one sentence and taps: German by thumb, English by keyboard, with and without scripts or network."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.diner.conftest import House, day, fill_contact, latest, said, write

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def focused(page: Page) -> str:
    """What the keyboard is on: the name of a field or the action of a button."""
    return str(
        page.evaluate(
            "() => { const on = document.activeElement; return on.name || on.dataset.action || on.tagName; }"
        )
    )


def reach(page: Page, wanted: str, key: str = "Tab") -> None:
    """Press Tab until the keyboard is there."""
    for _press in range(40):
        if focused(page) == wanted:
            return
        page.keyboard.press(key)
    raise AssertionError(f"{wanted} is out of reach, the keyboard is on {focused(page)}")


def test_one_sentence_a_form_and_one_tap_reserve_a_table(phone, tables: House):
    date = day(4)
    page = phone().new_page()
    page.goto(tables.url)

    write(page, f"Habt ihr am {date.day}.{date.month}. um halb acht einen Tisch für 4?")
    form = latest(page, "contact")
    expect(form.locator(".hold .big")).to_have_text("19:30")
    expect(form.locator("[role=timer]")).to_contain_text("noch 9:")
    expect(form).to_contain_text("Kostenlos absagen bis")
    expect(form).to_contain_text("Name und Kontakt bekommt nur das Haus.")
    assert [row["status"] for row in tables.has(page, date)] == ["held"]

    form.locator("button[data-action=submit]").click()
    expect(form.locator(".err").first).to_have_text("Bitte geben Sie einen Namen an.")
    expect(form.locator("input[name=name]")).to_be_focused()
    fill_contact(page)
    placard = latest(page, "reservation")
    expect(placard.locator(".placard__word")).to_have_text("Reserviert")
    [row] = tables.has(page, date)
    assert (row["status"], row["party_size"], row["guest"]["name"]) == (
        "confirmed",
        4,
        "Johanna Brandt",
    )
    assert row["starts_at"][11:16] == "19:30"
    for words in ("Johanna Brandt", "4 Personen", "19:30", row["reference"]):
        expect(placard).to_contain_text(words)
    assert not {table["name"] for table in row["tables"]} & set(placard.inner_text().split())
    expect(page.locator(".strip")).to_contain_text("19:30")
    with page.expect_download() as download:
        placard.get_by_text("Kalender").click()
    assert "BEGIN:VEVENT" in download.value.path().read_text()

    write(page, f"und am {date.day}.{date.month}. um 12 Uhr für zwei")
    again = latest(page, "confirm")
    expect(again).to_contain_text("Johanna Brandt")
    again.locator("button[data-action=confirm]").click()
    expect(page.locator(".placard__word", has_text="Reserviert")).to_have_count(2)


def test_the_keyboard_alone_books_in_english(phone, tables: House):
    date = day(5)
    page = phone(locale="en-GB").new_page()
    page.goto(tables.url)

    reach(page, "body")
    page.keyboard.type(f"A table for two on {date:%B} {date.day}, in the evening please")
    page.keyboard.press("Enter")
    expect(latest(page, "offers")).to_be_visible()
    reach(page, "pick", "Shift+Tab")
    time = page.evaluate("document.activeElement.querySelector('b').textContent")
    page.keyboard.press("Enter")
    expect(latest(page, "contact").locator(".hold .big")).to_have_text(time)
    assert focused(page) != "BODY"
    reach(page, "name", "Shift+Tab")
    page.keyboard.type("Oliver Brown")
    reach(page, "email")
    page.keyboard.type("oliver@example.org")
    page.keyboard.press("Enter")

    placard = latest(page, "reservation")
    expect(placard.locator(".placard__word")).to_have_text("Reserved")
    expect(placard).to_contain_text("Oliver Brown · 2 people")
    assert focused(page) != "BODY"
    [row] = tables.has(page, date)
    assert (row["status"], row["starts_at"][11:16]) == ("confirmed", time)


def test_a_reservation_is_changed_by_sentence_and_cancelled_with_the_window_told_first(
    phone, tables: House
):
    date = day(6)
    page = phone().new_page()
    page.goto(tables.url)
    write(page, f"Tisch für 2 am {date.day}.{date.month}. um 19 Uhr, Brandt, 0171 3920042")
    latest(page, "confirm").locator("button[data-action=confirm]").click()
    expect(latest(page, "reservation").locator(".placard__word")).to_have_text("Reserviert")

    latest(page, "reservation").locator("button[data-action=change]").click()
    expect(latest(page, "picker")).to_be_visible()
    write(page, "doch lieber zu dritt, eine Stunde später")
    proposal = latest(page, "confirm")
    expect(proposal.locator(".big")).to_have_text("20:00")
    expect(proposal).to_contain_text("Ihr bisheriger Tisch bleibt, bis der neue sicher ist.")
    proposal.locator("button[data-action=confirm]").click()
    expect(latest(page, "reservation")).to_contain_text("Geändert")
    [row] = tables.has(page, date)
    assert (row["status"], row["party_size"], row["starts_at"][11:16]) == ("confirmed", 3, "20:00")

    latest(page, "reservation").locator("button[data-action=cancel]").click()
    sure = latest(page, "sure")
    expect(sure).to_contain_text("Kostenlos absagen bis")
    expect(sure).to_contain_text("18:00")
    sure.locator("button[data-action=no]").click()
    expect(said(page, "Gut, es bleibt alles, wie es ist.")).to_be_visible()
    assert [row["status"] for row in tables.has(page, date)] == ["confirmed"]
    write(page, "Wir müssen leider doch absagen")
    latest(page, "sure").locator("button[data-action=yes]").click()
    expect(latest(page, "reservation").locator(".placard__word")).to_have_text("Abgesagt")
    expect(page.locator(".strip")).to_have_count(0)
    assert [row["status"] for row in tables.has(page, date)] == ["cancelled"]


def test_a_double_tap_holds_and_books_once(phone, tables: House):
    date = day(7)
    page = phone().new_page()
    page.goto(tables.url)
    write(page, f"Tisch für 2 am {date.day}.{date.month}. abends")

    pick = latest(page, "offers").locator("button[data-action=pick]").nth(1)
    time = pick.locator("b").inner_text()
    pick.dblclick()
    expect(latest(page, "contact").locator(".hold .big")).to_have_text(time)
    form = latest(page, "contact")
    form.locator("input[name=name]").fill("Johanna Brandt")
    form.locator("input[name=phone]").fill("0171 3920042")
    form.locator("button[data-action=submit]").dblclick()

    expect(latest(page, "reservation").locator(".placard__word")).to_have_text("Reserviert")
    expect(form).to_have_attribute("data-state", "done")
    assert page.locator("article.msg--me").count() == 3
    assert [row["status"] for row in tables.has(page, date)] == ["confirmed"]


def test_a_tunnel_in_the_middle_of_a_booking_costs_nothing(phone, tables: House):
    date = day(8)
    context = phone()
    page = context.new_page()
    page.goto(tables.url)
    write(page, f"Tisch für 2 am {date.day}.{date.month}. um 19 Uhr")
    expect(latest(page, "contact")).to_be_visible()

    context.set_offline(True)
    write(page, "Brandt")
    write(page, "0171 3920042")
    write(page, "ja, passt")
    expect(page.locator(".banner")).to_contain_text("Kein Netz.")
    expect(said(page, "ja, passt", "waiting")).to_be_visible()
    context.set_offline(False)

    expect(latest(page, "reservation").locator(".placard__word")).to_have_text("Reserviert")
    expect(page.locator(".banner")).to_have_count(0)
    mine = page.locator("article.msg--me .bub").all_inner_texts()
    assert mine[1:] == ["Brandt", "0171 3920042", "ja, passt"]
    assert [row["guest"]["name"] for row in tables.has(page, date)] == ["Brandt"]


def test_the_same_page_draws_cards_alike_with_and_without_scripts(phone, tables: House):
    context = phone()
    page = context.new_page()
    page.goto(tables.url)
    write(page, "Tisch für 2 in drei Tagen abends")
    expect(latest(page, "offers")).to_be_visible()
    expect(page.locator(".card [aria-busy=true]")).to_have_count(0)

    drawn = latest(page, "offers").inner_text()
    plain = phone(java_script_enabled=False, storage_state=context.storage_state()).new_page()
    plain.goto(tables.url)

    assert latest(plain, "offers").inner_text().split() == drawn.split()


def test_a_table_is_reserved_without_scripts(phone, tables: House):
    page = phone(java_script_enabled=False).new_page()
    page.goto(tables.url)

    page.fill("textarea[name=body]", "Tisch für 2 in vier Tagen um 13 Uhr")
    page.click("button.send")
    expect(latest(page, "contact").locator("input[name=name]")).to_be_visible()  # it looks again
    fill_contact(page)

    expect(latest(page, "reservation").locator(".placard__word")).to_have_text("Reserviert")
