"""Two records of one person are treated as one by a tap, and apart again; never across houses."""

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from businesses.actions import merge_guests, recognise_guest
from businesses.enums import Role
from businesses.models import Business, Guest
from common import clock
from tests.factories import make_guest, make_house, make_member

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture
def house() -> Business:
    return make_house()


@pytest.fixture
def client(house: Business) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_member(house, Role.HOST).user)
    return client


def page_of(guest: Guest) -> str:
    return reverse("admin:businesses_guest_change", args=[guest.pk])


def press(client: Client, guest: Guest, **button: int) -> str:
    typed = {
        "name": guest.name,
        "phone": guest.phone,
        "email": guest.email,
        "tags": "",
        "notes": "",
    }
    return client.post(page_of(guest), {**typed, **button}, follow=True).content.decode()


def stand_for(keep: Guest, other: Guest) -> None:
    with transaction.atomic():
        Guest.objects.filter(pk=other.pk).update(merged_into=keep)
        connection.check_constraints()


def test_equal_contacts_are_shown_merged_by_a_tap_and_taken_back(client, house):
    guest = make_guest(house, "Ida Neumann", phone="+49301")
    same = make_guest(house, "I. Neumann", phone="+49301")
    make_guest(make_house(), "Fremde", phone="+49301")
    shown = client.get(page_of(guest)).content.decode()

    merged = press(client, guest, _merge=same.pk)
    same.refresh_from_db()
    stands_for = same.merged_into
    press(client, guest, _separate=same.pk)
    same.refresh_from_db()

    assert "I. Neumann" in shown
    assert "Fremde" not in shown
    assert "Keep apart again" in merged
    assert (stands_for, same.merged_into) == (guest, None)


def test_a_guest_of_another_house_is_not_merged_by_a_forged_button(client, house):
    guest, foreign = make_guest(house), make_guest(make_house())

    press(client, guest, _merge=foreign.pk)
    press(client, guest, _separate=foreign.pk)

    assert not Guest.objects.exclude(merged_into=None).exists()


def test_two_ticked_guests_become_the_elder(client, house):
    day = dt.timedelta(days=1)
    young = make_guest(house, "Ida")
    old = make_guest(house, "Ida N.", created_at=clock.now() - day)

    listed = reverse("admin:businesses_guest_changelist")
    ticked = {"action": "treat_as_one", "_selected_action": [young.pk, old.pk]}
    client.post(listed, ticked)

    young.refresh_from_db()
    assert young.merged_into == old


def test_who_reserves_again_is_the_guest_that_stands_for_both(house):
    diner = uuid.uuid4()
    other = make_guest(house, "Ida", diner_id=diner)
    first, keep = make_guest(house, "Ida N."), make_guest(house, "Ida Neumann")
    merge_guests(business=house, keep_id=first.pk, other_id=other.pk)
    merge_guests(business=house, keep_id=keep.pk, other_id=first.pk)

    assert recognise_guest(business=house, name="Ida", diner_id=diner) == keep


def test_the_database_refuses_a_merge_across_houses(house):
    guest, foreign = make_guest(house), make_guest(make_house())

    with pytest.raises(IntegrityError):
        stand_for(foreign, guest)
