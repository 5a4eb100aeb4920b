"""Houses for the engine's tests: plain ones to read, and random small ones."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from reservations.engine import (
    Assignment,
    Closing,
    Combination,
    Day,
    FloorPlan,
    Period,
    Stay,
    Table,
    Taken,
    Wish,
    assign,
    instants_of,
)

BERLIN = ZoneInfo("Europe/Berlin")
A_DAY = dt.date(2026, 6, 17)
SPRING, AUTUMN = dt.date(2026, 3, 28), dt.date(2026, 10, 24)
"""The service days whose nights have a clock change."""

DINNER = Period(opens=18 * 60, last_seating=21 * 60, step=30)


def at(clock: str, date: dt.date = A_DAY, zone: ZoneInfo = BERLIN) -> dt.datetime:
    """Give the (first) instant of a wall time; hours from 24 on are the next day's."""
    hours, minutes = clock.split(":")
    return instants_of(date, int(hours) * 60 + int(minutes), zone)[0]


def clock(instant: dt.datetime, zone: ZoneInfo = BERLIN) -> str:
    return instant.astimezone(zone).strftime("%H:%M")


def house(*tables: Table, **changes: object) -> Day:
    """Give an open day, a week ahead, of a house with these tables."""
    combinations = changes.pop("combinations", ())
    day = Day(
        date=A_DAY,
        zone=BERLIN,
        now=at("12:00", A_DAY - dt.timedelta(days=7)),
        plan=FloorPlan(tables=tables, combinations=combinations),
        periods=(DINNER,),
        turns=((99, 120),),
    )
    return replace(day, **changes)


def stay(name: str, clock: str, party_size: int, *tables: int, **more: object) -> Stay:
    """Give a stay of two hours on the common day."""
    minutes = more.pop("minutes", 120)
    starts_at = at(clock)
    return Stay(
        id=name,
        starts_at=starts_at,
        occupied_until=starts_at + dt.timedelta(minutes=minutes),
        party_size=party_size,
        tables=tables,
        **more,
    )


def with_wish(day: Day, wish: Wish, answer: Assignment, name: str, **more: object) -> Day:
    """Give the day after an assignment was written."""
    moved = (replace(s, tables=answer.moves.get(s.id, s.tables)) for s in day.stays)
    kept = tuple(stay for stay in moved if stay.id != wish.replaces)
    new = Stay(
        id=name,
        starts_at=answer.starts_at,
        occupied_until=answer.occupied_until,
        party_size=wish.party_size,
        tables=answer.tables,
        area=wish.area,
        **more,
    )
    return replace(day, stays=(*kept, new))


AREAS = st.sampled_from((None, 1, 2))
PARTY_SIZES = st.integers(1, 7)


@st.composite
def tables(draw: st.DrawFn, count: int) -> tuple[Table, ...]:
    found = []
    for number in range(1, count + 1):
        smallest = draw(st.sampled_from((1, 1, 2, 3)))
        found.append(
            Table(
                id=number,
                min_party=smallest,
                max_party=smallest + draw(st.integers(0, 3)),
                area=draw(AREAS),
                online=draw(st.sampled_from((True, True, True, False))),
                priority=draw(st.integers(0, 1)),
            )
        )
    return tuple(found)


@st.composite
def combinations(draw: st.DrawFn, count: int) -> tuple[Combination, ...]:
    if count < 2:
        return ()
    found = []
    for number in range(draw(st.integers(0, 3))):
        joined = draw(
            st.lists(st.integers(1, count), min_size=2, max_size=3, unique=True).map(tuple)
        )
        smallest = draw(st.integers(2, 5))
        largest = smallest + draw(st.integers(0, 3))
        found.append(
            Combination(id=100 + number, tables=joined, min_party=smallest, max_party=largest)
        )
    return tuple(found)


@st.composite
def periods(draw: st.DrawFn) -> tuple[Period, ...]:
    opens = draw(st.sampled_from((1080, 1080, 1410)))
    dinner = Period(
        opens=opens,
        last_seating=opens + draw(st.sampled_from((60, 120, 180))),
        step=draw(st.sampled_from((15, 30, 60))),
        must_end=draw(st.sampled_from((None, opens + 240))),
        max_party=draw(st.sampled_from((1_000_000, 5))),
        pacing_covers=draw(st.sampled_from((None, None, 8))),
        pacing_parties=draw(st.sampled_from((None, None, 2))),
        turns=draw(st.sampled_from((None, ((4, 60), (99, 90))))),
    )
    late = Period(opens=opens + 60, last_seating=opens + 120, step=30)
    return (dinner, late) if draw(st.booleans()) else (dinner,)


def instants(date: dt.date) -> st.SearchStrategy[dt.datetime]:
    """Give quarter hours of the evening and the night."""
    noon = at("17:00", date)
    return st.integers(0, 44).map(lambda quarter: noon + quarter * dt.timedelta(minutes=15))


@st.composite
def closings(draw: st.DrawFn, date: dt.date, count: int) -> tuple[Closing, ...]:
    found = []
    for _ in range(draw(st.integers(0, 2))):
        starts_at = draw(instants(date))
        where = draw(st.sampled_from(("area", "table", "house")))
        found.append(
            Closing(
                starts_at=starts_at,
                ends_at=starts_at + dt.timedelta(minutes=draw(st.sampled_from((15, 60, 120)))),
                area=draw(st.integers(1, 2)) if where == "area" else None,
                table=draw(st.integers(1, count)) if where == "table" else None,
                online_only=draw(st.booleans()),
            )
        )
    return tuple(found)


@st.composite
def days(draw: st.DrawFn, most_tables: int = 5, most_stays: int = 7) -> Day:
    """Give a small house with a day that is already partly full, filled by the engine."""
    date = draw(st.sampled_from((A_DAY, SPRING, AUTUMN)))
    count = draw(st.integers(1, most_tables))
    day = Day(
        date=date,
        zone=BERLIN,
        now=at("12:00", date) + dt.timedelta(hours=draw(st.sampled_from((-100, 0, 7)))),
        plan=FloorPlan(tables=draw(tables(count)), combinations=draw(combinations(count))),
        periods=draw(periods()),
        turns=draw(st.sampled_from((((99, 120),), ((2, 60), (4, 90), (99, 120))))),
        buffer_minutes=draw(st.sampled_from((0, 0, 15))),
        min_notice_minutes=draw(st.sampled_from((0, 60))),
        max_advance_days=draw(st.sampled_from((365, 3))),
        max_party_size=draw(st.sampled_from((1_000_000, 6))),
        closings=draw(closings(date, count)),
    )
    if draw(st.booleans()):
        starts_at = draw(instants(date))
        ends_at = starts_at + dt.timedelta(minutes=45)
        block = Taken(table=draw(st.integers(1, count)), starts_at=starts_at, ends_at=ends_at)
        day = replace(day, taken=(block,))
    for number in range(draw(st.integers(0, most_stays))):
        day = _with_stay(draw, day, f"s{number}")
    return replace(day, reassign=draw(st.sampled_from((True, True, True, False))))


def _with_stay(draw: st.DrawFn, day: Day, name: str) -> Day:
    wish = Wish(
        party_size=draw(PARTY_SIZES),
        starts_at=draw(instants(day.date)),
        area=draw(AREAS),
        by_staff=True,
    )
    answer = assign(day, wish)
    if not isinstance(answer, Assignment):
        return day
    locked, paced = draw(st.sampled_from((False, False, True))), draw(st.booleans())
    return with_wish(day, wish, answer, name, locked=locked, paced=paced)
