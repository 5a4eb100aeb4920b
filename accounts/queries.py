"""Who a diner's cookie belongs to."""

import hashlib
from collections.abc import Mapping

from accounts.models import Diner, DinerLogin

SECURE_COOKIE = "__Host-diner"
PLAIN_COOKIE = "diner"
MAX_TOKEN_CHARS = 100


def hash_of_token(token: str) -> str:
    """How a token is stored; it is random, so a plain hash cannot be turned back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def diner_login(cookies: Mapping[str, str]) -> DinerLogin | None:
    """The living login of these cookies; the one that only https can set counts first."""
    for name in (SECURE_COOKIE, PLAIN_COOKIE):
        token = cookies.get(name, "")
        if token and len(token) <= MAX_TOKEN_CHARS:
            found = (
                DinerLogin.objects.select_related("diner")
                .filter(token_hash=hash_of_token(token), ended_at=None)
                .first()
            )
            if found is not None:
                return found
    return None


def is_start_key_known(key: str) -> bool:
    """Whether a diner has begun with this key."""
    return Diner.objects.filter(start_key_hash=hash_of_token(key)).exists()
