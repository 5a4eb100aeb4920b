"""What a diner tells a person who leads is theirs to act on; but allergies, wishes and contacts are not lost."""

import re
import uuid

import pytest
import time_machine
from django.test import Client

from assistant.models import Memory
from businesses.enums import Role
from businesses.models import Business, Membership
from messenger.actions import answer, give_back
from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house, make_member, make_user
from tests.reservations.chat.table_form import give

pytestmark = [pytest.mark.both, pytest.mark.django_db]
WISH = "Tisch für 2 morgen um 19 Uhr"
CONTACT = {"name": "Ida Neumann", "phone": "0171 3920015"}


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


def person(talk: Talk, member: Membership, body: str = "Guten Tag, hier ist Maria.") -> None:
    answer(conversation_id=talk.conversation_id, by=member, cid=uuid.uuid4(), body=body)


def begun(house: Business, body: str = "Guten Tag") -> Talk:
    talk = Talk.begin(house, body)
    talk.answers()
    return talk


def test_the_assistant_says_nothing_to_it_and_knows_it_when_it_speaks_again(house, member):
    talk = begun(house)
    person(talk, member)

    said = talk.say("Mein Sohn hat eine Nussallergie. Ich heiße Ida Neumann, 0171 3920015")
    give_back(conversation_id=talk.conversation_id, by=member)
    held = talk.say(WISH)

    assert said == []
    card = cards(held, "confirm")[0]
    assert "Notiert: Mein Sohn hat eine Nussallergie" in card["text"]
    assert "Ida Neumann" in card["text"]
    assert Reservation.objects.get().notes == "Mein Sohn hat eine Nussallergie"


def test_a_form_sent_off_while_a_person_leads_carries_it(house, member):
    talk = begun(house, WISH)
    person(talk, member)
    talk.say("Meine Frau ist schwanger")

    told = talk.tap("submit", **CONTACT)

    assert Reservation.objects.get().notes == "Meine Frau ist schwanger"
    assert "Notiert: Meine Frau ist schwanger" in cards(told, "reservation")[0]["text"]
    assert {entry.sender_kind for entry in told} == {"system"}


@pytest.mark.parametrize("do", ["hold", "reserve"])
def test_a_table_given_by_hand_carries_it(house, member, client, do):
    talk = begun(house)
    person(talk, member)
    talk.say("Ich habe Zöliakie")

    said = give(client, house, talk, do, **CONTACT)

    kind = "confirm" if do == "hold" else "reservation"
    assert Reservation.objects.get().notes == "Ich habe Zöliakie"
    assert "Notiert: Ich habe Zöliakie" in cards(said, kind)[0]["text"]


def test_staff_see_it_in_the_form_and_what_they_make_of_it_counts(house, member, client):
    talk = begun(house)
    person(talk, member)
    talk.say("Ich habe Zöliakie")
    page = client.get(f"/admin/h/{house.slug}/inbox/", {"c": talk.conversation_id})

    give(client, house, talk, "reserve", notes="Zöliakie, nur 1 Person\r\n\r\nFenster", **CONTACT)

    assert ">Ich habe Zöliakie</textarea>" in page.content.decode()
    assert Reservation.objects.get().notes == "Zöliakie, nur 1 Person\nFenster"


def test_notes_that_cannot_be_stored_are_refused_and_nothing_changes(house, member, client):
    talk = begun(house)
    person(talk, member)

    said = give(client, house, talk, "reserve", notes="a\x00b", **CONTACT)

    assert said == []
    assert not Reservation.objects.exists()


def test_it_is_taken_in_once(house, member, client):
    talk = begun(house)
    person(talk, member)
    talk.say("Ich habe Zöliakie")
    give(client, house, talk, "reserve", **CONTACT)
    give_back(conversation_id=talk.conversation_id, by=member)

    talk.say("Tisch für 6 übermorgen um 20 Uhr")

    first, second = Reservation.objects.order_by("starts_at")
    assert (first.notes, second.notes) == ("Ich habe Zöliakie", "")


