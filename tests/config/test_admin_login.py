"""The one door of the admin, and the second factor behind it."""

import datetime as dt

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.urls import reverse

from accounts.models import User
from businesses.enums import Role
from tests.factories import make_house, make_member

pytestmark = pytest.mark.django_db
PASSWORD = "stammtisch-test"


@pytest.fixture
def user() -> User:
    return make_member(make_house(), Role.OWNER).user


def log_in(client: Client, user: User, **given: str):
    form = {"login": user.username, "password": PASSWORD, **given}
    return client.post(f"{reverse('account_login')}?next=/admin/", form)


def test_the_admin_sends_strangers_to_the_login() -> None:
    answer = Client().get("/admin/", follow=True)

    assert answer.request["PATH_INFO"] == "/accounts/login/"
    assert "<h1>" in answer.content.decode()


def test_a_name_and_a_password_are_enough_where_no_second_factor_is_asked_for(user: User) -> None:
    client = Client()

    answer = log_in(client, user)

    assert answer["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_wrong_password_stays_outside(user: User) -> None:
    client = Client()

    answer = log_in(client, user, password="falsch-falsch")

    assert answer.status_code == 200
    assert client.get("/admin/").status_code == 302


def test_posting_to_the_stock_login_opens_nothing(user: User) -> None:
    client = Client()

    client.post("/admin/login/", {"username": user.username, "password": PASSWORD})

    assert client.get("/admin/").status_code == 302


def test_the_way_on_after_login_never_leaves_the_site(user: User) -> None:
    client = Client()
    client.force_login(user)

    answer = client.get("/admin/login/?next=https://boese.example/")

    assert answer["Location"] == "/admin/"


def test_nobody_signs_up_by_themselves() -> None:
    answer = Client().post(
        reverse("account_signup"),
        {
            "username": "neu",
            "password1": "kellerbier-und-brot",
            "password2": "kellerbier-und-brot",
        },
    )

    assert answer.status_code == 200
    assert not User.objects.filter(username="neu").exists()


def test_where_it_is_obligatory_staff_set_up_a_second_factor_first(user: User, settings) -> None:
    settings.MFA_REQUIRED_FOR_STAFF = True
    client = Client()
    log_in(client, user)

    for address in ("/admin/", f"/admin/h/{user.memberships.get().business.slug}/day/"):
        assert client.get(address)["Location"] == reverse("mfa_activate_totp")


def test_the_set_up_right_after_login_asks_for_no_password_again(user: User) -> None:
    client = Client()
    log_in(client, user)
    set_up = reverse("mfa_activate_totp")

    at_once = client.get(set_up)
    secret = at_once.context["form"].secret
    code = hotp_value(secret, next(iter(yield_hotp_counters_from_time())))
    codes = client.post(set_up, {"code": f"{code:06d}"}, follow=True)
    set_up = reverse("mfa_view_recovery_codes")
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=10)):  # noqa: TID251 -- outside of any house
        later = client.get(set_up)

    assert [where for where, _ in codes.redirect_chain] == [set_up]
    assert later["Location"].startswith(reverse("account_reauthenticate"))


def test_with_a_second_factor_the_password_alone_is_not_enough(user: User, settings) -> None:
    settings.MFA_REQUIRED_FOR_STAFF = True
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    client = Client()

    answer = log_in(client, user)
    before = client.get("/admin/")
    code = hotp_value(secret, next(iter(yield_hotp_counters_from_time())))
    client.post(answer["Location"], {"code": f"{code:06d}"})

    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert before.status_code == 302
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "account_change_password"])
def test_account_pages_stand_in_our_frame(user: User, name: str) -> None:
    client = Client(headers={"accept-language": "de"})
    log_in(client, user)

    answer = client.get(reverse(name), follow=True)

    assert answer.status_code == 200
    assert "css/account.css" in answer.content.decode()


def test_no_page_of_staff_asks_for_inline_scripts_or_styles(user: User) -> None:
    client = Client()
    log_in(client, user)

    for address in ("/admin/", "/admin/reservations/table/", "/accounts/2fa/"):
        page = client.get(address)
        assert "'unsafe-inline'" not in page["Content-Security-Policy"]
        assert " style=" not in page.content.decode()
        assert " onclick=" not in page.content.decode()
