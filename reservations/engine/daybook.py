"""A service day loaded once: its rules, its stays and who sits where."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from reservations.engine import gates
from reservations.engine.bounds import Bounds
from reservations.engine.draft import Seating
from reservations.engine.floor import Choice, Unit, floor_of
from reservations.engine.gates import Gates, Pacing, Start
from reservations.engine.grid import grid_around
from reservations.engine.ground import Ground
from reservations.engine.market import market_of
from reservations.engine.model import Day, Reason, Stay
from reservations.engine.openings import Openings
from reservations.engine.prices import Prices
from reservations.engine.room import FULL_PATIENCE, Patience, make_room
from reservations.engine.seats import Need, Seats
from reservations.engine.steering import PriceList

NEWCOMER = "\0newcomer"
"""The name of the asking party within a search; no stay is called so."""


class DayBook:
    """All stays of a service day; answers whether a party fits and takes in what was decided."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.now = day.now
        """The moment at which all is judged; whoever keeps the book moves it on."""
        self.floor = floor_of(day.plan)
        self._gates = Gates(day)
        self._prices: PriceList | None = None
        self.know_prices(day.prices)
        self.grid = grid_around(day.date, day.zone)
        self.stays = {stay.id: stay for stay in day.stays}
        self._starts: dict[int, dict[dt.datetime, tuple[Start, ...]]] = {}
        self._masks: dict[tuple[dt.datetime, int], tuple[int, int]] = {}
        self.ground = Ground(day, self.floor, self.grid)
        self._openings: Openings | None = Openings(self.ground.taken_with(day.stays))
        self._bounds: Bounds | None = None
        self._hopeless: set[tuple[Choice, int]] = set()
        """What could not be had; more stays do not change that, fewer do."""

    @cached_property
    def seats(self) -> Seats:
        """Who sits where and who may be moved; most questions about free starts do without."""
        stays, reassign = self.stays.values(), self.day.reassign
        return Seats(self.floor, self.grid, self.ground, stays, reassign=reassign)

    @cached_property
    def pacing(self) -> Pacing:
        """Who starts when."""
        return Pacing(self.stays.values())

    def know_prices(self, prices: Prices | None) -> None:
        """Take other prices than those known until now."""
        market = market_of(self.floor)
        known = prices is not None and prices.classes == market.classes
        self._prices = PriceList(prices, market) if prices and known else None

    @property
    def has_prices(self) -> bool:
        """Whether anything is known of guests still to come."""
        return self._prices is not None

    def price(self, need: Need, *, paced: bool = True) -> float:
        """Give the covers that a party is expected to cost; 0 where nothing is known."""
        return self._prices.of(need, paced=paced) if self._prices else 0.0

    def price_at(self, unit: Unit, need: Need) -> float:
        """Give the covers that just this unit is expected to cost if the party has it."""
        return self._prices.of_unit(unit.tables, need) if self._prices else 0.0

    def is_too_dear(self, need: Need) -> bool:
        """Tell whether the house would rather wait for others than take this party then."""
        return self.day.protect and self.price(need) > need.party_size

    def put(self, stay: Stay) -> None:
        """Take in a stay, or put it in place of the one with the same id."""
        self.take_out(stay.id)
        seats, pacing = self.seats, self.pacing  # as they are before it
        self._bounds = self._openings = None
        self.stays[stay.id] = stay
        seats.add(stay, may_move=self.day.reassign and not stay.locked)
        pacing.count(stay)

    def take_out(self, stay: str) -> Stay | None:
        """Forget a stay and give it back; None if there is none of that id."""
        found = self.stays.get(stay)
        if found:
            self.seats.remove(found)
            self.pacing.count(found, times=-1)
            self._bounds = self._openings = None
            self._hopeless.clear()
            del self.stays[stay]
        return found

    def move(self, moves: Mapping[str, tuple[int, ...]]) -> None:
        """Give stays other tables, all at once."""
        moved = [(self.take_out(stay), tables) for stay, tables in moves.items()]
        for stay, tables in moved:
            if stay:
                self.put(replace(stay, tables=tables))

    def party_obstacle(self, party_size: int) -> Reason | None:
        """Say whether a party of this size can be had online here at all."""
        too_large = party_size > self.floor.largest_party
        return gates.party_obstacle(self.day, party_size) or (
            Reason.TOO_LARGE if too_large else None
        )

    def obstacle(
        self,
        start: Start,
        party_size: int,
        *,
        by_staff: bool,
        kept: dt.datetime | None = None,
    ) -> Reason | None:
        """Say what stands against a start apart from the tables, or None; `kept` is the party's own start."""
        found = self._gates.obstacle(start, self.now, by_staff=by_staff, kept=kept)
        if found or by_staff or not start.is_paced or self.pacing.allows(start, party_size):
            return found
        return Reason.FULL

    def starts(self, party_size: int) -> Mapping[dt.datetime, tuple[Start, ...]]:
        """Give the starts of a party of this size by instant, one for each period that has it."""
        found = self._starts.get(party_size)
        if found is None:
            found = self._starts[party_size] = {}
            for start in gates.starts_of(self.day, party_size):
                found[start.starts_at] = (*found.get(start.starts_at, ()), start)
        return found

    def areas(self, area: int | None) -> tuple[int | None, ...]:
        """List where to look for a party that asked for this area, or for none."""
        return self.floor.areas if area is None else (area,)

    def pinned(self, tables: tuple[int, ...], party_size: int, *, by_staff: bool) -> Choice:
        """Give the unit of exactly these tables, if it may be had; staff may join any."""
        if not by_staff:
            suiting = self.floor.anywhere(party_size).units
            listed = (u for u in suiting if u.online and set(u.tables) == set(tables))
            return self.floor.exactly(tuple(listed))
        known = tables and all(table in self.floor.tables for table in tables)
        return self.floor.exactly((self.floor.joined_by_hand(tables),) if known else ())

    def needs(
        self, start: Start, party_size: int, choices: Iterable[Choice], *, by_staff: bool
    ) -> list[Need]:
        """State a new party's start as a need for each of these choices."""
        ground, span = self.ground, (start.starts_at, start.minutes)
        masks = self._masks.get(span)
        if masks is None:
            masks = self._masks[span] = self._masks_of(start)
        busy, seated = masks
        shut = ground.closed if by_staff else ground.offline
        return [Need(NEWCOMER, party_size, busy, seated, shut, choice) for choice in choices]

    def _masks_of(self, start: Start) -> tuple[int, int]:
        """Mark the quarters that hold its tables, and those in which it sits there."""
        begins_at, ends_at, buffer = start.starts_at, start.ends_at, self.ground.buffer
        busy = self.grid.mask(begins_at, ends_at + buffer)
        return busy, self.grid.mask(begins_at, ends_at) if buffer else busy

    def has_room(self, need: Need) -> bool:
        """Tell whether a party can be seated without moving anybody."""
        if self._openings is None:
            self._openings = Openings(self.seats.busy)
        return self._openings.has(need)

    def make_room(self, need: Need, patience: Patience | None = None) -> Seating | None:
        """Find tables for a party by moving others; nothing is changed.

        With `patience` no more work is done than it has left.
        """
        key = need.choice, need.busy
        if key in self._hopeless:
            return None
        if self._bounds is None:
            self._bounds = Bounds(self.floor, self.seats)
        if self._bounds.forbid(need):
            self._hopeless.add(key)
            return None
        patience = patience or Patience(FULL_PATIENCE)
        was_full = patience.is_full
        found = make_room(self.seats, need, patience)
        if found is None and was_full:
            self._hopeless.add(key)
        return found
