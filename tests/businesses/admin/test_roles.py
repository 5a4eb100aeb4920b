"""What each role may see and change in the admin."""

import pytest
from django.test import Client
from django.urls import reverse

from businesses.enums import Role
from businesses.models import ApiKey, Business, Membership
from reservations.models import Policy
from tests.factories import make_house, make_member, make_user

pytestmark = pytest.mark.django_db
PAGES = {
    "reservations_reservation": {"host", "manager", "owner"},
    "reservations_block": {"host", "manager", "owner"},
    "businesses_guest": {"host", "manager", "owner"},
    "reservations_table": {"manager", "owner"},
    "reservations_serviceperiod": {"manager", "owner"},
    "reservations_closure": {"manager", "owner"},
    "businesses_housetext": {"manager", "owner"},
    "businesses_membership": {"owner"},
    "businesses_apikey": {"owner"},
    "businesses_business": {"owner"},
}


def client_of(user: object) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)  # type: ignore[arg-type]
    return client


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("page", PAGES)
def test_roles_add_what_is_theirs(page: str, role: str) -> None:
    client = client_of(make_member(make_house(), Role(role)).user)

    answer = client.get(reverse(f"admin:{page}_add"))

    assert answer.status_code == (200 if role in PAGES[page] else 403)


@pytest.mark.parametrize("role", ["host", "manager"])
def test_keys_are_not_even_listed_for_others_than_owners(role: str) -> None:
    client = client_of(make_member(make_house(), Role(role)).user)

    assert client.get(reverse("admin:businesses_apikey_changelist")).status_code == 403


def test_an_owner_opens_another_house_and_owns_it() -> None:
    member = make_member(make_house(), Role.OWNER)

    answer = client_of(member.user).post(reverse("admin:businesses_business_add"), house_form())

    assert answer.status_code == 302
    house = Business.objects.get(slug="zum-neuen-wirt")
    assert Membership.objects.get(business=house).user == member.user
    assert Membership.objects.get(business=house).role == Role.OWNER
    assert Policy.objects.get(business=house).buffer_minutes == 15


def test_a_superuser_sees_every_house() -> None:
    house = make_house()
    root = make_user(is_superuser=True)

    page = client_of(root).get(reverse("admin:businesses_business_changelist")).content.decode()

    assert house.name in page


def test_a_key_is_shown_once_and_stored_as_a_hash() -> None:
    house = make_house()
    client = client_of(make_member(house, Role.OWNER).user)

    answer = client.post(
        reverse("admin:businesses_apikey_add"),
        {"business": house.pk, "name": "Kasse", "scopes": ["reservations:read"]},
    )

    key = ApiKey.objects.get(business=house)
    shown = answer.context["secret"]
    assert shown in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert key.secret_hash not in answer.content.decode()
    again = client.get(reverse("admin:businesses_apikey_change", args=[key.pk]))
    assert shown not in again.content.decode()


def test_an_owner_gives_a_role_to_somebody_new() -> None:
    house = make_house()
    client = client_of(make_member(house, Role.OWNER).user)

    answer = client.post(
        reverse("admin:businesses_membership_add"),
        {
            "business": house.pk,
            "role": "host",
            "username": "jonas",
            "first_name": "Jonas",
            "last_name": "Weber",
            "password": "kellerbier-und-brot",
        },
    )

    assert answer.status_code == 302
    made = Membership.objects.get(business=house, user__username="jonas")
    assert (made.role, made.user.is_staff) == (Role.HOST, True)
    assert made.user.check_password("kellerbier-und-brot")


def test_a_weak_first_password_is_refused() -> None:
    house = make_house()
    client = client_of(make_member(house, Role.OWNER).user)

    answer = client.post(
        reverse("admin:businesses_membership_add"),
        {"business": house.pk, "role": "host", "username": "jonas", "password": "1234"},
    )

    assert answer.status_code == 200
    assert not Membership.objects.filter(user__username="jonas").exists()


