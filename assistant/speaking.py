"""From what a skill wants to say to entries of the conversation."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from assistant.skills import Card, CardState, Notice, Outgoing, Text
from messenger.actions import write_entries
from messenger.enums import EntryKind, SenderKind
from messenger.live.posts import Author, NewEntry

NAME = ""
"""The assistant has no name of its own; clients write "Assistant" in their language."""


def entry_of(said: Outgoing, *, author: Author, cid: UUID) -> NewEntry:
    """One entry; `cid` must be the same whenever the same thing is said again."""
    match said:
        case Text(body=body):
            return NewEntry(cid=cid, author=author, body=body)
        case Card(card=card):
            return NewEntry(cid=cid, author=author, kind=EntryKind.CARD, body="", card=card)
        case CardState(target=target, state=state):
            change = {"target": target, "what": "card", "data": {"state": state}}
            return NewEntry(cid=cid, author=author, kind=EntryKind.CHANGE, change=change)
        case Notice(body=body):
            system = replace(author, kind=SenderKind.SYSTEM)
            return NewEntry(cid=cid, author=system, kind=EntryKind.SYSTEM, body=body)


def entries_of(
    said: Sequence[Outgoing], *, assistant_id: int, cid: UUID, kind: SenderKind
) -> list[NewEntry]:
    """All of it in order, each with an id derived from `cid` and its place."""
    author = Author(participant_id=assistant_id, kind=kind, name=NAME)
    return [entry_of(each, author=author, cid=part(cid, i)) for i, each in enumerate(said)]


def part(cid: UUID, number: int) -> UUID:
    """The client id of one of several entries that are said together."""
    return uuid5(cid, str(number))


def without_voice(said: Sequence[Outgoing]) -> list[Outgoing]:
    """The same as facts of the system: sentences become lines in the middle, cards stay what they are."""
    return [Notice(body=each.body) if isinstance(each, Text) else each for each in said]


def tell(
    *, conversation_id: UUID, assistant_id: int, outgoing: Sequence[Outgoing], cid: UUID
) -> None:
    """Say facts outside of any turn, as the system; saying it twice says it once."""
    if outgoing:
        entries = entries_of(outgoing, assistant_id=assistant_id, cid=cid, kind=SenderKind.SYSTEM)
        write_entries(conversation_id=conversation_id, entries=entries)
