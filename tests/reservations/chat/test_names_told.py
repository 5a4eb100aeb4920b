"""Staff see by what name a diner went in the chat, before anything is reserved."""

import re

import pytest
from django.test import Client

from businesses.enums import Role
from businesses.models import Business
from reservations.chat.names_told import NamesTold
from tests.assistant.talk import Talk
from tests.factories import make_guest, make_house, make_member, make_user

pytestmark = [pytest.mark.both, pytest.mark.django_db]

NAMELESS = "Guest without a name"
PLACES = r'aria-hidden="true">[A-Z?]{1,2}</span><b>([^<]*)</b><time|<h2>([^<]*)</h2>'
"""The row of the list, the head of the conversation, the guest's card."""


@pytest.fixture
def house() -> Business:
    return make_house()


def names_shown(house: Business, talk: Talk) -> list[str]:
    """What the guest is called in the list, above the conversation and on the card."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_member(house, Role.HOST, make_user()).user)
    page = client.get(f"/admin/h/{house.slug}/inbox/?view=open&c={talk.conversation_id}")
    return ["".join(found) for found in re.findall(PLACES, page.content.decode())]


def named(house: Business) -> Talk:
    talk = Talk.begin(house, "Wir brauchen einen Tisch, ich heiße Johanna Brandt")
    talk.answers()
    return talk


def test_a_name_told_in_the_chat_stands_in_the_list_the_head_and_the_card(house):
    talk = named(house)

    assert names_shown(house, talk) == ["Johanna Brandt"] * 3


def test_who_has_told_no_name_is_a_guest_without_one(house):
    talk = Talk.begin(house, "Wir brauchen einen Tisch")
    talk.answers()

    assert names_shown(house, talk) == [NAMELESS] * 3


def test_the_name_in_the_records_of_the_house_comes_first(house):
    talk = named(house)
    make_guest(house, "Frau Dr. Brandt", diner_id=talk.diner.person_uuid)

    assert names_shown(house, talk) == ["Frau Dr. Brandt"] * 3


def test_another_house_learns_no_name_by_asking_for_a_foreign_conversation(house):
    talk = named(house)

    own = NamesTold().names(house, [talk.conversation_id])
    foreign = NamesTold().names(make_house(), [talk.conversation_id])

    assert own == {talk.conversation_id: "Johanna Brandt"}
    assert foreign == {}


@pytest.mark.parametrize(
    "said",
    [
        "Hallo, ich heiße Greta Sommer. Gibt es bei euch Trüffelpasta?",
        "Ich heiße Greta Sommer, gibt es bei euch Trüffelpasta?",
        "My name is Greta Sommer, do you have truffle pasta?",
    ],
)
def test_a_name_told_beside_a_question_is_kept(house, said):
    talk = Talk.begin(house, said)
    talk.answers()

    assert names_shown(house, talk) == ["Greta Sommer"] * 3


def test_a_name_that_is_asked_for_is_not_the_guests_own(house):
    talk = Talk.begin(house, "Ist das der Laden von Frau Kessler?")
    talk.answers()

    assert names_shown(house, talk) == [NAMELESS] * 3
