"""Logs say what happened and where, never what people wrote."""

import json
import logging
import sys

import pytest
from django.db import connection, transaction

from common.logs import JsonFormatter, PlainFormatter
from tests.factories import make_business

BODY = "Geheim\n\nund länger"


class Refused(Exception):
    """As the database's driver words it."""


def refuse() -> None:
    message = f'violates check constraint\nDETAIL:  Failing row contains (1, {BODY}).\nCONTEXT:  "{BODY}"'
    raise Refused(message)


def flush() -> None:
    try:
        refuse()
    except Refused as exc:
        raise RuntimeError("a flush failed") from exc


def record_of_a_fault() -> logging.LogRecord:
    try:
        flush()
    except RuntimeError:
        info = sys.exc_info()
    return logging.LogRecord("x", logging.ERROR, "x.py", 1, "a flush failed", (), info)


@pytest.mark.parametrize("formatter", [JsonFormatter(), PlainFormatter()])
def test_the_row_that_a_database_refuses_is_not_logged(formatter):
    line = formatter.format(record_of_a_fault())

    assert "Geheim" not in line
    assert "länger" not in line
    assert "violates check constraint" in line
    assert "RuntimeError: a flush failed" in line


def test_one_event_is_one_line_for_machines():
    line = JsonFormatter().format(record_of_a_fault())

    assert "\n" not in line
    assert json.loads(line)["event"] == "a flush failed"


@pytest.mark.django_db
def test_a_constraint_that_is_broken_for_real_tells_no_names():
    house = make_business(name="Marker-7731")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO businesses_business (slug) VALUES (%s)", [house.slug])
    except Exception:  # noqa: BLE001 -- whatever it is called here
        info = sys.exc_info()
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "refused", (), info)

    assert house.slug not in JsonFormatter().format(record)
