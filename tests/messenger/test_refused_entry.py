"""What PostgreSQL refuses to store (SQLite takes it) is refused alone, not with everything written beside it."""

import uuid
from dataclasses import replace

import pytest

from messenger.enums import SenderKind
from messenger.live.commit import commit
from messenger.live.posts import Author, NewEntry, Refused
from messenger.models import Participant
from tests.messenger.houses import Begun, begin

pytestmark = pytest.mark.usefixtures("live")


def test_an_entry_that_the_database_refuses_does_not_spoil_the_others():
    begun, other = begin(), begin()
    posts = [(b.conversation, hello_of(b)) for b in (begun, other)]
    broken = replace(posts[0][1], tap=None, body="a\0b", card={"a": "\0", "b": 1 << 5000})

    written = commit([(begun.conversation, broken), posts[1]])

    assert isinstance(written.outcomes[0], Refused)
    assert written.outcomes[0].code == "bad"
    assert (written.outcomes[1].seq, begun.fresh().head, other.fresh().head) == (2, 1, 2)


def hello_of(begun: Begun) -> NewEntry:
    me = Participant.objects.get(conversation=begun.conversation, role="diner")
    author = Author(participant_id=me.pk, kind=SenderKind.DINER, name="")
    return NewEntry(cid=uuid.uuid4(), author=author, body="Hallo")
