"""True offers: times near the wish grouped by area, then other areas and other days; each can be had right now."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from reservations.chat import words
from reservations.chat.cards import VERSION, action, moment
from reservations.chat.draft import Offered
from reservations.chat.scene import Scene
from reservations.queries import Availability, availability, steering

NEAR = dt.timedelta(minutes=90)
PER_AREA = 4
PER_AREA_WITHOUT_TIME, MOST_WITHOUT_TIME = 8, 12
PEAKS = (dt.time(12, 30), dt.time(19, 15))
"""Where no time was said, the offer begins at what most people want and goes outward."""
ALSO = 3
DAYS_LOOKED_AHEAD = 7
DAYPARTS = {
    "morning": (dt.time(6), dt.time(11)),
    "noon": (dt.time(11), dt.time(15)),
    "afternoon": (dt.time(14), dt.time(18)),
    "evening": (dt.time(17), dt.time(23, 59)),
}

Pair = tuple[dt.datetime, str | None]
Steer = dict[dt.datetime, dt.timedelta]
"""By start: how much farther from the wish it counts, because it would cost the house guests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One start in one area that can be had at this moment."""

    starts_at: dt.datetime
    area: str | None
    group: str
    wish: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What can be offered for the draft's wish; `reason` says why the day itself has nothing."""

    date: dt.date
    options: tuple[Option, ...]
    reason: str | None

    @property
    def near(self) -> tuple[Option, ...]:
        """Those on the wished day and near the wished time."""
        return tuple(option for option in self.options if option.group == "near")


def wished_window(scene: Scene) -> tuple[dt.time, dt.time] | None:
    """The span of the day the diner has in mind when no clock time was said."""
    draft = scene.draft
    if draft.earliest or draft.latest:
        return draft.earliest or dt.time(0), draft.latest or dt.time(23, 59)
    return DAYPARTS.get(draft.daypart or "")


def find_offers(scene: Scene, free: Availability | None = None) -> Offers:
    """Look up what is free for the draft's party and date, near its time or within its window."""
    draft = scene.draft
    if draft.date is None or draft.party_size is None:
        return Offers(date=scene.local_now.date(), options=(), reason=None)
    found = free or availability(
        business=scene.business,
        date=draft.date,
        party_size=draft.party_size,
        replaces=scene.replaces,
    )
    pairs = list(_pairs(found))
    wanted = [pair for pair in pairs if draft.area in (None, pair[1])]
    near = _near(scene, wanted, {slot.starts_at: steering(slot.price) for slot in found.slots})
    also = _elsewhere_that_day(scene, pairs, near)
    asked = next((pair for pair in near if _is_wish(scene, pair[0])), None)
    options = [
        Option(starts_at=at, area=area, group="near", wish=(at, area) == asked)
        for at, area in near
    ]
    options += [Option(starts_at=at, area=area, group="also") for at, area in also]
    if len(also) < ALSO and len(near) < PER_AREA:
        options += list(islice(_other_days(scene), ALSO - len(also)))
    return Offers(date=draft.date, options=tuple(options), reason=found.reason)


def _elsewhere_that_day(scene: Scene, pairs: list[Pair], near: list[Pair]) -> list[Pair]:
    """Other areas beside a wished one; or, where nothing is near the wish, the nearest times of that day."""
    if near:
        others = [pair for pair in pairs if scene.draft.area not in (None, pair[1])]
        return _nearest(scene, others)[:ALSO]
    found: dict[dt.datetime, Pair] = {}
    for pair in _nearest(scene, pairs):
        found.setdefault(pair[0], pair)
    return list(found.values())[: ALSO - 1]


def _pairs(found: Availability) -> Iterator[Pair]:
    for slot in found.slots:
        for area in slot.areas or (None,):
            yield slot.starts_at, area


def _wish_at(scene: Scene, date: dt.date) -> dt.datetime | None:
    if scene.draft.time is None:
        return None
    return scene.start_on(date, scene.draft.time)


def _is_wish(scene: Scene, at: dt.datetime) -> bool:
    local = at.astimezone(scene.zone)
    return scene.draft.time is not None and local.time() == scene.draft.time


