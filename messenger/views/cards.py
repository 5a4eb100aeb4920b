"""Cards as values for templates/cards/<kind>.html; static/js/cards draws the same."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from messenger.views.clockface import clock_time, long_day, short_day
from messenger.views.words import status_words, wish_words

KINDS = {"picker", "offers", "contact", "confirm", "reservation", "sure", "waitlist"}
_OFF = {"cancelled", "expired", "no_show", "completed"}
_ASKED = {"requested", "held"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A time that may be tapped."""

    id: str
    label: str
    note: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The options of one seating area."""

    name: str
    hint: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A card ready to be drawn. `shape` names the template, which differs from `kind` once a card is past."""

    seq: int
    kind: str
    state: str
    shape: str
    card: Mapping[str, Any]
    actions: Mapping[str, str]
    party: str = ""
    area: str = ""
    when: dt.datetime | None = None
    day: str = ""
    day_with_year: str = ""
    clock: str = ""
    minutes_left: int | None = None
    held_until: str = ""
    areas: Sequence[Area] = ()
    also: Sequence[Option] = ()
    wish_label: str = ""
    status_word: str = ""
    look: str = ""
    wishes: Sequence[str] = ()
    window: str = ""
    today: str = ""
    expected: str = ""
    cid: str = field(default_factory=lambda: str(uuid4()))

    @property
    def template(self) -> str:
        """The drawing of this card."""
        return f"cards/{self.shape}.html"


def card_view(card: Mapping[str, Any], seq: int, *, zone: ZoneInfo, now: dt.datetime) -> CardView:
    """The card as its template needs it, whatever members it brings."""
    starts_at, expires_at = _instant(card.get("starts_at")), _instant(card.get("hold_expires_at"))
    kind, state = str(card.get("kind", "")), str(card.get("state", "open"))
    if state == "open" and expires_at and expires_at <= now and kind in {"contact", "confirm"}:
        state = "expired"
    local_day = starts_at.astimezone(zone).date() if starts_at else _date(card.get("date"))
    options = [each for each in card.get("options") or () if isinstance(each, Mapping)]
    status = str(card.get("status", ""))
    return CardView(
        seq=seq,
        kind=kind,
        state=state,
        shape=_shape(kind, state),
        card=card,
        actions={str(a["id"]): str(a["label"]) for a in card.get("actions") or () if "id" in a},
        party=_party(card.get("party_size")),
        area=_area_name(card),
        when=starts_at,
        day=long_day(local_day) if local_day else "",
        day_with_year=long_day(local_day, with_year=True) if local_day else "",
        clock=clock_time(starts_at, zone) if starts_at else "",
        minutes_left=_minutes_left(expires_at, now),
        held_until=clock_time(expires_at, zone) if expires_at else "",
        areas=_areas(card, options, state, zone),
        also=[_option(o, state, zone, also=True) for o in options if _is_also(card, o, zone)],
        wish_label=next((str(o["label"]) for o in options if o.get("wish")), ""),
        status_word=status_words().get(status, ""),
        look="off" if status in _OFF else "asked" if status in _ASKED else "",
        wishes=wish_words(),
        window=_window(card.get("window"), zone),
        expected=clock_time(expected, zone)
        if (expected := _instant(card.get("expected_at")))
        else "",
        today=f"{now.astimezone(zone):%Y-%m-%d}",
    )


def _shape(kind: str, state: str) -> str:
    if kind not in KINDS:
        return "plain"
    if kind in {"contact", "confirm"} and state == "expired":
        return "hold_over"
    keeps_its_look = kind == "offers" or (kind == "reservation" and state != "replaced")
    return kind if state == "open" or keeps_its_look else "past"


def _areas(
    card: Mapping[str, Any], options: Sequence[Mapping[str, Any]], state: str, zone: ZoneInfo
) -> list[Area]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for option in options:
        if not _is_also(card, option, zone):
            found.setdefault(str(option.get("area") or ""), []).append(option)
    return [
        Area(
            name=_area_name(group[0]),
            hint=str(group[0].get("area_hint") or ""),
            options=[_option(option, state, zone) for option in group],
        )
        for group in found.values()
    ]


def _option(
    option: Mapping[str, Any], state: str, zone: ZoneInfo, *, also: bool = False
) -> Option:
    starts_at = _instant(option.get("starts_at"))
    day = short_day(starts_at.astimezone(zone).date()) if starts_at else ""
    where = ", ".join(filter(None, [str(option.get("day_label") or day), _area_name(option)]))
    is_wish = bool(option.get("wish"))
    look = "gone" if state != "open" else "wish" if is_wish else "alt" if also else ""
    return Option(
        id=str(option.get("id", "")),
        label=str(option.get("label") or (clock_time(starts_at, zone) if starts_at else "")),
        note=_("as asked") if is_wish else where if also else "",
        look=look,
    )


def _is_also(card: Mapping[str, Any], option: Mapping[str, Any], zone: ZoneInfo) -> bool:
    if option.get("group"):
        return bool(option["group"] == "also")
    starts_at = _instant(option.get("starts_at"))
    return bool(
        card.get("date") and starts_at and str(starts_at.astimezone(zone).date()) != card["date"]
    )


def _area_name(card: Mapping[str, Any]) -> str:
    slug = str(card.get("area") or "")
    return str(card.get("area_name") or (slug[:1].upper() + slug[1:].replace("-", " ")))


def _party(size: object) -> str:
    if not isinstance(size, int):
        return ""
    return ngettext("1 person", "%(n)s people", size) % {"n": size}


def _minutes_left(expires_at: dt.datetime | None, now: dt.datetime) -> int | None:
    if expires_at is None:
        return None
    return max(0, -int((now - expires_at).total_seconds() // 60))


def _window(window: object, zone: ZoneInfo) -> str:
    if isinstance(window, str):
        start, _slash, end = window.partition("/")
    elif isinstance(window, Mapping):
        start = str(window.get("starts_at") or window.get("from") or "")
        end = str(window.get("ends_at") or window.get("to") or "")
    else:
        return ""
    opens, closes = _instant(start), _instant(end)
    if opens is None:
        return window if isinstance(window, str) else ""
    text = f"{long_day(opens.astimezone(zone).date())}, {clock_time(opens, zone)}"
    return f"{text}–{clock_time(closes, zone)}" if closes else text


def _instant(value: object) -> dt.datetime | None:
    try:
        at = dt.datetime.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
    return at if at is None or at.tzinfo else None


def _date(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
