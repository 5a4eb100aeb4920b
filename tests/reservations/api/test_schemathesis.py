"""Schemathesis asks whatever the schema allows and much that it forbids: no surprise, no fault."""

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    missing_required_header,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from businesses.api.docs import openapi
from reservations.actions import By, hold_table
from reservations.enums import Source
from tests.factories import bearer, evening, make_house, make_key

ANSWERS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
REFUSALS = [negative_data_rejection, missing_required_header, unsupported_method, ignored_auth]
schema = schemathesis.openapi.from_dict(openapi())
schema.app = WSGIHandler()
bounded = hypothesis_settings(
    max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _one_connection():
    # As django.test.Client does: the test's own transaction must outlive the requests in it.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def house(settings):
    settings.LIMITS_SCALE = 1_000
    return make_house()


@pytest.fixture
def key(house):
    return bearer(make_key(house)[1])


@schema.parametrize()
@bounded
def test_no_undocumented_answer_and_no_fault(case, key):
    case.call_and_validate(headers=key, checks=ANSWERS + REFUSALS)


@pytest.fixture
def held(house):
    by = By.system()
    return hold_table(business=house, starts_at=evening(), party_size=1, source=Source.API, by=by)


@schema.exclude(
    path_regex="conversations"
).parametrize()  # the messenger commits in threads of its own
@bounded
def test_nor_on_rows_that_exist(case, house, held, key):
    real = {"slug": house.slug, "reservation_id": str(held.pk)}
    case.path_parameters = {name: real[name] for name in case.path_parameters or {}}
    if isinstance(case.body, dict) and "starts_at" in case.body:
        case.body["starts_at"] = evening(days=8).isoformat()

    case.call_and_validate(headers=key, checks=ANSWERS)
