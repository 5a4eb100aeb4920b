"""A conversation with its diner and its house, ready to be spoken in."""

import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.actions import open_diner_login
from accounts.models import Diner
from businesses.models import Business
from messenger.actions import start_conversation
from messenger.models import Conversation
from tests.factories import make_business, make_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A conversation after its first message, "Guten Tag"."""

    business: Business
    conversation: UUID
    diner: Diner
    cookie: str
    key: str

    def fresh(self) -> Conversation:
        """The conversation as it is stored now."""
        return Conversation.objects.get(pk=self.conversation)


def begin(business: Business | None = None, **house: Any) -> Begun:
    """A diner's first message to a house where people answer (unless told otherwise)."""
    house.setdefault("assistant_enabled", False)
    business = business or make_business(**house)
    _, secret = make_key(business)
    started = start_conversation(
        business=business, key=uuid.uuid4().hex, cid=uuid.uuid4(), body="Guten Tag", lang="de"
    )
    return Begun(
        business=business,
        conversation=started.conversation_id,
        diner=started.diner,
        cookie=f"diner={open_diner_login(diner=started.diner)}",
        key=secret,
    )
