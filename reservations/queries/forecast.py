"""What a house may expect of a day: told by its last twelve weeks, the same weekday first."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from reservations.engine import USUALLY_FLEXIBLE, Expected, Forecast
from reservations.enums import ReservationStatus, Source
from reservations.models import Reservation, WaitlistEntry, WaitlistState
from reservations.queries.house_plan import HousePlan

S = ReservationStatus
WEEKS = 12
FEWEST_DAYS = 3
"""With less history of the same weekday, all weekdays count; with less of these, nothing is known."""
ASKED_FOR = (S.REQUESTED, S.CONFIRMED, S.SEATED, S.COMPLETED, S.CANCELLED, S.NO_SHOW)
UNSERVED = (WaitlistState.WAITING, WaitlistState.OFFERED, WaitlistState.LEFT, WaitlistState.PASSED)
A_DAY = dt.timedelta(days=1)
QUARTER = 15
MOST_FLEXIBLE = 4
"""Quarter hours either way; who would come at any hour of the evening is taken to have this much patience."""


class _Asked(NamedTuple):
    """One request of the past."""

    date: dt.date
    starts_at: dt.datetime
    created_at: dt.datetime
    party_size: int
    status: str
    walked_in: bool
    flexible: int | None = None
    """Quarter hours by which the party said it would come earlier or later; None where it said nothing."""


@dataclass(slots=True)
class _Size:
    reserving: int = 0
    walking_in: int = 0
    leads: list[float] = field(default_factory=list)


def forecast(plan: HousePlan, date: dt.date, today: dt.date) -> Forecast | None:
    """What to expect of a service day; None where the house has too little history.

    Reads the days of twelve weeks by index, so that it does not grow with history.
    """
    past = [today - days * A_DAY for days in range(1, WEEKS * 7 + 1)]
    same = _asked(plan, [each for each in past if each.weekday() == date.weekday()])
    if len({each.date for each in same}) >= FEWEST_DAYS:
        return _forecast(plan, same)
    every = _asked(plan, past)
    return _forecast(plan, every) if len({each.date for each in every}) >= FEWEST_DAYS else None


def _asked(plan: HousePlan, dates: Sequence[dt.date]) -> list[_Asked]:
    rows = Reservation.objects.for_business(plan.business_id).filter(
        service_date__in=dates, status__in=ASKED_FOR
    )
    columns = ("id", "service_date", "starts_at", "created_at", "party_size", "status", "source")
    said = _windows_of_served(plan, dates)
    found = [
        _Asked(
            date,
            starts_at,
            created_at,
            party_size,
            status,
            source == Source.WALK_IN,
            said.get(reservation_id),
        )
        for reservation_id, date, starts_at, created_at, party_size, status, source in (
            rows.order_by().values_list(*columns)
        )
    ]
    return [*found, *_unserved(plan, set(dates))]


def _windows_of_served(plan: HousePlan, dates: Sequence[dt.date]) -> dict[UUID, int]:
    """How flexible those said to be who waited, and got a table: by their reservation."""
    rows = WaitlistEntry.objects.filter(
        business_id=plan.business_id,
        state=WaitlistState.SEATED,
        reservation__service_date__in=dates,
    )
    return {
        reservation_id: _flexibility(earliest, latest)
        for reservation_id, earliest, latest in rows.order_by().values_list(
            "reservation_id", "earliest_at", "latest_at"
        )
    }


def _unserved(plan: HousePlan, dates: set[dt.date]) -> Iterator[_Asked]:
    """Who waited in vain would have come too: without them a full house would look like enough."""
    rows = WaitlistEntry.objects.filter(
        business_id=plan.business_id,
        state__in=UNSERVED,
        earliest_at__gte=plan.begins(min(dates)),
        earliest_at__lt=plan.begins(max(dates) + A_DAY),
    )
    columns = ("earliest_at", "latest_at", "created_at", "party_size")
    for earliest, latest, created_at, party_size in rows.values_list(*columns):
        middle = earliest + (latest - earliest) / 2
        date = plan.service_date(middle)
        if date in dates:
            yield _Asked(
                date,
                middle,
                created_at,
                party_size,
                S.CONFIRMED,
                walked_in=False,
                flexible=_flexibility(earliest, latest),
            )


def _flexibility(earliest: dt.datetime, latest: dt.datetime) -> int:
    """From the middle of a window to its ends, in quarter hours."""
    return min((latest - earliest) // dt.timedelta(minutes=2 * QUARTER), MOST_FLEXIBLE)


def _flexible(asked: Sequence[_Asked]) -> tuple[tuple[int, float], ...]:
    """The shares of those who reserve by how flexible they are: as they said, or as is assumed."""
    shares: dict[int, float] = defaultdict(float)
    reserving = [each for each in asked if not each.walked_in]
    for each in reserving:
        for quarters, share in (
            USUALLY_FLEXIBLE if each.flexible is None else ((each.flexible, 1.0),)
        ):
            shares[quarters] += share / len(reserving)
    return tuple(sorted(shares.items())) or USUALLY_FLEXIBLE


def _forecast(plan: HousePlan, asked: Sequence[_Asked]) -> Forecast:
    days = len({each.date for each in asked})
    sizes: dict[int, _Size] = defaultdict(_Size)
    starts: Counter[int] = Counter()
    for each in asked:
        size = sizes[each.party_size]
        starts[_wall(plan, each)] += 1
        if each.walked_in:
            size.walking_in += 1
        else:
            size.reserving += 1
            size.leads.append((each.starts_at - each.created_at) / A_DAY)
    reserving = sum(size.reserving for size in sizes.values())
    cancelled = sum(each.status == S.CANCELLED for each in asked)
    missed = sum(each.status == S.NO_SHOW for each in asked)
    return Forecast(
        expected=tuple(
            Expected(
                party_size=party_size,
                reserving=size.reserving / days,
                walking_in=size.walking_in / days,
                lead_days=max(0.01, sum(size.leads) / len(size.leads)) if size.leads else 1.0,
            )
            for party_size, size in sorted(sizes.items())
        ),
        starts=tuple((wall, float(count)) for wall, count in sorted(starts.items())),
        flexible=_flexible(asked),
        cancelled=cancelled / max(1, reserving),
        missed=missed / max(1, reserving - cancelled),
    )


def _wall(plan: HousePlan, asked: _Asked) -> int:
    """The quarter hour of the wished start, in minutes since midnight of the service day."""
    local = asked.starts_at.astimezone(plan.zone)
    minutes = (local.date() - asked.date).days * 1440 + local.hour * 60 + local.minute
    return minutes // QUARTER * QUARTER
