"""The rules a start has to pass before any table is looked at.

They follow the numbered rules of the availability reference: 1 the grid of starts, 2 closings of
the whole house, 3 notice and horizon, 4 length and end of the stay, 5 party sizes, 6 pacing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reservations.engine.calendar import instant_of, instants_of, quarter_of
from reservations.engine.model import SLOT_STEP, Closing, Day, Period, Reason, Stay

NEAREST_MISS = (Reason.FULL, Reason.TOO_SOON, Reason.TOO_FAR, Reason.TOO_LARGE, Reason.CLOSED)
"""Of several reasons the one that came closest to a yes is told."""

TICK = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One possible start with the length of its stay and the period that allows it."""

    starts_at: dt.datetime
    minutes: int
    period: Period | None

    @property
    def ends_at(self) -> dt.datetime:
        """Give the end of the stay; minutes are elapsed minutes, not minutes of the clock."""
        return self.starts_at + dt.timedelta(minutes=self.minutes)

    @property
    def is_paced(self) -> bool:
        """Tell whether the kitchen limits who starts then."""
        period = self.period
        return period is not None and (
            period.pacing_covers is not None or period.pacing_parties is not None
        )


class Pacing:
    """How many covers and parties start in each quarter hour."""

    def __init__(self, stays: Iterable[Stay] = ()) -> None:
        self._covers: dict[int, int] = {}
        self._parties: dict[int, int] = {}
        for stay in stays:
            self.count(stay)

    def count(self, stay: Stay, times: int = 1) -> None:
        """Add a stay that counts against pacing; -1 times takes it out again."""
        if not stay.paced:
            return
        quarter = quarter_of(stay.starts_at)
        self._covers[quarter] = self._covers.get(quarter, 0) + times * stay.party_size
        self._parties[quarter] = self._parties.get(quarter, 0) + times

    def allows(self, start: Start, party_size: int) -> bool:
        """Tell whether the kitchen can take one more party of that size then."""
        if start.period is None:
            return True
        quarter = quarter_of(start.starts_at)
        covers, parties = start.period.pacing_covers, start.period.pacing_parties
        if covers is not None and self._covers.get(quarter, 0) + party_size > covers:
            return False
        return parties is None or self._parties.get(quarter, 0) + 1 <= parties


def turn_minutes(turns: Sequence[tuple[int, int]], party_size: int) -> int:
    """Look up the length of a stay; parties beyond the last row stay as long as the last row."""
    for up_to, minutes in turns:
        if party_size <= up_to:
            return minutes
    return turns[-1][1]


def starts_of(day: Day, party_size: int) -> Iterator[Start]:
    """Walk the starts of all periods that take a party of this size, on the local clock."""
    for period in day.periods:
        if not period.min_party <= party_size <= period.max_party:
            continue
        minutes = turn_minutes(period.turns or day.turns, party_size)
        for wall in range(period.opens, period.last_seating + 1, period.step):
            for instant in instants_of(day.date, wall, day.zone):
                yield Start(starts_at=instant, minutes=minutes, period=period)


def time_limits(day: Day, party_size: int) -> Iterator[dt.datetime]:
    """Walk the moments from which notice or horizon say otherwise about one of the day's starts."""
    notice = dt.timedelta(minutes=day.min_notice_minutes) - TICK
    horizon = dt.timedelta(days=day.max_advance_days)
    for start in starts_of(day, party_size):
        yield start.starts_at - notice
        yield start.starts_at - horizon


class Gates:
    """What stands against a start apart from pacing and tables."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self._notice = dt.timedelta(minutes=day.min_notice_minutes)
        self._horizon = dt.timedelta(days=day.max_advance_days)
        self._closings = [c for c in day.closings if c.area is None and c.table is None]

    def obstacle(
        self,
        start: Start,
        now: dt.datetime,
        *,
        by_staff: bool,
        kept: dt.datetime | None = None,
    ) -> Reason | None:
        """Say what stands against a start at this moment, or None; notice and horizon are no matter for one that is kept."""
        if self._closings and house_is_closed(self._closings, start, by_staff=by_staff):
            return Reason.CLOSED
        if by_staff:
            return None
        if not _ends_in_time(self.day, start):
            return Reason.CLOSED
        return None if start.starts_at == kept else self._window(start, now)

    def _window(self, start: Start, now: dt.datetime) -> Reason | None:
        if start.starts_at < now + self._notice:
            return Reason.TOO_SOON
        return Reason.TOO_FAR if start.starts_at > now + self._horizon else None


def house_is_closed(closings: Iterable[Closing], start: Start, *, by_staff: bool) -> bool:
    """Tell whether a closing of the whole house meets the stay (its buffer may reach into it)."""
    return any(
        closing.starts_at < start.ends_at and start.starts_at < closing.ends_at
        for closing in closings
        if closing.area is None
        and closing.table is None
        and not (by_staff and closing.online_only)
    )


def party_obstacle(day: Day, party_size: int) -> Reason | None:
    """Say whether the house takes online parties of this size at all on this day."""
    if not day.periods:
        return Reason.CLOSED
    if party_size > min(day.max_party_size, max(p.max_party for p in day.periods)):
        return Reason.TOO_LARGE
    return None


def nearest_miss(reasons: Iterable[Reason]) -> Reason:
    """Choose the reason to tell; without any the house is closed."""
    return min(reasons, key=NEAREST_MISS.index, default=Reason.CLOSED)


def start_for_staff(day: Day, starts_at: dt.datetime, party_size: int) -> Start:
    """Give a start of the staff's choice the turn time of the period it falls into."""
    for period in day.periods:
        opens_at = instant_of(day.date, period.opens, day.zone)
        # Of the two times that a clock shows in autumn the later one belongs to the period too.
        last_at = max(
            instants_of(day.date, period.last_seating, day.zone),
            default=instant_of(day.date, period.last_seating, day.zone),
        )
        if period.turns and opens_at <= starts_at < last_at + SLOT_STEP:
            minutes = turn_minutes(period.turns, party_size)
            return Start(starts_at=starts_at, minutes=minutes, period=period)
    minutes = turn_minutes(day.turns, party_size)
    return Start(starts_at=starts_at, minutes=minutes, period=None)


def _ends_in_time(day: Day, start: Start) -> bool:
    if start.period is None or start.period.must_end is None:
        return True
    return start.ends_at <= instant_of(day.date, start.period.must_end, day.zone)