def _near(scene: Scene, pairs: list[Pair], steer: Steer) -> list[Pair]:
    """The wish itself and what is near it; times that suit the house count as nearer."""
    date = scene.draft.date
    wish = _wish_at(scene, date) if date else None
    if wish is not None:
        pairs = [pair for pair in pairs if abs(pair[0] - wish) <= NEAR]
        pairs.sort(key=lambda pair: (pair[0] != wish, abs(pair[0] - wish) + steer[pair[0]]))
    else:
        window = wished_window(scene)
        if window:
            pairs = [
                pair
                for pair in pairs
                if window[0] <= pair[0].astimezone(scene.zone).time() <= window[1]
            ]
        areas = len({area for _at, area in pairs})
        most = max(PER_AREA - 1, min(PER_AREA_WITHOUT_TIME, MOST_WITHOUT_TIME // (areas or 1)))
        pairs = sorted(_spread(scene, pairs), key=lambda pair: steer[pair[0]])
        return _few_per_area(pairs, most)
    return _few_per_area(pairs, PER_AREA)


def _spread(scene: Scene, pairs: list[Pair]) -> list[Pair]:
    """Full and half hours first, those near lunch and dinner before the rest; nearest to the one end that was named."""
    if (scene.draft.earliest is None) != (scene.draft.latest is None):
        return sorted(pairs, key=lambda pair: pair[0], reverse=scene.draft.earliest is None)

    def order(pair: Pair) -> tuple[bool, float, dt.datetime]:
        local = pair[0].astimezone(scene.zone)
        minutes = local.hour * 60 + local.minute
        away = min(abs(minutes - (peak.hour * 60 + peak.minute)) for peak in PEAKS)
        return local.minute % 30 != 0, away, pair[0]

    return sorted(pairs, key=order)


def _few_per_area(pairs: list[Pair], most: int) -> list[Pair]:
    taken: dict[str | None, list[Pair]] = {}
    for pair in pairs:
        chosen = taken.setdefault(pair[1], [])
        if len(chosen) < most:
            chosen.append(pair)
    return [pair for chosen in taken.values() for pair in sorted(chosen, key=lambda p: p[0])]


def _nearest(scene: Scene, pairs: list[Pair]) -> list[Pair]:
    date = scene.draft.date
    wish = (_wish_at(scene, date) or _one_end(scene, date)) if date else None
    return sorted(pairs, key=lambda pair: abs(pair[0] - wish)) if wish else _spread(scene, pairs)


def _one_end(scene: Scene, date: dt.date) -> dt.datetime | None:
    """The one end of the wished span that was named."""
    draft = scene.draft
    ends = [end for end in (draft.earliest, draft.latest) if end]
    return scene.start_on(date, ends[0]) if len(ends) == 1 else None


def _other_days(scene: Scene) -> Iterator[Option]:
    """One start on each of the next days, at the wished time or nearest to it."""
    draft = scene.draft
    if draft.date is None or draft.party_size is None:
        return
    last = scene.local_now.date() + dt.timedelta(days=scene.policy.max_advance_days)
    for ahead in range(1, DAYS_LOOKED_AHEAD + 1):
        if draft.date > last - dt.timedelta(days=ahead):
            return
        date = draft.date + dt.timedelta(days=ahead)
        found = availability(
            business=scene.business,
            date=date,
            party_size=draft.party_size,
            area=draft.area,
        )
        pairs = list(_pairs(found))
        if not pairs:
            continue
        wish = _wish_at(scene, date)
        window = wished_window(scene)
        if wish is not None:
            pairs.sort(key=lambda pair: abs(pair[0] - wish))
        elif window is not None:
            inside = [
                p for p in pairs if window[0] <= p[0].astimezone(scene.zone).time() <= window[1]
            ]
            pairs = inside or pairs
        yield Option(starts_at=pairs[0][0], area=pairs[0][1], group="also")


def offers_card(scene: Scene, found: Offers) -> dict[str, Any]:
    """The card, and remember in the draft what is on it."""
    scene.draft.offered = [Offered(starts_at=o.starts_at, area=o.area) for o in found.options]
    options = [
        _option(scene, number, option, found.date)
        for number, option in enumerate(found.options, start=1)
    ]
    return {
        "kind": "offers",
        "v": VERSION,
        "text": _("Free for %(people)s: %(times)s.")
        % {"people": words.people(scene.draft.party_size or 1), "times": _in_words(scene, found)},
        "party_size": scene.draft.party_size,
        "date": found.date.isoformat(),
        "day_label": words.day(found.date),
        "wish": words.clock(scene.draft.time) if scene.draft.time else None,
        "options": options,
        "actions": [
            *(action("pick", option["label"], option=option["id"]) for option in options),
            action("other", _("Another time")),
        ],
    }


def _option(scene: Scene, number: int, option: Option, date: dt.date) -> dict[str, Any]:
    local = option.starts_at.astimezone(scene.zone)
    area = scene.area(option.area)
    return {
        "id": str(number),
        "starts_at": moment(scene, option.starts_at),
        "area": option.area,
        "label": words.clock(local),
        "area_name": scene.area_name(option.area),
        "area_hint": area.hint_in(scene.thread.lang) if area else "",
        "group": option.group,
        "wish": option.wish,
        "day_label": "" if local.date() == date else words.short_day(local.date()),
    }


def _in_words(scene: Scene, found: Offers) -> str:
    parts = []
    for option in found.options:
        local = option.starts_at.astimezone(scene.zone)
        day = (
            ""
            if local.date() == found.date and option.group == "near"
            else words.short_day(local.date())
        )
        parts.append(
            " ".join(
                part for part in (day, words.clock(local), scene.area_name(option.area)) if part
            )
        )
    return ", ".join(parts)
