"""`manage.py work`: a worker process, with the scheduler beside it."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from config.background import Background
from config.serving.processes import follow_parent
from config.serving.web import settle_down

LAST_TASK_SECONDS = 2.0


class Command(BaseCommand):
    """Runs stored tasks and periodic jobs until SIGINT or SIGTERM; any number may run at once."""

    help = "Run tasks and periodic jobs."

    def handle(self, *args: Any, **options: Any) -> None:
        end = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: end.set())
        follow_parent()
        settle_down()
        background = Background()
        background.start(alone=False)
        while not end.wait(1) and background.is_alive:
            pass
        background.stop(LAST_TASK_SECONDS)
