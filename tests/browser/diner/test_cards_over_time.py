"""Cards that are used, overtaken or whose time has run out: the same in every window, and after loading again."""

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.diner.conftest import House, day, fill_contact, latest, meanwhile, said, write

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RUN_OUT = """
import datetime as dt
from common import clock
from reservations.actions import expire_holds
from reservations.models import Reservation
held = Reservation.objects.filter(pk=sys.argv[1])
assert held.update(hold_expires_at=clock.now() - dt.timedelta(seconds=1)) == 1
expire_holds(clock.now())
"""
"""Ten minutes pass: the end of a hold moves into the past, and the task that ends holds is run."""


def state_of(page: Page, seq: str) -> str:
    return str(page.locator(f'article[data-seq="{seq}"]').get_attribute("data-state"))


def test_a_hold_that_runs_out_is_told_kindly_with_a_fresh_offer(
    phone, tables: House, live_server_process
):
    date = day(15)
    page = phone().new_page()
    page.goto(tables.url)
    write(page, f"Tisch für 2 am {date.day}.{date.month}. um 19 Uhr")
    expect(latest(page, "contact")).to_be_visible()
    [row] = tables.has(page, date)

    meanwhile(live_server_process, RUN_OUT, row["id"])

    expect(latest(page, "contact")).to_have_attribute("data-state", "expired")
    expect(latest(page, "contact")).to_contain_text("Zeit abgelaufen")
    expect(page.locator(".sys").last).to_contain_text("Zeit abgelaufen. Noch ist der Tisch frei.")
    assert tables.has(page, date) == []
    latest(page, "offers").locator("button[data-action=pick]", has_text="19:00").first.click()
    expect(latest(page, "contact").locator(".hold .big")).to_have_text("19:00")
    fill_contact(page)
    expect(latest(page, "reservation").locator(".placard__word")).to_have_text("Reserviert")


def test_the_page_itself_sees_the_time_run_out(phone, tables: House):
    date = day(16)
    page = phone().new_page()
    page.clock.install()
    page.goto(tables.url)
    write(page, f"Tisch für 2 am {date.day}.{date.month}. um 19 Uhr")
    timer = latest(page, "contact").locator("[role=timer]")
    expect(timer).to_contain_text("noch 9:")

    # The clock stands then: how long this machine takes to look is no part of the ten minutes.
    minutes, seconds = map(int, re.findall(r"\d+", timer.inner_text()))
    left = dt.timedelta(minutes=minutes, seconds=seconds) - dt.timedelta(seconds=90)
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + left.total_seconds())
    expect(timer).to_contain_text("noch 1:")
    expect(latest(page, "contact").locator(".hold h2")).to_have_text("Gleich wieder frei")
    page.clock.fast_forward("01:31")

    expect(latest(page, "contact")).to_contain_text("Der Tisch wird nicht mehr für Sie gehalten.")
    again = latest(page, "contact").locator("button[data-action=other]")
    expect(again).to_have_text("Noch einmal halten")


def test_both_windows_show_what_has_become_of_a_card_and_so_does_a_reload(phone, tables: House):
    date = day(17)
    context = phone()
    one, other = context.new_page(), context.new_page()
    one.goto(tables.url)
    write(one, f"Tisch für 2 am {date.day}.{date.month}. abends")
    expect(latest(one, "offers")).to_be_visible()
    other.goto(tables.url)
    offers = str(latest(one, "offers").get_attribute("data-seq"))

    latest(other, "offers").locator("button[data-action=pick]").first.click()
    for page in (one, other):
        expect(latest(page, "contact")).to_be_visible()
        assert state_of(page, offers) in ("done", "replaced")
    held = str(latest(one, "contact").get_attribute("data-seq"))
    latest(one, "contact").locator("button[data-action=other]").click()
    for page in (one, other):
        expect(page.locator(f'article[data-seq="{held}"]')).to_contain_text("Durch eine neuere")
        assert page.locator(f'article[data-seq="{held}"] form').count() == 0
    other.reload()
    expect(other.locator(f'article[data-seq="{held}"]')).to_contain_text("Durch eine neuere")
    assert state_of(other, held) == "replaced"

    # A dead offer can still be tapped: it changes nothing and is answered by what holds today.
    before = [row["status"] for row in tables.has(one, date)]
    other.locator(f'article[data-seq="{offers}"] button[data-action=pick]').last.click()
    expect(said(other, "Das ist überholt.")).to_be_visible()
    assert [row["status"] for row in tables.has(one, date)] == before
