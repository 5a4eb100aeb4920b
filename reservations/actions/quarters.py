"""Quarter hours and minutes of spans."""

import datetime as dt

MINUTE = dt.timedelta(minutes=1)


def quarter_begun(instant: dt.datetime) -> dt.datetime:
    """The beginning of the quarter hour in which the instant lies."""
    return instant.replace(minute=instant.minute - instant.minute % 15, second=0, microsecond=0)


def minutes_between(begins: dt.datetime, ends: dt.datetime) -> int:
    """Whole minutes, rounded up."""
    return -((begins - ends) // MINUTE)
