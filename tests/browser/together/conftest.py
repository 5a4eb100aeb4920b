"""Diners on phones and staff at their desks, before one server."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.conftest import browser, sessions, sign_in
from tests.browser.diner.conftest import phone, write
from tests.services.servers import RunningServer

__all__ = ["browser", "phone", "sessions", "sign_in"]
HOUSE = "probestube"


class Diner:
    """A diner with a phone of their own."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def says(self, body: str) -> None:
        """Send it, and see it acknowledged."""
        write(self.page, body)
        mine = self.page.locator("[role=log] article.msg--me", has_text=body).last
        expect(mine).not_to_have_attribute("data-state", "sending")

    def hears(self, text: str) -> None:
        """The newest words are these, whoever said them."""
        expect(self.page.locator("[role=log]")).to_contain_text(text)

    def card(self, kind: str) -> Any:
        """The newest card of this kind."""
        return self.page.locator(f'[role=log] article[data-card-kind="{kind}"]').last

    def fills_in(self, name: str, number: str) -> None:
        """Fill in the form of the newest contact card and reserve."""
        card = self.card("contact")
        card.locator("input[name=name]").fill(name)
        card.locator("input[name=phone]").fill(number)
        card.locator("button[data-action=submit]").click()


@pytest.fixture
def diner(phone: Callable[..., Any], live_server_process: RunningServer) -> Callable[..., Diner]:
    """Opens the house's page on a new phone, in German unless told otherwise."""

    def come(slug: str = HOUSE, **given: Any) -> Diner:
        page = phone(**given).new_page()
        page.goto(f"{live_server_process.base_url}/{slug}/")
        return Diner(page)

    return come


@pytest.fixture
def inbox(sign_in: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the inbox of the house as one of its members, in German."""

    def open_inbox(role: str = "host", slug: str = HOUSE, **given: Any) -> Page:
        page = sign_in(slug, role, lang="de", **given)
        page.goto(f"/admin/h/{slug}/inbox/")
        expect(page.locator("body[data-live]")).to_have_count(1)
        return page

    return open_inbox


def row(page: Page, text: str) -> Any:
    """The conversation of the list whose last words are these."""
    return page.locator("#inbox-list a.row", has_text=text)


def talk(page: Page, last_words: str) -> None:
    """Open the conversation with these last words."""
    row(page, last_words).first.click()
    expect(page.locator("#talk-log")).to_contain_text(last_words.removeprefix("Assistent: "))
    expect(page.locator("body[data-talk-live]")).to_have_count(1)


def answer(page: Page, body: str) -> None:
    """Write an answer and send it by Enter."""
    page.fill("#body", body)
    page.press("#body", "Enter")
    expect(page.locator("#talk-log .msg--me", has_text=body)).to_be_visible()
