"""Many bookers who write down what they were promised, ask again until they know, and read the book at the end.

The notes are in the form that tests/faults/tools/history.py judges.
"""

import datetime as dt
import http.client
import json
import random
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

Nobody = (OSError, http.client.HTTPException, ValueError)
TRIES = 120
UNAVAILABLE = 503
PATIENCE_SECONDS = 10


@dataclass(slots=True, kw_only=True)
class Bookers:
    """Everybody who wants a table of one house, and what each was told."""

    port: int
    slug: str
    key: str
    seed: int = 1
    events: list[dict[str, Any]] = field(default_factory=list)
    outcome: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(
        self, method: str, path: str, body: Any = None, **headers: str
    ) -> tuple[int, Any, http.client.HTTPMessage]:
        """One request with the house's key."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            link.request(
                method,
                path,
                None if body is None else json.dumps(body),
                {
                    "Authorization": f"Bearer {self.key}",
                    "Content-Type": "application/json",
                    **sent,
                },
            )
            answer = link.getresponse()
            text = answer.read()
            return answer.status, json.loads(text) if text else None, answer.headers
        finally:
            link.close()

    def starts(self, evenings: int, party_size: int) -> list[str]:
        """Three neighbouring free starts on each of so many evenings."""
        found: list[str] = []
        date = dt.date.today() + dt.timedelta(days=3)  # noqa: DTZ011 -- any day will do
        while len(found) < 3 * evenings:
            path = (
                f"/api/v1/businesses/{self.slug}/availability/?date={date}&party_size={party_size}"
            )
            _, body, _ = self.ask("GET", path)
            offered = [slot["starts_at"] for slot in body["slots"]]
            middle = max(0, len(offered) // 2 - 1)
            found += offered[middle : middle + 3] if len(offered) >= 3 else []
            date += dt.timedelta(days=1)
        return found

    def rush(
        self,
        posts: int,
        starts: list[str],
        *,
        at_once: int = 24,
        meanwhile: Callable[[int], None] = lambda answered: None,
    ) -> None:
        """Make so many reservations; `meanwhile` is called with the number of answers so far, in this thread."""
        numbers = iter(range(posts))
        threads = [
            threading.Thread(target=self._book_many, args=(numbers, starts))
            for _ in range(at_once)
        ]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            meanwhile(sum(self.outcome.values()))
            time.sleep(0.01)

    def read_the_book(self, starts: list[str]) -> None:
        """Note every reservation of those days, and every promised one, with each of its tables."""
        rows = {}
        for date in sorted({start[:10] for start in starts}):
            path: str | None = f"/api/v1/reservations/?date={date}"
            while path:
                status, page = self._read(path)
                assert status == 200, page
                rows |= {row["id"]: row for row in page["results"]}
                following = urlsplit(page["next"] or "")
                path = f"{following.path}?{following.query}" if page["next"] else None
        for promised in {event.get("booking") for event in self.events} - set(rows) - {None}:
            status, row = self._read(f"/api/v1/reservations/{promised}/")
            if status == 200:
                rows[row["id"]] = row
        for row in rows.values():
            self.events += [_final(row, table) for table in row["tables"] or [{"id": None}]]

    def _read(self, path: str) -> tuple[int, Any]:
        """Status and body, asked for again while the house is too busy to say."""
        for _ in range(TRIES):
            status, body, headers = self.ask("GET", path)
            if status != UNAVAILABLE:
                return status, body
            time.sleep(float(headers["Retry-After"]))
        raise AssertionError(f"too busy all the time: {path}")

    def _book_many(self, numbers: Any, starts: list[str]) -> None:
        while True:
            with self._lock:
                number = next(numbers, None)
            if number is None:
                return
            self._book(number, starts, random.Random(f"{self.seed} {number}"))

    def _book(self, number: int, starts: list[str], chance: random.Random) -> None:
        mine, party_size = str(uuid.UUID(int=chance.getrandbits(128))), chance.randint(2, 8)
        wish = {
            "starts_at": chance.choice(starts),
            "party_size": party_size,
            "name": f"Gast {number}",
            "email": f"gast{number}@example.org",
        }
        for attempt in range(TRIES):
            self._note(e="ask", key=mine, party=party_size)
            told = self._told(wish, mine)
            if told is None:
                time.sleep(chance.uniform(0, min(1, 0.05 * 2 ** min(attempt, 5))))
                continue
            status, booking = told
            with self._lock:
                self.outcome[status] += 1
            self._note(e="answer", key=mine, status=status, booking=booking)
            if chance.random() > 0.2:  # one in five asks once more, for nothing
                return
        self._note(e="gave-up", key=mine)

    def _told(self, wish: dict[str, Any], key: str) -> tuple[str, str | None] | None:
        """(status, reservation), ("refused", None), or None when nobody can know: ask again."""
        try:
            status, body, headers = self.ask(
                "POST", "/api/v1/reservations/", wish, Idempotency_Key=key
            )
        except Nobody:
            status, body, headers = 0, {}, http.client.HTTPMessage()
        if status in {200, 201}:
            return body["status"], body["id"]
        if (status, body.get("code")) == (409, "no_table"):
            return "refused", None
        again = status in {0, 429} or status >= 500 or body.get("code") == "conflict"
        if not again:
            raise AssertionError(f"unexpected answer: {status} {body}")
        with self._lock:
            self.lost += 1
        time.sleep(min(1.0, float(headers.get("Retry-After") or 0)))
        return None

    def _note(self, **event: Any) -> None:
        with self._lock:
            self.events.append(event)


def _final(row: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    expires = row["hold_expires_at"]
    is_over = row["status"] == "held" and expires and _instant(expires) <= time.time()
    return {
        "e": "final",
        "booking": row["id"],
        "table": table["id"],
        "start": _instant(row["starts_at"]),
        "end": _instant(row["occupied_until"]),
        "status": "expired" if is_over else row["status"],
        "key": row["idempotency_key"] or None,
    }


def _instant(text: str) -> float:
    return dt.datetime.fromisoformat(text).timestamp()
