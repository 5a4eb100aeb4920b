"""One evening of the referee's kind on the engine: his minutes and names to ours and back.

`bookings` are his word; with us they are stays.
"""

import datetime as dt
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from reservations.engine import Combination, Day, FloorPlan, Period, Refusal, Stay, Table, Wish
from reservations.engine.daybook import DayBook
from reservations.engine.decide import give, price_of
from reservations.engine.forecast import Expected, Forecast
from reservations.engine.pricing import Pricing
from reservations.engine.repack import repack
from reservations.engine.room import Patience
from reservations.engine.steering import reluctance

Message = dict[str, Any]
MIDNIGHT = dt.datetime(2027, 6, 4, tzinfo=dt.UTC)
NOTICE = 60
"""Minutes of notice that a guest of the waitlist needs."""
LONG_BEFORE = -60 * 24 * 60
"""The minute at which the first prices are made."""
STEPS_AT_FIRST = 150
WORK_OF_STEPS = 45
"""A step takes about as long as there are classes of tables and three more: 7 at a time for 3 classes, 3 for 11."""
REQUESTS_BETWEEN = 3
"""The job that keeps prices fresh runs a little when a table is freed and at every third request,"""
BETWEEN_FLEXIBLE = 2
"""or the second, where prices choose among several times; for walk-ins, who ask for none, not at all."""
PATIENCE = 3_000
"""Work for all the starts that one guest would take, in units looked at."""


def instant(minutes: int) -> dt.datetime:
    """Give the instant of a minute of the service day."""
    return MIDNIGHT + dt.timedelta(minutes=minutes)


def minutes(at: dt.datetime) -> int:
    """Give the minute of the service day of an instant."""
    return (at - MIDNIGHT) // dt.timedelta(minutes=1)


