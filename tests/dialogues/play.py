"""Play a written dialogue through the socket and read its end over REST."""

import datetime as dt
import re
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import httpx2

from common import clock
from tests.dialogues.client import DinerClient
from tests.dialogues.desk import Desk

HOUSE = "probestube"
BY_STAFF = {"staff", "give_back", "offer"}
"""Steps of a dialogue that a member of the house takes."""
WEEKDAYS = {
    "de": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a dialogue ended: its reservations (holds left out) and who leads."""

    reservations: list[dict[str, Any]]
    voice: str
    transcript: str
    today: dt.date
    entries: list[dict[str, Any]]


class Rest:
    """The integrator's view of the house in which the dialogues run."""

    def __init__(self, demo: dict[str, Any], slug: str = HOUSE) -> None:
        key = next(
            k["key"] for k in demo["api_keys"] if k["business"] == slug and len(k["scopes"]) > 2
        )
        self.http = httpx2.Client(
            base_url=f"{demo['base_url'].rstrip('/')}/api/v1",
            headers={"Authorization": f"Bearer {key}"},
            timeout=30,
        )
        self.slug = slug
        house = self.http.get(f"/businesses/{slug}/").json()
        self.zone = ZoneInfo(house["timezone"])
        self.largest = int(house["max_party_size"])

    def today(self) -> dt.date:
        """The house's date."""
        return clock.now().astimezone(self.zone).date()

    def fill(self, date: dt.date, time: dt.time) -> None:
        """Take every table around that start, so that it is full for parties of every size."""
        starts_at = dt.datetime.combine(date, time, tzinfo=self.zone).isoformat()
        for size in (self.largest, *range(8, 0, -1)):
            number = 0
            while True:
                body = {
                    "starts_at": starts_at,
                    "party_size": size,
                    "name": "Voll",
                    "email": "voll@example.org",
                }
                answer = self.http.post("/reservations/", json=body)
                if answer.status_code != 201:
                    break
                number += 1
                assert number < 500

    def ending(self, client: DinerClient, dates: list[dt.date]) -> Ending:
        """What is stored of this conversation."""
        rows = []
        for date in dates:
            page = self.http.get("/reservations/", params={"date": date.isoformat()}).json()
            while True:
                rows += [
                    row for row in page["results"] if row["conversation"] == client.conversation
                ]
                if not page["next"]:
                    break
                page = self.http.get(page["next"]).json()
        conversation = self.http.get(f"/conversations/{client.conversation}/")
        voice = conversation.json()["voice"] if conversation.status_code == 200 else "?"
        real = [row for row in rows if row["status"] not in ("held", "expired")]
        return Ending(
            reservations=real,
            voice=voice,
            transcript=client.transcript(),
            today=self.today(),
            entries=[entry for _seq, entry in sorted(client.entries.items())],
        )


def in_words(date: dt.date, today: dt.date, lang: str) -> str:
    """The day as a diner would write it."""
    ahead = (date - today).days
    if ahead == 1:
        return "morgen" if lang == "de" else "tomorrow"
    if ahead < 7:
        return WEEKDAYS[lang][date.weekday()]
    return f"{date.day}.{date.month}." if lang == "de" else f"{date:%B} {date.day}"


def say(text: str, today: dt.date, lang: str) -> str:
    """Put real days in the place of {day+N}."""
    return re.sub(
        r"\{day\+(\d+)\}",
        lambda found: in_words(today + dt.timedelta(days=int(found[1])), today, lang),
        text,
    )


def play(demo: dict[str, Any], scenario: dict[str, Any]) -> Ending:
    """Play all turns; say and tap as a person would."""
    house = scenario.get("house", HOUSE)
    rest, lang = Rest(demo, house), scenario["lang"]
    today = rest.today()
    for full in scenario.get("setup", {}).get("full", []):
        day, time = re.fullmatch(r"\{day\+(\d+)\} (\d\d:\d\d)", full).groups()  # type: ignore[union-attr]
        rest.fill(today + dt.timedelta(days=int(day)), dt.time.fromisoformat(time))
    client = DinerClient(demo, house, lang)
    silent, told = False, []
    with ExitStack() as closing:
        closing.callback(rest.http.close)
        closing.callback(client.close)
        desk = (
            Desk(demo, house) if any(set(turn) & BY_STAFF for turn in scenario["turns"]) else None
        )
        if desk is not None:
            closing.callback(desk.close)
        for turn in scenario["turns"]:
            if silent and "say" in turn:
                break
            if "tell" in turn:
                told.append(client.tell(say(turn["tell"], today, lang)))
            elif desk is not None and set(turn) & BY_STAFF:
                _act(desk, client, turn, today)
            else:
                _speak(client, turn, today, lang)
            silent = _handed_over(rest, client)
        assert not _answered(client, told), client.transcript()
        dates = [today + dt.timedelta(days=n) for n in range(60)]
        return rest.ending(client, _talked_about(client, dates))


def _speak(client: DinerClient, turn: dict[str, Any], today: dt.date, lang: str) -> None:
    if "say" in turn:
        client.say(say(turn["say"], today, lang))
    else:
        _tap(client, turn["tap"])


def _act(desk: Desk, client: DinerClient, turn: dict[str, Any], today: dt.date) -> None:
    """What a member does at the inbox."""
    if "staff" in turn:
        desk.answer(client.conversation, turn["staff"])
    elif "give_back" in turn:
        desk.give_back(client.conversation)
    else:
        size, ahead, at = turn["offer"].split()
        date = today + dt.timedelta(days=int(ahead.removeprefix("day+")))
        desk.offer(client.conversation, size=size, date=date.isoformat(), at=at)
    client.hear_all()


def _answered(client: DinerClient, told: list[int]) -> list[int]:
    """Which words to a person the assistant has spoken to: it must keep quiet."""
    after = {seq: client.entries.get(seq + 1, {}).get("from", {}).get("kind") for seq in told}
    return [seq for seq, kind in after.items() if kind == "assistant"]


def _talked_about(client: DinerClient, dates: list[dt.date]) -> list[dt.date]:
    named = {
        str(card.get("starts_at", ""))[:10]
        for entry in client.entries.values()
        if (card := entry["card"])
    }
    return [date for date in dates if date.isoformat() in named]


def _handed_over(rest: Rest, client: DinerClient) -> bool:
    answer = rest.http.get(f"/conversations/{client.conversation}/")
    return answer.status_code == 200 and answer.json()["voice"] == "staff"


def _tap(client: DinerClient, what: str) -> None:
    if what == "first_offer":
        client.tap("pick")
    elif what.startswith("submit "):
        name, contact = what.removeprefix("submit ").split(", ")
        client.tap("submit", name=name, **{"email" if "@" in contact else "phone": contact})
    elif what.startswith("offer "):
        client.tap("pick", label=what.removeprefix("offer "))
    else:
        client.tap(what)
