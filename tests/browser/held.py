"""Requests that a test keeps back, and waiting for what only a promise of the page's tells."""

import time
from re import Pattern

from playwright.sync_api import Page, Route

PATIENCE_SECONDS = 30
A_MOMENT = "new Promise((done) => setTimeout(done, 10))"


def until(page: Page, question: str) -> None:
    """Return when the page answers this question, a function that may be asynchronous, by yes."""
    # Not by `wait_for_function`: it takes the promise itself for a yes, and so does not wait for what it tells.
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not page.evaluate(question):
        assert time.monotonic() < deadline, f"still no: {question}"
        page.evaluate(A_MOMENT)


class Held:
    """Requests of this kind wait until they are let through."""

    def __init__(self, page: Page, kind: str | Pattern[str]) -> None:
        self.waiting: list[Route] = []
        self._page, self._kind, self._is_open = page, kind, False
        page.route(kind, self._pass)

    def _pass(self, route: Route) -> None:
        if self._is_open:
            route.continue_()
        else:
            self.waiting.append(route)

    def wait(self) -> None:
        """Return when one is waiting."""
        # Not by the event "request": it comes before the request is here, and the next one may never come.
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self.waiting:
            assert time.monotonic() < deadline, f"nothing asked for {self._kind}"
            self._page.evaluate(A_MOMENT)

    def let_one_through(self) -> None:
        """Answer the eldest, and return when the page has heard of it."""
        self.wait()
        with self._page.expect_response(self._kind) as answered:
            self.waiting.pop(0).continue_()
        answered.value.finished()
        self._page.evaluate(A_MOMENT)

    def lose_one(self) -> None:
        """The eldest never gets there."""
        self.wait()
        self.waiting.pop(0).abort()

    def let_through(self) -> None:
        """Answer all, from now on at once."""
        # Not by `unroute`, which lets go what it finds waiting, so that it could not be let through here.
        self._is_open = True
        while self.waiting:
            self.waiting.pop(0).continue_()
