"""What refusing would have done to the evenings of the past: reckoned in the background, for the owner to see."""

import datetime as dt
import logging
from dataclasses import replace

from django.db import transaction

from businesses.models import Business
from common import clock
from reservations.engine.replay import replay
from reservations.models import RefusingEffect
from reservations.queries.past_evenings import past_evenings

log = logging.getLogger(__name__)
EVENINGS = 8
LASTS = dt.timedelta(days=7)


def weigh_refusing_somewhere(now: dt.datetime) -> int:
    """Reckon the effect of refusing for one house that has none, or an old one; how many houses that were."""
    houses = Business.objects.filter(policy__isnull=False)
    business = (
        houses.filter(refusing_effect__isnull=True).order_by("pk").first()
        or houses.filter(refusing_effect__made_at__lt=now - LASTS)
        .order_by("refusing_effect__made_at", "pk")
        .first()
    )
    if business is None:
        return 0
    weigh_refusing(business=business)
    return 1


def weigh_refusing(*, business: Business) -> RefusingEffect:
    """Play the latest evenings again, with refusing and without, and store how many guests came of each."""
    now = clock.now()
    found = RefusingEffect(business=business, made_at=now)
    for evening in past_evenings(business, now.astimezone(business.zone).date(), EVENINGS):
        took = replay(replace(evening.day, protect=False), evening.requests, None)
        refusing = replay(replace(evening.day, protect=True), evening.requests, evening.forecast)
        found.evenings += 1
        found.last_on = found.last_on or evening.day.date
        found.first_on = evening.day.date
        found.covers_without += took.covers
        found.covers_with += refusing.covers
        found.turned_away += max(0, refusing.refused - took.refused)
    return _store(found)


@transaction.atomic
def _store(found: RefusingEffect) -> RefusingEffect:
    names = [f.attname for f in RefusingEffect._meta.concrete_fields if not f.primary_key]
    row, _created = RefusingEffect.objects.update_or_create(
        business_id=found.business_id, defaults={name: getattr(found, name) for name in names}
    )
    log.info("refusing weighed", extra={"business_id": row.pk, "evenings": row.evenings})
    return row