class Evening:
    """A house from its first request to its last guest."""

    def __init__(self, house: Message, *, look_ahead: bool) -> None:
        self._names = [table["id"] for table in house["tables"]]
        self._areas = {name: number for number, name in enumerate(house["areas"], start=1)}
        self._book = DayBook(replace(self._day(house), protect=look_ahead))
        self._pricing = Pricing(self._book, forecast_of(house["forecast"]))
        self._steps = max(3, WORK_OF_STEPS // (3 + self._pricing.classes))
        self._look_ahead(STEPS_AT_FIRST)
        self._waiting: dict[str, Message] = {}
        self._plan: dict[str, tuple[int, ...]] = {}

    def answer(self, message: Message) -> Message:
        """Take in one message and answer it."""
        if message["type"] == "end":
            return {"plan": {stay: self._tables(tables) for stay, tables in self._plan.items()}}
        self._book.now = instant(message["t"])
        return {
            "request": self._request,
            "cancel": self._cancel,
            "start": self._start,
            "no_show": self._no_show,
        }[message["type"]](message)

    def _look_ahead(self, steps: int) -> None:
        """Do what the background job of the product does."""
        self._since = 0
        self._pricing.look_again()
        self._pricing.refine(steps)
        self._book.know_prices(self._pricing.prices())

    def _steered(self, asked: Message, times: list[int]) -> list[int]:
        """Order the times that a guest accepts: what is good for the house, near the wish."""
        if len(times) < 2:
            return times
        wished = asked["times"][0]

        def order(time: int) -> tuple[float, int]:
            price = price_of(self._book, self._wish(asked, time))
            return reluctance(price, abs(time - wished) / 15), abs(time - wished)

        return sorted(times, key=order)

    def _request(self, asked: Message) -> Message:
        self._since += 1
        between = BETWEEN_FLEXIBLE if len(asked["times"]) > 1 else REQUESTS_BETWEEN
        if self._since >= between and not asked["walk_in"]:
            self._look_ahead(self._steps)
        patience = Patience(PATIENCE)
        for time in self._steered(asked, asked["times"]):
            given = self._give(asked, time, patience)
            if given is not None:
                return {"accept": True, "time": time, "assign": given}
        if asked["waitlist"]:
            self._waiting[asked["id"]] = asked
        return {"accept": False}

    def _cancel(self, gone: Message) -> Message:
        self._waiting.pop(gone["id"], None)
        freed = self._book.take_out(gone["id"])
        if freed is None:
            return {}
        del self._plan[gone["id"]]
        return self._fill(freed, gone["t"])

    def _start(self, due: Message) -> Message:
        stay = self._book.stays[due["id"]]
        self._book.put(replace(stay, locked=True))
        return {}

    def _no_show(self, missing: Message) -> Message:
        stay = self._book.stays[missing["id"]]
        self._book.put(replace(stay, occupied_until=instant(missing["t"])))
        return self._fill(stay, missing["t"])

    def _fill(self, freed: Stay, now: int) -> Message:
        """Use what was given up: for parties that sit worse than they could, then for those who wait."""
        self._look_ahead(self._steps)
        moved = repack(self._book, freed)
        self._plan.update(moved)
        assign = {stay: self._tables(tables) for stay, tables in moved.items()}
        promoted = []
        for name, asked in list(self._waiting.items()):
            times = [time for time in asked["times"] if time >= now + NOTICE]
            patience = Patience(PATIENCE)
            for time in self._steered(asked, times):
                given = self._give(asked, time, patience)
                if given is not None:
                    promoted.append({"id": name, "time": time})
                    assign.update(given)
                    del self._waiting[name]
                    break
        return {"promote": promoted, "assign": assign}

    def _give(self, asked: Message, time: int, patience: Patience) -> dict[str, list[str]] | None:
        wish = self._wish(asked, time)
        paced = not asked["walk_in"]
        answer = give(self._book, wish, asked["id"], patience=patience, paced=paced)
        if isinstance(answer, Refusal):
            return None
        changed = {asked["id"]: answer.tables, **answer.moves}
        self._plan.update(changed)
        return {stay: self._tables(tables) for stay, tables in changed.items()}

    def _wish(self, asked: Message, time: int) -> Wish:
        return Wish(
            party_size=asked["party"],
            starts_at=instant(time),
            area=self._areas[asked["area"]] if asked["area"] else None,
            by_staff=asked["walk_in"],
        )

    def _tables(self, tables: tuple[int, ...]) -> list[str]:
        return [self._names[table] for table in tables]

    def _day(self, house: Message) -> Day:
        return Day(
            date=MIDNIGHT.date(),
            zone=ZoneInfo("UTC"),
            now=instant(LONG_BEFORE),
            plan=self._floor(house),
            periods=(
                Period(
                    opens=house["open"],
                    last_seating=house["last_seating"],
                    step=house["slot_minutes"],
                    pacing_covers=house["pacing_covers"],
                ),
            ),
            turns=tuple((up_to, length) for up_to, length in house["turn_minutes"]),
            buffer_minutes=house["buffer_minutes"],
            max_advance_days=10_000,
        )

    def _floor(self, house: Message) -> FloorPlan:
        number = {name: place for place, name in enumerate(self._names)}
        return FloorPlan(
            tables=tuple(
                Table(
                    id=number[table["id"]],
                    min_party=table["min"],
                    max_party=table["max"],
                    area=self._areas[table["area"]],
                )
                for table in house["tables"]
            ),
            combinations=tuple(
                Combination(
                    id=place,
                    tables=tuple(number[name] for name in each["tables"]),
                    min_party=each["min"],
                    max_party=each["max"],
                )
                for place, each in enumerate(house["combinations"])
            ),
        )


def forecast_of(told: Message) -> Forecast:
    """Give the forecast that the referee's house knows from its history."""
    booked, walking, leads = (
        told["booked_requests"],
        told["walk_in_requests"],
        told["mean_lead_days"],
    )
    return Forecast(
        expected=tuple(
            Expected(
                party_size=int(size),
                reserving=booked.get(size, 0.0),
                walking_in=walking.get(size, 0.0),
                lead_days=leads.get(size, 4.0),
            )
            for size in {**booked, **walking}
        ),
        starts=tuple((int(wall), weight) for wall, weight in told["time_weights"].items()),
        flexible=tuple((int(flex), share) for flex, share in told["flex_quarters"].items()),
        cancelled=told["cancel_rate"],
        missed=told["no_show_rate"],
    )
