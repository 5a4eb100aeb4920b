"""Where a turn takes place: the house, its rules, the thread, and what is known so far."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from accounts.proofs import has_proved_contact
from assistant.skills import OpenCard, Thread
from businesses.models import Business
from reservations.actions import By, free_to_cancel_until
from reservations.chat.draft import BookingDraft, read_draft
from reservations.engine import instant_of
from reservations.enums import ReservationStatus
from reservations.models import Area, Policy, Reservation
from reservations.queries import HousePlan, house_plan
from reservations.queries.house_plan import DAY_MINUTES, STAFF_DAY_STARTS
from reservations.queries.of_diner import coming_of_diner

PLAN = "plan"
"""Under this name the house's rules are kept for the turn."""


@dataclass(slots=True, kw_only=True)
class Scene:
    """One turn's surroundings; `draft` is this turn's own copy and may be changed."""

    business: Business
    plan: HousePlan
    thread: Thread
    draft: BookingDraft
    acting: By | None = None
    """A member of staff who acts for the diner by hand."""

    @property
    def policy(self) -> Policy:
        """The house's rules."""
        return self.plan.policy

    @property
    def areas(self) -> tuple[Area, ...]:
        """The house's areas."""
        return self.plan.areas

    @property
    def zone(self) -> ZoneInfo:
        """The restaurant's zone."""
        return self.thread.zone

    @property
    def local_now(self) -> dt.datetime:
        """The restaurant's wall clock."""
        return self.thread.now.astimezone(self.zone)

    def wall_on(self, date: dt.date, time: dt.time) -> int:
        """Minutes from the midnight that begins a service day; half past midnight is in the night after it."""
        wall = time.hour * 60 + time.minute
        rules = self.plan.period_rules(date)
        runs_late = any(rule.period.last_seating >= DAY_MINUTES for rule in rules)
        if runs_late and time < STAFF_DAY_STARTS and not any(r.includes(wall) for r in rules):
            wall += DAY_MINUTES
        return wall

    def start_on(self, date: dt.date, time: dt.time) -> dt.datetime:
        """The start that this time of day means on a service day."""
        return instant_of(date, self.wall_on(date, time), self.zone)

    def day_and_time(self, starts_at: dt.datetime) -> tuple[dt.date, dt.time]:
        """The way back: the service day of a start, and its time on the restaurant's clock."""
        local = starts_at.astimezone(self.zone)
        time = local.time().replace(second=0, microsecond=0, fold=0)
        return self.plan.service_date(starts_at), time

    @property
    def by(self) -> By:
        """Who changes something: the diner, unless a person acts for them."""
        if self.acting is not None:
            return self.acting
        return By.diner(
            self.thread.diner_id,
            self.draft.name,
            verified=has_proved_contact(self.thread.diner_id),
            reaches=self.reached,
        )

    @property
    def reached(self) -> frozenset[UUID]:
        """Reservations made elsewhere that were opened by reference and code."""
        return frozenset(UUID(each) for each in self.draft.reached)

    def area(self, slug: str | None) -> Area | None:
        """The area of that short name."""
        return next((area for area in self.areas if area.slug == slug), None)

    def area_name(self, slug: str | None) -> str:
        """The area's name in the diner's language, '' for none."""
        area = self.area(slug)
        return area.name_in(self.thread.lang) if area else ""

    def open_cards(self, *kinds: str) -> list[OpenCard]:
        """Cards of these kinds that still count, newest first."""
        return [
            card
            for card in reversed(self.thread.open_cards)
            if not kinds or card.card.get("kind") in kinds
        ]

    def coming(self) -> list[Reservation]:
        """The diner's own reservations in this house that are still to come, soonest first."""
        key = f"coming {sorted(self.draft.reached)}"
        if key not in self.thread.read:
            self.thread.read[key] = coming_of_diner(
                self.business, self.thread.diner_id, self.thread.now, self.reached
            )
        return list(self.thread.read[key])

    def is_too_late(self, row: Reservation) -> bool:
        """Whether the diner may no longer call off or change this one."""
        until = free_to_cancel_until(row, self.policy.cancel_until_minutes)
        promised = row.status in (ReservationStatus.CONFIRMED, ReservationStatus.REQUESTED)
        return promised and self.thread.now > until

    @property
    def replaces(self) -> UUID | None:
        """The hold or reservation whose tables a new choice would give back."""
        return UUID(self.draft.reservation) if self.draft.reservation else None

    def own(self, reservation_id: str | None) -> Reservation | None:
        """The diner's reservation of that id, or None; somebody else's looks like none."""
        if not reservation_id:
            return None
        return (
            Reservation.objects.for_business(self.business.pk)
            .filter(
                Q(diner_id=self.thread.diner_id) | Q(pk__in=self.reached), pk=UUID(reservation_id)
            )
            .select_related("area")
            .first()
        )


def set_scene(thread: Thread) -> Scene:
    """Read the house and the draft once for a turn."""
    if PLAN not in thread.read:
        thread.read[PLAN] = house_plan(thread.business)
    return Scene(
        business=thread.business,
        plan=thread.read[PLAN],
        thread=thread,
        draft=read_draft(thread.draft),
    )
