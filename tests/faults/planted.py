"""A server that is wrong on purpose: the judge has to find each of these faults, or its verdicts mean nothing.

`python -m tests.faults.planted NAME` patches the messenger in memory and serves like `manage.py serve`.
"""

import asyncio
import os
import sys
import time
import uuid
from typing import Any

import django
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")


def acknowledge_before_the_commit() -> None:
    """Promise first, store a moment later."""
    from messenger.live import queue
    from messenger.live.posts import Stored
    from messenger.live.runtime import hub

    honest_post, honest_commit = queue.FlushQueue.post, queue.commit
    promised: dict[Any, int] = {}

    def post(self: Any, post: Any) -> None:
        topic = hub().registry.topics.get(post.conversation_id)
        conversation = post.conversation_id
        promised[conversation] = max(promised.get(conversation, 0), topic.head if topic else 0) + 1
        from common import clock

        post.done(Stored(seq=promised[conversation], id=uuid.uuid4(), at=clock.now(), is_new=True))
        post.done = lambda outcome: None
        honest_post(self, post)

    def commit(*args: Any, **kwargs: Any) -> Any:
        time.sleep(0.2)
        return honest_commit(*args, **kwargs)

    queue.FlushQueue.post = post  # type: ignore[method-assign]
    queue.commit = commit


def store_repetitions() -> None:
    """Forget which client ids came before."""
    from django.db import connection

    from messenger.live import flush
    from messenger.models import Entry

    flush._known = lambda wanted: {}

    class Forgetful(dict):  # type: ignore[type-arg]
        def get(self, key: Any, default: Any = None) -> Any:
            return default

    honest_admit = flush.admit
    flush.admit = lambda thread, entry, known: honest_admit(thread, entry, Forgetful())
    constraint = next(c for c in Entry._meta.constraints if c.name == "entry_sent_once")
    try:
        with connection.schema_editor() as editor:
            editor.remove_constraint(Entry, constraint)
    except Exception as gone:  # noqa: BLE001 -- this server was started before
        print(f"no constraint to remove: {gone}")


def read_before_joining() -> None:
    """Look up where the conversation stands, and follow it only afterwards."""
    from common import db
    from messenger import consumers
    from messenger.live.authority import sit_down
    from messenger.live.connection import Connection
    from messenger.live.store import standings_of

    async def open_conversation(self: Any, frame: Any) -> None:
        place = await db.read(sit_down, self.login, frame.conv, frame.as_)
        await asyncio.sleep(0.6)
        connection = Connection(self.hub, self.outlet, frame.conv)
        if isinstance(place, consumers.Code):
            connection.leave()
            return
        head = (await db.read(standings_of, [frame.conv]))[frame.conv].head
        missed = head - place.head  # what came in between is nobody's
        connection.topic.head = max(connection.topic.head, head)
        if connection.welcome(place, frame.after + missed, frame.epoch):
            self.following = connection

    consumers.MessengerConsumer._open_conversation = open_conversation  # type: ignore[method-assign]


def push_what_was_said() -> None:
    """Deliver a message as it was said, before it is stored and whether or not it is."""
    from common import clock
    from messenger.live import queue
    from messenger.live.posts import Row
    from messenger.live.runtime import hub
    from messenger.live.wire import msg_text

    honest_post = queue.FlushQueue.post

    def post(self: Any, post: Any) -> None:
        topic = hub().registry.topics.get(post.conversation_id)
        if topic is not None:
            row = Row(
                conversation_id=post.conversation_id,
                seq=topic.head + 1,
                id=uuid.uuid4(),
                cid=post.entry.cid,
                author=post.entry.author,
                kind=post.entry.kind,
                body=post.entry.body,
                card=None,
                tap=None,
                change=None,
                at=clock.now(),
            )
            for follower in list(topic.followers.values()):
                follower.deliver(msg_text(row, topic.zone))
        honest_post(self, post)

    queue.FlushQueue.post = post  # type: ignore[method-assign]


def begin_twice() -> None:
    """Make a new diner for every `start`, whatever its key."""
    from messenger.actions import start

    honest = start.start_diner
    start.start_diner = lambda *, key, **more: honest(key=uuid.uuid4().hex, **more)


FAULTS = {
    fault.__name__: fault
    for fault in (
        acknowledge_before_the_commit,
        store_repetitions,
        read_before_joining,
        push_what_was_said,
        begin_twice,
    )
}


def main() -> None:
    """Serve with one fault."""
    django.setup()
    FAULTS[sys.argv[1]]()
    call_command("serve")


if __name__ == "__main__":
    main()
