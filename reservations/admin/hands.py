"""In whose name a page of the admin acts."""

from typing import cast

from django.http import HttpRequest

from accounts.models import User
from businesses.enums import Role
from businesses.models import Business
from businesses.tenant_admin import reach_of
from common.errors import NotFound
from reservations.actions import By
from reservations.enums import Actor


def by_of(request: HttpRequest, business: Business) -> By:
    """The request's user, acting in this house; raise NotFound where they have no role."""
    user, reach = cast("User", request.user), reach_of(request)
    role = Role.OWNER if reach.everything else reach.roles.get(business.pk)
    if role is None:
        raise NotFound
    return By(
        actor=Actor.STAFF,
        uuid=user.uuid,
        name=user.get_full_name() or user.get_username(),
        role=Role(role),
        business_id=business.pk,
    )
