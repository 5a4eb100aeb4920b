"""A real browser before the real server, both shared by the folder; each story has a phone and a day of its own."""

import datetime as dt
import json
import subprocess
import sys
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from common import clock
from tests.services import chromium as chromiums
from tests.services.servers import ROOT, RunningServer, server

PHONE = {"width": 390, "height": 844}
PEOPLE_ONLY = "kueche-salbei"
"""The demo house whose assistant is switched off."""
TABLES = "probestube"
"""The demo house with the assistant and nothing reserved."""
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(scope="package")
def live_server_process() -> Iterator[RunningServer]:
    """One server for all stories: whoever needs an empty evening takes a day that no other story takes."""
    with server() as running:
        yield running


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=chromiums.arguments())
        yield launched
        launched.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens phones, in German unless told otherwise."""
    opened: list[BrowserContext] = []

    def open_phone(**given: Any) -> BrowserContext:
        opened.append(browser.new_context(**{"viewport": PHONE, "locale": "de-DE", **given}))
        opened[-1].set_default_timeout(10_000)
        return opened[-1]

    yield open_phone
    for each in opened:
        each.close()


class House:
    """The other side: a person of the house, who answers by key."""

    def __init__(self, running: RunningServer, slug: str) -> None:
        self.url = f"{running.base_url}/{slug}/"
        self._api = f"{running.base_url}/api/v1/"
        self._key = running.key(slug)

    def _ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(
            self._api + path,
            data=json.dumps(body).encode() if body else None,
            headers={
                "Authorization": f"Bearer {self._key}",
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def says(self, page: Page, body: str) -> None:
        """Answer in the conversation that this page shows."""
        path = f"conversations/{conversation_of(page)}/messages/"
        self._ask(path, {"cid": str(uuid.uuid4()), "body": body})

    def reads(self, page: Page) -> list[str]:
        """What the house has of this page's conversation, in order."""
        found = self._ask(f"conversations/{conversation_of(page)}/messages/?after=0&limit=200")
        return [entry["body"] for entry in found["results"]]

    def has(self, page: Page, date: dt.date) -> list[dict[str, Any]]:
        """The reservations of this page's diner on that day, holds that ran out left aside."""
        conversation = conversation_of(page)
        found = self._ask(f"reservations/?date={date.isoformat()}")["results"]
        mine = [row for row in found if row["conversation"] == conversation]
        return [row for row in mine if row["status"] != "expired"]


@pytest.fixture
def tables(live_server_process: RunningServer) -> House:
    """The house whose assistant gives out tables."""
    return House(live_server_process, TABLES)


@pytest.fixture
def house(live_server_process: RunningServer) -> House:
    return House(live_server_process, PEOPLE_ONLY)


def conversation_of(page: Page) -> str:
    """The conversation of this page's diner."""
    return str(page.evaluate("async () => (await (await fetch('me/')).json()).conversation"))


def write(page: Page, body: str) -> None:
    """Type a message and send it by Enter."""
    page.fill("textarea[name=body]", body)
    page.press("textarea[name=body]", "Enter")


def said(page: Page, body: str, state: str = "") -> Any:
    """The entry with these words, in this state."""
    wanted = f'[role=log] article[data-state="{state}"]' if state else "[role=log] article"
    return page.locator(wanted, has_text=body)


def day(ahead: int) -> dt.date:
    """The restaurants' date in so many days."""
    return clock.now().astimezone(BERLIN).date() + dt.timedelta(days=ahead)


def latest(page: Page, kind: str) -> Locator:
    """The newest card of this kind."""
    return page.locator(f'[role=log] article[data-card-kind="{kind}"]').last


def fill_contact(page: Page) -> None:
    """Give name and number in the newest form, and tap its button."""
    card = latest(page, "contact")
    card.locator("input[name=name]").fill("Johanna Brandt")
    card.locator("input[name=phone]").fill("0171 3920042")
    card.locator("button[data-action=submit]").click()


def meanwhile(running: RunningServer, code: str, *arguments: str) -> None:
    """Run this code in a process of the same installation: what else happens in the house."""
    subprocess.run(
        [sys.executable, "-c", f"import sys, django; django.setup()\n{code}", *arguments],
        cwd=ROOT,
        env=running.environment,
        check=True,
    )


GIVE_AWAY = """
import datetime as dt
from businesses.models import Business
from reservations.actions import By, Contact, reserve_table
from reservations.enums import Source
from reservations.errors import NoTable
slug, date, *times = sys.argv[1:]
house = Business.objects.get(slug=slug)
for at in times:
    starts_at = dt.datetime.combine(dt.date.fromisoformat(date), dt.time.fromisoformat(at), tzinfo=house.zone)
    for size in (12, 8, 6, 4, 2):
        while True:
            try:
                reserve_table(business=house, starts_at=starts_at, party_size=size, contact=Contact(name="Voll", email="voll@example.org"), source=Source.PHONE, by=By.system())
            except NoTable:
                break
"""


def give_away(running: RunningServer, date: dt.date, *times: str) -> None:
    """Others take every table of the house at these times."""
    meanwhile(running, GIVE_AWAY, TABLES, date.isoformat(), *times)
