"""Staff give a guest a table inside the thread: by cards that work while a person leads, or at once."""

import uuid

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from businesses.enums import Role
from businesses.models import Business, Membership
from messenger.actions import answer
from reservations.chat.told import tell_thread
from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import evening, make_house, make_member, make_period, make_user
from tests.reservations.chat.table_form import give, send, tomorrow

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture
def house() -> Business:
    return make_house()


@pytest.fixture
def member(house: Business) -> Membership:
    return make_member(house, Role.HOST, make_user(first_name="Maria", last_name="Kessler"))


@pytest.fixture
def client(member: Membership) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(member.user)
    return client


@pytest.fixture
def talk(house: Business) -> Talk:
    talk = Talk.begin(house, "Guten Tag")
    talk.answers()
    return talk


def told(talk: Talk) -> list:
    """What the stored tellings add, as the worker would run them."""
    before = talk.conversation.head
    for stored in DBTaskResult.objects.filter(task_path__contains="tell_thread"):
        tell_thread.call(*stored.args_kwargs["args"])
    return [entry for entry in talk.entries() if entry.seq > before]


def test_offers_sent_by_hand_are_the_members_own_words(client, house, talk):
    said = give(client, house, talk, "offer")

    offers = cards(said, "offers")[0]
    assert offers["wish"] == "19:00"
    assert {entry.sender_kind for entry in said} == {"staff"}
    assert {entry.sender.name for entry in said} == {"Maria Kessler"}
    assert talk.conversation.voice == "staff"


def test_a_time_picked_from_them_is_held_and_reserved_while_a_person_leads(client, house, talk):
    offers = cards(give(client, house, talk, "offer", at=""), "offers")[0]

    held = talk.tap("pick", option=offers["options"][0]["id"])
    reserved = talk.tap("submit", name="Ida Neumann", phone="0171 3920015")

    assert cards(held, "contact")[0]["starts_at"] == offers["options"][0]["starts_at"]
    assert cards(reserved, "reservation")[0]["name"] == "Ida Neumann"
    assert {entry.sender_kind for entry in (*held, *reserved)} == {"system"}
    assert Reservation.objects.get().status == "confirmed"


def test_the_form_is_sent_with_a_table_held_for_it(client, house, talk):
    said = give(client, house, talk, "hold")

    row = Reservation.objects.get()
    assert cards(said, "contact")[0]["reservation"] == str(row.pk)
    assert (row.status, row.diner_id) == ("held", talk.diner.person_uuid)
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")
    row.refresh_from_db()
    assert (row.status, row.name) == ("confirmed", "Ida Neumann")


def test_a_table_reserved_by_hand_is_said_with_its_row_and_only_once(client, house, talk):
    cid = uuid.uuid4()
    contact = {"name": "Ida Neumann", "phone": "0171 3920015"}

    said = give(client, house, talk, "reserve", cid=cid, **contact)
    again = give(client, house, talk, "reserve", cid=cid, **contact)

    row = Reservation.objects.get()
    assert (row.status, row.source, row.party_size) == ("confirmed", "chat", 2)
    assert row.conversation_id == talk.conversation_id
    assert "Danke, Ida Neumann. Ihr Tisch ist reserviert." in texts(said)
    assert cards(said, "reservation")[0]["reference"] == row.reference
    assert (again, told(talk)) == ([], [])


def test_reserving_makes_the_diners_hold_true(client, house):
    talk = Talk.begin(house, "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    held = Reservation.objects.get()

    give(client, house, talk, "reserve", at="19:30", name="Ida Neumann")

    row = Reservation.objects.get()
    assert (row.pk, row.status) == (held.pk, "confirmed")
    assert f"{row.starts_at.astimezone(house.zone):%H:%M}" == "19:30"
    assert told(talk) == []


def test_nothing_is_sent_where_nothing_is_free_and_the_wish_stays_in_the_form(client, house, talk):
    given = send(client, house, talk, "offer", size=90)

    assert given.said == []
    assert "90 people" in given.page
    assert (
        'name="size" type="number" inputmode="numeric" min="1" max="200" value="90"' in given.page
    )
    assert talk.conversation.voice == "assistant"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"size": "0"}, "Please say how many guests."),
        ({"size": "zwei"}, "Please say how many guests."),
        ({"size": "9" * 12}, "Please say how many guests."),
        ({"date": "9999-12-31"}, "Please choose a day."),
        ({"date": "morgen"}, "Please choose a day."),
        ({"at": "25:00"}, "Please choose a time."),
        ({"phone": "12"}, "phone"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_changes(client, house, talk, given, reason):
    head = talk.conversation.head

    refused = send(client, house, talk, "hold", **given)

    assert refused.said == []
    assert reason in refused.page
    assert talk.conversation.head == head
    assert not Reservation.objects.exists()


def test_a_colleagues_newer_answer_stops_it_and_takes_the_hold_back(client, house, talk):
    seen = talk.conversation.head
    colleague = make_member(house, Role.HOST, make_user(first_name="Jonas"))
    answer(conversation_id=talk.conversation_id, by=colleague, cid=uuid.uuid4(), body="Moment.")

    given = send(client, house, talk, "hold", seen=seen)

    assert given.said == []
    assert "A colleague has just replied. Please look first." in given.page
    assert not Reservation.objects.exists()


def test_another_houses_conversation_is_not_found(client, house, talk):
    stranger = Talk.begin(make_house(), "Guten Tag")
    head = stranger.conversation.head

    answered = client.post(
        f"/admin/h/{house.slug}/inbox/table/",
        {
            "c": stranger.conversation_id,
            "cid": uuid.uuid4(),
            "do": "offer",
            "size": 2,
            "date": tomorrow(house),
        },
        follow=True,
    )

    assert answered.status_code == 404
    assert stranger.conversation.head == head


def test_a_hold_moved_by_the_house_is_told_with_its_new_time(house, member, talk):
    from reservations.actions import By, change_reservation
    from tests.factories import evening

    talk.say("Tisch für 2 morgen um 19 Uhr")
    row = Reservation.objects.get()
    change_reservation(
        business=house,
        reservation_id=row.pk,
        by=By.member(member),
        starts_at=evening(1, hour=20),
    )

    said = told(talk)

    assert texts(said) == ["Das Haus hat geändert, was für Sie gehalten wird."]
    assert cards(said, "contact")[0]["starts_at"][11:16] == "20:00"


def test_staff_reserve_after_midnight_in_the_night_of_the_day_they_chose(client, house, talk):
    make_period(house, opens=22 * 60, last_seating=25 * 60)

    give(client, house, talk, "reserve", at="00:30", name="Ida Neumann", phone="0171 3920015")

    row = Reservation.objects.get()
    assert row.service_date.isoformat() == tomorrow(house)
    assert row.starts_at == evening(2, hour=0, minute=30)
