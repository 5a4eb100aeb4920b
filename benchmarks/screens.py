"""The pictures of docs/screens/, taken from a running server with fresh demo data.

    VAR_DIR=/tmp/screens PORT=8123 script/server &
    VAR_DIR=/tmp/screens .venv/bin/python -m benchmarks.screens http://localhost:8123 docs/screens

Taking them books a table and fills an evening of Zum Rebstock: do it on data that may be thrown away.
"""

import datetime as dt
import json
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from common import clock
from config import env
from tests.services import chromium

HOUSE = "zum-rebstock"
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 1180, "height": 820}
TWELVE = 12
BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """Where the pictures come from and go to."""

    base: str
    folder: Path
    browser: Browser

    def page(self, *, lang: str = "de-DE", **given: Any) -> Page:
        """A new diner's browser, standing still."""
        wanted = {"viewport": PHONE, "device_scale_factor": 1.5, **given}
        context = self.browser.new_context(locale=lang, reduced_motion="reduce", **wanted)
        context.set_default_timeout(30_000)
        return context.new_page()

    def take(self, page: Page, name: str) -> None:
        """Keep what is on the screen."""
        page.evaluate("document.activeElement?.blur()")
        page.mouse.move(0, 0)
        page.wait_for_timeout(500)
        page.screenshot(path=self.folder / f"{name}.png")
        print(self.folder / f"{name}.png")


def newest(page: Page, kind: str) -> Locator:
    """The newest card of this kind, once it is there."""
    card = page.locator(f'[role=log] article[data-card-kind="{kind}"]').last
    expect(card).to_be_visible(timeout=30_000)
    return card


def write(page: Page, words: str) -> None:
    """Send a message."""
    page.fill("textarea[name=body]", words)
    page.press("textarea[name=body]", "Enter")


def tap(page: Page, kind: str, action: str) -> None:
    """Tap a button of the newest card of this kind."""
    newest(page, kind).locator(f"button[data-action={action}]").first.click()


def booking(studio: Studio) -> None:
    """From the list of restaurants to a reserved table, in German on a phone."""
    page = studio.page()
    page.goto(studio.base)
    studio.take(page, "1-start")
    page.goto(f"{studio.base}/{HOUSE}/")
    studio.take(page, "2-hello")
    write(page, "Habt ihr am Freitag um halb acht einen Tisch für 4?")
    newest(page, "contact")
    studio.take(page, "3-held")
    tap(page, "contact", "other")
    newest(page, "offers")
    studio.take(page, "4-offers")
    tap(page, "offers", "pick")
    form = newest(page, "contact")
    form.locator("input[name=name]").fill("Johanna Brandt")
    form.locator("input[name=phone]").fill("0171 3920042")
    form.locator("input[value=Kinderwagen]").check()
    form.locator("button[data-action=submit]").click()
    newest(page, "reservation")
    studio.take(page, "5-reserved")


def full_house(studio: Studio) -> None:
    """Nothing left at the wished time: what is nearest, and the waitlist; at night."""
    saturday = next_saturday()
    give_away_the_evening(studio.base, saturday)
    page = studio.page(color_scheme="dark")
    page.goto(f"{studio.base}/{HOUSE}/")
    write(page, f"Am {saturday.day}.{saturday.month}. um 20 Uhr, zu zwölft. Geht das?")
    newest(page, "waitlist")
    studio.take(page, "6-full")


def at_a_desk(studio: Studio) -> None:
    """The same thread in a wide window, in English."""
    page = studio.page(lang="en-GB", viewport=TABLET, device_scale_factor=1)
    page.goto(f"{studio.base}/{HOUSE}/")
    write(page, "A table for two on Sunday at half past one, please")
    tap(page, "contact", "other")
    newest(page, "offers")
    studio.take(page, "7-wide")


def next_saturday() -> dt.date:
    """The first Saturday after today."""
    today = clock.now().astimezone(BERLIN).date()
    return today + dt.timedelta(days=(5 - today.weekday() - 1) % 7 + 1)


def give_away_the_evening(base: str, date: dt.date) -> None:
    """Reserve over REST until a party of twelve finds nothing in the evening."""
    key = next(k["key"] for k in _demo()["api_keys"] if k["business"] == HOUSE)
    house = f"{base}/api/v1/businesses/{HOUSE}/availability/?date={date}&party_size={TWELVE}"
    while evening := [s for s in _json(house)["slots"] if s["starts_at"][11:13] >= "17"]:
        body = {
            "starts_at": evening[-1]["starts_at"],
            "party_size": TWELVE,
            "name": "Gesellschaft",
            "email": "gesellschaft@example.org",
        }
        _json(f"{base}/api/v1/reservations/", body, key)


def _demo() -> Any:
    return json.loads((env.VAR_DIR / "demo.json").read_text())


def _json(url: str, body: Any = None, key: str = "") -> Any:
    headers = {"Content-Type": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    request = urllib.request.Request(url, json.dumps(body).encode() if body else None, headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


STORIES: tuple[Callable[[Studio], None], ...] = (booking, full_house, at_a_desk)


def main() -> int:
    """Take all pictures."""
    base, folder = sys.argv[1].rstrip("/"), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=[*chromium.arguments(), "--lang=de-DE"]
        )
        for story in STORIES:
            story(Studio(base=base, folder=folder, browser=browser))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
