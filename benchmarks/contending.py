"""Threads that ask as fast as they can, each with a connection of its own; what they saw."""

import random
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection

Attempt = Callable[[random.Random, int], str | None]
"""One request for the evening so many days ahead: the code of its refusal, or None."""


def contend(
    attempt: Attempt, evenings: Sequence[int], *, threads: int, requests: int, seed: int
) -> dict[str, Any]:
    """For each evening in turn so many requests, spread over the threads."""
    seconds: list[float] = []
    refused: list[str] = []
    elapsed, cpu = 0.0, 0.0
    for number, days in enumerate(evenings):
        barrier = threading.Barrier(threads + 1)

        def ask(chance: random.Random, days: int = days, start: Any = barrier) -> None:
            connection.ensure_connection()  # it stands before the clock runs
            start.wait(timeout=60)
            for _ in range(requests // threads):
                begun = time.perf_counter()
                code = attempt(chance, days)
                seconds.append(time.perf_counter() - begun)
                if code:
                    refused.append(code)
            connection.close()

        running = [
            threading.Thread(target=ask, args=(random.Random(f"{seed} {number} {n}"),))
            for n in range(threads)
        ]
        [thread.start() for thread in running]
        barrier.wait(timeout=60)
        begun, cpu_begun = time.perf_counter(), time.process_time()
        [thread.join() for thread in running]
        elapsed += time.perf_counter() - begun
        cpu += time.process_time() - cpu_begun
    asked = len(evenings) * (requests // threads) * threads
    if len(seconds) != asked:
        raise RuntimeError(f"{asked - len(seconds)} requests failed: see above")
    return {"seconds": seconds, "refused": refused, "elapsed": elapsed, "cpu": cpu}
