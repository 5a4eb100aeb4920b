"""How long somebody has waited is said as one would say it."""

import datetime as dt

import pytest
from django.utils import translation

from messenger.admin.inbox.rows import waited

NOW = dt.datetime(2026, 5, 5, 18, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 Min."),
        (59, "59 Min."),
        (60, "1 Std. 0 Min."),
        (91, "1 Std. 31 Min."),
        (24 * 60 - 1, "23 Std. 59 Min."),
        (24 * 60, "mehr als 1 Tag"),
    ],
)
def test_a_wait_in_words(minutes, said):
    with translation.override("de"):
        assert waited(NOW - dt.timedelta(minutes=minutes), NOW) == said
