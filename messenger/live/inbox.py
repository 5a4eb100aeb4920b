"""A socket of staff that follows a whole inbox: state of conversations by the house's pulse."""

import logging
import time
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

from common import aio, db
from messenger.live.authority import Seat
from messenger.live.registry import TouchedState
from messenger.live.socket import Outlet
from messenger.models import BusinessPulse, Conversation
from messenger.protocol import (
    MAX_UNCONFIRMED_TOUCHES,
    STALL_SECONDS,
    WINDOW_ENTRIES,
    CloseCode,
    Code,
    Error,
    Head,
    Resync,
    Seen,
    Touched,
    Welcome,
    encode,
)

if TYPE_CHECKING:
    from messenger.live.hub import Hub

log = logging.getLogger(__name__)
# A pulse touches at most a batch of conversations (queue.MAX_BATCH); a page must hold more than one pulse's.
PAGE = 600


class InboxConnection:
    """Follows the pulse of one house.

    Its client may confirm pulses by `seen{delivered}` and is then sent at most a window of conversations beyond.
    One that never confirms is closed after MAX_UNCONFIRMED_TOUCHES frames and asks again, as state.
    """

    def __init__(self, hub: "Hub", outlet: Outlet, seat: Seat, me: str) -> None:
        self._hub, self.outlet, self.seat, self._me = hub, outlet, seat, me
        self.position = self.head = 0
        self._sent: deque[int] = deque()
        self._has_confirmed = self._is_ready = self._is_reading = False
        self._stalled_at: float | None = None
        hub.registry.follow_inbox(seat.business_id, self)

    async def welcome(self, after: int) -> None:
        """Tell where the house stands, then everything touched since."""
        pulse = await db.read(pulse_of, self.seat.business_id)
        self.head = max(self.head, pulse)
        self.position = min(after, self.head)
        self.outlet.text(
            encode(Welcome(conv=None, head=self.head, epoch=None, me=self._me, people=[]))
        )
        self._is_ready = True
        self.pump()

    def leave(self) -> None:
        """Follow no longer."""
        self._hub.registry.leave_inbox(self.seat.business_id, self)

    def touched(self, states: Sequence[TouchedState]) -> None:
        """Send these at once if nothing lies between them and the position, else read on."""
        pulse = max(state.pulse for state in states)
        is_next = all(state.pulse == self.position + 1 for state in states)
        self.head = max(self.head, pulse)
        if is_next and self._may_send():
            self._send(states)
        else:
            self.pump()

    def stands_at(self, pulse: int) -> None:
        """The house's pulse is at least this."""
        self.head = max(self.head, pulse)
        self.pump()

    def resync(self, head: int) -> None:
        """The house's pulse has gone back (the database was restored): the client has to ask again from 0."""
        if self._is_ready:
            self.outlet.text(encode(Resync(epoch=None, head=head)))
            self._is_ready = False
            self.leave()

    def pump(self) -> None:
        """Read on if there is something and room for it."""
        if self.position < self.head and not self._is_reading and self._may_send():
            self._is_reading = True
            aio.spawn("inbox", self._read)

    def beat(self) -> None:
        """The heartbeat; whoever confirms nothing more is closed and asks again, as state."""
        if self._is_stalled():
            code = CloseCode.TOO_SLOW if self._has_confirmed else CloseCode.OVERLOAD
            self.outlet.close(code)
        elif self._is_ready:
            self.outlet.text(encode(Head(seq=self.head)))

    def handle(self, frame: object) -> None:
        """An inbox takes confirmations and nothing else."""
        if not isinstance(frame, Seen):
            detail = "Send and tap in a conversation, not in an inbox."
            cid = getattr(frame, "cid", None)
            self.outlet.text(encode(Error(code=Code.BAD, detail=detail, cid=cid)))
            return
        self._has_confirmed = True
        while self._sent and self._sent[0] <= frame.delivered:
            self._sent.popleft()
            self._stalled_at = None
        self.pump()

    def _may_send(self) -> bool:
        if not self._is_ready or self._is_reading or self.outlet.is_closed:
            return False
        return self._room > 0

    @property
    def _room(self) -> int:
        limit = WINDOW_ENTRIES if self._has_confirmed else MAX_UNCONFIRMED_TOUCHES
        return limit - len(self._sent)

    def _fitting(self, states: list[TouchedState]) -> list[TouchedState]:
        """As many of these as there is room for; what one commit touched stays together, however much it is."""
        room = max(1, self._room)
        if len(states) <= room:
            return states
        over = states[room].pulse
        fits = [state for state in states[:room] if state.pulse != over]
        return fits or [state for state in states if state.pulse == over]

    def _is_stalled(self) -> bool:
        """Whether it has been owed something for long that there was no room for."""
        if self._room > 0 or self.position >= self.head:
            self._stalled_at = None
            return False
        self._stalled_at = self._stalled_at or time.monotonic()
        return not self._has_confirmed or time.monotonic() - self._stalled_at > STALL_SECONDS

    def _send(self, states: Sequence[TouchedState]) -> None:
        for state in states:
            self._sent.append(state.pulse)
            self.outlet.text(
                encode(
                    Touched(
                        conv=state.conversation_id,
                        head=state.head,
                        unread=state.unread,
                        voice=state.voice,
                        pulse=state.pulse,
                    )
                )
            )
        self.position = max(self.position, *(state.pulse for state in states))

    async def _read(self) -> None:
        head = self.head  # what is touched while this is read comes beyond it
        try:
            states = await db.read(touched_after, self.seat.business_id, self.position)
        except Exception:
            log.exception("an inbox could not be read; the next beat tries again")
            return
        finally:
            self._is_reading = False
        if not states:
            self.position = max(self.position, head)
        elif not self.outlet.is_closed:
            self._send(self._fitting(states))
        self.pump()


def pulse_of(business_id: int) -> int:
    """The house's counter of touched conversations."""
    return (
        BusinessPulse.objects.filter(pk=business_id).values_list("value", flat=True).first() or 0
    )


def touched_after(business_id: int, pulse: int) -> list[TouchedState]:
    """The next conversations touched after this pulse, as they are now; the touched of one pulse stay together."""
    rows = list(
        Conversation.objects.filter(business_id=business_id, kind="service", pulse__gt=pulse)
        .order_by("pulse")
        .values_list("pk", "head", "unread", "voice", "pulse")[:PAGE]
    )
    if len(rows) == PAGE and rows[0][4] != rows[-1][4]:
        rows = [row for row in rows if row[4] != rows[-1][4]]
    return [
        TouchedState(
            conversation_id=pk,
            business_id=business_id,
            head=head,
            unread=unread,
            voice=voice,
            pulse=value,
        )
        for pk, head, unread, voice, value in rows
    ]
