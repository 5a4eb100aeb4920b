"""An evening that is given away: the truth, what is nearest, and the waitlist."""

import pytest
from playwright.sync_api import expect

from tests.browser.diner.conftest import House, day, give_away, latest, said, write

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_full_evening_is_told_with_alternatives_and_a_waitlist(
    phone, tables: House, live_server_process
):
    date = day(12)
    give_away(live_server_process, date, "17:30", "19:30", "21:30")
    page = phone().new_page()
    page.goto(tables.url)

    write(page, f"Am {date.day}.{date.month}. um 20 Uhr zu viert, bitte")
    expect(said(page, "um 20:00 Uhr ist für 4 Personen leider alles vergeben.")).to_be_visible()
    offers = latest(page, "offers")
    expect(offers).to_contain_text("20:00 Uhr ist nicht frei")
    assert 1 <= offers.locator("button[data-action=pick]").count() <= 3
    waitlist = latest(page, "waitlist")
    expect(waitlist).to_contain_text("Wird ein Tisch frei, biete ich ihn der Reihe nach an")
    waitlist.locator("button[data-action=join]").click()
    expect(latest(page, "waitlist")).to_contain_text("Sie stehen auf der Warteliste")
    expect(waitlist).to_be_visible()

    latest(page, "waitlist").locator("button[data-action=leave]").click()
    expect(said(page, "nicht mehr auf der Warteliste")).to_be_visible()
    offers.locator("button[data-action=pick]").first.click()
    expect(latest(page, "contact").locator("[role=timer]")).to_be_visible()


def test_a_time_that_has_just_gone_is_answered_by_what_is_free_now(
    phone, tables: House, live_server_process
):
    date = day(13)
    page = phone().new_page()
    page.goto(tables.url)
    write(page, f"Tisch für 8 am {date.day}.{date.month}. abends")
    pick = latest(page, "offers").locator("button[data-action=pick]").first
    time = pick.locator("b").inner_text()

    give_away(live_server_process, date, time)
    pick.click()

    expect(said(page, f"{time} ist gerade vergeben worden.")).to_be_visible()
    fresh = page.locator('article[data-card-kind="offers"][data-state="open"]')
    expect(fresh).to_have_count(1)
    free = [each.split() for each in fresh.locator("button[data-action=pick]").all_inner_texts()]
    assert free
    that_day = ["Mo.,", "Di.,", "Mi.,", "Do.,", "Fr.,", "Sa.,", "So.,"][date.weekday()]
    assert [each for each in free if each[0] == time and each[1:2] in ([], [that_day])] == []
    assert tables.has(page, date) == []
