"""Who works in a house."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from businesses.enums import Role
from businesses.models import Business, Membership
from common.clock import now
from common.errors import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """Somebody without an account yet; the password is used only when one has to be made."""

    username: str
    first_name: str = ""
    last_name: str = ""
    password: str = ""


class LastOwner(Conflict):
    title = _("A house keeps at least one owner.")


@transaction.atomic
def add_member(*, house: Business, role: str, account: NewAccount) -> Membership:
    """Give a role to the account of that name, made now if there is none; a role held already is replaced.

    Raises LastOwner where nobody would own the house any more.
    """
    user = User.objects.filter(username=account.username).first() or _made(account)
    if not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
    held = Membership.objects.current().filter(business=house, user=user).first()
    if held is not None and role != Role.OWNER:
        _leave_an_owner(held)
    Membership.objects.current().filter(business=house, user=user).update(ended_at=now())
    return Membership.objects.create(business=house, user=user, role=role, created_at=now())


@transaction.atomic
def end_membership(*, membership: Membership) -> Membership:
    """End this role, or raise LastOwner when nobody would own the house any more."""
    _leave_an_owner(membership)
    Membership.objects.current().filter(pk=membership.pk).update(ended_at=now())
    membership.refresh_from_db()
    return membership


@transaction.atomic
def change_role(*, membership: Membership, role: str) -> Membership:
    """Give somebody who has a role another one, or raise LastOwner when nobody would own the house any more."""
    if role != Role.OWNER:
        _leave_an_owner(membership)
    Membership.objects.current().filter(pk=membership.pk).update(role=role)
    membership.refresh_from_db()
    return membership


def _leave_an_owner(leaving: Membership) -> None:
    """Lock the owners of the house; raise LastOwner when this is the only one."""
    owners = Membership.objects.current().filter(business_id=leaving.business_id, role=Role.OWNER)
    if [row.pk for row in owners.order_by("pk").select_for_update(no_key=True)] == [leaving.pk]:
        raise LastOwner


def _made(account: NewAccount) -> User:
    return User.objects.create_user(
        username=account.username,
        password=account.password,
        first_name=account.first_name,
        last_name=account.last_name,
        is_staff=True,
    )
