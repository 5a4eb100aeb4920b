"""`python -m tests.services`: PostgreSQL and Valkey for a server started by hand, until Ctrl-C."""

import contextlib
import signal

from tests.services.launcher import services

for number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(number, signal.default_int_handler)
with contextlib.suppress(KeyboardInterrupt), services(durable=True) as found:
    print(f"DATABASE_URL={found.database_url}\nREDIS_URL={found.redis_url}", flush=True)  # noqa: T201
    signal.pause()
