"""Tasks that the worker tests enqueue; a worker finds a task by its import path."""

from django_tasks import task

done: list[str] = []


@task()
def remember(word: str) -> None:
    done.append(word)


@task()
def stumble() -> None:
    raise ValueError("on purpose")
