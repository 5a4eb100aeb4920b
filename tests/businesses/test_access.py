"""The tenant of a request: foreign and missing houses look alike."""

import pytest
from django.contrib.auth.models import AnonymousUser

from businesses.access import member_of, memberships_of, open_business, require_role
from businesses.enums import Role
from common.clock import now
from common.errors import Forbidden, NotAuthenticated, NotFound
from tests.factories import make_business, make_member, make_user

pytestmark = pytest.mark.django_db


def test_a_member_enters_their_own_house():
    member = make_member(make_business(slug="krone"), Role.HOST)

    assert member_of(member.user, "krone") == member


def test_foreign_missing_and_left_houses_look_alike():
    make_business(slug="krone")
    member = make_member(make_business(slug="adler"))
    left = make_member(make_business(slug="ochse"), user=member.user)
    left.ended_at = now()
    left.save()
    make_member(make_business(slug="zu", is_active=False), user=member.user)

    for slug in ("krone", "nirgends", "ochse", "zu"):
        with pytest.raises(NotFound):
            member_of(member.user, slug)


def test_nobody_is_no_member():
    make_business(slug="krone")

    with pytest.raises(NotAuthenticated):
        member_of(AnonymousUser(), "krone")
    assert memberships_of(AnonymousUser()) == []


def test_a_user_may_have_roles_in_two_houses():
    user = make_user()
    second = make_member(make_business(slug="b", name="B"), Role.HOST, user)
    first = make_member(make_business(slug="a", name="A"), Role.OWNER, user)

    assert memberships_of(user) == [first, second]


def test_roles_rank():
    host = make_member(make_business(), Role.HOST)
    owner = make_member(make_business(), Role.OWNER)

    require_role(owner, Role.MANAGER)
    require_role(host, Role.HOST)
    with pytest.raises(Forbidden):
        require_role(host, Role.MANAGER)


def test_a_house_out_of_operation_is_not_there():
    make_business(slug="zu", is_active=False)

    with pytest.raises(NotFound):
        open_business("zu")
