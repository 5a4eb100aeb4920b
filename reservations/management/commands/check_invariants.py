"""`manage.py check_invariants`: one JSON line; exit 1 unless every count is 0."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from reservations.queries.invariants import violations


class Command(BaseCommand):
    help = "Count double bookings, gaps in conversations, broken promises, rows across houses and orphans."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the counts and fail when one is not 0."""
        counts = violations().as_dict()
        self.stdout.write(json.dumps(counts))
        if any(counts.values()):
            raise SystemExit(1)
