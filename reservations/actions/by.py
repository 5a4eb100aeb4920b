"""Who acts."""

from dataclasses import dataclass, field
from uuid import UUID

from businesses.enums import Role
from businesses.models import ApiKey, Membership
from common.errors import NotFound
from reservations.enums import Actor
from reservations.models import Reservation


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who does something, for rights and for the history. `business_id` is the house they belong to."""

    actor: Actor
    uuid: UUID | None = None
    name: str = ""
    role: Role | None = None
    business_id: int | None = None
    verified: bool = False
    """Whether a diner has proved a mail address or phone number."""
    reaches: frozenset[UUID] = field(default_factory=frozenset)
    """Reservations of others that this diner has opened by reference and code."""

    @classmethod
    def member(cls, membership: Membership) -> "By":
        """A member of staff, in one house."""
        user = membership.user
        return cls(
            actor=Actor.STAFF,
            uuid=user.uuid,
            name=user.get_full_name() or user.get_username(),
            role=Role(membership.role),
            business_id=membership.business_id,
        )

    @classmethod
    def key(cls, api_key: ApiKey) -> "By":
        """An integrator's key."""
        return cls(actor=Actor.KEY, name=api_key.name, business_id=api_key.business_id)

    @classmethod
    def diner(
        cls,
        diner_id: UUID,
        name: str = "",
        *,
        verified: bool = False,
        reaches: frozenset[UUID] = frozenset(),
    ) -> "By":
        """The person who chats."""
        return cls(actor=Actor.DINER, uuid=diner_id, name=name, verified=verified, reaches=reaches)

    @classmethod
    def system(cls) -> "By":
        """A task, on behalf of nobody."""
        return cls(actor=Actor.SYSTEM)

    @property
    def is_staff(self) -> bool:
        """Whether notice, horizon, pacing, periods and online-only rules are lifted."""
        return self.actor == Actor.STAFF

    def must_serve(self, business_id: int) -> None:
        """Raise NotFound when these hands belong to another house."""
        if self.actor in {Actor.STAFF, Actor.KEY} and self.business_id != business_id:
            raise NotFound

    def must_reach(self, reservation: Reservation) -> None:
        """Raise NotFound unless this is a reservation of theirs (staff and keys reach all of their house)."""
        if self.actor != Actor.DINER or reservation.id in self.reaches:
            return
        if self.uuid is None or reservation.diner_id != self.uuid:
            raise NotFound
