"""Service days under lock: from here on nobody else gives out their tables."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.conf import settings
from django.db import connection

from businesses.models import Business
from common import clock
from common.errors import NotFound
from reservations.actions.by import By
from reservations.actions.deciding import Overtaken
from reservations.actions.foresight import (
    Answers,
    Sought,
    answers_to,
    foresight_in_use,
    quick_answers_to,
)
from reservations.actions.refused import Offers, Question, Refused
from reservations.engine import Assignment, Day, Refusal, Stay, Wish
from reservations.models import Reservation, ReservationTable, ServiceDay
from reservations.queries.day import LoadedDay, read_day
from reservations.queries.day_rows import DayRows
from reservations.queries.house_plan import HousePlan, house_plan


@dataclass(slots=True, kw_only=True)
class LockedDays:
    """Some service days of one house while their rows are locked, and the one moment at which all is judged."""

    business: Business
    plan: HousePlan
    rows: dict[dt.date, ServiceDay]
    now: dt.datetime
    expired: set[UUID] = field(default_factory=set)
    _days: dict[tuple[dt.date, bool], Day] = field(default_factory=dict)

    def only(self, dates: Iterable[dt.date]) -> "LockedDays":
        """Some of these days, with nothing read of them yet."""
        rows = {date: self.rows[date] for date in sorted(dates)}
        return LockedDays(business=self.business, plan=self.plan, rows=rows, now=self.now)

    def day(self, date: dt.date, *, frozen: bool = True) -> Day:
        """The day as it is under the lock; not `frozen`, those who come within minutes may be moved too."""
        key = (date, frozen)
        if key not in self._days:
            self._keep(key, read_day(self.plan, date, self.now, frozen=frozen))
        return self._days[key]

    def give_out_many(self, date: dt.date, wishes: Sequence[Wish]) -> list[Assignment | Refused]:
        """Answers to several wishes in their order, each seeing what the former ones were given.

        MustSearch is raised where more than a look is needed and whoever began the transaction can begin it again.
        """
        sought = Sought(business=self.business, date=date, wishes=tuple(wishes))
        day, answers = self._answered(sought)
        left = with_newcomers(day, list(zip(wishes, answers, strict=True)))
        offers = Offers()
        return [
            Refused(Question(self.business, self.plan, left, wish, offers), answer.reason)
            if isinstance(answer, Refusal)
            else answer
            for wish, answer in zip(wishes, answers, strict=True)
        ]

    def give_out(self, date: dt.date, wish: Wish) -> Assignment:
        """Tables for the wish, or raise Refused; MustSearch as above."""
        [answer] = self.give_out_many(date, [wish])
        if isinstance(answer, Refused):
            raise answer
        return answer

    def make_room(
        self, date: dt.date, wish: Wish, *, buffered: bool = False
    ) -> Assignment | Refusal:
        """Named tables for whoever sits at them already, or for nobody at all, whatever has been closed since.

        Those who make room go to open tables only. MustSearch as above.
        """
        sought = Sought(
            business=self.business,
            date=date,
            wishes=(wish,),
            past_closing=True,
            buffered=buffered,
        )
        _day, [answer] = self._answered(sought)
        return answer

    def _answered(self, sought: Sought) -> tuple[Day, Answers]:
        foresight = foresight_in_use()
        foreseen = foresight.of(sought) if foresight else None
        if foreseen and foreseen.snapshot.stands(self.plan):
            self._know(sought, foreseen.snapshot.rows)
        day = sought.seen(self.day(sought.date, frozen=sought.frozen))
        if foreseen and foreseen.holds_for(day, sought.wishes):
            return day, foreseen.answers
        if foresight is None or foresight.has_tried_enough(sought):
            return day, answers_to(day, sought.wishes)
        return day, quick_answers_to(day, sought)

    def _know(self, sought: Sought, rows: DayRows) -> None:
        """Take the rows of a snapshot that stands for those of the day."""
        key = (sought.date, sought.frozen)
        if key not in self._days:
            loaded = read_day(self.plan, sought.date, self.now, frozen=sought.frozen, rows=rows)
            self._keep(key, loaded)

    def _keep(self, key: tuple[dt.date, bool], loaded: LoadedDay) -> None:
        self.expired.update(loaded.expired)
        self._days[key] = loaded.day


def lock_days(
    business: Business, dates: Iterable[dt.date], *, plan: HousePlan | None = None
) -> LockedDays:
    """Lock these service days, in the order of their dates, and only then look at the clock."""
    wanted = sorted(set(dates))
    rows = _lock(business, wanted)
    if len(rows) < len(wanted):
        missing = [date for date in wanted if date not in rows]
        # Two first comers may create the same row: the loser waits here and then finds it.
        ServiceDay.objects.bulk_create(
            [ServiceDay(business=business, date=date) for date in missing], ignore_conflicts=True
        )
        rows = _lock(business, wanted)
    return LockedDays(
        business=business, plan=plan or house_plan(business), rows=rows, now=moment_of_decision()
    )


def lock_reservation(
    business: Business, reservation_id: UUID, by: By, *, also: Iterable[dt.date] = ()
) -> tuple[LockedDays, Reservation]:
    """Lock the day of a reservation, further days and then the reservation itself."""
    by.must_serve(business.pk)
    dates = dates_of(business, [reservation_id])
    if not dates:
        raise NotFound
    days = lock_days(business, dates.union(also), plan=house_plan(business))
    return days, lock_in(days, reservation_id, by)


def dates_of(business: Business, reservation_ids: Sequence[UUID]) -> set[dt.date]:
    """The service days of these reservations as long as no lock holds them there."""
    mine = Reservation.objects.for_business(business.pk).filter(pk__in=reservation_ids)
    return set(mine.values_list("service_date", flat=True))


def lock_in(days: LockedDays, reservation_id: UUID, by: By) -> Reservation:
    """Lock a reservation of these days and read it as it is now; Overtaken if it has gone to another day."""
    mine = Reservation.objects.for_business(days.business.pk).filter(pk=reservation_id)
    reservation = mine.select_for_update(no_key=True).first()
    if reservation is None:
        raise NotFound
    if reservation.service_date not in days.rows:
        raise Overtaken
    by.must_reach(reservation)
    return reservation


def with_newcomers(day: Day, answered: Sequence[tuple[Wish, Assignment | Refusal]]) -> Day:
    """The day as it is once these assignments stand."""
    stays = {stay.id: stay for stay in day.stays}
    for number, (wish, answer) in enumerate(answered):
        if isinstance(answer, Refusal):
            continue
        for moved, tables in answer.moves.items():
            if moved in stays:
                stays[moved] = replace(stays[moved], tables=tables)
        stays[f"new {number}"] = Stay(
            id=f"new {number}",
            starts_at=answer.starts_at,
            occupied_until=answer.occupied_until,
            party_size=wish.party_size,
            tables=answer.tables,
            area=wish.area,
        )
    return replace(day, stays=tuple(stays.values()))


def tables_of(reservations: Sequence[Reservation]) -> dict[UUID, tuple[int, ...]]:
    """The tables assigned to each of these reservations."""
    found: dict[UUID, list[int]] = {reservation.pk: [] for reservation in reservations}
    rows = ReservationTable.objects.filter(reservation_id__in=found).order_by("id")
    for reservation_id, table_id in rows.values_list("reservation_id", "table_id"):
        found[reservation_id].append(table_id)
    return {key: tuple(tables) for key, tables in found.items()}


def moment_of_decision() -> dt.datetime:
    """The time, read once the lock is held, by the clock that all processes share."""
    if connection.vendor != "postgresql" or not settings.DATABASE_CLOCK:
        return clock.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: dt.datetime = cursor.fetchone()[0]
    return moment


def _lock(business: Business, dates: Sequence[dt.date]) -> dict[dt.date, ServiceDay]:
    query = ServiceDay.objects.filter(business=business, date__in=dates).order_by("date")
    if not settings.TABLES_ARE_LOCKED:
        return {row.date: row for row in query}
    return {row.date: row for row in query.select_for_update(no_key=True)}
