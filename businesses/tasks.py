"""What the scheduler has to do for houses."""

import datetime as dt

from businesses.actions.idempotency import prune_idempotent_requests
from common.schedule import Periodic

PERIODIC = (
    Periodic(
        name="businesses.prune_idempotent_requests",
        every=dt.timedelta(hours=1),
        run=prune_idempotent_requests,
    ),
)
