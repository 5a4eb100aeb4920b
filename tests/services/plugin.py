"""Pytest plugin, loaded before Django: every run has its database and its Redis, whatever is called.

`pytest` runs on PostgreSQL and Valkey; `pytest --sqlite` runs what is marked `both` on SQLite alone.
TEST_DATABASE_URL and TEST_REDIS_URL name services that already run. xdist's workers share the services
of the run; each has a database of its own. A service that does not start ends the run.
"""

import contextlib
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.launcher import ServiceMissing, services

LONGEST_FIRST = ({"faults", "race"}, {"browser"}, {"slow"})
_started = contextlib.ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--sqlite", action="store_true", help="on SQLite, only what is marked `both`")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    # A wrapper, because pytest-django reads the settings in its own "first" implementation.
    wanted = early_config.known_args_namespace
    if "PYTEST_XDIST_WORKER" not in os.environ and not (wanted.help or wanted.version):
        try:
            _prepare(sqlite=wanted.sqlite)
        except ServiceMissing as exc:
            _started.close()
            raise pytest.UsageError(f"the tests need real services: {exc}") from exc
    yield


def _prepare(*, sqlite: bool) -> None:
    """Name in the environment what this run works with; child processes and workers inherit it."""
    directory = tempfile.mkdtemp(prefix="st-var-")
    _started.callback(shutil.rmtree, directory, ignore_errors=True)
    os.environ |= {
        "RUN_SHARED_DIR": directory,
        "VAR_DIR": directory,
        "DATABASE_POOL": "0",
        "DATABASE_URL": "",
        "REDIS_URL": "",
    }
    if not sqlite:
        os.environ |= _services()


def _services() -> dict[str, str]:
    urls = {name: os.environ.get(f"TEST_{name}", "") for name in ("DATABASE_URL", "REDIS_URL")}
    if not all(urls.values()):
        found = _started.enter_context(services())
        os.environ["RUN_SERVICES_DIR"] = str(found.directory)
        urls["DATABASE_URL"] = urls["DATABASE_URL"] or found.database_url
        urls["REDIS_URL"] = urls["REDIS_URL"] or found.redis_url
    # RUN_… stays the same for servers that tests start, whatever a test does with the rest.
    return {**urls, **{f"RUN_{name}": url for name, url in urls.items()}}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("sqlite"):
        chosen = [item for item in items if item.get_closest_marker("both")]
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen
    items.sort(key=_places(items).__getitem__)


def _places(items: list[pytest.Item]) -> dict[pytest.Item, tuple[int, int]]:
    """Where each stands: xdist hands out files in this order.

    What takes long begins first, so that no core is idle at the end; and kind by kind in turn, so that
    three files that each start several servers do not run at one time.
    """
    kinds: dict[Path, int] = {}
    for item in items:
        kinds[item.path] = min(kinds.get(item.path, len(LONGEST_FIRST)), _kind(item))
    turns: Counter[int] = Counter()
    places = {}
    for path, kind in kinds.items():
        places[path] = (turns[kind], kind) if kind < len(LONGEST_FIRST) else (len(kinds), kind)
        turns[kind] += 1
    return {item: places[item.path] for item in items}


def _kind(item: pytest.Item) -> int:
    names = {mark.name for mark in item.iter_markers()}
    return next((n for n, kind in enumerate(LONGEST_FIRST) if kind & names), len(LONGEST_FIRST))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    _started.close()