def test_how_many_and_when_are_for_the_person_to_settle(house, member):
    talk = begun(house, WISH)
    person(talk, member)
    talk.say("Wir wären nun doch zu sechst, und um 21 Uhr")
    give_back(conversation_id=talk.conversation_id, by=member)

    asked = talk.say("Ida Neumann, 0171 3920015")

    card = cards(asked, "confirm")[0]
    assert (card["party_size"], card["starts_at"][11:16]) == (2, "19:00")


def form(client: Client, house: Business, talk: Talk) -> dict[str, str]:
    """What stands in the form for a table beside the conversation."""
    page = client.get(f"/admin/h/{house.slug}/inbox/", {"c": talk.conversation_id})
    return {
        name: re.search(rf'name="{name}"[^>]*?value="([^"]*)"', page.content.decode())[1]
        for name in ("size", "date", "at")
    }


@pytest.mark.parametrize(
    ("told", "filled"),
    [
        (["Freitag 19 Uhr für zwei"], ("2", "2031-03-28", "19:00")),
        (["Wir wären zu fünft", "morgen", "um 20 Uhr, nein 20:30"], ("5", "2031-03-26", "20:30")),
        (["Gestern 21 Uhr für sechs"], ("2", "2031-03-25", "")),
        (["Danke, das ist nett"], ("2", "2031-03-25", "")),
    ],
)
def test_the_form_is_filled_with_what_a_person_was_told(house, member, client, told, filled):
    with time_machine.travel("2031-03-25T15:00:00Z", tick=False):
        client.force_login(member.user)
        talk = begun(house)
        person(talk, member)
        for each in told:
            talk.say(each)
        before = list(Memory.objects.values())

        known = form(client, house, talk)

        assert tuple(known.values()) == filled
        assert list(Memory.objects.values()) == before


def test_the_form_reads_tomorrow_from_the_day_it_was_said(house, member, client):
    with time_machine.travel("2031-03-25T15:00:00Z", tick=False):
        talk = begun(house)
        person(talk, member)
        talk.say("Morgen 19 Uhr zu viert, bitte")

    with time_machine.travel("2031-03-26T09:00:00Z", tick=False):
        client.force_login(member.user)
        known = form(client, house, talk)

    assert known == {"size": "4", "date": "2031-03-26", "at": "19:00"}


def test_what_staff_make_of_it_stands_before_what_was_told(house, member, client):
    with time_machine.travel("2031-03-25T15:00:00Z", tick=False):
        client.force_login(member.user)
        talk = begun(house)
        person(talk, member)
        talk.say("Freitag 19 Uhr für zwei")
        give(client, house, talk, "offer", size=3, date="2031-03-29", at="20:00")

        known = form(client, house, talk)

    assert known == {"size": "3", "date": "2031-03-29", "at": "20:00"}


def test_told_after_reserving_it_is_added_when_the_assistant_leads_again(house, member):
    talk = begun(house, f"{WISH}, Ida Neumann, 0171 3920015")
    talk.say("ja")
    person(talk, member)
    talk.say("Mein Vater sitzt im Rollstuhl")
    give_back(conversation_id=talk.conversation_id, by=member)

    said = talk.say("Danke!")
    again = talk.say("Danke!")

    assert texts(said)[-1] == "Das ist notiert."
    assert "Rollstuhl" in cards(said, "reservation")[0]["text"]
    assert Reservation.objects.get().notes == "Mein Vater sitzt im Rollstuhl"
    assert texts(again) == ["Sehr gern."]


def test_a_change_that_follows_carries_it(house, member):
    talk = begun(house, f"{WISH}, Ida Neumann, 0171 3920015")
    talk.say("ja")
    person(talk, member)
    talk.say("Mein Vater sitzt im Rollstuhl")
    give_back(conversation_id=talk.conversation_id, by=member)

    asked = talk.say("wir sind 3 statt 2")
    talk.say("ja")

    row = Reservation.objects.get()
    assert "Rollstuhl" in cards(asked, "confirm")[0]["text"]
    assert (row.party_size, row.notes) == (3, "Mein Vater sitzt im Rollstuhl")


