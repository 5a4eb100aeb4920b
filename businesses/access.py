"""Who may do what in which house: the tenant is resolved here, once for each request, key or socket."""

import hashlib
from typing import Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from businesses.enums import Role, Scope
from businesses.models import ApiKey, Business, Membership
from common.clock import now
from common.errors import Forbidden, NotAuthenticated, NotFound

KEY_PREFIX: Final = "st_"
MAX_KEY_CHARS: Final = 200
RANK: Final = {Role.HOST: 1, Role.MANAGER: 2, Role.OWNER: 3}


def open_business(slug: str) -> Business:
    """The house with this slug that diners may write to, or raise NotFound."""
    try:
        return Business.objects.get(slug=slug, is_active=True)
    except Business.DoesNotExist:
        raise NotFound from None


def member_of(user: AbstractBaseUser | AnonymousUser, slug: str) -> Membership:
    """The user's role in the house of that slug; raise NotFound alike for foreign and missing houses."""
    if not user.is_authenticated or not user.is_active:
        raise NotAuthenticated
    membership = (
        Membership.objects.current()
        .select_related("business", "user")
        .filter(user_id=user.pk, business__slug=slug, business__is_active=True)
        .first()
    )
    if membership is None:
        raise NotFound
    return membership


def memberships_of(user: AbstractBaseUser | AnonymousUser) -> list[Membership]:
    """Every house in which this user has a role, in the order of their names."""
    if not user.is_authenticated or not user.is_active:
        return []
    found = Membership.objects.current().filter(user_id=user.pk, business__is_active=True)
    return list(found.select_related("business").order_by("business__name"))


def require_role(membership: Membership, at_least: Role) -> None:
    """Pass, or raise Forbidden when the role ranks lower (host < manager < owner)."""
    if RANK[Role(membership.role)] < RANK[at_least]:
        raise Forbidden


def hash_of_key(secret: str) -> str:
    """How a key is stored; keys are random, so a plain hash cannot be turned back."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def key_from(header: str) -> ApiKey:
    """The living key of an Authorization header, or raise NotAuthenticated without saying what is wrong."""
    scheme, _, secret = header.strip().partition(" ")
    secret = secret.strip()
    if scheme.lower() != "bearer" or not secret or len(secret) > MAX_KEY_CHARS:
        raise NotAuthenticated
    alive = Q(expires_at=None) | Q(expires_at__gt=now())
    api_key = (
        ApiKey.objects.select_related("business")
        .filter(alive, secret_hash=hash_of_key(secret), revoked_at=None, business__is_active=True)
        .first()
    )
    if api_key is None:
        raise NotAuthenticated
    return api_key


def require_scope(api_key: ApiKey, scope: Scope) -> None:
    """Pass, or raise Forbidden when the key was not given this scope."""
    if scope not in api_key.scopes:
        raise Forbidden
