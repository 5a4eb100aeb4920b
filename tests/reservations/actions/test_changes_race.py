"""Changes at one moment: those that wait share one lock, and those that swap days never wait for each other for ever."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import connection

from common.errors import Conflict
from reservations.actions import change, change_reservation, locked
from reservations.models import Reservation, ReservationChange, ServiceDay
from reservations.queries.house_plan import house_plan
from reservations.queries.invariants import violations
from tests.concurrency.arena import deadlocks
from tests.factories import booked, evening, key_of, make_house

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
WAIT_SECONDS = 20
CROWD = 8
ROUNDS = 10


def an_hour_later(house, row):
    """In a thread of its own, whose connection is given back; the refusal, if it is one."""
    try:
        change_reservation(
            business=house,
            reservation_id=row.pk,
            by=key_of(house),
            starts_at=row.starts_at + dt.timedelta(hours=1),
        )
    finally:
        connection.close()


@pytest.mark.both
@pytest.mark.parametrize(("waits", "locks"), [("together", 2), ("each by itself", CROWD)])
def test_changes_that_wait_while_one_is_made_take_the_lock_once(monkeypatch, waits, locks):
    house = make_house(tables=(2,) * CROWD)
    rows = [booked(house, evening(), 2, number) for number in range(CROWD)]
    inside, may_go = threading.Event(), threading.Event()
    taken = []

    def slow(*args, **given):
        taken.append(threading.get_ident())
        if not inside.is_set():
            inside.set()
            assert may_go.wait(WAIT_SECONDS)
        return locked.lock_days(*args, **given)

    monkeypatch.setattr(change, "lock_days", slow)
    if waits != "together":
        monkeypatch.setattr(change, "change_waits_for", lambda asked: asked)

    with ThreadPoolExecutor(CROWD) as crowd:
        running = [crowd.submit(an_hour_later, house, rows[0])]
        assert inside.wait(WAIT_SECONDS)
        running += [crowd.submit(an_hour_later, house, row) for row in rows[1:]]
        if waits == "together":
            while sum(map(len, change._waiting._lines.values())) < CROWD - 1:
                assert not may_go.wait(0.001)
        may_go.set()
        for each in running:
            each.result(WAIT_SECONDS)

    assert len(taken) == locks
    assert ReservationChange.objects.filter(what="changed").count() == CROWD
    assert {row.starts_at for row in Reservation.objects.all()} == {evening(hour=20)}
    assert not any(violations().as_dict().values())


def swap_days(house, row, starts, line):
    """Back and forth between two days, at one moment with all others."""
    try:
        house_plan(house)
        line.wait(WAIT_SECONDS)
        for at in starts:
            change_reservation(
                business=house, reservation_id=row.pk, by=key_of(house), starts_at=at
            )
    finally:
        connection.close()


def in_opposite_directions(house, count):
    """Half of the parties go from the first day to the second, the others the other way; all there and back."""
    days = [evening(7), evening(8)]
    rows = [booked(house, days[number % 2], 2, number) for number in range(count)]
    line = threading.Barrier(count)
    with ThreadPoolExecutor(count) as crowd:
        running = []
        for number, row in enumerate(rows):
            there, here = days[1 - number % 2], days[number % 2]
            starts = [there, here] * ROUNDS
            running.append(crowd.submit(swap_days, house, row, starts, line))
        for each in running:
            each.result(WAIT_SECONDS * 3)
    return rows


def test_changes_between_two_days_in_opposite_directions_never_lock_each_other_out():
    house = make_house(tables=(2,) * CROWD)
    before = deadlocks()

    rows = in_opposite_directions(house, CROWD)

    assert deadlocks() == before
    for row in rows:
        at = row.starts_at
        row.refresh_from_db()
        assert (row.starts_at, row.version) == (at, 1 + 2 * ROUNDS)
    assert not any(violations().as_dict().values())


def test_control_days_locked_each_in_its_own_order_are_a_deadlock(monkeypatch):
    house = make_house(tables=(2, 2))
    rows = [booked(house, evening(7 + number), 2, number) for number in range(2)]
    line = threading.Barrier(2)
    before = deadlocks()

    def own_day_first(business, dates):
        found = {}
        mine = rows[0] if threading.current_thread().name == "first" else rows[1]
        for date in sorted(dates, key=lambda date: date != mine.service_date):
            day = ServiceDay.objects.filter(business=business, date=date)
            found[date] = day.select_for_update(no_key=True).get()
            with suppress(threading.BrokenBarrierError):
                line.wait(1)  # both have their first one
        return found

    monkeypatch.setattr(locked, "_lock", own_day_first)

    def change_days(row, days):
        with suppress(Conflict, change.DomainError):
            swap_days(house, row, [row.starts_at + dt.timedelta(days=days)], threading.Barrier(1))

    threads = [
        threading.Thread(target=change_days, args=(row, days), name=name)
        for row, days, name in zip(rows, (1, -1), ("first", "second"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT_SECONDS)

    assert deadlocks() == before + 1
