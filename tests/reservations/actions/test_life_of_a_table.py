"""Any order of holding, confirming, cancelling, moving and expiring agrees with a model of forty lines."""

import datetime as dt
import uuid
from dataclasses import dataclass

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from common.errors import DomainError
from reservations.actions import (
    By,
    cancel_by_staff,
    change_reservation,
    confirm_reservation,
    expire_holds,
    hold_table,
)
from reservations.enums import Source
from reservations.models import Reservation
from reservations.queries.invariants import violations
from tests.factories import a_contact, evening, make_house, staff_of

TABLES = 2
STAY = 8
HOLD = dt.timedelta(minutes=10)
STEPS = st.integers(0, 12)


@dataclass
class Known:
    """What the model knows of one reservation: its first quarter, and until when it is only held."""

    quarter: int
    held_until: dt.datetime | None
    gone: bool = False


class LifeOfATable(RuleBasedStateMachine):
    """Two like tables, one evening, stays of two hours: a start is free while fewer than two stays meet anywhere in it."""

    @initialize()
    def open(self):
        self.block = transaction.atomic()
        self.block.__enter__()
        self.clock = evening(days=1, hour=9)
        self.start = evening(days=9, hour=18)
        with time_machine.travel(self.clock, tick=False):
            self.house = make_house(tables=(2,) * TABLES)
        self.known: dict[uuid.UUID, Known] = {}

    def teardown(self):
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def act(self, action, **given):
        """The result, or the code of the refusal."""
        with time_machine.travel(self.clock, tick=False):
            try:
                return action(business=self.house, **given)
            except DomainError as refused:
                return refused.code

    def standing(self, without=None):
        return [
            each.quarter
            for key, each in self.known.items()
            if key != without
            and not each.gone
            and (each.held_until is None or each.held_until > self.clock)
        ]

    def is_free(self, quarter, without=None):
        others = self.standing(without)
        return all(
            sum(q <= at < q + STAY for q in others) < TABLES
            for at in range(quarter, quarter + STAY)
        )

    def at(self, quarter):
        return self.start + dt.timedelta(minutes=15 * quarter)

    @rule(quarter=STEPS)
    def hold(self, quarter):
        free = self.is_free(quarter)
        got = self.act(
            hold_table,
            starts_at=self.at(quarter),
            party_size=2,
            source=Source.CHAT,
            by=By.diner(uuid.uuid4(), verified=True),
        )
        assert (got == "no_table") is not free
        if free:
            self.known[got.pk] = Known(quarter, self.clock + HOLD)

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def confirm(self, data):
        key = data.draw(st.sampled_from(list(self.known)))
        known = self.known[key]
        stands = known.held_until is None or known.held_until > self.clock
        got = self.act(
            confirm_reservation, reservation_id=key, contact=a_contact(), by=staff_of(self.house)
        )
        if known.gone:
            assert got in {"bad_transition", "hold_expired"}
        elif stands:
            assert got.status == "confirmed"
            known.held_until = None
        else:
            assert got == "hold_expired"

    @precondition(lambda self: self.known)
    @rule(data=st.data(), quarter=STEPS)
    def move(self, data, quarter):
        key = data.draw(st.sampled_from(list(self.known)))
        known = self.known[key]
        stands = not known.gone and (known.held_until is None or known.held_until > self.clock)
        free = quarter == known.quarter or self.is_free(quarter, without=key)
        got = self.act(
            change_reservation,
            reservation_id=key,
            by=staff_of(self.house),
            starts_at=self.at(quarter),
        )
        if not stands:
            assert got in {"bad_transition", "hold_expired"} or quarter == known.quarter
        elif free:
            assert got.starts_at == self.at(quarter)
            if known.held_until is not None and quarter != known.quarter:
                known.held_until = self.clock + HOLD
            known.quarter = quarter
        else:
            assert got == "no_table"

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def cancel(self, data):
        key = data.draw(st.sampled_from(list(self.known)))
        known = self.known[key]
        lapsed = known.held_until is not None and known.held_until <= self.clock
        got = self.act(cancel_by_staff, reservation_id=key, by=staff_of(self.house))
        if lapsed and not known.gone:
            assert got == "hold_expired"
        else:
            assert got.status == "cancelled"
            known.gone = True

    @rule(minutes=st.integers(1, 15))
    def wait(self, minutes):
        self.clock += dt.timedelta(minutes=minutes)

    @rule()
    def sweep(self):
        with time_machine.travel(self.clock, tick=False):
            expire_holds(self.clock)

    @invariant()
    def nothing_is_broken(self):
        if not hasattr(self, "house"):
            return
        assert not any(violations(self.clock).as_dict().values())
        rows = Reservation.objects.for_business(self.house.pk).occupying(self.clock)
        assert rows.count() == len(self.standing())


@pytest.mark.django_db
@pytest.mark.both
@pytest.mark.slow
def test_every_order_of_events_has_the_outcome_of_the_model():
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        LifeOfATable,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
