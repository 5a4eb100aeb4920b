"""Diners come into being with their first message, and are known again by a random token in a cookie."""

import datetime as dt
import hmac
import secrets

from django.conf import settings
from django.db import IntegrityError, transaction

from accounts.models import Diner, DinerLogin
from accounts.queries import hash_of_token
from common import clock
from common.throttling import network_of

TOKEN_BYTES = 32
ADDRESS_KNOWN_FOR = dt.timedelta(days=1)


@transaction.atomic
def start_diner(*, key: str, lang: str, address: str = "") -> tuple[Diner, bool]:
    """The diner who began with this key, and whether it is a new one; however often and at once it is asked.

    `address` is the client's IP address. Only a keyed hash of its network is kept, and for a day
    (`forget_addresses`): it counts what strangers hold at once.
    """
    key_hash = hash_of_token(key)
    known = Diner.objects.filter(start_key_hash=key_hash).first()
    if known is not None:
        return known, False
    try:
        with transaction.atomic():
            diner = Diner.objects.create(
                start_key_hash=key_hash,
                lang=lang,
                created_at=clock.now(),
                address_hash=_hash_of_network(address) if address else "",
            )
    except IntegrityError:
        return Diner.objects.get(start_key_hash=key_hash), False
    return diner, True


def forget_addresses(now: dt.datetime) -> int:
    """Drop the hashes of addresses that are older than a day; how many there were."""
    return (
        Diner.objects.filter(created_at__lt=now - ADDRESS_KNOWN_FOR)
        .exclude(address_hash="")
        .update(address_hash="")
    )


def _hash_of_network(address: str) -> str:
    return hmac.digest(
        settings.SECRET_KEY.encode(), f"address {network_of(address)}".encode(), "sha256"
    ).hex()


@transaction.atomic
def open_diner_login(*, diner: Diner) -> str:
    """A new token for one browser of this diner; only its hash is kept."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    DinerLogin.objects.create(diner=diner, token_hash=hash_of_token(token), created_at=clock.now())
    return token


@transaction.atomic
def end_diner_login(*, login: DinerLogin) -> None:
    """Forget this browser; its sockets close within seconds. Ending twice is once."""
    DinerLogin.objects.filter(pk=login.pk, ended_at=None).update(ended_at=clock.now())
