"""Many runs of one task, stored in one statement with the change that causes them."""

from collections.abc import Sequence
from typing import Any

from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult, get_date_max


def enqueue_each(wanted: Task[Any, Any], calls: Sequence[Sequence[str | int]]) -> None:
    """Store a run of the task for each of these arguments, to be started as soon as a worker is free."""
    DBTaskResult.objects.bulk_create(
        DBTaskResult(
            args_kwargs={"args": list(arguments), "kwargs": {}},
            priority=wanted.priority,
            task_path=wanted.module_path,
            queue_name=wanted.queue_name,
            backend_name=wanted.backend,
            run_after=get_date_max(),  # as the library writes "at once"
        )
        for arguments in calls
    )
