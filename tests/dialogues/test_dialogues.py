"""Whole conversations through the real socket, judged by the rows they leave behind."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.dialogues.play import Ending, play

HERE = Path(__file__).parent
SCENARIOS = [
    scenario
    for file in ("first_fifteen.json", "more.json", "strangers.json", "noted.json")
    for scenario in json.loads((HERE / file).read_text(encoding="utf-8"))
]
GAPS: dict[str, str] = {}
"""Dialogues that are not understood yet: id -> the phrase that fails. At most four of the first fifteen."""


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SCENARIOS, ids=[s["id"] for s in SCENARIOS])
def test_dialogue_ends_as_it_should(scenario: dict[str, Any], probe_demo: dict[str, Any]) -> None:
    ending = play(probe_demo, scenario)

    problem = wrong(ending, scenario["expect"])
    assert re.search(scenario.get("says", ""), ending.transcript), ending.transcript
    assert not said_too_much(ending)
    if scenario["id"] in GAPS:
        assert problem, f"{scenario['id']} works now: take it off the list of gaps"
    else:
        assert not problem, f"{problem}\n{ending.transcript}"


PROMISES = re.compile(
    r"\b(gebucht|reserviert|bestätigt|booked|reserved|confirmed)\b", re.IGNORECASE
)


def said_too_much(ending: Ending) -> list[str]:
    """Sentences of the house that promise a table although no stored reservation stands beside them."""
    stored = {row["reference"] for row in ending.reservations}
    shown = {
        entry["seq"]
        for entry in ending.entries
        if (entry["card"] or {}).get("kind") == "reservation"
        and entry["card"]["reference"] in stored
    }
    return [
        entry["body"]
        for entry in ending.entries
        if entry["from"]["kind"] in ("assistant", "system")
        and PROMISES.search(entry["body"])
        and not shown & {entry["seq"] + ahead for ahead in range(1, 4)}
    ]


def wrong(ending: Ending, expect: dict[str, Any]) -> str:
    """What is not as expected, or ''."""
    live = [row for row in ending.reservations if row["status"] == "confirmed"]
    final = expect["final"]
    if final == "handed over":
        return (
            ""
            if ending.voice == "staff" and not live
            else f"voice {ending.voice}, {len(live)} reservations"
        )
    if final == "none":
        return "" if not ending.reservations else f"{len(ending.reservations)} reservations"
    if final == "cancelled":
        cancelled = [row for row in ending.reservations if row["status"] == "cancelled"]
        rows = cancelled if not live else []
    else:
        rows = live
    if len(rows) != 1:
        return (
            f"{len(rows)} rows of {[(r['status'], r['starts_at']) for r in ending.reservations]}"
        )
    return facts_wrong(rows[0], expect, ending.today)


def facts_wrong(row: dict[str, Any], expect: dict[str, Any], today: dt.date) -> str:
    """Which facts of the one row differ, or ''."""
    wanted = {"party_size": (row["party_size"], expect["party_size"])}
    wanted["name"] = (row["guest"]["name"], expect["name"])
    wanted["day"] = (
        row["service_date"],
        (today + dt.timedelta(days=expect["weekday_offset_days"])).isoformat(),
    )
    if expect["time"] != "first_offer":
        wanted["time"] = (row["starts_at"][11:16], expect["time"])
    if not re.search(expect.get("notes", ""), row["notes"], re.DOTALL):
        wanted["notes"] = (row["notes"], expect["notes"])
    return "; ".join(
        f"{fact}: {got} for {want}" for fact, (got, want) in wanted.items() if got != want
    )


def test_there_are_enough_dialogues_in_both_languages() -> None:
    german = sum(s["lang"] == "de" for s in SCENARIOS)

    assert len(SCENARIOS) >= 60
    assert german * 2 >= len(SCENARIOS)
