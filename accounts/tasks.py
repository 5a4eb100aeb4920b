"""What the scheduler has to do for people."""

import datetime as dt

from accounts.actions import forget_addresses
from common.schedule import Periodic

PERIODIC = (
    Periodic(name="accounts.forget_addresses", every=dt.timedelta(hours=1), run=forget_addresses),
)
