"""The server as it is, but in a hurry: what it waits for half a minute it waits for two seconds.

`python -m tests.faults.hurried` serves like `manage.py serve`, so that tests need not wait.
"""

import os

import django
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
HELLO_SECONDS, STALL_SECONDS, HEAD_SECONDS = 1.0, 2.0, 2


def main() -> None:
    """Serve with short patience."""
    django.setup()
    from messenger import consumers
    from messenger.live import connection, hub, inbox

    consumers.HELLO_SECONDS = HELLO_SECONDS  # type: ignore[attr-defined]
    connection.STALL_SECONDS = STALL_SECONDS  # type: ignore[attr-defined]
    inbox.STALL_SECONDS = STALL_SECONDS  # type: ignore[attr-defined]
    hub.HEAD_SECONDS = HEAD_SECONDS  # type: ignore[attr-defined]
    call_command("serve")


if __name__ == "__main__":
    main()
