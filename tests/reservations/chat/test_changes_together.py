"""Diners who change to the same day at the same moment: their turns are one transaction, and each keeps its own answer."""

import pytest
import time_machine

from assistant import turn
from assistant.skills import NotReady, PlanRefused
from assistant.thinking import think
from messenger.queries.turns import pending_turn
from reservations.actions import cancel_by_staff
from reservations.enums import Source
from reservations.models import Reservation, ReservationChange
from reservations.queries.invariants import violations
from tests.assistant.talk import Talk, cards, texts
from tests.factories import BERLIN, booked, evening, staff_of
from tests.reservations.chat.test_together import house_with

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def in_the_morning():
    with time_machine.travel("2026-05-05 08:00:00+00:00", tick=False):
        yield


def asked_to_change(house, count, wish="drei Stunden später bitte", size=2):
    """So many diners with a table tomorrow at seven who are shown the card of another time."""
    talks = []
    for number in range(count):
        first = f"Tisch für {size} morgen um 19 Uhr, Klaus Meier, k{number}@example.org"
        talk = Talk.begin(house, first, address=f"10.0.0.{number}")
        talk.answers()
        talk.say("ja")
        assert cards(talk.say(wish), "confirm")
        talks.append(talk)
    return talks


def thought(talks):
    for talk in talks:
        talk.post("ja")
    return [think(pending_turn(talk.conversation_id)) for talk in talks]


def said(talk):
    """What was said last."""
    return talk.entries()[-1:]


def stored():
    rows = Reservation.objects.filter(source=Source.CHAT).order_by("email")
    return [f"{row.starts_at.astimezone(BERLIN):%d.%m. %H:%M}" for row in rows]


def test_turns_that_change_to_one_day_are_one_transaction_and_each_is_answered():
    talks = asked_to_change(house_with(2, 2, 2), 3)

    outcomes = turn.speak_together(thought(talks))

    assert outcomes == [False] * 3
    assert stored() == ["06.05. 22:00"] * 3
    for talk in talks:
        assert [card["changed"] for card in cards(said(talk), "reservation")] == [True]
        assert talk.conversation.answered_seq == talk.conversation.head
    assert not any(violations().as_dict().values())


def test_who_is_refused_keeps_the_old_table_and_costs_nobody_the_new_one():
    house = house_with(2, 2, 2)
    talks = asked_to_change(house, 3)
    answers = thought(talks)
    booked(house, evening(1, hour=22), 2, 7)
    booked(house, evening(1, hour=22), 2, 8)

    first, *others = turn.speak_together(answers)

    assert first is False
    assert [type(each) for each in others] == [PlanRefused] * 2
    assert stored() == ["06.05. 22:00", "06.05. 19:00", "06.05. 19:00"]
    assert cards(talks[1].answers(), "offers")
    assert ReservationChange.objects.filter(what="changed").count() == 1


def test_holds_that_are_moved_to_another_time_share_a_transaction_too():
    house = house_with(2, 2, 2)
    talks = [
        Talk.begin(house, "Tisch für 2 morgen um 19 Uhr", address=f"10.0.0.{number}")
        for number in range(2)
    ]
    for talk in talks:
        assert cards(talk.answers(), "contact")
        talk.post("doch lieber um 20 Uhr")
    answers = [think(pending_turn(talk.conversation_id)) for talk in talks]

    assert len({answer.shared.waits_for for answer in answers}) == 1
    assert turn.speak_together(answers) == [False, False]

    assert stored() == ["06.05. 20:00"] * 2
    assert all(cards(said(talk), "contact") for talk in talks)


def test_long_search_of_the_first_is_made_before_the_transaction():
    house = house_with(2, 4)
    small, _at_a_table_for_four = (booked(house, evening(1, hour=22), 2, n) for n in range(2))
    cancel_by_staff(business=house, reservation_id=small.pk, by=staff_of(house))
    [talk] = asked_to_change(house, 1, size=4)
    answers = thought([talk])

    with pytest.raises(NotReady):
        turn.speak_together(answers)
    assert turn._speak_together(answers) == [False]

    assert "geändert" in texts(talk.entries())[-1]
