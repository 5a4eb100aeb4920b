"""The only place that asks what time it is (tests and fault tools replace it here)."""

import datetime as dt


def now() -> dt.datetime:
    """The present instant, aware, in UTC."""
    return dt.datetime.now(dt.UTC)
