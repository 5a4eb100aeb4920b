"""Morning or evening? A time is read as the house is open, never by a fixed rule."""

import datetime as dt
from collections.abc import Mapping, Sequence

from assistant.language.clocks import HALF_DAY, MINUTES_A_DAY, MINUTES_AN_HOUR, Clock

HALF_DAY_MINUTES = HALF_DAY * MINUTES_AN_HOUR
Hours = Mapping[int, Sequence[tuple[int, int]]]

_ABOUT = 30
"""Who comes so many minutes before or after it asks for about that time."""
_USUAL: Sequence[tuple[int, int]] = ((11 * 60, 15 * 60), (17 * 60, 23 * 60))
_PARTS = {
    "morning": (4 * 60, 12 * 60), "noon": (11 * 60, 15 * 60),
    "afternoon": (12 * 60, 19 * 60), "evening": (16 * 60, 27 * 60),
}  # fmt: skip


def as_time(minutes: int) -> dt.time:
    """Return minutes after midnight, of this day or the next, as a time."""
    hour, minute = divmod(minutes % MINUTES_A_DAY, MINUTES_AN_HOUR)
    return dt.time(hour, minute)


def read_clock(
    clock: Clock, part: str | None, date: dt.date | None, opening: Hours | None, *, digital: bool
) -> tuple[dt.time, dt.time | None]:
    """Return the time meant and, where morning and evening both make sense, the other one."""
    if clock.whole and clock.part not in {"am", "pm"}:
        return as_time(clock.minutes), None
    wanted = clock.part or part or ""
    if clock.digital and digital and not wanted:
        return _as_written(clock, _windows(date, opening), known=opening is not None)
    early = clock.minutes % HALF_DAY_MINUTES
    late = early + HALF_DAY_MINUTES
    if wanted == "am":
        return as_time(early), None
    if wanted == "pm":
        return as_time(late), None
    if wanted in _PARTS:
        return as_time(_nearest((early, late, late + HALF_DAY_MINUTES), [_PARTS[wanted]])), None
    windows = _windows(date, opening)
    chosen = _nearest((late, early), windows)
    other = early if chosen == late else late
    both_open = _distance(other, windows) == 0
    return as_time(chosen), as_time(other) if both_open else None


def is_served_at(time: dt.time, date: dt.date | None, opening: Hours | None) -> bool:
    """Whether tables are given out at about that time."""
    at = time.hour * MINUTES_AN_HOUR + time.minute
    return _distance(at, _windows(date, opening)) <= _ABOUT


def _as_written(
    clock: Clock, windows: Sequence[tuple[int, int]], *, known: bool
) -> tuple[dt.time, dt.time | None]:
    """Read 7:30 as half past seven in the morning unless the house is known to be shut then."""
    written = clock.minutes
    late = (written + HALF_DAY_MINUTES) % MINUTES_A_DAY
    if known and _distance(written, windows) and not _distance(late, windows):
        return as_time(late), as_time(written)
    return as_time(written), None


def _windows(date: dt.date | None, opening: Hours | None) -> Sequence[tuple[int, int]]:
    if opening is None:
        return _USUAL
    days = (
        [date.weekday()] if date is not None and opening.get(date.weekday()) else sorted(opening)
    )
    return [window for day in days for window in opening.get(day, ())] or _USUAL


def _distance(minutes: int, windows: Sequence[tuple[int, int]]) -> int:
    return min(
        max(opens - at, at - closes, 0)
        for opens, closes in windows
        for at in (minutes, minutes + MINUTES_A_DAY)
    )


def _nearest(candidates: Sequence[int], windows: Sequence[tuple[int, int]]) -> int:
    return min(candidates, key=lambda minutes: _distance(minutes, windows))
