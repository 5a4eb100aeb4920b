"""The house beside the talk: what it serves, when it is open, where it is."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote_plus

from businesses.enums import Topic
from businesses.models import Business
from messenger.extensions import OpeningHours, house_facts
from messenger.views.legal import house_texts

_PRICED = re.compile(r"^(?P<name>.+?)[\s·.,:–-]+(?P<price>(?:€\s*)?\d+(?:[.,]\d{2})?(?:\s*€)?)$")
MENU_LINES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuLine:
    """A dish, with its price where the house names one."""

    name: str
    price: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What stands beside the chat."""

    about: str
    menu: Sequence[MenuLine]
    hours: Sequence[OpeningHours]
    hours_note: str
    directions: str
    map_url: str
    phone_digits: str


def side_of(house: Business, now: dt.datetime) -> Side:
    """The house's own words and hours, in the language of the page."""
    facts = house_facts()
    address = ", ".join(filter(None, [house.street, f"{house.postcode} {house.city}".strip()]))
    lines = "\n".join(house_texts(house, Topic.MENU)).splitlines()
    return Side(
        about="\n".join(house_texts(house, Topic.ABOUT)),
        menu=[menu_line(line) for line in lines if line.strip()][:MENU_LINES],
        hours=facts.opening_hours(house, now) if facts else (),
        hours_note="\n".join(house_texts(house, Topic.HOURS)),
        directions="\n".join(house_texts(house, Topic.DIRECTIONS)),
        map_url=f"https://www.openstreetmap.org/search?query={quote_plus(address)}"
        if house.street
        else "",
        phone_digits=re.sub(r"[^\d+]", "", house.phone),
    )


def menu_line(line: str) -> MenuLine:
    """A line of the menu text, its price apart."""
    found = _PRICED.match(line.strip())
    if found is None or not re.search(r"€|[.,]\d{2}$", found["price"]):
        return MenuLine(name=line.strip(), price="")
    return MenuLine(name=found["name"].strip(), price=found["price"])
