"""Receipts that do not come over a socket."""

from django.db import transaction

from messenger.live.flush import write
from messenger.live.posts import Receipt
from messenger.live.runtime import ring


@transaction.atomic
def advance_receipt(receipt: Receipt) -> None:
    """Store how far a participant has got; the bell rings after the commit."""
    written = write([], [receipt], wait=True)
    transaction.on_commit(lambda: ring(written))
