"""`manage.py load_demo [--probe]`: the demo restaurants, once."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from config import env
from config.demo.loading import describe, load
from config.serving.ready import addresses, demo_path, write_demo


class Command(BaseCommand):
    """Stores the demo houses that are missing and writes demo.json; may be repeated."""

    help = "Load the demo restaurants; repeated, it adds nothing twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--probe",
            action="store_true",
            help="also the empty house probestube, for scripted dialogues",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        begin = time.monotonic()
        for house in load(probe=options["probe"]):
            self.stdout.write(f"{house.spec.name}: {house.reservations} reservations stored")
        write_demo({**addresses(env.PORT), **describe()})
        self.stdout.write(f"{demo_path()} written, {time.monotonic() - begin:.1f} s")