def test_the_last_owner_stays() -> None:
    owner = make_member(make_house(), Role.OWNER)

    client_of(owner.user).post(
        reverse("admin:businesses_membership_changelist"),
        {"action": "end", "_selected_action": [owner.pk]},
    )

    owner.refresh_from_db()
    assert owner.ended_at is None


def test_the_last_owner_stays_owner_whichever_form_is_used() -> None:
    owner = make_member(make_house(), Role.OWNER)
    client = client_of(owner.user)
    one = reverse("admin:businesses_membership_change", args=[owner.pk])
    again = {"business": owner.business_id, "role": "host", "username": owner.user.username}

    answers = [
        client.post(one, {"role": "manager"}, follow=True),
        client.post(reverse("admin:businesses_membership_add"), again, follow=True),
    ]

    assert all("A house keeps at least one owner." in a.content.decode() for a in answers)
    row = Membership.objects.get(business=owner.business)
    assert (row.pk, row.role, row.ended_at) == (owner.pk, "owner", None)


def test_one_of_two_owners_may_become_a_host() -> None:
    house = make_house()
    owner, other = make_member(house, Role.OWNER), make_member(house, Role.OWNER)
    one = reverse("admin:businesses_membership_change", args=[other.pk])

    answer = client_of(owner.user).post(one, {"role": "host"})

    other.refresh_from_db()
    assert (answer.status_code, other.role) == (302, "host")


def profile(house: Business, **other: object) -> dict[str, object]:
    """The form of a house that exists, as a browser sends it."""
    form = {
        **house_form(),
        "name": house.name,
        "policy-INITIAL_FORMS": 1,
        "policy-0-business": house.pk,
    }
    del form["is_active"]
    return form | other


def test_an_owner_cannot_lock_the_house_and_themselves_out() -> None:
    member = make_member(make_house(), Role.OWNER)
    house = member.business

    answer = client_of(member.user).post(
        reverse("admin:businesses_business_change", args=[house.pk]), profile(house)
    )

    house.refresh_from_db()
    assert (answer.status_code, house.city, house.is_active) == (302, "Leipzig", True)


def test_a_superuser_closes_a_house() -> None:
    house = make_house()

    answer = client_of(make_user(is_superuser=True)).post(
        reverse("admin:businesses_business_change", args=[house.pk]), profile(house)
    )

    house.refresh_from_db()
    assert (answer.status_code, house.is_active) == (302, False)


def test_the_number_of_a_house_is_stored_as_any_phone_dials_it() -> None:
    member = make_member(make_house(), Role.OWNER)
    client, house = client_of(member.user), member.business
    url = reverse("admin:businesses_business_change", args=[house.pk])

    wrong = client.post(url, profile(house, phone='{"a":1}'))
    right = client.post(url, profile(house, phone="030 23125 018"))

    house.refresh_from_db()
    assert list(wrong.context["adminform"].form.errors) == ["phone"]
    assert (right.status_code, house.phone) == (302, "+493023125018")


def house_form() -> dict[str, object]:
    return {
        "name": "Zum Neuen Wirt",
        "slug": "zum-neuen-wirt",
        "tagline_de": "Neu im Ort",
        "tagline_en": "New in town",
        "colour": "salbei",
        "sign": "leaf",
        "languages": ["de", "en"],
        "city": "Leipzig",
        "country": "de",
        "timezone": "Europe/Berlin",
        "assistant_enabled": "on",
        "is_listed": "on",
        "is_active": "on",
        "policy-TOTAL_FORMS": 1,
        "policy-INITIAL_FORMS": 0,
        "policy-MIN_NUM_FORMS": 1,
        "policy-MAX_NUM_FORMS": 1,
        "policy-0-buffer_minutes": 15,
        "policy-0-min_notice_minutes": 30,
        "policy-0-max_advance_days": 90,
        "policy-0-max_party_size": 8,
        "policy-0-hold_minutes": 10,
        "policy-0-grace_minutes": 15,
        "policy-0-cancel_until_minutes": 240,
        "policy-0-freeze_minutes": 30,
        "policy-0-reassign": "on",
        "policy-0-steer": "on",
    }
