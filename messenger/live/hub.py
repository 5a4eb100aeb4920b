"""The messenger of one process: registry, feed, flush and doorbell on the loop that carries the sockets."""

import asyncio
import logging
from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from common import aio, db
from messenger.enums import ConversationKind
from messenger.extensions import tell_owed_turn
from messenger.live.authority import Login, Seat
from messenger.live.connection import Connection, seen_text, typing_text
from messenger.live.doorbell import Doorbell, Rings, SeenRing, Touch, TypingRing
from messenger.live.feed import Feed
from messenger.live.inbox import InboxConnection
from messenger.live.living import what_lives
from messenger.live.posts import Receipt, Thread, Written
from messenger.live.queue import FlushQueue
from messenger.live.registry import Registry, TouchedState
from messenger.live.socket import Outlet
from messenger.live.store import standings_of
from messenger.models import BusinessPulse
from messenger.protocol import HEAD_SECONDS, CloseCode

log = logging.getLogger(__name__)
POLL_SECONDS = 4.0
BEAT_SECONDS = 1.0


class Client(Protocol):
    """A socket that was let in."""

    login: Login
    outlet: Outlet
    following: Connection | InboxConnection | None
    beat_slot: int


class Hub:
    """Everything that is live in this process."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.registry = Registry()
        self.feed = Feed(self.registry)
        self.queue = FlushQueue(loop, self.committed)
        self.doorbell = Doorbell(loop, self.heard)
        self.clients: dict[int, Client] = {}
        self._beat_slot = 0
        self._background = [
            aio.spawn("doorbell", self.doorbell.listen, restart=True),
            aio.spawn("beat", self._beat, restart=True),
            aio.spawn("poll", self._poll, restart=True),
        ]

    async def close(self) -> None:
        """End what runs in the background."""
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self.doorbell.close()

    def admit(self, client: Client) -> None:
        """Count this socket among the living."""
        self._beat_slot = (self._beat_slot + 7) % HEAD_SECONDS
        client.beat_slot = self._beat_slot
        self.clients[id(client)] = client

    def dismiss(self, client: Client) -> None:
        """The socket has ended."""
        self.clients.pop(id(client), None)

    def of_diner(self, diner_id: UUID) -> list[Client]:
        """The open sockets of a diner in this process, the eldest first."""
        return [
            client
            for client in self.clients.values()
            if client.login.diner is not None and client.login.diner.diner_id == diner_id
        ]

    def committed(self, written: Written) -> None:
        """Ring after a commit of this process: here at once, elsewhere by one message with ids."""
        for thread in written.threads:
            topic = self.registry.topics.get(thread.id)
            if topic is not None:
                topic.append(thread.rows)
                topic.pump()
        self._tell_seen(written.receipts)
        inbox = [_state(t) for t in written.threads if t.kind == ConversationKind.SERVICE]
        self.registry.touched(inbox)
        self.doorbell.ring(rings_of(written))
        for thread in written.threads:
            if thread.owes_turn:
                tell_owed_turn(thread.id)

    def heard(self, rings: Rings) -> None:
        """The bell rang: another process, or a thread of this one, has committed something."""
        for touch in rings.touches:
            topic = self.registry.topics.get(touch.conversation_id)
            if topic is not None and topic.head < touch.head:
                topic.head = touch.head
                topic.pump()
            self._inbox_stands_at(touch.business_id, touch.pulse)
        for seen in rings.seen:
            topic = self.registry.topics.get(seen.conversation_id)
            if topic is not None:
                text = seen_text(
                    Receipt(
                        conversation_id=seen.conversation_id,
                        participant_id=seen.participant_id,
                        is_staff=False,
                        delivered=seen.delivered,
                        read=seen.read,
                    )
                )
                self._tell(seen.conversation_id, text)
        for typing in rings.typing:
            self._tell(typing.conversation_id, typing_text(typing.who, on=typing.on))
        if rings.recheck:
            aio.spawn("recheck", self.recheck)

    def typing(
        self,
        conversation_id: UUID,
        who: str,
        on: bool,
        *,
        sender: Connection | None,
    ) -> None:
        """Tell the others that somebody writes; nothing is stored."""
        self._tell(conversation_id, typing_text(who, on=on), but=sender)
        self.doorbell.ring(
            Rings(typing=[TypingRing(conversation_id=conversation_id, who=who, on=on)])
        )

    def close_all(self, code: CloseCode = CloseCode.GOING_AWAY) -> None:
        """End every socket (a deploy)."""
        for client in list(self.clients.values()):
            client.outlet.close(code)

    async def recheck(self) -> None:
        """Close the sockets whose login, role or place has ended; a browser may keep the other of its two logins."""
        checked = [(client, _seat_of(client)) for client in self.clients.values()]
        living = await db.read(
            what_lives,
            [client.login for client, _ in checked],
            [seat for _, seat in checked if seat is not None],
        )
        for client, seat in checked:
            client.login = living.left_of(client.login)
            here = (
                seat if seat is _seat_of(client) else None
            )  # it may have gone elsewhere meanwhile
            if client.login.is_empty or (here is not None and not here.rests_on(client.login)):
                client.outlet.close(CloseCode.LOGIN_ENDED)
            elif here is not None and not living.seats(here):
                client.outlet.close(CloseCode.FORBIDDEN)

    def _tell_seen(self, receipts: Iterable[Receipt]) -> None:
        for receipt in receipts:
            if receipt.conversation_id in self.registry.topics:
                self._tell(receipt.conversation_id, seen_text(receipt))

    def _tell(self, conversation_id: UUID, text: str, but: Connection | None = None) -> None:
        topic = self.registry.topics.get(conversation_id)
        if topic is not None:
            for follower in topic.others_than(but):
                follower.tell(text)

    def _inbox_stands_at(self, business_id: int, pulse: int) -> None:
        for follower in list(self.registry.inboxes.get(business_id, {}).values()):
            follower.stands_at(pulse)

    async def _beat(self) -> None:
        """Each socket is visited every HEAD_SECONDS, a part of them every second."""
        second = 0
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            second = (second + 1) % HEAD_SECONDS
            for client in list(self.clients.values()):
                if client.beat_slot == second and client.following is not None:
                    client.following.beat()

    async def _poll(self) -> None:
        """What a lost doorbell would have told, and who is still allowed: asked once for the whole process."""
        while True:
            await asyncio.sleep(POLL_SECONDS)
            if self.clients:
                await self._read_standings()
                await self.recheck()

    async def _read_standings(self) -> None:
        """Read on where more is stored than known; where less is, the database was restored under us."""
        topics = self.registry.topics
        # As known before the question: while it is answered they grow.
        known = [(topic, topic.head) for topic in topics.values()]
        inboxes = [
            (business_id, follower, follower.head)
            for business_id, followers in self.registry.inboxes.items()
            for follower in followers.values()
        ]
        found = await db.read(standings_of, list(topics)) if known else {}
        pulses = await db.read(_pulses_of, list(self.registry.inboxes)) if inboxes else {}
        for topic, head in known:
            stands = found.get(topic.conversation_id)
            if stands is None or topics.get(topic.conversation_id) is not topic:
                continue
            if stands.head < head or topic.epoch not in {None, stands.epoch}:
                log.warning(
                    "a conversation has gone back",
                    extra={"conversation_id": str(topic.conversation_id)},
                )
                topic.renew(stands.epoch, stands.head)
            elif topic.head < stands.head:
                topic.head = stands.head
                topic.pump()
        for business_id, follower, head in inboxes:
            pulse = pulses.get(business_id, 0)
            follower.resync(pulse) if pulse < head else follower.stands_at(pulse)


def rings_of(written: Written) -> Rings:
    """What other processes have to know of this commit: ids and positions."""
    return Rings(
        touches=[
            Touch(
                conversation_id=thread.id,
                business_id=thread.business_id,
                head=thread.head,
                pulse=thread.pulse,
            )
            for thread in written.threads
        ],
        seen=[
            SeenRing(
                conversation_id=receipt.conversation_id,
                participant_id=receipt.participant_id,
                delivered=receipt.delivered,
                read=receipt.read,
            )
            for receipt in written.receipts
        ],
    )


def _state(thread: Thread) -> TouchedState:
    return TouchedState(
        conversation_id=thread.id,
        business_id=thread.business_id,
        head=thread.head,
        unread=thread.unread,
        voice=thread.voice,
        pulse=thread.pulse,
    )


def _seat_of(client: Client) -> Seat | None:
    return client.following.seat if client.following is not None else None


def _pulses_of(business_ids: list[int]) -> dict[int, int]:
    return dict(
        BusinessPulse.objects.filter(pk__in=business_ids).values_list("business_id", "value")
    )
