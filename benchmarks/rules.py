"""The rules that others give out tables by, for comparison: no party is ever moved.

first-fit: the first table that suits and is free. best-fit: the smallest. combinations: best fit,
and listed combinations where no single table is free. spreading: areas in turn, and in an area the
table with the fewest parties so far.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

Message = dict[str, Any]
RULES = ("first-fit", "best-fit", "combinations", "spreading")
NOTICE = 60


@dataclass(slots=True)
class _Visit:
    begins: int
    ends: int
    tables: list[str]
    asked: Message


class RuledEvening:
    """A house that keeps to one simple rule from its first request to its last guest."""

    def __init__(self, house: Message, rule: str) -> None:
        self._house, self._rule = house, rule
        self._visits: dict[str, _Visit] = {}
        self._waiting: dict[str, Message] = {}
        self._parties: Counter[str] = Counter()
        self._last_area = ""
        self._units = [
            ([table["id"]], table["min"], table["max"], table["area"]) for table in house["tables"]
        ]
        if rule == "combinations":
            area_of = {table["id"]: table["area"] for table in house["tables"]}
            for join in house["combinations"]:
                areas = {area_of[name] for name in join["tables"]}
                area = areas.pop() if len(areas) == 1 else None
                self._units.append((join["tables"], join["min"], join["max"], area))

    def answer(self, message: Message) -> Message:
        """Take in one message and answer it."""
        kind = message["type"]
        if kind == "end":
            return {"plan": {name: visit.tables for name, visit in self._visits.items()}}
        if kind == "request":
            given = self._give(message, message["t"])
            if given is None and message["waitlist"]:
                self._waiting[message["id"]] = message
            return {"accept": False} if given is None else {"accept": True, **given}
        if kind == "cancel":
            self._waiting.pop(message["id"], None)
            return self._promote(message["t"]) if self._visits.pop(message["id"], None) else {}
        if kind == "no_show":
            self._visits[message["id"]].ends = message["t"]
            return self._promote(message["t"])
        return {}

    def _promote(self, now: int) -> Message:
        promoted, assign = [], {}
        for name, asked in list(self._waiting.items()):
            given = self._give(asked, now + NOTICE)
            if given is not None:
                promoted.append({"id": name, "time": given["time"]})
                assign.update(given["assign"])
                del self._waiting[name]
        return {"promote": promoted, "assign": assign} if promoted else {}

    def _give(self, asked: Message, earliest: int) -> Message | None:
        turns = self._house["turn_minutes"]
        turn = next((length for up_to, length in turns if asked["party"] <= up_to), turns[-1][1])
        for time in asked["times"]:
            ends = time + turn + self._house["buffer_minutes"]
            if time < earliest or not self._kitchen_has_room(asked, time):
                continue
            tables = self._choose(asked, time, ends)
            if tables:
                self._visits[asked["id"]] = _Visit(time, ends, tables, asked)
                self._parties.update(tables)
                return {"time": time, "assign": {asked["id"]: tables}}
        return None

    def _kitchen_has_room(self, asked: Message, time: int) -> bool:
        most = self._house["pacing_covers"]
        if most is None or asked["walk_in"]:
            return True
        starting = sum(
            visit.asked["party"]
            for visit in self._visits.values()
            if visit.begins == time and not visit.asked["walk_in"]
        )
        return bool(starting + asked["party"] <= most)

    def _choose(self, asked: Message, begins: int, ends: int) -> list[str]:
        taken = {
            table
            for visit in self._visits.values()
            if visit.begins < ends and begins < visit.ends
            for table in visit.tables
        }
        free = [
            unit
            for unit in self._units
            if unit[1] <= asked["party"] <= unit[2]
            and asked["area"] in (None, unit[3])
            and taken.isdisjoint(unit[0])
        ]
        if not free:
            return []
        if self._rule == "spreading":
            return self._spread(free)
        if self._rule == "first-fit":
            return list(free[0][0])
        return list(min(free, key=lambda unit: (len(unit[0]), unit[2]))[0])

    def _spread(self, free: list[tuple[list[str], int, int, str | None]]) -> list[str]:
        areas = self._house["areas"]
        after = areas.index(self._last_area) + 1 if self._last_area else 0
        for area in (*areas[after:], *areas[:after]):
            here = [unit for unit in free if unit[3] == area]
            if here:
                self._last_area = area
                return list(min(here, key=lambda unit: self._parties[unit[0][0]])[0])
        return list(free[0][0])
