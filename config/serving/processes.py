"""Several web processes on one socket and one worker process, watched by their parent."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from types import FrameType

from config import env

GRACE_SECONDS = 2.5
BEFORE_AGAIN_SECONDS = 0.3


@dataclass(slots=True)
class Family:
    """The child processes; whoever dies is started again, and all end with the parent."""

    door: socket.socket
    web_processes: int
    with_worker: bool
    children: dict[int, tuple[subprocess.Popen[bytes], list[str]]] = field(default_factory=dict)
    ending: bool = False

    def start(self) -> None:
        """Start every child."""
        door = str(self.door.fileno())
        commands = [["serve", "--on-fd", door] for _ in range(self.web_processes)]
        commands += [["work"]] if self.with_worker else []
        for command in commands:
            self._start(command)

    def watch(self) -> None:
        """Return after SIGINT or SIGTERM, when all children have ended."""
        signal.signal(signal.SIGINT, self._end)
        signal.signal(signal.SIGTERM, self._end)
        while not self.ending:
            time.sleep(0.2)
            for pid, (process, command) in list(self.children.items()):
                if process.poll() is not None and not self.ending:
                    del self.children[pid]
                    time.sleep(BEFORE_AGAIN_SECONDS)
                    self._start(command)
        self._wait()

    def _start(self, command: list[str]) -> None:
        process = subprocess.Popen(  # noqa: S603 -- our own command
            [sys.executable, str(env.ROOT / "manage.py"), *command],
            pass_fds=[self.door.fileno()],
            env={**os.environ, "STAMMTISCH_PARENT": str(os.getpid())},
        )
        self.children[process.pid] = (process, command)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.ending = True
        for process, _ in self.children.values():
            process.terminate()

    def _wait(self) -> None:
        deadline = time.monotonic() + GRACE_SECONDS
        for process, _ in self.children.values():
            try:
                process.wait(max(0.01, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def follow_parent() -> None:
    """End this process when its parent is gone, even if that was killed without warning."""
    parent = int(os.environ.get("STAMMTISCH_PARENT", "0"))
    if not parent:
        return

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=look, name="follow-parent", daemon=True).start()
