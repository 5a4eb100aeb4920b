"""Two months of parties for one house, computed in plain Python: who comes when, at which tables.

A simple greedy in memory gives out the smallest free table, then the smallest free combination. It keeps to
the house's periods, turn times, buffer and pacing, so that the book looks like one that the house has kept.
"""

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from config.demo.people import WISHES
from config.demo.specs import HouseSpec, PeriodSpec

PAST_DAYS = 31
COMING_DAYS = 31
QUARTER = dt.timedelta(minutes=15)
LOAD_BY_WEEKDAY = (0.55, 0.6, 0.65, 0.75, 1.0, 1.0, 0.85)
PARTY_SIZES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
PARTY_WEIGHTS = (3, 46, 13, 21, 5, 6, 1.5, 2.5, 0.6, 0.8, 0.2, 0.4)
SOURCES = ("chat", "phone", "web", "google", "whatsapp", "api")
SOURCE_WEIGHTS = (46, 24, 14, 7, 5, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """A table or a combination: what a party may be given."""

    tables: tuple[str, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """When a party is there, in UTC."""

    date: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    occupied_until: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One party of the book."""

    stay: Stay
    party_size: int
    tables: tuple[str, ...]
    guest: int | None
    """Number of the guest; None for walk-ins."""
    source: str
    status: str
    wish: str
    created_at: dt.datetime
    settled_at: dt.datetime | None
    """When it was seated, cancelled or given up."""
    left_at: dt.datetime | None


@dataclass(slots=True, kw_only=True)
class Book:
    """The house's book while it is being filled; a table's time is one bit for each quarter of an hour."""

    house: HouseSpec
    seats: list[Seats]
    now: dt.datetime
    chance: random.Random
    taken: dict[str, int] = field(default_factory=dict)
    starting: dict[dt.datetime, int] = field(default_factory=dict)
    of_week: dict[int, set[int]] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        """Where the house stands."""
        return ZoneInfo(self.house.timezone)

    def visits(self) -> Iterator[Visit]:
        """All parties of two months, day by day; the closing day and the closure stay empty."""
        today = self.now.astimezone(self.zone).date()
        for offset in range(-PAST_DAYS, COMING_DAYS + 1):
            date = today + dt.timedelta(days=offset)
            if not self._is_closed(offset):
                for period in self.house.periods:
                    if period.weekdays >> date.weekday() & 1:
                        yield from self._period(date, period, _fill(offset, date))

    def _is_closed(self, offset: int) -> bool:
        if self.house.closed_in_days is None:
            return False
        first, days = self.house.closed_in_days
        return first <= offset < first + days

    def _period(self, date: dt.date, period: PeriodSpec, fill: float) -> Iterator[Visit]:
        tables = sum(len(area.tables) for area in self.house.areas)
        for _ in range(round(tables * period.turns_a_table * fill)):
            visit = self._party(date, period)
            if visit is not None:
                yield visit

    def _party(self, date: dt.date, period: PeriodSpec) -> Visit | None:
        party = self.chance.choices(PARTY_SIZES, PARTY_WEIGHTS)[0]
        if party > self.house.policy.max_party_size:
            return None
        stay = self._stay(date, period, party)
        if not self._kitchen_can(period, stay, party):
            return None
        status = self._status(stay)
        comes = status not in {"cancelled", "no_show"}
        seats = self._give_out(party, stay, takes=comes)
        if seats is None:
            return None
        if comes:
            self.starting[stay.starts_at] = self.starting.get(stay.starts_at, 0) + party
        return self._visit(stay, party, seats, status)

    def _stay(self, date: dt.date, period: PeriodSpec, party: int) -> Stay:
        minutes = next(minutes for up_to, minutes in self.house.turns if party <= up_to)
        midnight = dt.datetime.combine(date, dt.time(), self.zone)
        wall = dt.timedelta(minutes=self._arrival(period, minutes))
        # Wall-clock arithmetic inside one zone, then UTC: 25:00 is one in the morning of the next day.
        starts_at = (midnight + wall).astimezone(dt.UTC)
        ends_at = starts_at + dt.timedelta(minutes=minutes)
        until = ends_at + dt.timedelta(minutes=self.house.policy.buffer_minutes)
        return Stay(date=date, starts_at=starts_at, ends_at=ends_at, occupied_until=until)

    def _arrival(self, period: PeriodSpec, minutes: int) -> int:
        """Most come in the middle of the period; nobody stays beyond its end."""
        last = period.last_seating
        if period.must_end is not None:
            last = min(last, period.must_end - minutes)
        peak = period.opens + (last - period.opens) * 0.45
        wall = self.chance.triangular(period.opens, last, peak)
        return min(last, period.opens + round((wall - period.opens) / 15) * 15)

    def _kitchen_can(self, period: PeriodSpec, stay: Stay, party: int) -> bool:
        most = period.pacing_covers
        return most is None or self.starting.get(stay.starts_at, 0) + party <= most

    def _status(self, stay: Stay) -> str:
        if stay.ends_at <= self.now:
            return self.chance.choices(("completed", "cancelled", "no_show"), (88, 8, 4))[0]
        if stay.starts_at + dt.timedelta(minutes=10) <= self.now:
            return self.chance.choices(("seated", "cancelled"), (94, 6))[0]
        return self.chance.choices(("confirmed", "cancelled"), (95, 5))[0]

    def _give_out(self, party: int, stay: Stay, *, takes: bool) -> Seats | None:
        mask = self._mask(stay.starts_at, stay.occupied_until)
        for seats in self.seats:  # smallest first
            if seats.low <= party <= seats.high and not (
                takes and any(self.taken.get(table, 0) & mask for table in seats.tables)
            ):
                if takes:
                    for table in seats.tables:
                        self.taken[table] = self.taken.get(table, 0) | mask
                return seats
        return None

    def _mask(self, starts_at: dt.datetime, until: dt.datetime) -> int:
        begin = dt.datetime.combine(self.now.date(), dt.time(), dt.UTC) - dt.timedelta(
            days=PAST_DAYS + 3
        )
        first, last = (starts_at - begin) // QUARTER, (until - begin) // QUARTER
        return (1 << last) - (1 << first)

    def _visit(self, stay: Stay, party: int, seats: Seats, status: str) -> Visit:
        chance = self.chance
        came = status in {"completed", "seated"}
        walked_in = came and chance.random() < 0.12
        ahead = dt.timedelta(minutes=1 if walked_in else round(chance.expovariate(1 / 4000)) + 60)
        created_at = min(
            stay.starts_at - ahead, self.now - dt.timedelta(minutes=chance.randint(3, 600))
        )
        return Visit(
            stay=stay,
            party_size=party,
            tables=seats.tables,
            guest=None if walked_in else self._guest(stay.date),
            source="walk-in" if walked_in else chance.choices(SOURCES, SOURCE_WEIGHTS)[0],
            status=status,
            wish="" if walked_in or chance.random() > 0.18 else self._wish(),
            created_at=created_at,
            settled_at=self._settled(status, created_at, stay.starts_at),
            left_at=stay.ends_at - dt.timedelta(minutes=chance.randint(0, 20))
            if status == "completed"
            else None,
        )

    def _settled(
        self, status: str, created_at: dt.datetime, starts_at: dt.datetime
    ) -> dt.datetime | None:
        if status in {"completed", "seated"}:
            return starts_at + dt.timedelta(minutes=self.chance.randint(0, 9))
        if status == "no_show":
            return starts_at + dt.timedelta(minutes=30)
        if status == "cancelled":
            last = min(starts_at, self.now) - created_at
            return created_at + last * self.chance.uniform(0.3, 0.95)
        return None

    def _guest(self, date: dt.date) -> int:
        """Regulars, who come first in the list, come often, but nobody twice in a week."""
        here = self.of_week.setdefault(date.toordinal() // 7, set())
        others = (int(self.house.guests * self.chance.random() ** 1.6) for _ in itertools.count())
        guest = next(each for each in others if each not in here)
        here.add(guest)
        return guest

    def _wish(self) -> str:
        return self.chance.choice(WISHES)


def _fill(offset: int, date: dt.date) -> float:
    """How full a day is: the past by weekday, the future less the farther away it is."""
    load = LOAD_BY_WEEKDAY[date.weekday()]
    return load if offset <= 0 else load * max(0.1, 0.85 - 0.045 * offset)


def seats_of(house: HouseSpec) -> list[Seats]:
    """Tables and combinations of the house, smallest first."""
    found = [
        Seats(tables=(table.name,), low=table.seats[0], high=table.seats[1])
        for area in house.areas
        for table in area.tables
    ]
    found += combinations_of(house)
    return sorted(found, key=lambda seats: (len(seats.tables), seats.high, seats.tables))


def combinations_of(house: HouseSpec) -> list[Seats]:
    """Neighbours by twos and threes, for parties that no single one of their tables takes."""
    high = {table.name: table.seats[1] for area in house.areas for table in area.tables}
    found: dict[tuple[str, ...], Seats] = {}
    for row in (row for area in house.areas for row in area.rows):
        for size in (2, 3):
            for start in range(len(row) - size + 1):
                joined = row[start : start + size]
                most = min(sum(high[name] for name in joined), house.policy.max_party_size)
                low = max(high[name] for name in joined) + 1
                if low <= most:
                    found[joined] = Seats(tables=joined, low=low, high=most)
    return list(found.values())