def test_it_is_known_after_a_long_talk_too(house, member):
    talk = begun(house)
    person(talk, member)
    talk.say("Ich habe Zöliakie")
    for number in range(160):
        person(talk, member, f"Moment, {number}")
    give_back(conversation_id=talk.conversation_id, by=member)

    talk.say(WISH)

    assert Reservation.objects.get().notes == "Ich habe Zöliakie"


def test_a_talk_of_which_it_was_never_kept_is_not_searched(house, member):
    talk = begun(house)
    person(talk, member)
    talk.say("Ich habe Zöliakie")
    Memory.objects.update(heard_seq=None)
    give_back(conversation_id=talk.conversation_id, by=member)

    talk.say(WISH)

    assert Reservation.objects.get().notes == ""


@pytest.mark.parametrize(
    ("asked", "note"),
    [
        ("Haben Sie etwas für Veganer, meine Frau ist Veganerin?", "meine Frau ist Veganerin"),
        ("Darf ich meinen Hund mitbringen?", "Darf ich meinen Hund mitbringen"),
        ("Haben Sie veganes Essen?", ""),
        ("Haben Sie draußen Heizstrahler?", ""),
    ],
)
def test_what_a_question_for_the_house_tells_of_the_guests_is_kept(house, member, asked, note):
    talk = begun(house, asked)
    if talk.conversation.voice == "staff":
        give_back(conversation_id=talk.conversation_id, by=member)

    talk.say(WISH)

    assert Reservation.objects.get().notes == note


def test_a_note_told_before_any_wish_is_read_back_with_the_question(house):
    talk = Talk.begin(house, "Haben Sie Platz für eine Taufe?")

    said = texts(talk.answers())

    assert said[-1].startswith("Notiert: Haben Sie Platz für eine Taufe. ")


def test_a_wish_beside_an_occasion_is_no_change_of_a_reservation_that_is_not_there(house):
    talk = Talk.begin(house, "It's our anniversary, could you put flowers on the table?", "en")

    said = texts(talk.answers())

    assert said[-1].startswith("Noted: It's our anniversary; could you put flowers on the table.")


def test_a_note_beside_a_wish_that_is_stored_already_is_added_to_it(house):
    talk = begun(house, f"{WISH}, Ida Neumann, 0171 3920015")
    talk.say("ja")

    said = talk.say(f"{WISH}, und mein Sohn hat eine Nussallergie")

    assert "Das ist schon für Sie reserviert:" in texts(said)
    assert texts(said)[-1] == "Das ist notiert."
    assert Reservation.objects.get().notes == "mein Sohn hat eine Nussallergie"


def test_a_note_beside_a_no_is_added_to_what_is_kept(house):
    talk = begun(house, f"{WISH}, Ida Neumann, 0171 3920015")
    talk.say("ja")
    talk.tap("cancel")

    said = talk.say("nein, aber mein Sohn hat eine Nussallergie")

    assert texts(said) == ["Gut, es bleibt alles, wie es ist.", "Das ist notiert."]
    assert Reservation.objects.get().notes == "mein Sohn hat eine Nussallergie"


def test_a_note_that_was_left_and_one_more_are_noted_in_one_answer(house, member):
    talk = begun(house, f"{WISH}, Ida Neumann, 0171 3920015")
    talk.say("ja")
    talk.say("Dürfen wir unseren Hund mitbringen?")
    give_back(conversation_id=talk.conversation_id, by=member)

    said = talk.say("Meine Frau hat eine Nussallergie")

    assert len(cards(said, "reservation")) == 1
    assert Reservation.objects.get().notes.splitlines() == [
        "Dürfen wir unseren Hund mitbringen",
        "Meine Frau hat eine Nussallergie",
    ]
