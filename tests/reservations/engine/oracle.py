"""Availability by definition: all rules in their plainest form, all arrangements tried.

Written against intervals instead of bit masks, and sharing no code with the engine but its
values, so that a mistake in one is not a mistake in both.
"""

import datetime as dt
from dataclasses import dataclass

from reservations.engine import Day, Period, Stay, Taken

QUARTER = dt.timedelta(minutes=15)


@dataclass(frozen=True)
class Unit:
    tables: tuple[int, ...]
    smallest: int
    largest: int
    area: int | None
    online: bool


@dataclass(frozen=True)
class Party:
    starts_at: dt.datetime
    ends_at: dt.datetime
    occupied_until: dt.datetime
    party_size: int
    area: int | None
    fixed: tuple[int, ...] | None
    home: tuple[int, ...] | None
    is_new: bool


def units(day: Day) -> list[Unit]:
    by_id = {table.id: table for table in day.plan.tables}
    found = [Unit((t.id,), t.min_party, t.max_party, t.area, t.online) for t in day.plan.tables]
    for c in day.plan.combinations:
        areas = {by_id[table].area for table in c.tables}
        area = areas.pop() if len(areas) == 1 else None
        online = all(by_id[table].online for table in c.tables)
        found.append(Unit(c.tables, c.min_party, c.max_party, area, online))
    return found


def starts(day: Day, party_size: int) -> set[dt.datetime]:
    """All starts that can be had somewhere."""
    found = set()
    for unit_area in {unit.area for unit in units(day)}:
        found |= starts_in(day, party_size, unit_area)
    return found


def starts_in(day: Day, party_size: int, area: int | None) -> set[dt.datetime]:
    """All starts that can be had at units of exactly this area (None: of no area)."""
    found: set[dt.datetime] = set()
    if party_size > day.max_party_size:
        return found
    for period in day.periods:
        if not period.min_party <= party_size <= period.max_party:
            continue
        minutes = turn(period.turns or day.turns, party_size)
        for wall in range(period.opens, period.last_seating + 1, period.step):
            found |= {
                start
                for start in shown(day, wall)
                if passes(day, period, start, minutes, party_size)
                and fits(day, start, minutes, party_size, area)
            }
    return found


def turn(turns: tuple[tuple[int, int], ...], party_size: int) -> int:
    return next(minutes for up_to, minutes in turns if party_size <= up_to)


def shown(day: Day, wall: int) -> list[dt.datetime]:
    """List the instants at which the wall clock shows that time, by looking at each quarter."""
    naive = dt.datetime.combine(day.date, dt.time()) + dt.timedelta(minutes=wall)
    around = naive.replace(tzinfo=dt.UTC)
    near = (around + k * QUARTER for k in range(-12, 13))
    return [i for i in near if i.astimezone(day.zone).replace(tzinfo=None) == naive]


def passes(day: Day, period: Period, start: dt.datetime, minutes: int, party_size: int) -> bool:
    end = start + dt.timedelta(minutes=minutes)
    if start < day.now + dt.timedelta(minutes=day.min_notice_minutes):
        return False
    if start > day.now + dt.timedelta(days=day.max_advance_days):
        return False
    # The houses of these tests never close at a time that the night of spring leaves out.
    if period.must_end is not None and end > min(shown(day, period.must_end)):
        return False
    house = (c for c in day.closings if c.area is None and c.table is None)
    if any(c.starts_at < end and start < c.ends_at for c in house):
        return False
    same = [s for s in day.stays if s.paced and floor15(s.starts_at) == floor15(start)]
    covers = sum(s.party_size for s in same) + party_size
    if period.pacing_covers is not None and covers > period.pacing_covers:
        return False
    return period.pacing_parties is None or len(same) + 1 <= period.pacing_parties


def floor15(instant: dt.datetime) -> int:
    return int(instant.timestamp()) // 900


def fits(day: Day, start: dt.datetime, minutes: int, party_size: int, area: int | None) -> bool:
    end = start + dt.timedelta(minutes=minutes)
    buffer = dt.timedelta(minutes=day.buffer_minutes)
    new = Party(start, end, end + buffer, party_size, area, None, None, is_new=True)
    old = [as_party(day, stay, buffer) for stay in day.stays]
    return packable(day, [*[p for p in old if p.fixed], new, *[p for p in old if not p.fixed]])


def as_party(day: Day, stay: Stay, buffer: dt.timedelta) -> Party:
    fixed = stay.tables if stay.locked or not day.reassign else None
    end = max(stay.occupied_until - buffer, stay.starts_at)
    return Party(
        stay.starts_at,
        end,
        stay.occupied_until,
        stay.party_size,
        stay.area,
        fixed,
        stay.tables,
        is_new=False,
    )


def packable(day: Day, parties: list[Party]) -> bool:
    held = [Taken(table=t.table, starts_at=t.starts_at, ends_at=t.ends_at) for t in day.taken]
    every_unit = units(day)

    def place(index: int) -> bool:
        if index == len(parties):
            return True
        party = parties[index]
        for tables in choices(day, every_unit, party):
            if any(meets(h, party, tables) for h in held):
                continue
            here = [
                Taken(table=t, starts_at=party.starts_at, ends_at=party.occupied_until)
                for t in tables
            ]
            held.extend(here)
            if place(index + 1):
                return True
            del held[-len(here) :]
        return False

    return place(0)


def choices(day: Day, every_unit: list[Unit], party: Party) -> list[tuple[int, ...]]:
    if party.fixed:
        return [party.fixed]
    found = [] if party.home is None else [party.home]
    for unit in every_unit:
        in_range = unit.smallest <= party.party_size <= unit.largest
        in_area = unit.area == party.area or (party.area is None and not party.is_new)
        allowed = unit.online or not party.is_new
        if in_range and in_area and allowed and not shut(day, unit, party):
            found.append(unit.tables)
    return found


def shut(day: Day, unit: Unit, party: Party) -> bool:
    area_of = {table.id: table.area for table in day.plan.tables}
    return any(
        (c.table == table or (c.area is not None and c.area == area_of[table]))
        and c.starts_at < party.ends_at
        and party.starts_at < c.ends_at
        for c in day.closings
        for table in unit.tables
    )


def meets(held: Taken, party: Party, tables: tuple[int, ...]) -> bool:
    return (
        held.table in tables
        and held.starts_at < party.occupied_until
        and party.starts_at < held.ends_at
    )
