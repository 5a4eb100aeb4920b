"""Tests of live conversations commit for real and end the process's threads afterwards."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from common import db
from messenger.live import runtime


@pytest.fixture
async def live(transactional_db: None) -> AsyncIterator[None]:
    """A messenger of its own for this test."""
    yield
    await runtime.close()
    await asyncio.to_thread(db.close)
