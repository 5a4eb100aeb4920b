"""An answer is kept in memory no longer than it is true: until a write, or until the clock alone changes it."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from reservations.actions import cancel_by_staff, hold_table, reserve_table
from reservations.engine import Outlook, open_slots
from reservations.enums import Source
from reservations.models import DayPrices, Policy
from reservations.queries import availability, outlooks
from reservations.queries.day import load_day
from reservations.queries.outlooks import AsOf, forget_outlooks, outlook_of
from reservations.queries.stamps import Stamps
from tests.factories import a_contact, evening, make_closure, make_house, staff_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
ASKERS = 3


@pytest.fixture(autouse=True)
def _nothing_kept():
    forget_outlooks()
    yield
    forget_outlooks()


def starts(house, **question):
    found = availability(house, evening().date(), 2, **question)
    return [slot.starts_at for slot in found.slots]


def test_an_unchanged_day_is_told_by_one_statement():
    house = make_house(tables=(2,))
    first = availability(house, evening().date(), 2)

    with CaptureQueriesContext(connection) as asked:
        again = availability(house, evening().date(), 2)

    assert again == first
    assert len(asked) == 1


@pytest.mark.parametrize("by_staff", [False, True])
def test_the_clock_alone_ends_an_answer(by_staff):
    """The horizon moves on, a hold runs out, a party about to come is no longer moved, notice passes."""
    at = dt.datetime(2030, 5, 2, 17, tzinfo=dt.UTC)
    with time_machine.travel(at - dt.timedelta(hours=26), tick=False):
        house = make_house(
            tables=(2, 4), min_notice_minutes=20, freeze_minutes=45, max_advance_days=1
        )
        by = {"business": house, "source": Source.PHONE, "by": staff_of(house)}
        first, _at_the_larger_table = (
            reserve_table(starts_at=at, party_size=2, contact=a_contact(n), **by) for n in (1, 2)
        )
        cancel_by_staff(business=house, reservation_id=first.pk, by=staff_of(house))
        hold_table(starts_at=at + dt.timedelta(hours=2), party_size=4, **by)

    answers = set()
    for step in range(170):
        now = at - dt.timedelta(hours=26) + dt.timedelta(minutes=11, seconds=7) * step
        kept = availability(house, at.date(), 4, by_staff=by_staff, now=now).slots
        fresh = open_slots(load_day(house, at.date(), now=now), 4, by_staff=by_staff)
        assert [slot.starts_at for slot in kept] == [slot.starts_at for slot in fresh]
        answers.add(kept)

    assert len(answers) > 5


@pytest.mark.parametrize(
    "change",
    [
        lambda house: make_closure(house, from_on=evening().date(), to_on=evening().date()),
        lambda house: house.tables.update(max_party=1),
        lambda house: house.service_periods.update(last_seating=18 * 60 + 30),
        lambda house: house.service_periods.update(pacing_covers=1),
        lambda house: Policy.objects.filter(business=house).update(max_party_size=1),
    ],
    ids=["closure", "tables", "period", "pacing", "policy"],
)
def test_a_rule_that_is_changed_ends_an_answer(change):
    house = make_house(tables=(2,))
    assert evening() in starts(house)

    change(house)

    assert evening() not in starts(house)


def test_prices_made_anew_end_an_answer():
    house = make_house(tables=(2,), steer=True)
    prices = DayPrices.objects.create(business=house, date=evening().date(), made_at=clock.now())
    area, table = house.areas.get(), house.tables.get()
    row = [5.0] * 60
    before = availability(house, evening().date(), 2).slots

    prices.prices = {
        "classes": [[area.pk, table.min_party, table.max_party, table.online]],
        "first": 0,
        "tables": [row * 10],
        "starting": [],
    }
    prices.made_at = clock.now()
    prices.save()

    assert {slot.price for slot in before} == {0.0}
    assert 0.0 not in {slot.price for slot in availability(house, evening().date(), 2).slots}


class CountedLock:
    """A lock that tells of everybody who comes to it."""

    def __init__(self):
        self.lock, self.came = threading.Lock(), threading.Semaphore(0)

    def __enter__(self):
        self.came.release()
        self.lock.acquire()

    def __exit__(self, *_error):
        self.lock.release()


def test_who_asks_the_same_at_one_moment_waits_for_the_one_answer(monkeypatch):
    lock, searched, now = CountedLock(), [], clock.now()
    answer = Outlook(slots=(), reason=None)

    def search(*_day, **_more):
        searched.append(True)
        for _each in range(ASKERS):  # until all have come
            assert lock.came.acquire(timeout=10)
        return answer

    monkeypatch.setattr(outlooks, "_looking", [lock])
    monkeypatch.setattr(outlooks, "day_at", lambda *_asked: (None, None))
    monkeypatch.setattr(outlooks, "_limits", lambda *_asked, **_more: ())
    monkeypatch.setattr(outlooks, "outlook", search)
    plan: Any = SimpleNamespace(business_id=1, zone=ZoneInfo("Europe/Berlin"))
    at = AsOf(plan=plan, stamps=Stamps(plan="1", days={}, prices={}), now=now)

    with ThreadPoolExecutor(ASKERS) as threads:
        asked = [
            threads.submit(outlook_of, at, now.date(), 2, None, by_staff=False)
            for _each in range(ASKERS)
        ]

    assert {id(each.result()) for each in asked} == {id(answer)}
    assert len(searched) == 1
