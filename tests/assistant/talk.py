"""A talk with the assistant in the test's own process: say something, take the turn, read the answer."""

import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from assistant.turn import take_turns
from businesses.models import Business
from messenger.actions import start_conversation, write_entries
from messenger.enums import SenderKind
from messenger.live.posts import Author, NewEntry
from messenger.models import Conversation, Entry, Participant


@dataclass(slots=True, kw_only=True)
class Talk:
    """One diner's thread with one house."""

    conversation_id: UUID
    heard: int = 0

    @classmethod
    def begin(
        cls, house: Business, body: str, lang: str = "de", address: str = "127.0.0.1"
    ) -> "Talk":
        """The first message, not yet answered."""
        started = start_conversation(
            business=house,
            key=uuid.uuid4().hex,
            cid=uuid.uuid4(),
            body=body,
            lang=lang,
            address=address,
        )
        return cls(conversation_id=started.conversation_id)

    @property
    def conversation(self) -> Conversation:
        return Conversation.objects.get(pk=self.conversation_id)

    @property
    def diner(self) -> Participant:
        return Participant.objects.get(conversation_id=self.conversation_id, role="diner")

    def say(self, body: str) -> list[Entry]:
        """Say it and have it answered."""
        self.post(body)
        return self.answers()

    def tap(self, action: str, **data: Any) -> list[Entry]:
        """Tap the newest button of that action and have it answered."""
        seq = next(
            entry.seq
            for entry in reversed(self.entries())
            if any(button["id"] == action for button in (entry.card or {}).get("actions", []))
        )
        self.post("", tap={"card": seq, "action": action, "data": data})
        return self.answers()

    def post(self, body: str, tap: dict[str, Any] | None = None) -> None:
        """Store an entry of the diner, unanswered."""
        author = Author(participant_id=self.diner.pk, kind=SenderKind.DINER, name="")
        entry = NewEntry(cid=uuid.uuid4(), author=author, body=body, tap=tap)
        write_entries(conversation_id=self.conversation_id, entries=[entry])

    def answers(self) -> list[Entry]:
        """Take the turns that are owed; return what the house said to them."""
        before = self.conversation.head
        take_turns(self.conversation_id)
        return [entry for entry in self.entries() if entry.seq > before]

    def entries(self) -> list[Entry]:
        return list(Entry.objects.filter(conversation_id=self.conversation_id).order_by("seq"))


def texts(entries: list[Entry]) -> list[str]:
    """What was said in words."""
    return [entry.body for entry in entries if entry.body]


def cards(entries: list[Entry], kind: str) -> list[dict[str, Any]]:
    """The cards of this kind."""
    return [entry.card for entry in entries if entry.card and entry.card["kind"] == kind]
