"""Who waits for a table."""

import datetime as dt

from businesses.models import Business
from reservations.models.waitlist import WaitlistEntry, WaitlistState


def queue_length(
    business: Business, party_size: int, starts_at: dt.datetime, ends_at: dt.datetime
) -> int:
    """How many parties of at least this size already wait for some time of [starts_at, ends_at)."""
    return WaitlistEntry.objects.filter(
        business=business,
        state=WaitlistState.WAITING,
        party_size__gte=party_size,
        earliest_at__lt=ends_at,
        latest_at__gt=starts_at,
    ).count()


def waiting_between(
    business: Business, starts_at: dt.datetime, ends_at: dt.datetime
) -> list[WaitlistEntry]:
    """Whoever waits for some time of [starts_at, ends_at), those first who came first."""
    return list(
        WaitlistEntry.objects.filter(
            business=business,
            state=WaitlistState.WAITING,
            earliest_at__lt=ends_at,
            latest_at__gt=starts_at,
        ).order_by("created_at", "id")
    )
