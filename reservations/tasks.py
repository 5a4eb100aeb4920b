"""What the scheduler has to do for reservations."""

import datetime as dt

from common.schedule import Periodic
from reservations.actions import (
    expire_holds,
    extend_overstays,
    price_days_ahead,
    promote_waitlist,
    prune_prices,
    prune_slots,
    weigh_refusing_somewhere,
)

PERIODIC = (
    Periodic(name="reservations.expire_holds", every=dt.timedelta(seconds=15), run=expire_holds),
    Periodic(
        name="reservations.promote_waitlist", every=dt.timedelta(seconds=15), run=promote_waitlist
    ),
    Periodic(
        name="reservations.extend_overstays", every=dt.timedelta(minutes=1), run=extend_overstays
    ),
    Periodic(
        name="reservations.price_days_ahead", every=dt.timedelta(seconds=10), run=price_days_ahead
    ),
    Periodic(
        name="reservations.weigh_refusing",
        every=dt.timedelta(minutes=5),
        run=weigh_refusing_somewhere,
    ),
    Periodic(name="reservations.prune_slots", every=dt.timedelta(hours=6), run=prune_slots),
    Periodic(name="reservations.prune_prices", every=dt.timedelta(hours=6), run=prune_prices),
)
