"""Which sockets of this process follow what, and the newest entries of conversations that are followed.

Everything here runs on one loop; nothing here touches the database.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from messenger.live.posts import Row
from messenger.live.wire import msg_text
from messenger.protocol import WINDOW_ENTRIES


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedState:
    """What an inbox shows of a conversation."""

    conversation_id: UUID
    business_id: int
    head: int
    unread: int
    voice: str
    pulse: int


class Follower(Protocol):
    """A socket that follows one conversation. It has been sent everything up to `position`."""

    position: int

    def limit(self) -> int: ...
    def pump(self) -> None: ...
    def deliver(self, text: str) -> None: ...
    def tell(self, text: str) -> None: ...
    def resync(self, epoch: UUID, head: int) -> None: ...


class InboxFollower(Protocol):
    """A socket that follows a house's inbox. It knows the house's pulse to be at least `head`."""

    head: int

    def touched(self, states: Sequence[TouchedState]) -> None: ...
    def stands_at(self, pulse: int) -> None: ...
    def resync(self, head: int) -> None: ...


class Topic:
    """A followed conversation: its followers, its head as far as known, and its newest entries as frames."""

    __slots__ = (
        "_tail",
        "_tail_end",
        "business_id",
        "conversation_id",
        "epoch",
        "followers",
        "head",
        "holes",
        "zone",
    )

    def __init__(self, conversation_id: UUID) -> None:
        self.conversation_id = conversation_id
        self.followers: dict[int, Follower] = {}
        self.head = 0
        self.business_id = 0
        self.zone: ZoneInfo | None = None
        self.epoch: UUID | None = None
        self.holes = 0
        self._tail: deque[str] | None = None
        self._tail_end = 0

    def frame(self, seq: int) -> str | None:
        """The frame of this entry, if it is among the newest."""
        if self._tail is None:
            return None
        index = seq - self._tail_end - 1 + len(self._tail)
        return self._tail[index] if 0 <= index < len(self._tail) else None

    def append(self, rows: Iterable[Row]) -> None:
        """Keep these newest entries, which are in order."""
        if self.zone is None:  # the first follower is about to be welcomed, and will read them
            self.head = max([self.head, *(row.seq for row in rows)])
            return
        for row in rows:
            if row.seq <= self._tail_end:
                continue
            if self._tail is None or row.seq != self._tail_end + 1:
                self._tail = deque(maxlen=WINDOW_ENTRIES)
            self._tail.append(msg_text(row, self.zone))
            self._tail_end = row.seq
        self.head = max(self.head, self._tail_end)

    def behind(self) -> int | None:
        """From which position on entries have to be read for followers that could take them now."""
        wanted = [
            follower.position
            for follower in self.followers.values()
            if follower.position < follower.limit() and self.frame(follower.position + 1) is None
        ]
        return min(wanted) if wanted else None

    def take(self, rows: Sequence[Row]) -> None:
        """Deliver entries that were read, to those that stand right before them."""
        frames = [(row.seq, msg_text(row, self.zone)) for row in rows]
        if rows:
            self.head = max(self.head, rows[-1].seq)
            if rows[-1].seq == self.head:
                self.append(rows)
        for follower in list(self.followers.values()):
            for seq, text in frames:
                if seq == follower.position + 1 and seq <= follower.limit():
                    follower.position = seq
                    follower.deliver(text)
            follower.pump()

    def renew(self, epoch: UUID, head: int) -> None:
        """Begin with another history (the database was restored): whoever follows must throw its copy away."""
        self.epoch, self.head = epoch, head
        self._tail, self._tail_end = None, 0
        for follower in list(self.followers.values()):
            follower.resync(epoch, head)

    def give_up(self, first: int) -> None:
        """Nothing is stored right below this entry: whoever stands before the hole must read anew."""
        for follower in list(self.followers.values()):
            if follower.position < first - 1 and self.epoch is not None:
                follower.resync(self.epoch, self.head)

    def pump(self) -> None:
        """Let every follower take what it may."""
        for follower in list(self.followers.values()):
            follower.pump()

    def others_than(self, follower: Follower | None) -> Iterator[Follower]:
        """All followers but this one."""
        return (each for each in list(self.followers.values()) if each is not follower)


class Registry:
    """The topics and inboxes that sockets of this process follow."""

    def __init__(self) -> None:
        self.topics: dict[UUID, Topic] = {}
        self.inboxes: dict[int, dict[int, InboxFollower]] = defaultdict(dict)

    def follow(self, conversation_id: UUID, follower: Follower) -> Topic:
        """Join first, read afterwards: whoever reads first misses what comes between."""
        topic = self.topics.get(conversation_id)
        if topic is None:
            topic = self.topics[conversation_id] = Topic(conversation_id)
        topic.followers[id(follower)] = follower
        return topic

    def leave(self, topic: Topic, follower: Follower) -> None:
        """Forget the follower, and the topic with its last one."""
        topic.followers.pop(id(follower), None)
        if not topic.followers and self.topics.get(topic.conversation_id) is topic:
            del self.topics[topic.conversation_id]

    def follow_inbox(self, business_id: int, follower: InboxFollower) -> None:
        """Tell this socket of every conversation of the house that is touched."""
        self.inboxes[business_id][id(follower)] = follower

    def leave_inbox(self, business_id: int, follower: InboxFollower) -> None:
        """Forget this socket."""
        self.inboxes[business_id].pop(id(follower), None)
        if not self.inboxes[business_id]:
            del self.inboxes[business_id]

    def touched(self, states: Iterable[TouchedState]) -> None:
        """Tell the inboxes."""
        by_house: dict[int, list[TouchedState]] = defaultdict(list)
        for state in states:
            if state.business_id in self.inboxes:
                by_house[state.business_id].append(state)
        for business_id, some in by_house.items():
            for follower in list(self.inboxes[business_id].values()):
                follower.touched(some)
