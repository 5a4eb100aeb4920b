"""Whose authority ends while a socket is open is closed within seconds, with the code that says why."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.actions import end_diner_login
from accounts.models import DinerLogin, User
from businesses.actions import end_membership, revoke_api_key
from businesses.enums import Role, Scope
from businesses.models import ApiKey, Business, Membership
from common import clock, db
from messenger.actions import block_diner
from messenger.live import hub
from messenger.models import Entry
from tests.factories import make_key, make_member, make_user
from tests.messenger.client import SocketClient
from tests.messenger.houses import Begun, begin

pytestmark = pytest.mark.usefixtures("live")
LOGIN_ENDED, FORBIDDEN = 4401, 4403
AS_SHIPPED_SECONDS = hub.POLL_SECONDS


@pytest.fixture(autouse=True)
def quick_polls(monkeypatch):
    """Ask ten times a second who is still allowed; as shipped it is every few seconds."""
    monkeypatch.setattr(hub, "POLL_SECONDS", 0.1)


def test_as_shipped_an_ended_authority_is_noticed_within_five_seconds():
    assert AS_SHIPPED_SECONDS <= 4.0


def logged_in(begun: Begun, role: Role = Role.HOST) -> tuple[str, User]:
    """A member of the house who is logged in to the admin: the cookie, and who it is."""
    user = make_user()
    make_member(begun.business, Role.OWNER, make_user())
    make_member(begun.business, role, user)
    client = Client()
    client.force_login(user)
    return f"sessionid={client.cookies['sessionid'].value}", user


def log_out_the_diner(begun: Begun) -> None:
    end_diner_login(login=DinerLogin.objects.get(diner=begun.diner))


def block_the_diner(begun: Begun) -> None:
    manager = make_member(begun.business, Role.MANAGER, make_user())
    block_diner(conversation_id=begun.conversation, by=manager)


def revoke_the_key(begun: Begun) -> None:
    revoke_api_key(api_key=ApiKey.objects.get(business=begun.business))


def let_the_key_expire(begun: Begun) -> None:
    ApiKey.objects.update(expires_at=clock.now() - dt.timedelta(seconds=1))


def log_out_of_the_admin(begun: Begun) -> None:
    client = Client()
    user = User.objects.get(memberships__business=begun.business, memberships__role=Role.HOST)
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            client.cookies["sessionid"] = session.session_key
    client.post("/admin/logout/")


def change_the_password(begun: Begun) -> None:
    user = User.objects.get(memberships__business=begun.business, memberships__role=Role.HOST)
    user.set_password("ein ganz anderes Passwort")
    user.save()


def deactivate_the_user(begun: Begun) -> None:
    User.objects.filter(memberships__role=Role.HOST).update(is_active=False)


def dismiss(begun: Begun) -> None:
    end_membership(membership=Membership.objects.get(business=begun.business, role=Role.HOST))


def close_the_house(begun: Begun) -> None:
    Business.objects.filter(pk=begun.business.pk).update(is_active=False)


WAYS: list[tuple[str, Callable[[Begun], None], int]] = [
    ("diner", log_out_the_diner, LOGIN_ENDED),
    ("diner", block_the_diner, FORBIDDEN),
    ("diner", close_the_house, FORBIDDEN),
    ("key", close_the_house, LOGIN_ENDED),
    ("key", revoke_the_key, LOGIN_ENDED),
    ("key", let_the_key_expire, LOGIN_ENDED),
    ("staff", log_out_of_the_admin, LOGIN_ENDED),
    ("staff", change_the_password, LOGIN_ENDED),
    ("staff", deactivate_the_user, LOGIN_ENDED),
    ("staff", dismiss, FORBIDDEN),
    ("staff", close_the_house, FORBIDDEN),
]
IDS = [f"{who}: {end.__name__}" for who, end, _ in WAYS]


async def login_of(who: str, begun: Begun) -> dict[str, str]:
    if who == "staff":
        cookie, _ = await db.write(logged_in, begun)
        return {"cookie": cookie}
    return {"cookie": begun.cookie} if who == "diner" else {"key": begun.key}


@pytest.mark.parametrize(("who", "end", "code"), WAYS, ids=IDS)
async def test_a_conversation_is_closed(who, end, code):
    begun = await db.write(begin)
    login = await login_of(who, begun)
    async with SocketClient(**login) as socket:
        await socket.hello(begun.conversation, after=1)

        await db.write(end, begun)

        assert await socket.closed() == code
        socket.send("Noch da?")
    assert await db.read(Entry.objects.filter(conversation=begun.conversation).count) == 1


INBOX_WAYS = [way for way in WAYS if way[0] != "diner"]


@pytest.mark.parametrize(
    ("who", "end", "code"),
    INBOX_WAYS,
    ids=[f"{who}: {end.__name__}" for who, end, _ in INBOX_WAYS],
)
async def test_an_inbox_is_closed(who, end, code):
    begun = await db.write(begin)
    login = await login_of(who, begun)
    async with SocketClient(**login) as socket:
        socket.say({"t": "hello", "v": 1, "inbox": begun.business.slug, "after": 0})
        await socket.until("welcome")

        await db.write(end, begun)

        assert await socket.closed() == code


@pytest.mark.parametrize(("who", "end", "code"), WAYS, ids=IDS)
async def test_whose_authority_has_ended_does_not_come_in_again(who, end, code):
    begun = await db.write(begin)
    login = await login_of(who, begun)
    await db.write(end, begun)

    async with SocketClient(**login) as socket:
        if code == LOGIN_ENDED:
            assert await socket.closed() == LOGIN_ENDED
        else:
            socket.say({"t": "hello", "v": 1, "conv": str(begun.conversation)})
            refused = await socket.until("error")
            of_diner = "closed" if end is close_the_house else "forbidden"
            assert refused["code"] == (of_diner if who == "diner" else "not_found")


async def test_in_a_browser_with_two_logins_each_socket_ends_with_its_own():
    begun = await db.write(begin)
    cookie, _ = await db.write(logged_in, begun)
    both = f"{begun.cookie}; {cookie}"
    async with SocketClient(cookie=both) as diner, SocketClient(cookie=both) as staff:
        await diner.hello(begun.conversation, after=1, **{"as": "diner"})
        await staff.hello(begun.conversation, after=1, **{"as": "staff"})

        await db.write(log_out_of_the_admin, begun)

        assert await staff.closed() == LOGIN_ENDED
        diner.send("Noch da?")
        assert (await diner.until("ack"))["seq"] == 2
        diner.say({"t": "hello", "v": 1, "conv": str(begun.conversation), "as": "staff"})
        assert (await diner.until("error"))["code"] == "not_found"


async def test_a_key_that_may_only_read_leaves_no_trace_in_the_conversation():
    begun = await db.write(begin)
    _, secret = await db.write(make_key, begun.business, Scope.CONVERSATIONS_READ)
    async with SocketClient(key=secret) as reader, SocketClient(cookie=begun.cookie) as diner:
        await reader.hello(begun.conversation)
        await diner.hello(begun.conversation, after=1)

        reader.say({"t": "seen", "delivered": 1, "read": 1})
        reader.say({"t": "typing", "on": True})

        assert (await reader.until("error"))["code"] == "forbidden"
        assert await diner.is_silent(0.3)
    assert (await db.read(begun.fresh)).unread == 1


async def test_a_role_in_another_house_is_no_place_here():
    begun, elsewhere = await db.write(begin), await db.write(begin)
    cookie, _ = await db.write(logged_in, elsewhere)

    async with SocketClient(cookie=cookie) as socket:
        for hello in ({"conv": str(begun.conversation)}, {"inbox": begun.business.slug}):
            socket.say({"t": "hello", "v": 1, **hello})
            assert (await socket.until("error"))["code"] == "not_found"
