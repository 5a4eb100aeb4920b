"""Diners who wish for the same day at the same moment: their turns are one transaction, and each keeps its own answer."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from assistant import turn
from assistant.skills import NotReady, PlanRefused
from assistant.thinking import think
from messenger.actions import TurnOvertaken, take_over
from messenger.queries.turns import pending_turn
from reservations.actions import cancel_by_staff, reserve_table
from reservations.chat import holding
from reservations.enums import OCCUPYING, Source
from reservations.models import Reservation
from reservations.queries.invariants import violations
from tests.assistant.talk import Talk, cards
from tests.factories import (
    a_contact,
    evening,
    key_of,
    make_house,
    make_member,
    make_table,
    staff_of,
)

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True)]
WISH = "Tisch für 2 morgen um 19 Uhr"
WAIT_SECONDS = 20


def house_with(*tables):
    """A house with these tables and a hall, so large that the share of unproven holds is no matter here."""
    house = make_house(tables=tables, max_party_size=60)
    make_table(house, house.areas.get(), "Saal", 60, min_party=30)
    return house


def reserve(house, size):
    return reserve_table(
        business=house,
        starts_at=evening(1),
        party_size=size,
        contact=a_contact(),
        source=Source.API,
        by=key_of(house),
    )


def begin(house, count, wish=WISH):
    return [Talk.begin(house, wish, address=f"10.0.0.{number}") for number in range(count)]


def thought(talks):
    return [think(pending_turn(talk.conversation_id)) for talk in talks]


def in_order():
    """Who has a table, the smallest party first."""
    taking = Reservation.objects.filter(status__in=OCCUPYING)
    return taking.order_by("party_size")


def said(talk):
    return talk.entries()[1:]


def test_turns_of_one_day_are_one_transaction_and_each_is_answered():
    talks = begin(house_with(2, 2, 2, 2), 3)

    outcomes = turn.speak_together(thought(talks))

    assert outcomes == [False] * 3
    for talk in talks:
        [card] = cards(said(talk), "contact")
        row = Reservation.objects.get(pk=card["reservation"])
        assert row.conversation_id == talk.conversation_id
        assert talk.conversation.answered_seq == talk.conversation.head
    assert len(set(Reservation.objects.values_list("created_at"))) == 1
    assert not any(violations().as_dict().values())


def test_who_is_refused_is_left_with_nothing_done_and_costs_nobody_the_table():
    house = house_with(2, 4, 4)
    talks = begin(house, 2, "Tisch für 4 morgen um 19 Uhr")
    answers = thought(talks)
    reserve(house, 4)

    first, second = turn.speak_together(answers)

    assert first is False
    assert isinstance(second, PlanRefused)
    assert said(talks[1]) == []
    assert talks[1].answers()
    assert len(cards(said(talks[1]), "offers")) == 1


def test_one_who_is_overtaken_stops_the_group_and_nothing_of_it_stays():
    house = house_with(2, 2, 2, 2)
    talks = begin(house, 2)
    answers = thought(talks)
    take_over(conversation_id=talks[1].conversation_id, by=make_member(house))

    with pytest.raises(TurnOvertaken):
        turn.speak_together(answers)

    assert said(talks[0]) == []
    assert Reservation.objects.count() == 0


def test_long_search_for_the_group_is_made_before_the_transaction_too():
    house = house_with(2, 4, 4)
    first, _at_a_table_for_four = reserve(house, 2), reserve(house, 2)
    cancel_by_staff(business=house, reservation_id=first.pk, by=staff_of(house))
    talks = begin(house, 2, "Tisch für 4 morgen um 19 Uhr")

    with pytest.raises(NotReady):
        turn.speak_together(thought(talks))
    outcomes = turn._speak_together(thought(talks))

    assert outcomes == [False, False]
    assert [row.assignments.get().table.max_party for row in in_order()] == [2, 4, 4]


@pytest.mark.race
def test_turns_that_wait_while_another_is_on_its_way_are_decided_together(monkeypatch):
    house = house_with(2, 2, 2, 2)
    talks = begin(house, 4)
    inside, may_go = threading.Event(), threading.Event()
    groups = []
    make = holding.hold_tables

    def slow(wanted):
        groups.append(len(wanted))
        if not inside.is_set():
            inside.set()
            assert may_go.wait(WAIT_SECONDS)
        return make(wanted)

    monkeypatch.setattr(holding, "hold_tables", slow)

    def answer(talk):
        try:
            talk.answers()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(talks)) as crowd:
        running = [crowd.submit(answer, talks[0])]
        assert inside.wait(WAIT_SECONDS)
        running += [crowd.submit(answer, talk) for talk in talks[1:]]
        while sum(map(len, turn._waiting._lines.values())) < len(talks) - 1:
            assert not may_go.wait(0.001)
        may_go.set()
        for each in running:
            each.result(WAIT_SECONDS)

    assert groups == [1, 3]
    assert [len(cards(said(talk), "contact")) for talk in talks] == [1, 1, 1, 1]
    assert Reservation.objects.count() == len(talks)
    assert not any(violations().as_dict().values())
