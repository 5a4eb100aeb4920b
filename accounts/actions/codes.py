"""Codes that prove a contact: six digits, ten minutes, five tries, bound to the request, used once (ASVS 6.5, 6.6)."""

import datetime as dt
import hmac
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from accounts.models import Code, Handle
from common import clock
from common.errors import Throttled

LIFETIME = dt.timedelta(minutes=10)
MAX_TRIES = 5
DIGITS = 6
MAX_AN_HOUR, MAX_A_DAY = 3, 10


def digits_of(code_id: UUID) -> str:
    """The digits of this code; nothing that could be read in the database tells them."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"code {code_id}".encode(), "sha256")
    return f"{int.from_bytes(digest[:8], 'big') % 10**DIGITS:0{DIGITS}d}"


@transaction.atomic
def issue_code(*, diner_id: UUID, kind: Handle.Kind, value: str, about: str) -> Code:
    """Make a code for this contact, or raise Throttled above 3 an hour or 10 a day for one contact."""
    now = clock.now()
    sent = Code.objects.filter(kind=kind, value=value)
    if sent.filter(created_at__gt=now - dt.timedelta(hours=1)).count() >= MAX_AN_HOUR:
        raise Throttled(retry_after=3600)
    if sent.filter(created_at__gt=now - dt.timedelta(days=1)).count() >= MAX_A_DAY:
        raise Throttled(retry_after=86400)
    return Code.objects.create(
        diner_id=diner_id,
        kind=kind,
        value=value,
        about=about,
        created_at=now,
        expires_at=now + LIFETIME,
    )


@transaction.atomic
def use_code(*, diner_id: UUID, digits: str, about: str) -> Code | None:
    """The code that these digits prove, used up now; None when they are wrong, late, tried too often or bound elsewhere."""
    now = clock.now()
    code = (
        Code.objects.select_for_update(no_key=True)
        .filter(
            diner_id=diner_id, about=about, used_at=None, expires_at__gt=now, tries__lt=MAX_TRIES
        )
        .order_by("-created_at")
        .first()
    )
    if code is None:
        return None
    if not hmac.compare_digest(digits_of(code.pk), digits):
        Code.objects.filter(pk=code.pk).update(tries=F("tries") + 1)
        return None
    code.used_at = now
    code.save(update_fields=["used_at"])
    return code


@transaction.atomic
def verify_handle(*, code: Code) -> Handle:
    """Make the proved contact the diner's own; one that was another diner's stays with the elder."""
    handle, _created = Handle.objects.get_or_create(
        kind=code.kind,
        value=code.value,
        defaults={"diner_id": code.diner_id, "verified_at": clock.now()},
    )
    return handle
