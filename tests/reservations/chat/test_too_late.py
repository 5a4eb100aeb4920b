"""After the cancellation window nothing is asked that would be refused: the team hears what is wanted."""

import pytest
import time_machine
from django.test import Client

from assistant.models import Memory
from businesses.enums import Role
from businesses.models import Business
from messenger.actions import answer, give_back
from messenger.enums import Voice
from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house, make_member, make_user

pytestmark = [pytest.mark.both, pytest.mark.django_db]
IN_TIME, TOO_LATE = "2026-05-05 08:00:00+00:00", "2026-05-05 14:00:00+00:00"
STANDS = "Bis zur Antwort bleibt alles, wie es ist."


@pytest.fixture
def house() -> Business:
    return make_house(cancel_until_minutes=4 * 60)


def reserved(house: Business, wish: str = "Tisch für 2 heute um 19 Uhr") -> Talk:
    with time_machine.travel(IN_TIME, tick=False):
        talk = Talk.begin(house, f"{wish}, Ida Neumann, 0171 3920015")
        talk.answers()
        talk.say("ja")
    return talk


@pytest.mark.parametrize("said", [None, "Bitte absagen"])
def test_a_wish_to_cancel_is_passed_on_and_not_asked_about(house, said):
    talk = reserved(house)

    with time_machine.travel(TOO_LATE, tick=False):
        heard = talk.say(said) if said else talk.tap("cancel")

    assert cards(heard, "sure") == []
    assert "absagen möchten: Dienstag, 5. Mai um 19:00 Uhr, 2 Personen" in texts(heard)[-1]
    assert STANDS in texts(heard)[-1]
    assert talk.conversation.voice != Voice.ASSISTANT
    assert talk.conversation.waiting_since is not None
    assert Memory.objects.get().wanted_because == "too_late"
    assert Reservation.objects.get().status == "confirmed"


def test_in_time_it_is_asked_and_done(house):
    talk = reserved(house)

    with time_machine.travel(IN_TIME, tick=False):
        asked = talk.tap("cancel")
        talk.tap("yes")

    assert len(cards(asked, "sure")) == 1
    assert Reservation.objects.get().status == "cancelled"
    assert talk.conversation.voice == Voice.ASSISTANT


def test_a_yes_that_comes_too_late_is_passed_on(house):
    talk = reserved(house)
    with time_machine.travel(IN_TIME, tick=False):
        talk.tap("cancel")

    with time_machine.travel(TOO_LATE, tick=False):
        heard = talk.tap("yes")

    assert STANDS in texts(heard)[-1]
    assert talk.conversation.voice != Voice.ASSISTANT
    assert Reservation.objects.get().status == "confirmed"


def test_a_change_is_passed_on_with_what_it_shall_be(house):
    talk = reserved(house)

    with time_machine.travel(TOO_LATE, tick=False):
        heard = talk.say("Bitte auf 20 Uhr ändern, wir sind 4")

    assert cards(heard, "confirm") == []
    assert (
        "20:00 Uhr, 4 Personen statt Dienstag, 5. Mai um 19:00 Uhr, 2 Personen" in texts(heard)[-1]
    )
    assert talk.conversation.voice != Voice.ASSISTANT
    assert Reservation.objects.get().party_size == 2


def test_a_change_agreed_to_too_late_is_passed_on(house):
    talk = reserved(house)
    with time_machine.travel(IN_TIME, tick=False):
        talk.say("Bitte auf 20 Uhr ändern")

    with time_machine.travel(TOO_LATE, tick=False):
        heard = talk.tap("confirm")

    assert "20:00 Uhr, 2 Personen statt" in texts(heard)[-1]
    assert talk.conversation.voice != Voice.ASSISTANT


def test_a_note_is_added_all_the_same(house):
    talk = reserved(house)

    with time_machine.travel(TOO_LATE, tick=False):
        talk.say("Mein Sohn hat eine Nussallergie")

    assert Reservation.objects.get().notes == "Mein Sohn hat eine Nussallergie"
    assert talk.conversation.voice == Voice.ASSISTANT


def test_of_several_the_others_are_asked_about(house):
    talk = reserved(house)
    with time_machine.travel(IN_TIME, tick=False):
        talk.say("Tisch für 4 in 5 Tagen um 20 Uhr")
        talk.tap("confirm")

    with time_machine.travel(TOO_LATE, tick=False):
        heard = talk.say("Bitte beide absagen")
        talk.tap("yes")

    assert [card["party_size"] for card in cards(heard, "sure")] == [4]
    assert "absagen möchten: Dienstag, 5. Mai um 19:00 Uhr, 2 Personen" in texts(heard)[-1]
    assert sorted(Reservation.objects.values_list("party_size", "status")) == [
        (2, "confirmed"),
        (4, "cancelled"),
    ]


def test_a_card_made_too_late_offers_to_ask_for_it(house):
    talk = reserved(house)

    with time_machine.travel(TOO_LATE, tick=False):
        shown = cards(talk.say("Was habe ich reserviert?"), "reservation")[0]
    earlier = next(e.card for e in talk.entries() if (e.card or {}).get("kind") == "reservation")

    assert shown["actions"][-1]["label"] == "Absage anfragen"
    assert earlier["actions"][-1]["label"] == "Absagen"


def test_staff_read_in_the_inbox_why_they_are_wanted(house):
    member = make_member(house, Role.HOST, make_user())
    talk = reserved(house)
    client = Client(headers={"accept-language": "de"})

    with time_machine.travel(TOO_LATE, tick=False):
        client.force_login(member.user)
        talk.tap("cancel")
        page = client.get(f"/admin/h/{house.slug}/inbox/", {"c": talk.conversation_id})

    assert "online ist es dafür zu spät" in page.content.decode()


def test_the_house_hears_of_it_while_a_person_has_the_word(house):
    member = make_member(house, Role.HOST, make_user())
    talk = reserved(house)

    with time_machine.travel(TOO_LATE, tick=False):
        answer(
            conversation_id=talk.conversation_id, by=member, cid=talk.conversation_id, body="Ja?"
        )
        heard = talk.tap("cancel")

    assert STANDS in heard[-1].body
    assert {entry.sender_kind for entry in heard} == {"system"}
    assert talk.conversation.waiting_since is not None


def test_the_assistant_goes_on_with_another_wish_when_it_is_given_back(house):
    member = make_member(house, Role.HOST, make_user())
    talk = reserved(house)

    with time_machine.travel(TOO_LATE, tick=False):
        talk.tap("cancel")
        give_back(conversation_id=talk.conversation_id, by=member)
        talk.say("Tisch für 4 in 5 Tagen um 20 Uhr")

    assert Reservation.objects.filter(party_size=4, status="held").exists()
