"""Refusals of the messenger."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from common.errors import Conflict, DomainError, Invalid, NotFound, TooBig, Unavailable


class Stale(Conflict):
    """A colleague has written what this answer has not seen; `missed` are the entries."""

    title = _("A colleague has written in the meantime.")

    def __init__(self, missed: Sequence[Any]) -> None:
        super().__init__()
        self.missed = tuple(missed)


class ConversationEnded(DomainError):
    """The thread goes on elsewhere, or the house has ended it for good."""

    code, title, status = "closed", _("This conversation has ended."), 409


class ClientIdReused(Conflict):
    """The same client id came with another text before."""

    title = _("This message was sent before with another text.")


class TurnLost(Conflict):
    """The assistant's turn is overtaken: a person answers now, or another process has answered."""

    title = _("This turn has been taken already.")


BY_CODE: dict[str, type[DomainError]] = {
    "bad": Invalid,
    "not_found": NotFound,
    "conflict": ClientIdReused,
    "closed": ConversationEnded,
    "too_big": TooBig,
    "unavailable": Unavailable,
}
