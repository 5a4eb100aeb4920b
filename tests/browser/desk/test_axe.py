"""axe finds nothing on the pages of staff, by day and by night."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.services.servers import RunningServer

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = [
    "/admin/",
    "/admin/h/{slug}/",
    "/admin/h/{slug}/day/",
    "/admin/h/{slug}/day/?panel=phone",
    "/admin/h/{slug}/inbox/",
    "/admin/reservations/table/",
    "/admin/reservations/table/add/",
    "/admin/reservations/tablecombination/add/",
    "/admin/reservations/serviceperiod/add/",
    "/admin/reservations/reservation/",
    "/admin/reservations/tableslot/",
    "/admin/reservations/block/add/",
    "/admin/businesses/business/add/",
    "/admin/businesses/apikey/add/",
    "/admin/businesses/membership/",
    "/accounts/2fa/",
    "/accounts/password/change/",
]


def findings(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        f"{each['id']}: {node['target']} {node['failureSummary'][:160]}"
        for each in found.response["violations"]
        for node in each["nodes"][:3]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
def test_axe_finds_nothing_for_staff(
    sign_in: Callable[..., Page], live_server_process: RunningServer, dark: bool
) -> None:
    slug = live_server_process.demo["businesses"][0]["slug"]
    page = sign_in(slug, "owner", dark=dark, lang="de", axe=True)
    found = {}

    for address in PAGES:
        page.goto(address.format(slug=slug))
        found[address] = findings(page)

    assert {address: each for address, each in found.items() if each} == {}


def test_axe_finds_nothing_on_the_login_page(
    browser: Browser, live_server_process: RunningServer
) -> None:
    page = browser.new_page()

    page.goto(f"{live_server_process.base_url}/accounts/login/")

    assert findings(page) == []


def test_nothing_is_wider_than_a_tablet(
    sign_in: Callable[..., Page], live_server_process: RunningServer
) -> None:
    slug = live_server_process.demo["businesses"][0]["slug"]
    page = sign_in(slug, "owner", lang="de")
    wide = []

    for address in PAGES:
        page.goto(address.format(slug=slug))
        width = page.evaluate("document.documentElement.scrollWidth")
        wide += [(address, width)] if width > 1180 else []

    assert wide == []
