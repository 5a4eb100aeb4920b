"""What must happen again and again. An app lists it in its tasks module: `PERIODIC = (Periodic(...), ...)`."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Periodic:
    """`run(now)` is called about every `every`, by one process at a time; calling it twice must be harmless."""

    name: str
    every: dt.timedelta
    run: Callable[[dt.datetime], object]
