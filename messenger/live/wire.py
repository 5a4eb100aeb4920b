"""Stored entries as they go over the wire, with the house's offset."""

import datetime as dt
from zoneinfo import ZoneInfo

from messenger.live.posts import Row
from messenger.protocol import Msg, Sender, encode
from messenger.protocol.server import Entry


def at_house(at: dt.datetime, zone: ZoneInfo | None) -> dt.datetime:
    """The instant with the offset of the house."""
    return at if zone is None else at.astimezone(zone)


def msg_text(row: Row, zone: ZoneInfo | None) -> str:
    """The `msg` frame of an entry."""
    return encode(
        Msg(
            seq=row.seq,
            id=row.id,
            cid=row.cid,
            sender=_sender(row),
            kind=row.kind,
            body=row.body,
            card=row.card,
            tap=row.tap,
            change=row.change,
            at=at_house(row.at, zone),
        )
    )


def entry(row: Row, zone: ZoneInfo | None) -> Entry:
    """The entry as a value (REST, and the `missed` of an error)."""
    return Entry(
        seq=row.seq,
        id=row.id,
        cid=row.cid,
        sender=_sender(row),
        kind=row.kind,
        body=row.body,
        card=row.card,
        tap=row.tap,
        change=row.change,
        at=at_house(row.at, zone),
    )


def _sender(row: Row) -> Sender:
    return Sender(
        id=str(row.author.participant_id), kind=str(row.author.kind), name=row.author.name
    )
