"""A worker process answers in the chat too, and is set up for it like one that serves."""

import gc
import signal

from config.management.commands import work


class Over:
    """Background work that is done at once; it knows how much the collector leaves alone."""

    is_alive = False
    frozen = 0

    def start(self, *, alone: bool) -> None:
        Over.frozen = gc.get_freeze_count()

    def stop(self, _patience: float) -> None:
        """Nothing runs."""


def test_what_a_worker_has_loaded_is_left_alone_by_the_garbage_collector(monkeypatch):
    monkeypatch.setattr(work, "Background", Over)
    monkeypatch.setattr(work, "follow_parent", lambda: None)
    before, thresholds = gc.get_freeze_count(), gc.get_threshold()
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    monkeypatch.setattr(
        work.threading.Event, "wait", lambda _self, _seconds: False
    )  # it ends because nothing is alive
    try:
        work.Command().handle()
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
        for number, handler in handlers.items():
            signal.signal(number, handler)

    assert Over.frozen > before
