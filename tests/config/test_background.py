"""The worker and the scheduler beside the web server."""

import datetime as dt
import threading

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from common import clock
from common.schedule import Periodic
from config.background import (
    Background,
    Scheduler,
    TaskWorker,
    closing_connections,
    forget_results,
    give_back_lost,
    periodic_jobs,
)
from tests.config import tasks_for_tests

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def done():
    tasks_for_tests.done.clear()
    return tasks_for_tests.done


def run_until(condition, worker):
    """Run the worker in a thread, as the server does, until the condition holds."""
    thread = threading.Thread(target=closing_connections(worker.run))
    thread.start()
    deadline = threading.Event()
    for _ in range(400):
        if condition():
            break
        deadline.wait(0.05)
    worker.stop()
    thread.join(10)
    return not thread.is_alive()


def test_stored_tasks_run_once_each_and_the_worker_ends_when_told(done):
    for word in ("one", "two", "three"):
        tasks_for_tests.remember.enqueue(word)

    ended = run_until(lambda: DBTaskResult.objects.finished().count() == 3, TaskWorker())

    assert ended
    assert sorted(done) == ["one", "three", "two"]


def test_task_of_a_rolled_back_transaction_never_runs(done):
    class ChangedMyMind(Exception):
        pass

    def enqueue_and_fail():
        with transaction.atomic():
            tasks_for_tests.remember.enqueue("never")
            raise ChangedMyMind

    with pytest.raises(ChangedMyMind):
        enqueue_and_fail()
    tasks_for_tests.remember.enqueue("after")

    run_until(lambda: "after" in done, TaskWorker())

    assert done == ["after"]


def test_failing_task_is_kept_with_its_error_and_stops_nobody(done):
    tasks_for_tests.stumble.enqueue()
    tasks_for_tests.remember.enqueue("next")

    run_until(lambda: DBTaskResult.objects.finished().count() == 2, TaskWorker())

    assert done == ["next"]
    assert DBTaskResult.objects.failed().get().exception_class_path == "builtins.ValueError"


def test_task_of_a_killed_worker_is_given_back_after_a_quarter_of_an_hour(done):
    tasks_for_tests.remember.enqueue("again")
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=clock.now())

    too_early = give_back_lost(clock.now() + dt.timedelta(minutes=14))
    in_time = give_back_lost(clock.now() + dt.timedelta(minutes=16))

    assert (too_early, in_time) == (0, 1)
    assert DBTaskResult.objects.ready().count() == 1


def test_finished_tasks_are_forgotten_after_a_week(done):
    tasks_for_tests.remember.enqueue("old")
    run_until(lambda: DBTaskResult.objects.finished().count() == 1, TaskWorker())

    kept = forget_results(clock.now() + dt.timedelta(days=6))
    gone = forget_results(clock.now() + dt.timedelta(days=8))

    assert (kept, gone) == (0, 1)


def job(calls, name="test.job", every=dt.timedelta(hours=1)):
    return Periodic(name=name, every=every, run=calls.append)


def test_job_runs_at_once_and_then_not_before_its_time():
    calls = []
    scheduler = Scheduler((job(calls, name="test.at_once"),))

    first, second = scheduler.run_due(), scheduler.run_due()

    assert (first, second) == (["test.at_once"], [])
    assert len(calls) == 1
    assert calls[0].tzinfo is dt.UTC


def test_two_schedulers_share_the_work():
    calls = []

    for _ in range(2):
        Scheduler((job(calls, name="test.shared"),)).run_due()

    assert len(calls) == 1


def test_failing_job_does_not_stop_the_others():
    calls = []

    def stumble(now):
        raise ValueError("on purpose")

    failing = Periodic(name="test.failing", every=dt.timedelta(hours=1), run=stumble)

    called = Scheduler((failing, job(calls, name="test.sound"))).run_due()

    assert called == ["test.failing", "test.sound"]
    assert len(calls) == 1


def test_every_app_is_asked_for_its_jobs():
    names = [each.name for each in periodic_jobs()]

    assert len(names) == len(set(names))
    assert {"tasks.give_back_lost", "tasks.forget_results"} < set(names)


def test_background_starts_and_stops_both_threads(done):
    background = Background()
    tasks_for_tests.remember.enqueue("embedded")
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=clock.now())

    background.start(alone=True)
    waiting = threading.Event()
    for _ in range(200):
        if done:
            break
        waiting.wait(0.05)
    was_alive = background.is_alive
    background.stop(10)

    assert done == ["embedded"]
    assert was_alive
    assert not background.is_alive
