"""A browser at the desk: signed in, on a tablet, complaining about everything its console complains about."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from tests.services.servers import RunningServer

TABLET = {"width": 1180, "height": 820}


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    path = request.getfixturevalue("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def sessions() -> dict[str, StorageState]:
    """The cookies of everybody who has signed in at this file's server: once is slow enough."""
    return {}


@pytest.fixture
def sign_in(
    browser: Browser, live_server_process: RunningServer, sessions: dict[str, StorageState]
) -> Iterator[Callable[..., Page]]:
    """Opens a page as a member of a demo house; at the end nothing may have been refused or thrown."""
    complaints: list[str] = []

    def open_page(
        slug: str,
        role: str = "owner",
        *,
        lang: str = "en",
        dark: bool = False,
        axe: bool = False,
        offline: bool = False,
        scripts: bool = True,
    ) -> Page:
        user = live_server_process.user(slug, role)
        context = browser.new_context(
            viewport=TABLET,
            locale=lang,
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            base_url=live_server_process.base_url,
            storage_state=sessions.get(user["username"]),
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if not (axe or offline):  # axe itself writes styles into the page; a cut line is reported
            page.on("console", lambda message: _note(complaints, message.type, message.text))
        page.goto("/admin/")
        if user["username"] not in sessions:
            page.fill("[name=login]", user["username"])
            page.fill("[name=password]", user["password"])
            page.click("form button[type=submit]")
            page.wait_for_url("**/admin/")
            sessions[user["username"]] = context.storage_state()
        return page

    yield open_page
    assert complaints == []


def _note(complaints: list[str], kind: str, text: str) -> None:
    if "Content Security Policy" in text or (kind == "error" and "Failed to load" not in text):
        complaints.append(text)
