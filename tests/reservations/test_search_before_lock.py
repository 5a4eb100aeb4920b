"""Whichever way a table is asked for, a long search is made before the day is locked, and what was found is written.

In the house of each test the only table for four is taken by a couple that would have to move for what is asked.
"""

import datetime as dt
import uuid

import pytest
import time_machine
from django.db import connection
from django.test import Client

from common import clock
from reservations.actions import (
    By,
    block_tables,
    cancel_by_staff,
    change_reservation,
    extend_overstays,
    hold_table,
    join_waitlist,
    move_party,
    offer_by_hand,
    reserve_table,
    seat_party,
)
from reservations.actions import foresight as module
from reservations.enums import Source
from reservations.models import Reservation, Table
from reservations.queries.day_rows import forget_days
from tests.assistant.talk import Talk
from tests.factories import a_contact, evening, key_of, make_house, make_member, staff_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
DAYS = 1


@pytest.fixture(autouse=True)
def _nothing_kept():
    forget_days()
    yield
    forget_days()


def reserve(house, size=2, at=None, **more):
    return reserve_table(
        business=house,
        starts_at=at or evening(DAYS),
        party_size=size,
        contact=a_contact(size),
        source=Source.API,
        by=key_of(house),
        **more,
    )


def table_of(house, seats):
    return Table.objects.get(business=house, max_party=seats)


@pytest.fixture
def house():
    house = make_house(tables=(2, 4))
    first, _couple = reserve(house), reserve(house)
    cancel_by_staff(business=house, reservation_id=first.pk, by=staff_of(house))
    return house


def by_rest(house):
    reserve(house, 4)


def hold_for_a_diner(house):
    diner = uuid.uuid4()
    hold_table(
        business=house,
        starts_at=evening(DAYS),
        party_size=4,
        source=Source.CHAT,
        by=By.diner(diner, verified=True),
        diner_id=diner,
    )


def by_staff_who_name_the_table(house):
    reserve_table(
        business=house,
        starts_at=evening(DAYS),
        party_size=2,
        contact=a_contact(5),
        source=Source.PHONE,
        by=staff_of(house),
        tables=[table_of(house, 4).pk],
    )


def change_of_a_later_party(house):
    later = reserve(house, 2, evening(DAYS, hour=21, minute=30))
    change_reservation(
        business=house,
        reservation_id=later.pk,
        by=key_of(house),
        starts_at=evening(DAYS),
        party_size=4,
    )


def other_table_for_a_party(house):
    early = reserve(house, 2)
    move_party(
        business=house,
        reservation_id=early.pk,
        tables=[table_of(house, 4).pk],
        by=staff_of(house),
    )


def table_taken_out_of_the_offer(house):
    block_tables(
        business=house,
        tables=[table_of(house, 4).pk],
        starts_at=evening(DAYS),
        ends_at=evening(DAYS, hour=20),
        by=staff_of(house),
    )


def party_that_stays_longer(house):
    """At the table for four, until the couple comes, and beyond."""
    early = reserve(house, 4, evening(DAYS, hour=18), turn_minutes=60)
    with time_machine.travel(evening(DAYS, hour=18), tick=False):
        seat_party(business=house, reservation_id=early.pk, by=staff_of(house))
    with time_machine.travel(evening(DAYS, hour=19, minute=1), tick=False):
        extend_overstays(clock.now())


def offer_from_the_waitlist(house):
    talk = Talk.begin(house, "Guten Tag")
    entry = join_waitlist(
        business=house,
        diner_id=talk.diner.person_uuid,
        conversation_id=talk.conversation_id,
        party_size=4,
        earliest_at=evening(DAYS),
        latest_at=evening(DAYS) + dt.timedelta(minutes=15),
        name="Demir",
    )
    offer_by_hand(business=house, entry_id=entry.pk, by=staff_of(house))


def sentence_in_the_chat(house):
    Talk.begin(house, "Tisch für 4 morgen um 19 Uhr").answers()


def other_time_for_a_hold_in_the_chat(house):
    talk = Talk.begin(house, "Tisch für 4 morgen um 21:30 Uhr")
    talk.answers()
    talk.say("lieber um 19 Uhr")


def change_in_the_chat(house):
    talk = Talk.begin(house, "Tisch für 4 morgen um 21:30 Uhr")
    talk.answers()
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")
    talk.tap("change")
    talk.tap("fill", time="19:00")
    talk.tap("confirm")


def form_in_the_inbox(house):
    talk = Talk.begin(house, "Guten Tag")
    talk.answers()
    client = Client()
    client.force_login(make_member(house).user)
    form = {"size": 4, "date": evening(DAYS).date().isoformat(), "at": "19:00", "do": "reserve"}
    form |= {"c": talk.conversation_id, "cid": uuid.uuid4(), "seen": talk.conversation.head}
    form |= {"name": "Ida Neumann", "phone": "0171 3920015"}
    client.post(f"/admin/h/{house.slug}/inbox/table/", form)


def form_of_the_admin(house):
    client = Client()
    client.force_login(make_member(house).user)
    form = {"business": house.pk, "party_size": 4, "name": "Ida Neumann"}
    form |= {"starts_at_0": evening(DAYS).date().isoformat(), "starts_at_1": "19:00"}
    client.post("/admin/reservations/reservation/add/", form)


def block_by_the_form_of_the_admin(house):
    client = Client()
    client.force_login(make_member(house).user)
    day = evening(DAYS).date().isoformat()
    form = {"business": house.pk, "tables": [table_of(house, 4).pk], "reason": "wackelt"}
    form |= {"starts_at_0": day, "starts_at_1": "19:00", "ends_at_0": day, "ends_at_1": "20:00"}
    client.post("/admin/reservations/block/add/", form)


WAYS = [
    by_rest,
    hold_for_a_diner,
    by_staff_who_name_the_table,
    change_of_a_later_party,
    other_table_for_a_party,
    table_taken_out_of_the_offer,
    party_that_stays_longer,
    offer_from_the_waitlist,
    sentence_in_the_chat,
    other_time_for_a_hold_in_the_chat,
    change_in_the_chat,
    form_in_the_inbox,
    form_of_the_admin,
    block_by_the_form_of_the_admin,
]


@pytest.fixture
def searches(monkeypatch):
    """Where long searches were made: "before" or "under" the lock of the day."""
    made = []
    answers_to = module.answers_to

    def noted(day, wishes, patience=None):
        if patience is None:
            made.append("under" if connection.in_atomic_block else "before")
        return answers_to(day, wishes, patience)

    monkeypatch.setattr(module, "answers_to", noted)
    monkeypatch.setattr("reservations.actions.locked.answers_to", noted)
    return made


def seats_of_the_couple(house):
    couple = Reservation.objects.filter(business=house).order_by("created_at")[1]
    return couple.assignments.get().table.max_party


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_search_is_made_before_the_lock(way, house, searches):
    way(house)

    assert seats_of_the_couple(house) == 2
    assert set(searches) == {"before"}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_without_foresight_it_would_be_made_under_the_lock(way, house, searches, monkeypatch):
    monkeypatch.setattr(module, "SEARCHES_BEFORE_LOCK", 0)

    way(house)

    assert seats_of_the_couple(house) == 2
    assert set(searches) == {"under"}
