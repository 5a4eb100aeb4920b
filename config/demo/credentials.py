"""Passwords and keys of the demo: of this installation alone, and the same at every load."""

import hashlib
import hmac

from django.conf import settings

from businesses.enums import Scope

WORDS = (
    "kachelofen muskat rebschere zitrone forelle hirsch salbei linde laterne glocke kirsche walnuss brunnen "
    "teller giebel schindel birne quitte holunder lavendel spaten korken fass trichter schiefer amsel"
).split()
ALL_SCOPES = sorted(Scope.values)
READ_SCOPES = [Scope.RESERVATIONS_READ.value]


def password(username: str) -> str:
    """A password that can be typed on a tablet."""
    digest = _digest(f"password:{username}")
    words = [WORDS[digest[place] % len(WORDS)] for place in (0, 1)]
    return f"{words[0]}-{words[1]}-{int.from_bytes(digest[2:4]) % 9000 + 1000}"


def key(slug: str, purpose: str) -> str:
    """The secret of an API key."""
    return f"stk_{_digest(f'key:{slug}:{purpose}').hex()[:40]}"


def _digest(what: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"demo:{what}".encode(), hashlib.sha256)


def hash_of(secret: str) -> str:
    """How a key is stored."""
    return hashlib.sha256(secret.encode()).hexdigest()
