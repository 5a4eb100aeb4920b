"""One commit of many posts, on the flush's own thread or on whoever has no loop."""

import logging
from collections.abc import Container, Iterator, Sequence
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from common.db import CONNECTION_LOST
from messenger.live.flush import Wanted, write
from messenger.live.posts import Receipt, Refused, Written
from messenger.protocol import Code

log = logging.getLogger(__name__)
REFUSED = (DatabaseError, ValueError, OverflowError, RecursionError)
"""What one entry can bring about that the database or its driver will not take."""
UNAVAILABLE = Refused(
    code=Code.UNAVAILABLE, detail="Not stored; please try again.", retry_after=1.0
)


def commit(
    wanted: Sequence[Wanted], receipts: Sequence[Receipt] = (), *, wait: bool = False
) -> Written:
    """Store all of it in one transaction; where that fails, entry by entry, so that one cannot spoil the others."""
    try:
        return _transaction(wanted, receipts, wait=wait, look_up=False)
    except CONNECTION_LOST:
        connection.close()  # it may have been committed: look up there, too
    except REFUSED:
        pass  # most likely a client id that came before: look them up
    try:
        return _transaction(wanted, receipts, wait=wait, look_up=True)
    except CONNECTION_LOST:
        raise
    except REFUSED:
        log.warning("a batch failed and is repeated entry by entry", extra={"size": len(wanted)})
    return _one_by_one(wanted, receipts, wait=wait)


def _transaction(
    wanted: Sequence[Wanted], receipts: Sequence[Receipt], *, wait: bool, look_up: bool
) -> Written:
    with transaction.atomic():
        return write(wanted, receipts, wait=wait, look_up=look_up)


def _one_by_one(wanted: Sequence[Wanted], receipts: Sequence[Receipt], *, wait: bool) -> Written:
    whole = Written()
    put_off: set[UUID] = set()
    for index, part in enumerate(_parts(wanted, receipts, put_off, wait=wait)):
        if index < len(wanted):
            if part is None:
                whole.outcomes[index] = Refused(
                    code=Code.BAD, detail="The database refuses this entry."
                )
                continue
            if part.skipped:
                whole.skipped.append(index)
                put_off.add(wanted[index][0])
            else:
                whole.outcomes[index] = part.outcomes[0]
        if part is not None:
            whole.threads.extend(part.threads)
            whole.receipts.extend(part.receipts)
            whole.put_off.extend(part.put_off)
    return whole


def _parts(
    wanted: Sequence[Wanted], receipts: Sequence[Receipt], put_off: Container[UUID], *, wait: bool
) -> Iterator[Written | None]:
    for one in wanted:
        # Freed in between, a conversation would take a later entry before the one that was skipped.
        yield Written(skipped=[0]) if one[0] in put_off else _alone([one], [], wait=wait)
    for receipt in receipts:
        yield _alone([], [receipt], wait=wait)


def _alone(wanted: Sequence[Wanted], receipts: Sequence[Receipt], *, wait: bool) -> Written | None:
    try:
        return _transaction(wanted, receipts, wait=wait, look_up=True)
    except CONNECTION_LOST:
        raise
    except REFUSED:
        log.warning("an entry was refused by the database")
        return None
