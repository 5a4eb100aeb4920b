"""A table that came free is told while the assistant answers the same diner: one waits for the other."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from assistant.turn import take_turns
from reservations.actions import By, hold_table
from reservations.chat import freed
from reservations.enums import Source
from tests.assistant.talk import Talk, cards
from tests.factories import evening, make_house

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
WAIT_SECONDS = 20


def is_anyone_waiting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock')"
        )
        return cursor.fetchone()[0]


def answer(conversation_id):
    try:
        take_turns(conversation_id)
    finally:
        connection.close()


@pytest.fixture
def talk():
    talk = Talk.begin(make_house(), "Guten Tag")
    talk.answers()
    return talk


@pytest.fixture
def held(talk):
    return hold_table(
        business=talk.conversation.business,
        starts_at=evening(1),
        party_size=2,
        source=Source.CHAT,
        by=By.system(),
        conversation_id=talk.conversation_id,
        diner_id=talk.diner.person_uuid,
    )


def test_turn_that_comes_between_two_writes_of_the_telling_is_no_deadlock(talk, held, monkeypatch):
    """Whichever of its two writes comes first, the turn begins right after it."""
    talk.post("Wo kann ich parken?")
    writes, running = [], []

    def then_the_turn(name, write):
        def wrapped(**given):
            write(**given)
            writes.append(name)
            if len(writes) == 1:
                running.append(crowd.submit(answer, talk.conversation_id))
                while not is_anyone_waiting():
                    assert not running[0].done()

        return wrapped

    for name in ("tell", "remember_draft"):
        monkeypatch.setattr(freed, name, then_the_turn(name, getattr(freed, name)))

    with ThreadPoolExecutor(1) as crowd:
        freed.tell_freed.call(str(held.pk))
        running[0].result(WAIT_SECONDS)

    assert len(cards(talk.entries(), "contact")) == 1
    assert talk.conversation.answered_seq == talk.conversation.head

    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")
    held.refresh_from_db()
    assert held.status == "confirmed"
