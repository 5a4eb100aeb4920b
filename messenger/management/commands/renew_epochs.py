"""`manage.py renew_epochs`: after a restore, browsers must drop what the database no longer knows."""

import uuid
from typing import Any

from django.core.management.base import BaseCommand

from messenger.models import Conversation

BATCH = 2_000


class Command(BaseCommand):
    """Gives every conversation a new epoch, so that each client throws its copy away and reads again."""

    help = (
        "Renew the epoch of every conversation. Run it after a restore, before the server starts."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        renewed, last = 0, uuid.UUID(int=0)
        while batch := list(
            Conversation.objects.filter(pk__gt=last).order_by("pk").only("pk", "epoch")[:BATCH]
        ):
            for conversation in batch:
                conversation.epoch = uuid.uuid4()
            Conversation.objects.bulk_update(batch, ["epoch"])
            renewed, last = renewed + len(batch), batch[-1].pk
        self.stdout.write(f"{renewed} conversations")
