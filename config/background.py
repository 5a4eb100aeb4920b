"""The worker and the scheduler: threads beside the web server when embedded, a process of their own in production."""

import datetime as dt
import importlib
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator

from django.apps import apps
from django.core.cache import cache
from django.db import OperationalError, close_old_connections, connections
from django.utils.crypto import get_random_string
from django.utils.module_loading import module_has_submodule
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from redis.exceptions import RedisError

from common import clock
from common.schedule import Periodic

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 0.5
LOST_AFTER = dt.timedelta(minutes=15)
RESULTS_KEPT = dt.timedelta(days=7)
SWITCH_SECONDS = 0.0005
"""How long a job that computes (prices of days take seconds of it) may keep the interpreter from whoever serves.

A request changes threads a few times and waits for as long each time: with Python's own 5 ms one took 66 ms beside such a
job, with this 12.
"""


class TaskWorker(Worker):  # not public: this is the one place that knows it
    """Runs stored tasks until told to stop; looks with a plain read, so that an idle worker never takes the writer lock."""

    def __init__(self) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        self.stopping = threading.Event()

    def run(self) -> None:
        """Run what is due, then wait and look again."""
        while not self.stopping.is_set():
            try:
                close_old_connections()
                if DBTaskResult.objects.ready().filter(backend_name=self.backend_name).exists():
                    super().run()  # in batch mode: until nothing is left
            except Exception:  # the outermost guard of the thread
                log.exception("worker stumbled")
                self.stopping.wait(2)
            self.stopping.wait(LOOK_EVERY_SECONDS)

    def stop(self) -> None:
        """End after the task in hand."""
        self.running = False
        self.stopping.set()


class Scheduler:
    """Calls what the apps list as periodic; of several processes one at a time, as long as they share a cache."""

    def __init__(self, jobs: tuple[Periodic, ...] | None = None) -> None:
        self.jobs = tuple(periodic_jobs()) if jobs is None else jobs
        self.stopping = threading.Event()
        self._due = {job.name: 0.0 for job in self.jobs}

    def run(self) -> None:
        """Call each job when it is due, until told to stop."""
        while not self.stopping.is_set():
            self.run_due()
            self.stopping.wait(1)

    def run_due(self) -> list[str]:
        """Call what is due now; the names of what was called."""
        called = []
        for job in self.jobs:
            if self.stopping.is_set() or time.monotonic() < self._due[job.name]:
                continue
            self._due[job.name] = time.monotonic() + job.every.total_seconds()
            if self._is_mine(job):
                self._call(job)
                called.append(job.name)
        return called

    def stop(self) -> None:
        """End after the job in hand."""
        self.stopping.set()

    @staticmethod
    def _is_mine(job: Periodic) -> bool:
        try:
            return cache.add(f"periodic:{job.name}", 1, timeout=0.9 * job.every.total_seconds())
        except (RedisError, OSError):  # then all processes run it, which is harmless
            log.warning("cache away, running unclaimed", extra={"job": job.name})
            return True

    @staticmethod
    def _call(job: Periodic) -> None:
        try:
            close_old_connections()
            job.run(clock.now())
        except Exception:  # the outermost guard: one failing job must not stop the others
            log.exception("periodic job failed", extra={"job": job.name})
        finally:
            close_old_connections()


def periodic_jobs() -> Iterator[Periodic]:
    """All that the apps' tasks modules list, and the upkeep of the task table."""
    yield Periodic(name="tasks.give_back_lost", every=dt.timedelta(minutes=1), run=give_back_lost)
    yield Periodic(name="tasks.forget_results", every=dt.timedelta(hours=6), run=forget_results)
    for app in apps.get_app_configs():
        if app.module is not None and module_has_submodule(app.module, "tasks"):
            yield from getattr(importlib.import_module(f"{app.name}.tasks"), "PERIODIC", ())


def give_back_lost(now: dt.datetime, older_than: dt.timedelta = LOST_AFTER) -> int:
    """Make ready again what a killed worker left behind; tasks may run twice."""
    lost = DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lte=now - older_than
    )
    return lost.update(status=TaskResultStatus.READY, started_at=None)


def forget_results(now: dt.datetime) -> int:
    """Delete finished tasks after a week."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=now - RESULTS_KEPT).delete()[0]


class Background:
    """Worker and scheduler in threads of this process."""

    def __init__(self) -> None:
        self.worker = TaskWorker()
        self.scheduler = Scheduler()
        self._threads = [
            threading.Thread(target=closing_connections(part.run), name=name, daemon=True)
            for name, part in (("worker", self.worker), ("scheduler", self.scheduler))
        ]

    def start(self, *, alone: bool) -> None:
        """Begin; `alone` says that no other process works on this database, so running tasks are lost ones."""
        if alone:
            try:
                give_back_lost(clock.now(), older_than=dt.timedelta(0))
            except OperationalError:
                log.warning("could not give back lost tasks")
        sys.setswitchinterval(SWITCH_SECONDS)
        for thread in self._threads:
            thread.start()

    def stop(self, seconds: float) -> None:
        """Ask both to end, and wait for at most this long."""
        self.worker.stop()
        self.scheduler.stop()
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0, deadline - time.monotonic()))

    @property
    def is_alive(self) -> bool:
        """Both threads run."""
        return all(thread.is_alive() for thread in self._threads)


def closing_connections(run: Callable[[], None]) -> Callable[[], None]:
    """The same, for a thread: at its end it closes its connections."""

    def wrapped() -> None:
        try:
            run()
        finally:
            connections.close_all()

    return wrapped
