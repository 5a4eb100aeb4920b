"""One server with the house `probestube` for all dialogues."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.services.servers import server


@pytest.fixture(scope="session")
def probe_demo() -> Iterator[dict[str, Any]]:
    """demo.json of a running server whose rate limits are out of the way."""
    with server(LIMITS_SCALE="1000") as running:
        yield running.demo
