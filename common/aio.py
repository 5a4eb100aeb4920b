"""Background coroutines that are not forgotten when they fail."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

log = logging.getLogger(__name__)
_running: set[asyncio.Task[Any]] = set()


def spawn(
    name: str, run: Callable[[], Coroutine[Any, Any, None]], *, restart: bool = False
) -> asyncio.Task[None]:
    """Run `run()` in the background on this loop; its errors are logged, and with `restart` it begins again."""
    task = asyncio.create_task(_guarded(name, run, restart), name=name)
    _running.add(task)
    task.add_done_callback(_running.discard)
    return task


async def _guarded(name: str, run: Callable[[], Awaitable[None]], restart: bool) -> None:
    pause = 0.1
    while True:
        try:
            await run()
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("background coroutine failed", extra={"coroutine": name})
        if not restart:
            return
        await asyncio.sleep(pause)
        pause = min(5.0, pause * 2)
