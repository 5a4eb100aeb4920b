"""Whose record stands beside a conversation."""

import uuid

import pytest
from django.test import Client

from businesses.actions import merge_guests
from businesses.enums import Role
from messenger.actions import start_conversation
from messenger.models import Conversation
from tests.factories import make_guest, make_house, make_member, make_user

pytestmark = pytest.mark.django_db


def test_the_record_a_diner_has_now_is_shown_not_one_that_was_merged_away():
    house = make_house()
    house.assistant_enabled = False
    house.save()
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_member(house, Role.HOST, make_user()).user)
    started = start_conversation(
        business=house, key=uuid.uuid4().hex, cid=uuid.uuid4(), body="Guten Tag", lang="de"
    )
    talk = Conversation.objects.get(pk=started.conversation_id)
    diner = talk.participants.get(role="diner").person_uuid
    earlier = make_guest(house, "Peter Haller", diner_id=diner)
    other = make_guest(house, "Paula Haller")
    merge_guests(business=house, keep_id=other.pk, other_id=earlier.pk)
    make_guest(house, "Peter Haller jun.", diner_id=diner)

    page = client.get(f"/admin/h/{house.slug}/inbox/?view=open&c={talk.pk}").content.decode()

    assert "Peter Haller jun." in page
    assert "Paula Haller" not in page
