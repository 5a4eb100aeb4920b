"""The names that diners told the assistant, for the inbox: before anything is reserved no guest's record has them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from assistant.by_hand import recall_drafts
from businesses.models import Business
from messenger.extensions import register_namer
from reservations.chat.draft import read_draft
from reservations.chat.skill import TableSkill


class NamesTold:
    """Names from the drafts of the talks."""

    def names(self, business: Business, conversation_ids: Sequence[UUID]) -> Mapping[UUID, str]:
        """One query for the whole list."""
        drafts = recall_drafts(
            business=business, conversation_ids=conversation_ids, skill=TableSkill.name
        )
        told = {key: read_draft(draft).name for key, draft in drafts.items()}
        return {key: name for key, name in told.items() if name}


def plug_in() -> None:
    """Let the inbox ask."""
    register_namer(NamesTold())
