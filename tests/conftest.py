"""Fixtures for every test. Services are started by tests/services/plugin.py."""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack

import pytest
from django.db import connection

from tests.promises import false_promises
from tests.services import chromium as chromiums
from tests.services.databases import migrated
from tests.services.servers import RunningServer, server


@pytest.fixture(scope="session", autouse=True)
def no_turns_of_their_own() -> None:
    """In the test process the assistant speaks only where a test has it speak, never on threads beside it."""
    from assistant.running import ask_for_turn
    from messenger.extensions import forget_owed_turn

    forget_owed_turn(ask_for_turn)


SPOKEN_IN = ("assistant/", "messenger/", "reservations/chat/", "reservations/mails/")
"""Where the house says something to diners and the test's own database holds it."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """After the test itself: whatever the house has said of tables in it was true."""
    result = yield
    has_database = item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(
        getattr(item, "fixturenames", ())
    )
    speaks = item.nodeid.removeprefix("tests/").startswith(SPOKEN_IN)
    if has_database and speaks and not connection.needs_rollback:
        with connection.cursor() as cursor:
            assert false_promises(cursor) == []
    return result


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """On PostgreSQL each worker's database is a copy of the one that was migrated for the whole run."""
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Give back the connections of all lanes before the database is dropped."""
    from common import db

    yield
    db.close()


@pytest.fixture(scope="module")
def live_server_process() -> Iterator[RunningServer]:
    """The embedded server as a process, with the demo and probestube; one for each test file."""
    with server() as running:
        yield running


@pytest.fixture
def start_server() -> Iterator[Callable[..., RunningServer]]:
    """Starts servers of a test's own: `start_server(postgres=True, WEB_PROCESSES="3")`."""
    with ExitStack() as stack:
        yield lambda **wanted: stack.enter_context(server(**wanted))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a real Chromium; without one the test fails."""
    found = chromiums.find()
    assert found is not None, chromiums.MISSING
    return found
