"""How reservations refuse. Codes are API (docs/api/errors.md); titles are for people."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.errors import DomainError, Throttled


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A start that could be had when it was looked up; `area` is a short name, or None if none was asked for."""

    starts_at: dt.datetime
    area: str | None

    def as_json(self, zone: ZoneInfo) -> dict[str, str | None]:
        """The offer as interfaces speak it, in the house's own time."""
        return {
            "starts_at": self.starts_at.astimezone(zone).isoformat(timespec="seconds"),
            "area": self.area,
        }


class NoTable(DomainError):
    """No table is free then; `alternatives` could be had at about that moment.

    Looking them up takes longer than the refusal, and mostly a lock is still held at that moment: whoever does not
    tell them never asks.
    """

    code, title, status = "no_table", _("No table is free at that time."), 409

    def __init__(
        self,
        detail: str | Promise | None = None,
        *,
        alternatives: Callable[[], Sequence[Offer]] = tuple,
        zone: ZoneInfo | None = None,
    ) -> None:
        super().__init__(detail)
        self._look_up, self._zone = alternatives, zone or ZoneInfo("UTC")

    @cached_property
    def alternatives(self) -> tuple[Offer, ...]:
        """Other starts, at most three."""
        return tuple(self._look_up())

    @property
    def extra(self) -> Mapping[str, Any]:
        """The alternatives as interfaces speak them."""
        return {"alternatives": [offer.as_json(self._zone) for offer in self.alternatives]}


class Closed(DomainError):
    code, title = "closed", _("The restaurant does not seat guests then.")


class TooSoon(DomainError):
    code, title = "too_soon", _("That is too short notice to reserve online.")


class TooFar(DomainError):
    code, title = "too_far", _("That is further ahead than can be reserved.")


class TooLarge(DomainError):
    code, title = "too_large", _("The party is too large to reserve online.")


class InPast(DomainError):
    code, title = "in_past", _("That time has passed.")


class NoSuchTime(DomainError):
    """The wall-clock time is in the hour that a clock change leaves out."""

    code, title = "no_such_time", _("The clock skips this time in that night.")


class HoldExpired(DomainError):
    code, title, status = "hold_expired", _("The table was held, but the time is up."), 409


class BadTransition(DomainError):
    code, title, status = (
        "bad_transition",
        _("The reservation is no longer in a state that allows this."),
        409,
    )


class TooLate(DomainError):
    code, title = "too_late", _("It is too late for that; please call the restaurant.")


class TooManyHolds(Throttled):
    """More tables are held than this diner, address or time may hold without a proven contact."""

    title = _("Too many tables are held for you already; please confirm or release one first.")
