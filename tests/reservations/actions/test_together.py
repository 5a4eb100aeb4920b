"""Wishes for one day of one house that are decided in one go: each is told the truth, and no limit is overrun."""

import uuid

import pytest

from common.together import NotTogether
from reservations.actions import By, hold_tables
from reservations.actions.asked import Asked
from reservations.actions.booking import decide_together
from reservations.actions.refused import Refused, refusal
from reservations.enums import ReservationStatus, Source
from reservations.errors import NoTable, TooLarge, TooManyHolds
from reservations.models import Reservation, TableSlot
from reservations.queries.invariants import violations
from tests.factories import a_contact, evening, key_of, make_house

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_group_shares_one_history_and_everybody_is_told_the_truth():
    house, at = make_house(tables=(2, 2)), evening()
    group = [
        Asked(
            business=house,
            by=key_of(house),
            starts_at=at,
            party_size=2,
            status=ReservationStatus.CONFIRMED,
            source=Source.API,
            contact=a_contact(number % 2),
        )
        for number in range(4)
    ]

    outcomes = decide_together(group)

    assert [type(each) for each in outcomes] == [Reservation, Reservation, Refused, Refused]
    assert outcomes[0].guest_id != outcomes[1].guest_id
    assert TableSlot.objects.count() == 16
    offers = [refusal(each).alternatives for each in outcomes[2:]]
    assert offers[0] == offers[1]
    assert all(offer.starts_at != at for offer in offers[0])
    assert not any(violations().as_dict().values())


def to_hold(house, *, size=2, diner=None, address="", verified=False):
    diner = diner or uuid.uuid4()
    return {
        "business": house,
        "starts_at": evening(),
        "party_size": size,
        "source": Source.CHAT,
        "by": By.diner(diner, verified=verified),
        "diner_id": diner,
        "address": address,
    }


def kinds(outcomes):
    return [type(each) for each in outcomes]


def test_holds_of_a_group_are_given_out_in_turn_and_the_rest_is_refused():
    house = make_house(tables=(2, 2))
    wishes = [to_hold(house, verified=True), to_hold(house, size=900, verified=True)]
    wishes += [to_hold(house, verified=True), to_hold(house, verified=True)]

    outcomes = hold_tables(wishes)

    assert kinds(outcomes) == [Reservation, TooLarge, Reservation, NoTable]
    assert {row.status for row in Reservation.objects.all()} == {ReservationStatus.HELD}
    assert not any(violations().as_dict().values())


@pytest.mark.parametrize("same", ["diner", "address"])
def test_group_holds_no_more_for_one_person_than_they_may_hold(same, settings):
    settings.LIMITS_SCALE = 1
    house = make_house(tables=(2,) * 60)
    most = {"diner": 2, "address": 6}[same]
    shared = {"diner": uuid.uuid4()} if same == "diner" else {"address": "one house's wifi"}

    outcomes = hold_tables([to_hold(house, **shared) for _ in range(most + 1)])

    assert kinds(outcomes) == [Reservation] * most + [NotTogether]
    assert kinds(hold_tables([to_hold(house, **shared)])) == [TooManyHolds]


def test_group_of_strangers_holds_a_fifth_of_the_seats_and_no_more():
    house = make_house(tables=(2,) * 20)

    outcomes = hold_tables([to_hold(house) for _ in range(6)])

    assert kinds(outcomes) == [Reservation] * 4 + [NotTogether] * 2
    assert kinds(hold_tables([to_hold(house)])) == [TooManyHolds]


def test_limit_that_only_a_refused_mate_would_have_reached_stops_nobody():
    house, diner = make_house(tables=(2,) * 60), uuid.uuid4()
    too_many = [to_hold(house, size=7, diner=diner), to_hold(house, size=7, diner=diner)]

    *refused, waits = hold_tables([*too_many, to_hold(house, diner=diner)])

    assert kinds(refused) == [TooLarge, TooLarge]
    assert isinstance(waits, NotTogether)
    assert kinds(hold_tables([to_hold(house, diner=diner)])) == [Reservation]


@pytest.mark.parametrize("same", ["time", "diner"])
def test_hold_of_a_mate_who_has_proven_a_contact_counts_as_a_stored_one_does(same):
    """Limits are for those of whom nothing is proven; what is held beside them is held by anybody."""
    house, diner = make_house(tables=(2,) * 20), uuid.uuid4() if same == "diner" else None
    proven = [
        to_hold(house, diner=diner, verified=True) for _ in range({"time": 4, "diner": 2}[same])
    ]
    stranger = to_hold(house, diner=diner)

    assert kinds(hold_tables([*proven, stranger]))[-1] is NotTogether
    assert kinds(hold_tables([stranger])) == [TooManyHolds]
