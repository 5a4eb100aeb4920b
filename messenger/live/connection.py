"""One socket: what it has been sent, what it may still be sent, and what its frames do.

Frames are handled without waiting; what needs the database is handed to the flush or the feed.
"""

import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from common.text import is_storable
from messenger.enums import SenderKind
from messenger.live.authority import Place, Seat
from messenger.live.posts import NewEntry, Outcome, Post, Receipt, Stored
from messenger.live.registry import Topic
from messenger.live.socket import Outlet
from messenger.live.tapped import is_tap_data
from messenger.live.wire import at_house, entry
from messenger.protocol import (
    MAX_BODY_CHARS,
    STALL_SECONDS,
    WINDOW_ENTRIES,
    Ack,
    CloseCode,
    Code,
    Error,
    Head,
    Resync,
    Seen,
    SeenBy,
    Send,
    Tap,
    Typing,
    TypingBy,
    Welcome,
    encode,
)

if TYPE_CHECKING:
    from messenger.live.hub import Hub


class Connection:
    """A socket that follows one conversation."""

    __slots__ = (
        "_confirmed", "_hub", "_is_ready", "_stalled_at", "outlet", "position", "seat", "topic",
    )  # fmt: skip

    def __init__(self, hub: "Hub", outlet: Outlet, conversation_id: UUID) -> None:
        self._hub, self.outlet = hub, outlet
        self.seat: Seat | None = None
        self.position = self._confirmed = 0
        self._is_ready = False
        self._stalled_at: float | None = None
        self.topic: Topic = hub.registry.follow(conversation_id, self)

    def welcome(self, place: Place, after: int, epoch: UUID | None) -> bool:
        """Begin at this position; False (and `resync`) when the client's copy cannot be continued."""
        topic = self.topic
        topic.zone, topic.business_id = place.seat.zone, place.seat.business_id
        if topic.epoch not in {None, place.epoch}:
            topic.renew(place.epoch, place.head)
        topic.epoch = place.epoch
        topic.head = max(topic.head, place.head)
        if after > topic.head or (epoch is not None and epoch != place.epoch):
            self.outlet.text(encode(Resync(epoch=place.epoch, head=topic.head)))
            return False
        self.seat = place.seat
        self.position = self._confirmed = after
        self.outlet.text(
            encode(
                Welcome(
                    conv=topic.conversation_id,
                    head=topic.head,
                    epoch=place.epoch,
                    me=str(place.seat.participant_id),
                    people=list(place.people),
                )
            )
        )
        self._is_ready = True
        self.pump()
        return True

    def leave(self) -> None:
        """Follow no longer."""
        self._hub.registry.leave(self.topic, self)

    def resync(self, epoch: UUID, head: int) -> None:
        """The client's copy cannot be continued any more: it has to say hello again."""
        if self._is_ready:
            self.outlet.text(encode(Resync(epoch=epoch, head=head)))
            self.seat, self._is_ready, self._stalled_at = None, False, None
            self.leave()

    def limit(self) -> int:
        """Up to which sequence this socket may be sent now."""
        if not self._is_ready or self.outlet.is_closed:
            return self.position
        return min(self.topic.head, self._confirmed + WINDOW_ENTRIES)

    def pump(self) -> None:
        """Send on, from memory where the entries are among the newest, else have them read."""
        limit = self.limit()
        while self.position < limit:
            text = self.topic.frame(self.position + 1)
            if text is None:
                self._hub.feed.want(self.topic)
                return
            self.position += 1
            self.outlet.text(text)
        if not self._is_ready or self.position >= self.topic.head:
            self._stalled_at = None
        elif self._stalled_at is None:
            self._stalled_at = time.monotonic()

    def deliver(self, text: str) -> None:
        """Send this frame as it is."""
        self.outlet.text(text)

    def tell(self, text: str) -> None:
        """Send a passing frame (seen, typing); whoever does not read gets none."""
        if self._is_ready and self._stalled_at is None:
            self.outlet.text(text)

    def beat(self) -> None:
        """The heartbeat: where the conversation stands; a socket that owes progress for too long is closed."""
        stalled = self._stalled_at
        if stalled is not None and time.monotonic() - stalled > STALL_SECONDS:
            self.outlet.close(CloseCode.TOO_SLOW)
        elif self._is_ready:
            self.outlet.text(encode(Head(seq=self.topic.head)))

    def handle(self, frame: Send | Tap | Seen | Typing) -> None:
        """Do what the frame asks for, or answer with an error."""
        seat = self.seat
        if seat is None or seat.author is None:
            self.refuse(Code.HELLO_FIRST, "Say hello first.")
            return
        match frame:
            case Seen():
                self._seen(frame, seat)
            case Send() | Tap() | Typing() if not seat.can_write:
                cid = getattr(frame, "cid", None)
                self.refuse(Code.FORBIDDEN, "This key may only read.", cid=cid)
            case Send():
                self._send(frame, seat)
            case Tap():
                self._tap(frame, seat)
            case Typing():
                who = str(seat.participant_id)
                self._hub.typing(self.topic.conversation_id, who, frame.on, sender=self)

    def _send(self, frame: Send, seat: Seat) -> None:
        problem = body_problem(frame.body)
        if problem is not None:
            self.refuse(*problem, cid=frame.cid)
            return
        author = seat.author
        if author is not None:
            seen = frame.seen if author.kind == SenderKind.STAFF else None
            self._post(NewEntry(cid=frame.cid, author=author, body=frame.body, seen=seen))

    def _tap(self, frame: Tap, seat: Seat) -> None:
        author = seat.author
        if author is None or author.kind != SenderKind.DINER:
            self.refuse(Code.FORBIDDEN, "Only diners tap.", cid=frame.cid)
            return
        if not is_tap_data(frame.data):
            self.refuse(Code.BAD, "The data of this tap cannot be taken.", cid=frame.cid)
            return
        tap = {"card": frame.card, "action": frame.action, "data": frame.data}
        self._post(NewEntry(cid=frame.cid, author=author, tap=tap))

    def _post(self, new: NewEntry) -> None:
        self._hub.queue.post(
            Post(
                conversation_id=self.topic.conversation_id,
                entry=new,
                done=partial(self._answer, new.cid),
            )
        )

    def _answer(self, cid: UUID, outcome: Outcome) -> None:
        zone = self.topic.zone
        if isinstance(outcome, Stored):
            ack = Ack(cid=cid, seq=outcome.seq, id=outcome.id, at=at_house(outcome.at, zone))
            self.outlet.text(encode(ack))
            return
        missed = [entry(row, zone) for row in outcome.missed] or None
        self.refuse(
            outcome.code,
            outcome.detail,
            cid=cid,
            retry_after=outcome.retry_after,
            missed=missed,
        )

    def _seen(self, frame: Seen, seat: Seat) -> None:
        delivered, read = max(frame.delivered, frame.read or 0), frame.read or 0
        if delivered > self.topic.head:
            self.refuse(Code.BAD, "Nobody can have seen what was not said.")
            return
        if min(delivered, self.position) > self._confirmed:
            self._confirmed = min(delivered, self.position)
            self._stalled_at = None
            self.pump()
        # What a key that may only read has fetched, nobody of the team has seen.
        if seat.participant_id is not None and seat.can_write:
            self._hub.queue.receipt(
                Receipt(
                    conversation_id=self.topic.conversation_id,
                    participant_id=seat.participant_id,
                    is_staff=seat.is_staff,
                    delivered=delivered,
                    read=read,
                )
            )

    def refuse(
        self,
        code: Code,
        detail: str,
        *,
        cid: UUID | None = None,
        retry_after: float | None = None,
        missed: Sequence[object] | None = None,
    ) -> None:
        """Answer with an error frame."""
        self.outlet.text(
            encode(
                Error(code=code, detail=detail, cid=cid, retry_after=retry_after, missed=missed)  # type: ignore[arg-type]  # entries
            )
        )


def seen_text(receipt: Receipt) -> str:
    """The frame that tells of a receipt."""
    return encode(
        SeenBy(who=str(receipt.participant_id), delivered=receipt.delivered, read=receipt.read)
    )


def typing_text(who: str, *, on: bool) -> str:
    """The frame that tells of somebody who writes."""
    return encode(TypingBy(who=who, on=on))


def body_problem(body: str) -> tuple[Code, str] | None:
    """Why this text cannot be a message."""
    if len(body) > MAX_BODY_CHARS:
        return Code.TOO_BIG, f"At most {MAX_BODY_CHARS} characters."
    if not body.strip():
        return Code.BAD, "A message needs some text."
    if not is_storable(body):
        return Code.BAD, "Control characters are not allowed."
    return None
