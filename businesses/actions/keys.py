"""Keys of integrators: shown once, stored as a hash."""

import datetime as dt
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from businesses.access import KEY_PREFIX, hash_of_key
from businesses.enums import Scope
from businesses.models import ApiKey, Business
from common.clock import now
from common.errors import Invalid
from common.text import clean_line

SECRET_BYTES = 24
SHOWN_CHARS = 10
USE_NOTED_EVERY = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewApiKey:
    """A key just made, and its secret, which nobody can read again."""

    api_key: ApiKey
    secret: str


@transaction.atomic
def create_api_key(
    *,
    business: Business,
    name: str,
    scopes: Iterable[str],
    expires_at: dt.datetime | None = None,
    secret: str | None = None,
) -> NewApiKey:
    """Make a key of this house; `secret` is given only for demo data, which must be the same again."""
    wanted = list(dict.fromkeys(scopes))
    if not wanted or set(wanted) - set(Scope.values):
        raise Invalid(_("Choose at least one scope."))
    secret = secret or f"{KEY_PREFIX}{secrets.token_urlsafe(SECRET_BYTES)}"
    api_key = ApiKey.objects.create(
        business=business,
        name=clean_line(name, pointer="/name", max_chars=80),
        prefix=secret[:SHOWN_CHARS],
        secret_hash=hash_of_key(secret),
        scopes=wanted,
        created_at=now(),
        expires_at=expires_at,
    )
    return NewApiKey(api_key=api_key, secret=secret)


@transaction.atomic
def revoke_api_key(*, api_key: ApiKey) -> ApiKey:
    """End this key at once; ending it again changes nothing."""
    ApiKey.objects.filter(pk=api_key.pk, revoked_at=None).update(revoked_at=now())
    api_key.refresh_from_db()
    return api_key


def key_use_is_due(api_key: ApiKey) -> bool:
    """Whether the last noted use is so long ago that it is to be noted again."""
    return api_key.last_used_at is None or now() - api_key.last_used_at >= USE_NOTED_EVERY


@transaction.atomic
def note_key_use(*, api_key: ApiKey) -> None:
    """Remember that the key was used now. Ask `key_use_is_due` first, so that reads stay reads."""
    at = now()
    long_ago = Q(last_used_at=None) | Q(last_used_at__lte=at - USE_NOTED_EVERY)
    ApiKey.objects.filter(long_ago, pk=api_key.pk).update(last_used_at=at)
