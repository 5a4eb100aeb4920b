"""Answer availability cases, one JSON case per line in, one line of offers out.

    python3 availability_ref.py check -- python3 -m benchmarks.availability

The form of a case is the referee's (its `bookings` are our stays); see docs/seating.md.
"""

import datetime as dt
import json
import sys
from typing import Any
from zoneinfo import ZoneInfo

from reservations.engine import (
    Closing,
    Combination,
    Day,
    FloorPlan,
    Period,
    Stay,
    Table,
    open_slots,
)
from reservations.engine.repair import find_tables

Case = dict[str, Any]


def offers(case: Case) -> list[str]:
    """Give the starts of a case that can be had, as ISO 8601 in the zone of the house."""
    names = Names(case)
    area = names.area(case.get("area"))
    day = find_tables(_day(case, names))
    if day is None:
        return []
    slots = open_slots(day, case["party"], area=area)
    return [slot.starts_at.astimezone(day.zone).isoformat(timespec="minutes") for slot in slots]


class Names:
    """The numbers under which the tables and areas of a case go into the engine."""

    def __init__(self, case: Case) -> None:
        areas = dict.fromkeys(table.get("area") for table in case["tables"])
        self._areas = {name: number for number, name in enumerate(areas) if name}
        self._tables = {table["id"]: number for number, table in enumerate(case["tables"])}

    def area(self, name: str | None) -> int | None:
        """Give the number of an area, -1 for one that no table is in."""
        return self._areas.get(name, -1) if name else None

    def tables(self, names: list[str] | None) -> tuple[int, ...]:
        """Give the numbers of tables."""
        return tuple(self._tables[name] for name in names or ())


def _day(case: Case, names: Names) -> Day:
    date = dt.date.fromisoformat(case["date"])
    now = _instant(case["now"])
    buffer = case.get("buffer", 0)
    is_closed = case["date"] in case.get("closed_dates", [])
    return Day(
        date=date,
        zone=ZoneInfo(case["timezone"]),
        now=now,
        plan=_plan(case, names),
        periods=() if is_closed else _periods(case, date.weekday()),
        turns=_turns(case["turn"]),
        buffer_minutes=buffer,
        min_notice_minutes=case.get("min_notice", 0),
        max_advance_days=case.get("max_advance_days", 365),
        closings=tuple(
            Closing(starts_at=_instant(start), ends_at=_instant(end))
            for start, end in case.get("closed_intervals", [])
        ),
        stays=tuple(
            _stay(
                booking, names, dt.timedelta(minutes=buffer), reassign=case.get("reassign", True)
            )
            for booking in case["bookings"]
            if _is_live(booking, now)
        ),
    )


def _plan(case: Case, names: Names) -> FloorPlan:
    return FloorPlan(
        tables=tuple(
            Table(
                id=names.tables([table["id"]])[0],
                min_party=table["min"],
                max_party=table["max"],
                area=names.area(table.get("area")),
                online=table.get("bookable", True),
            )
            for table in case["tables"]
        ),
        combinations=tuple(
            Combination(
                id=number,
                tables=names.tables(combination["tables"]),
                min_party=combination["min"],
                max_party=combination["max"],
            )
            for number, combination in enumerate(case.get("combinations", []))
        ),
    )


def _periods(case: Case, weekday: int) -> tuple[Period, ...]:
    return tuple(
        Period(
            opens=service["open"],
            last_seating=service["last_seating"],
            step=service["interval"],
            must_end=service.get("must_end"),
            min_party=service.get("party_min", 1),
            max_party=service.get("party_max", 1_000_000),
            pacing_covers=service.get("pacing"),
            turns=_turns(service["turn"]) if service.get("turn") else None,
        )
        for service in case["services"]
        if weekday in service["weekdays"]
    )


def _stay(booking: Case, names: Names, buffer: dt.timedelta, *, reassign: bool) -> Stay:
    starts_at = _instant(booking["start"])
    tables = names.tables(booking.get("tables"))
    return Stay(
        id=str(booking["id"]),
        starts_at=starts_at,
        occupied_until=starts_at + dt.timedelta(minutes=booking["turn"]) + buffer,
        party_size=booking["party"],
        tables=tables,
        area=names.area(booking.get("area")),
        locked=bool(tables) and (booking["status"] == "seated" or not reassign),
    )


def _is_live(booking: Case, now: dt.datetime) -> bool:
    if booking["status"] in {"cancelled", "no_show"}:
        return False
    return booking["status"] != "hold" or _instant(booking["expires_at"]) > now


def _instant(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)


def _turns(rows: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((up_to, minutes) for up_to, minutes in rows)


def main() -> None:
    """Answer case after case until the input ends."""
    for line in sys.stdin:
        print(json.dumps({"offers": offers(json.loads(line))}), flush=True)


if __name__ == "__main__":
    main()
