"""What was told beforehand goes to the house once and word for word, whatever the form adds."""

import pytest
from playwright.sync_api import expect

from tests.browser.diner.conftest import House, day, fill_contact, latest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_two_notes_stand_in_the_form_and_arrive_with_what_is_added(phone, tables: House, scripts):
    date = day(18)
    page = phone(java_script_enabled=scripts).new_page()
    page.goto(tables.url)
    for words in (
        f"Tisch für 2 am {date.day}.{date.month}. um 13 Uhr. Einer sitzt im Rollstuhl",
        "Meine Frau hat Zöliakie",
    ):
        page.fill("textarea[name=body]", words)
        page.click("button.send")
        expect(latest(page, "contact")).to_contain_text(words.split(". ")[-1])
    card = latest(page, "contact")
    card.locator(".wish", has_text="Hund").click()
    card.locator("input[name=notes]").fill("am Fenster")

    fill_contact(page)

    placard = latest(page, "reservation")
    expect(placard.locator(".placard__word")).to_have_text("Reserviert")
    told = placard.locator("dd", has_text="Zöliakie").text_content() or ""
    assert told.splitlines() == [
        "Einer sitzt im Rollstuhl",
        "Meine Frau hat Zöliakie",
        "Hund. am Fenster",
    ]
