"""`manage.py serve`: the whole product in one process, or its web processes."""

import io
import os
import signal
import socket
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

from config import env
from config.background import Background
from config.demo import is_loaded, may_load
from config.serving.processes import Family, follow_parent
from config.serving.ready import addresses, announce, read_demo, write_demo
from config.serving.sockets import CannotListen, listen
from config.serving.web import SERVERS

THREADS_SECONDS = 1.0


def refused(why: str) -> SystemExit:
    """The end of this command with one clear line."""
    return SystemExit(f"stammtisch: {why}")


class Command(BaseCommand):
    """Migrates, loads the demo once, serves; worker and scheduler run beside it unless told otherwise."""

    help = "Serve Stammtisch: web, worker and scheduler."
    requires_system_checks: list[str] = []  # script/lint runs them; a start must be quick

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="do not load demo data")
        parser.add_argument(
            "--no-migrate", action="store_true", help="leave the database as it is"
        )
        parser.add_argument(
            "--no-worker", action="store_true", help="workers run elsewhere (manage.py work)"
        )
        parser.add_argument(
            "--server", choices=sorted(SERVERS), default=os.environ.get("WEB_SERVER", "daphne")
        )
        parser.add_argument("--on-fd", type=int, help="a child process: serve on this open socket")

    def handle(self, *args: Any, **options: Any) -> None:
        # A shell starts what it puts in the background with SIGINT ignored; Ctrl-C must end it there, too.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            if options["on_fd"] is not None:
                self._serve_as_child(options)
            else:
                self._serve(options)
        except KeyboardInterrupt:
            raise SystemExit(130) from None

    def _serve(self, options: dict[str, Any]) -> None:
        processes = env.WEB_PROCESSES
        if processes > 1:
            self._must_be_shared()
        try:
            door = listen(env.HOST, env.PORT)
        except CannotListen as exc:
            raise refused(str(exc)) from exc
        self._prepare(options)
        if processes > 1:
            self._serve_as_family(door, processes, options)
        else:
            self._serve_alone(door, options)

    @staticmethod
    def _must_be_shared() -> None:
        if connections[DEFAULT_DB_ALIAS].vendor != "postgresql" or not env.REDIS_URL:
            raise refused(
                "WEB_PROCESSES above 1 needs DATABASE_URL (PostgreSQL) and REDIS_URL, which all processes share"
            )

    def _prepare(self, options: dict[str, Any]) -> None:
        # Without the pool, which would try again for seconds and hide why the database cannot be reached.
        database = connections[DEFAULT_DB_ALIAS].settings_dict["OPTIONS"]
        pool = database.pop("pool", None)
        try:
            if not options["no_migrate"]:
                self._migrate()
            if not options["no_demo"]:
                self._load_demo_once()
            self._demo = self._demo_of_this_database()
        except OperationalError as exc:
            raise refused(f"the database cannot be used: {' '.join(str(exc).split())}") from exc
        finally:
            connections.close_all()
            if pool:
                database["pool"] = pool

    def _migrate(self) -> None:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self._say("preparing the database ...")
            call_command("migrate", interactive=False, verbosity=0)

    @staticmethod
    def _demo_of_this_database() -> dict[str, Any]:
        demo = read_demo()
        return demo if demo and is_loaded() else {}

    def _load_demo_once(self) -> None:
        if not self._demo_of_this_database():
            if not may_load():
                return  # real houses: the demo never joins them
            self._say("loading demo restaurants (once, some seconds) ...")
            call_command("load_demo", stdout=io.StringIO())
        write_demo({**read_demo(), **addresses(env.PORT)})

    def _serve_alone(self, door: socket.socket, options: dict[str, Any]) -> None:
        background = None if options["no_worker"] else Background()

        def on_ready() -> None:
            if background is not None:
                alone = connections[DEFAULT_DB_ALIAS].vendor == "sqlite"
                background.start(alone=alone)
            announce(self.stdout, env.PORT, self._demo)

        def on_stop() -> None:
            if background is not None:
                background.stop(THREADS_SECONDS)

        SERVERS[options["server"]](door, on_ready, on_stop)
        # Not sys.exit: it would wait for threads that may hang in a foreign call.
        self.stdout.flush()
        os._exit(0)

    def _serve_as_family(
        self, door: socket.socket, processes: int, options: dict[str, Any]
    ) -> None:
        family = Family(door=door, web_processes=processes, with_worker=not options["no_worker"])
        family.start()
        self._say(f"{processes} web processes, {int(family.with_worker)} worker process")
        announce(self.stdout, env.PORT, self._demo)
        family.watch()

    def _serve_as_child(self, options: dict[str, Any]) -> None:
        follow_parent()
        door = socket.socket(fileno=options["on_fd"])
        door.setblocking(False)
        SERVERS[options["server"]](door, lambda: None, lambda: None)
        os._exit(0)

    def _say(self, text: str) -> None:
        self.stdout.write(f"stammtisch: {text}")
        self.stdout.flush()
