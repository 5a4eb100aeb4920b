"""A restaurant set up from nothing through the admin alone, and a table reserved there over REST."""

import datetime as dt
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from common import clock
from tests.services.servers import RunningServer

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Fields = dict[str, str]
BERLIN = ZoneInfo("Europe/Berlin")


def fill(page: Page, fields: Fields) -> None:
    for name, value in fields.items():
        box = page.locator(f"[name={name}]")
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(label=value)
        else:
            box.fill(value)
            box.blur()  # the admin proposes a slug when the name is left


def saved(page: Page) -> None:
    expect(page.locator(".messagelist .success")).to_have_count(1)


def add(page: Page, model: str, house: str, fields: Fields) -> None:
    page.goto(f"/admin/{model.replace('.', '/')}/add/")
    page.locator("[name=business]").select_option(label=house)
    fill(page, fields)
    page.click("input[name=_save]")
    saved(page)


def post(url: str, key: str, body: dict[str, object]) -> tuple[int, dict[str, object]]:
    request = urllib.request.Request(
        url,
        data=json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def test_a_fifth_restaurant_is_set_up_and_takes_a_reservation(
    sign_in: Callable[..., Page], live_server_process: RunningServer
) -> None:
    first = live_server_process.demo["businesses"][0]["slug"]
    page = sign_in(first, "owner")
    house = "Zum Fünften Rad"

    page.goto("/admin/businesses/business/add/")
    fill(
        page,
        {
            "name": house,
            "slug": "fuenftes-rad",
            "city": "Leipzig",
            "policy-0-min_notice_minutes": "0",
        },
    )
    page.click("input[name=_save]")
    saved(page)
    add(
        page,
        "reservations.area",
        house,
        {"names_de": "Gaststube", "names_en": "Parlour", "slug": "gaststube"},
    )
    for name, smallest, largest in (("1", "1", "2"), ("2", "2", "4"), ("3", "2", "4")):
        add(
            page,
            "reservations.table",
            house,
            {"area": "Gaststube", "name": name, "min_party": smallest, "max_party": largest},
        )
    page.goto("/admin/reservations/tablecombination/add/")
    page.locator("[name=business]").select_option(label=house)
    for table in ("2", "3"):
        page.get_by_label(f"{table} · {house}", exact=True).check()
    fill(page, {"min_party": "5", "max_party": "8"})
    page.click("input[name=_save]")
    saved(page)
    page.goto("/admin/reservations/serviceperiod/add/")
    page.locator("[name=business]").select_option(label=house)
    for box in page.locator("[name=weekdays]").all():
        box.check()
    fill(page, {"names_de": "Abend", "opens": "17:00", "last_seating": "22:00"})
    page.click("input[name=_save]")
    saved(page)
    add(page, "reservations.turntime", house, {"up_to_party": "8", "minutes": "120"})
    page.goto("/admin/businesses/apikey/add/")
    page.locator("[name=business]").select_option(label=house)
    page.fill("[name=name]", "Kasse")
    for box in page.locator("[name=scopes]").all():
        box.check()
    page.click("input[name=_save]")
    key = page.locator("#secret").inner_text()

    tomorrow = clock.now().astimezone(BERLIN).date() + dt.timedelta(days=1)
    seven = dt.datetime.combine(tomorrow, dt.time(19), BERLIN)
    status, reservation = post(
        f"{live_server_process.base_url}/api/v1/reservations/",
        key,
        {
            "starts_at": seven.isoformat(),
            "party_size": 6,
            "name": "Ida Neumann",
            "phone": "+49301234567",
        },
    )

    assert status == 201, json.dumps(reservation)
    assert reservation["business"] == "fuenftes-rad"
    assert [table["name"] for table in reservation["tables"]] == ["2", "3"]
    page.goto(f"/admin/h/fuenftes-rad/day/{tomorrow.isoformat()}/")
    expect(page.locator(".bar", has_text="Neumann")).to_have_count(2)
