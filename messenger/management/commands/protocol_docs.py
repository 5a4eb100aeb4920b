"""Write docs/asyncapi.yaml from the types of the protocol. A test compares them."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand

from messenger.protocol.asyncapi import document

HEAD = "# Made by `python manage.py protocol_docs` from messenger/protocol. Do not edit.\n"


def asyncapi_yaml() -> str:
    """The text of docs/asyncapi.yaml."""
    return HEAD + yaml.safe_dump(document(), sort_keys=False, allow_unicode=True, width=110)


class Command(BaseCommand):
    """Brings docs/asyncapi.yaml up to date."""

    help = "Write docs/asyncapi.yaml from the types of the protocol."

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "asyncapi.yaml"
        path.write_text(asyncapi_yaml(), encoding="utf-8")
